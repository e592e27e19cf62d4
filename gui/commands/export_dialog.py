"""What to export, in which style, where and under which name; open errors are named first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.report.findings import Finding, Grade, state_of
from core.report.report import Report, text_names
from core.report.texts.waiting import Waiting, waiting_paragraphs
from core.writers.layout.style import STYLES
from core.writers.registry import FORMATS
from gui.basics import dialogs
from gui.basics.buttons import foot, push_button
from gui.basics.tones import PictureLabel
from gui.basics.widgets import fit_to_screen

_NOTES = {
    "official": "按{notice}附件的格式",
    "document": "按党政机关公文格式（GB/T 9704—2012）排版",
}

_ENCLOSED = (
    "附带文字中的联动、保留的理由和未核对的标记，看不见也印不出；不含没有印出的联系方式、文件位置和用户名。\n"
    "附带时 PDF 为 PDF/A-3b，不附带时为 PDF/A-2b。不想让收到文件的人看到保留的理由，就不要勾选。"
)
_LINES = 8  # of what is left that are in sight where there is room
_DOT = "· "  # before each of them
_LONGEST = 30  # characters that are shown of a paragraph


class ExportDialog(QDialog):
    """Afterwards ``targets()``, ``style`` and ``folder`` say what to write."""

    help_topic = "export"

    def __init__(
        self,
        report: Report,
        findings: tuple[Finding, ...],
        proposal: Path,
        style: str = "official",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导出")
        self.go_and_check = False
        self.boxes = {made.suffix: QCheckBox(f"{made.name}（{made.suffix}）", self) for made in FORMATS}
        self.tick(())
        self.styles = QComboBox(self)
        for key, look in STYLES.items():
            self.styles.addItem(f"{look.name}：{_NOTES[key].format(notice=report.form.notice)}", key)
        self.styles.setCurrentIndex(max(self.styles.findData(style), 0))
        self.print_marks = QCheckBox("表格中的“/”“不适用”照样印出（不勾选时留空白）", self)
        self.print_marks.setVisible(bool(report.marks))
        self.draft_mark = QCheckBox("每页页眉标注“草稿”（Word、PDF、OFD；打印和预览相同）", self)
        self.draft_mark.setVisible(report.finished is None)
        self.enclose = QCheckBox("文件内附带报告数据，再导入时与原来完全一致", self)
        self.enclose.setToolTip(_ENCLOSED)
        self.folder_edit = QLineEdit(str(proposal.parent), self)
        self.name_edit = QLineEdit(proposal.stem, self)
        for widget, name in ((self.folder_edit, "文件夹"), (self.name_edit, "文件名"), (self.styles, "版式")):
            widget.setAccessibleName(name)
        layout = QVBoxLayout(self)
        left = [finding.message for finding in findings if finding.grade is Grade.ERROR]
        unread = [f"未核对：{_line(report, paragraph)}" for paragraph in waiting_paragraphs(report)]
        self.first_step = "check" if left else "next_unverified"  # the command that leads to what is left
        if left or unread:
            layout.addWidget(self._warning(str(state_of(report, findings)), [*left, *unread]))
        layout.addLayout(self._form())
        layout.addLayout(self._buttons("先去修改" if left else "先去核对" if unread else ""))
        for box in self.boxes.values():
            box.toggled.connect(self._enable)
        self.name_edit.textChanged.connect(self._enable)
        fit_to_screen(self, QSize(620, self.sizeHint().height()))

    @property
    def style_key(self) -> str:
        """The chosen style."""
        return self.styles.currentData()

    @property
    def folder(self) -> Path:
        """The chosen folder."""
        return Path(self.folder_edit.text().strip())

    def tick(self, formats: Sequence[str]) -> None:
        """Tick the formats with these endings; the first of all where none of them is known."""
        known = self.boxes.keys() & set(formats) or {FORMATS[0].suffix}
        for suffix, box in self.boxes.items():
            box.setChecked(suffix in known)

    def targets(self) -> list[Path]:
        """The files to write, one for each ticked format."""
        name = self.name_edit.text().strip()
        return [self.folder / f"{name}{suffix}" for suffix, box in self.boxes.items() if box.isChecked()]

    def _warning(self, line: str, left: list[str]) -> QWidget:
        part = QWidget(self)
        rows = QVBoxLayout(part)
        rows.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(PictureLabel(part, "triangle-alert", "hint"))
        head.addWidget(QLabel(f"{line}。导出前请核对：", part), 1)
        found = QTextEdit(part)
        found.setPlainText("\n".join(f"{_DOT}{words}" for words in left))
        _hang(found, found.fontMetrics().horizontalAdvance(_DOT))
        found.setReadOnly(True)
        found.setAccessibleName("导出前请核对")
        found.setMaximumHeight(self.fontMetrics().height() * min(len(left) * 2 + 1, _LINES))
        found.setTabChangesFocus(True)
        rows.addLayout(head)
        rows.addWidget(found)
        return part

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        ticks = QGridLayout()
        for place, box in enumerate(self.boxes.values()):
            ticks.addWidget(box, *divmod(place, 2))
        label = QLabel("格式", self)  # beside the first row of boxes: a form lets a label stand lower
        label.setMaximumHeight(min(box.sizeHint().height() for box in self.boxes.values()))
        form.addRow(label, ticks)
        form.addRow("版式", self.styles)
        if not self.print_marks.isHidden():
            form.addRow("符号", self.print_marks)
        if not self.draft_mark.isHidden():
            form.addRow("草稿", self.draft_mark)
        form.addRow("数据", self.enclose)
        row = QHBoxLayout()
        row.addWidget(self.folder_edit, 1)
        row.addWidget(push_button(self, "选择…", "", self._browse))
        form.addRow("文件夹", row)
        form.addRow("文件名", self.name_edit)
        return form

    def _buttons(self, first: str) -> QHBoxLayout:
        """``first`` names the button that leads to what is left, "" where nothing is."""
        self.export_button = push_button(self, "仍然导出" if first else "导出", "file-output", self.accept)
        cancel = push_button(self, "取消", "", self.reject)
        if not first:
            return foot(self.export_button, cancel)
        return foot(push_button(self, first, "", self._check_first), cancel, others=(self.export_button,))

    def _check_first(self) -> None:
        self.go_and_check = True
        self.reject()

    def _browse(self) -> None:
        folder = dialogs.choose_folder(self, "选择文件夹", self.folder)
        if folder is not None:
            self.folder_edit.setText(str(folder))

    def _enable(self) -> None:
        self.export_button.setEnabled(bool(self.name_edit.text().strip()) and bool(self.targets()))


def _hang(page: QTextEdit, by: int) -> None:
    """Have each paragraph's further lines begin ``by`` px to the right of its first."""
    hanging = QTextBlockFormat()
    hanging.setLeftMargin(by)
    hanging.setTextIndent(-by)
    cursor = QTextCursor(page.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(hanging)


def _line(report: Report, paragraph: Waiting) -> str:
    words = paragraph.words
    shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return f"{dict(text_names(report.form))[paragraph.key]}：{shown}"
