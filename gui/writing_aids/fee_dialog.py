"""信息处理费计算: fees typed line by line, their computation shown, a sentence offered for section six."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.report.edits import SetFees
from core.report.fees import NOTICE, Entry, doubts, total_line, working
from core.report.sentences import fee_sentences
from gui.basics.buttons import ENTER, foot, push_button
from gui.basics.tones import TonedLabel
from gui.basics.widgets import fit_to_screen
from gui.work.session import Session
from gui.writing_aids.fee_rows import FeeRows

_INTRO = (
    f"按{NOTICE}计算。按件：同一申请人一个自然月内的申请合在一起，填一条；按量：每件申请填一条。一件申请只能选用一种方式。"
    "记录保存在报告文件中，全年可继续添加；备注不随报告导出。"
)
_SIZE = QSize(820, 560)
_MOST_HINTS = 4
_EMPTY = "输入件数或页数，此处逐档列出计算过程。"


class FeeDialog(QDialog):
    """Afterwards, where accepted, :meth:`chosen_sentence` is the sentence to insert.

    It begins with the fees kept in the report, or with ``entries``; closed in whatever way, what
    stands there is kept in the report.  :meth:`entries` are the fees on show.
    """

    help_topic = "fees"

    def __init__(self, session: Session, parent: QWidget | None = None, entries: tuple[Entry, ...] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle("信息处理费计算")
        self._session = session
        self._copied = ""
        self.rows = FeeRows(self, entries or session.report.fees)
        self.add_button = push_button(self, "添加一条", "list-plus", self.rows.add)
        self.total = QLabel(self)
        self.note = TonedLabel(self)
        self.note.setWordWrap(True)
        self.working = _reading(self)
        self.offered = _choosing(self)
        self.copied = QLabel(self)
        self.copy_button = push_button(self, "复制计算过程", pressed=self.copy_working)
        self.insert_button = push_button(self, "插入语句", "check", self.accept)
        self.close_button = push_button(self, "关闭", pressed=self.reject)
        self._lay_out()
        self.rows.changed.connect(self.refresh)
        self.rows.ordered.connect(self._order_tabs)
        self.offered.itemDoubleClicked.connect(self.insert_button.click)
        self.refresh()
        self._order_tabs()
        self.rows.current.quantity.setFocus()

    def chosen_sentence(self) -> str:
        """The chosen sentence as a text is stored: a linked figure stands as its token."""
        item = self.offered.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else ""

    def entries(self) -> tuple[Entry, ...]:
        """The fees on show, without lines that are empty or cannot be used."""
        return self.rows.entries()

    def copy_working(self) -> None:
        """Put the computation of all fees on the clipboard."""
        self._copied = working(self.entries())
        QApplication.clipboard().setText(self._copied)
        self.copied.setText("已复制，可粘贴到 Word 等处保存")

    def refresh(self) -> None:
        """Show computation, sum, sentences and hints of what is typed now."""
        entries, problem = self.entries(), self.rows.problem()
        self.copied.clear()
        self.total.setText(total_line(entries))
        self.working.setPlainText(_shown(self.rows.current.entry))
        self._offer(entries)
        hints = fee_sentences.hints(entries, self._session.report)
        self._say(problem, (*self.rows.unfinished(), *doubts(entries), *hints))
        self.copy_button.setEnabled(bool(entries) and not problem)
        self.insert_button.setEnabled(not problem and not self._session.read_only)
        self.insert_button.setToolTip(self._session.why_read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field while fees are typed: a sentence is inserted only where one is chosen."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif isinstance(now := self.focusWidget(), QPushButton):
            now.click()
        elif self.rows.isAncestorOf(now):
            self.focusNextChild()
        else:
            self.insert_button.click()

    def done(self, result: int) -> None:
        """However it is closed, the fees stay in the report: nothing is lost, and nothing is asked."""
        kept = self.rows.kept()
        if kept != self._session.report.fees and not self._session.read_only:
            self._session.perform(SetFees(kept))
        super().done(result)

    def _offer(self, entries: tuple[Entry, ...]) -> None:
        """The sentences as they will read; the choice stays with the wording."""
        report, row = self._session.report, max(self.offered.currentRow(), 0)
        self.offered.clear()
        for sentence in fee_sentences.sentences(entries, report):
            item = QListWidgetItem(report.expand(sentence).text)
            item.setData(Qt.ItemDataRole.UserRole, sentence)
            self.offered.addItem(item)
        self.offered.setCurrentRow(row)

    def _say(self, problem: str, hints: tuple[str, ...]) -> None:
        self.note.set_tone("error" if problem else "hint")
        rest = f"另有{len(hints) - _MOST_HINTS}处需要核对。" if len(hints) > _MOST_HINTS else ""
        self.note.setText(problem or "\n".join((*hints[:_MOST_HINTS], rest)).rstrip())

    def _order_tabs(self) -> None:
        stops = [*self.rows.stops(), self.add_button, self.working, self.offered]
        stops += [self.copy_button, self.close_button, self.insert_button]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _lay_out(self) -> None:
        intro = QLabel(_INTRO, self)
        intro.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(intro)
        layout.addWidget(self.rows, 3)
        layout.addLayout(_row(self.add_button, None, self.total))
        layout.addWidget(self.note)
        panes = QHBoxLayout()
        panes.addLayout(_titled("计算过程（光标所在的一条）", self.working), 2)
        panes.addLayout(_titled("参考语句（请选择一句）", self.offered), 3)
        layout.addLayout(panes, 3)
        layout.addLayout(foot(self.insert_button, self.close_button, helping=(self.copy_button, self.copied)))
        self.rows.minimum_lines(3)
        fit_to_screen(self, _SIZE)


def _shown(entry: Entry | None) -> str:
    if entry is None:
        return _EMPTY
    return "\n".join((entry.name, *entry.charge.lines(), f"小计{entry.charge.fee}元"))


def _reading(parent: QWidget) -> QPlainTextEdit:
    view = QPlainTextEdit(parent)
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setAccessibleName("计算过程")
    return view


def _choosing(parent: QWidget) -> QListWidget:
    choices = QListWidget(parent)
    choices.setWordWrap(True)
    choices.setResizeMode(QListWidget.ResizeMode.Adjust)
    choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    choices.setAlternatingRowColors(True)
    choices.setAccessibleName("参考语句")
    return choices


def _titled(title: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(3)
    label = QLabel(title, widget.parentWidget())
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    column.addWidget(label)
    column.addWidget(widget, 1)
    return column


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Widgets in a row; None is where free room goes."""
    row = QHBoxLayout()
    for part in parts:
        row.addStretch(1) if part is None else row.addWidget(part)
    return row
