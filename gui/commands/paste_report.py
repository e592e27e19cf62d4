"""Pasting a whole report, or one of its tables, anywhere in the window: recognised by its labels, shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from core.errors import UserError
from gui.basics import dialogs, patience
from gui.basics.answers import DialogTitle
from gui.table.delegate import FigureEdit
from gui.tabs.table_tab import TableTab

if TYPE_CHECKING:
    from core.matching.reading import Reading
    from gui.work.workspace import Workspace

_TITLE = DialogTitle("未能粘贴", "paste")
SOURCE = "剪贴板"
NOT_A_REPORT = "剪贴板中未识别出年度报告的内容。请在 Word、WPS、Excel 或网页里选中整份报告或整张表格，复制后再粘贴。"
_EDITORS = (QTextEdit, QPlainTextEdit, QLineEdit)


def offer(workspace: Workspace, parent: QWidget) -> bool:
    """Show what lies on the clipboard if it is a report or a table of the form; True where that was seen to.

    False leaves the clipboard to whatever has the focus: words to a text editor,
    cells to the table that knows where they belong.
    """
    try:
        reading = _reading()
    except UserError as error:
        dialogs.say(parent, _TITLE, str(error))
        return True
    if reading is None:
        if not workspace.report_shown:
            dialogs.say(parent, _TITLE, NOT_A_REPORT)
        return not workspace.report_shown
    if _is_for_table(reading, QApplication.focusWidget()):
        return False
    _preview(workspace, parent, reading)
    return True


def install(workspace: Workspace, parent: QWidget) -> None:
    """Have Ctrl+V offer reports in the window's text editors too, which take that key before the menu does."""
    watcher = _Watcher(workspace, parent)
    QApplication.instance().focusChanged.connect(watcher.follow)  # type: ignore[union-attr]


def _clipboard() -> tuple[str, str]:
    """HTML and text on the clipboard."""
    data: QMimeData | None = QApplication.clipboard().mimeData()  # None on an empty clipboard
    return (data.html(), data.text()) if data else ("", "")


def _reading() -> Reading | None:
    html, text = _clipboard()
    rich = _has_table(html)
    if not rich and ("\t" not in text or isinstance(QApplication.focusWidget(), _EDITORS)):
        return None
    from core.matching.paste import clipboard_report

    return patience.beside(lambda: clipboard_report.read(html, text))  # a whole workbook may have been copied


def _has_table(html: str) -> bool:
    return "<table" in html.lower()


def _is_for_table(reading: Reading, focus: QWidget | None) -> bool:
    """Whether it is the very table with the cursor and nothing else: that table pastes by label itself."""
    from core.matching.paste import clipboard_report

    page = focus
    while page is not None and not isinstance(page, TableTab):
        page = page.parentWidget()
    if page is None or clipboard_report.has_texts(reading):
        return False
    return clipboard_report.tables(reading) == {page.model.table_key}


def _preview(workspace: Workspace, parent: QWidget, reading: Reading) -> None:
    from core.matching.reading import to_report
    from core.opening import Opened
    from gui.commands.opening import Opening

    Opening(workspace, parent).preview(Opened(to_report(reading), reading), SOURCE, into_first=True)


class _Watcher(QObject):
    """Listens to the one text editor that has the focus, for as long as it has it.

    A figure being typed is not listened to: its table knows what to do with a block.
    """

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    @Slot(QWidget, QWidget)  # of the class, as of CommandsFirst
    def follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """The focus went over from one widget to another."""
        if isinstance(old, _EDITORS):
            old.removeEventFilter(self)
        if isinstance(now, _EDITORS) and not isinstance(now, FigureEdit) and now.window() is self.parent():
            now.installEventFilter(self)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not event.matches(QKeySequence.StandardKey.Paste) or not _has_table(_clipboard()[0]):
            return False
        # Later: a dialog must not open while the key is still on its way to the editor.
        QTimer.singleShot(0, self, lambda: self._offer(editor))
        return True

    def _offer(self, editor: QObject) -> None:
        if not offer(self._workspace, self._window) and isinstance(editor, _EDITORS):
            editor.paste()
