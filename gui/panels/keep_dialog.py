"""保留并说明: the reason why a hint may stay, with the hint before one's eyes and earlier reasons at hand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.report.checks.wording import headline
from core.report.findings import Finding
from core.report.report import Report
from gui.basics.buttons import foot, push_button
from gui.basics.theme import bold
from gui.basics.widgets import fit_to_screen

_SIZE = QSize(520, 420)
_MOST = 8  # earlier reasons
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeepDialog(QDialog):
    """Afterwards, where accepted, :meth:`reason` is what was written."""

    help_topic = "keep"

    def __init__(self, finding: Finding, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("保留并说明")
        self.words = QPlainTextEdit(self)
        self.words.setAccessibleName("保留理由")
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText("例如：经核对原始台账无误，因……")
        self.earlier = QListWidget(self)
        self.earlier.setAccessibleName("以前写过的理由")
        self.earlier.addItems(list(earlier_reasons(report, finding)))
        for asked in (self.earlier.itemClicked, self.earlier.itemActivated):
            asked.connect(self._take)
        self.keep_button = push_button(self, "保留", "check", self.accept)
        self.cancel_button = push_button(self, "取消", pressed=self.reject)
        self.words.textChanged.connect(self._enable)
        self._arrange(finding)
        self._enable()
        fit_to_screen(self, _SIZE)

    def reason(self) -> str:
        """The reason, its lines as written."""
        return "\n".join(line.strip() for line in self.words.toPlainText().strip().split("\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the text makes a line; with Ctrl it keeps."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.keep_button.click()
        else:
            super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        self.words.setPlainText(item.text())
        self.words.setFocus()

    def _enable(self) -> None:
        self.keep_button.setEnabled(bool(self.reason()))

    def _arrange(self, finding: Finding) -> None:
        layout = QVBoxLayout(self)
        for words, font in ((headline(finding), bold(self.font())), (finding.message, self.font())):
            label = QLabel(words, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setFont(font)
            layout.addWidget(label)
        self._add(layout, "保留理由(&R)（将列入自查表）：", self.words)
        if self.earlier.count():
            self._add(layout, "以前写过的理由(&E)（单击采用）：", self.earlier)
        self.earlier.setVisible(bool(self.earlier.count()))
        layout.addLayout(foot(self.keep_button, self.cancel_button, helping=(QLabel("Ctrl+Enter 保留", self),)))

    def _add(self, layout: QVBoxLayout, name: str, widget: QWidget) -> None:
        label = QLabel(name, self)
        label.setBuddy(widget)
        layout.addWidget(label)
        layout.addWidget(widget, 1)


def earlier_reasons(report: Report, finding: Finding) -> tuple[str, ...]:
    """Reasons written before, each once: those for the same check first, this year's before last year's."""
    known = [*report.kept.items(), *(report.last_year.kept.items() if report.last_year else ())]
    same = f"{finding.id} "
    ordered = sorted(known, key=lambda pair: not pair[0].startswith((same, f"{finding.id}.")))
    return tuple(dict.fromkeys(reason for _, reason in ordered))[:_MOST]
