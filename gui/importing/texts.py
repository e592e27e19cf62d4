"""A text of an imported file, beside the open report's where there is one, and beside what the file encloses otherwise."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.basics.focus import LedFocus
from gui.basics.theme import colours

NOTHING = "未识别到内容。"
TAKE, GIVE_BACK = "采用附带的文字(&E)", "改回看到的文字(&E)"
_DIFFERS = "附带的数据里这部分文字与看到的不同，不同之处有底色。按看到的读入，除非采用附带的文字。"
_TAKEN = "已采用附带的文字，看到的文字不读入。"


class TextPreview(LedFocus):
    """Shows the words read, and the open report's; ``current`` None where no report is open.

    ``enclosed`` are the words that the file encloses, None where they are those that are seen;
    ``enclosed_asked`` tells whether a person wants them.  Without them it is made when it is first seen or asked for;
    Tab comes to it behind ``after``, as if it had always been there.
    """

    enclosed_asked = Signal(bool)

    def __init__(
        self,
        found: str,
        current: str | None,
        parent: QWidget | None = None,
        enclosed: str | None = None,
        after: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._words_now, self._after = found, current, after
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 8, 0, 0)
        self._row = QHBoxLayout()
        self._layout.addLayout(self._row, 1)
        self.enclosed: QPlainTextEdit | None = None
        if enclosed is not None:
            self.enclosed = _sheet(enclosed, "附带的文字", "附带的数据里没有文字。", self)
            self._show_enclosed(self.enclosed)

    @cached_property
    def found(self) -> QPlainTextEdit:
        """The words read."""
        sheet = _sheet(self._words, "文件里的文字", NOTHING, self)
        self._row.insertLayout(0, _column("文件里的文字", sheet))
        if self.current is not None:
            self._row.addLayout(_column("当前报告的文字", self.current))
        if self._after is not None:
            self.setTabOrder(self._after, sheet)
        return sheet

    @cached_property
    def current(self) -> QPlainTextEdit | None:
        """The open report's words."""
        return (
            None
            if self._words_now is None
            else _sheet(self._words_now, "当前报告的文字", "当前报告此处没有文字。", self)
        )

    def setVisible(self, visible: bool) -> None:
        if visible and self.led is None:
            self.led = self.found  # before Qt lays it out and shows what is in it
        super().setVisible(visible)

    def _show_enclosed(self, enclosed: QPlainTextEdit) -> None:
        """Beside the words read, what the file encloses, and the choice of one of the two."""
        self.led = self.found
        self._row.insertLayout(1, _column("附带的文字", enclosed))
        self._layout.addLayout(self._choice())
        self._mark_differences()

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.enclosed_asked.emit(not self.taken))
        row.addWidget(self.told, 1)
        row.addWidget(self.button)
        self.show_taken(False)
        return row

    def show_taken(self, taken: bool) -> None:
        """Say which of the two texts is read."""
        self.taken = taken
        self.told.setText(_TAKEN if taken else _DIFFERS)
        self.button.setText(GIVE_BACK if taken else TAKE)

    def _mark_differences(self) -> None:
        """A ground under what one text has and the other has not."""
        if self.enclosed is None:  # most files enclose nothing, or what is seen
            return
        from PySide6.QtGui import QColor, QTextCharFormat

        from core.report.text_changes import changes
        from gui.text.qt_text import cursor_over, dressed

        seen, stored = self.found.toPlainText(), self.enclosed.toPlainText()
        look = QTextCharFormat()
        look.setBackground(QColor(colours(self.palette()).hint_pale))
        for sheet, text, other in ((self.found, seen, stored), (self.enclosed, stored, seen)):
            spans = [(change.start, change.end) for change in changes(text, other)]
            marks = [dressed(cursor_over(sheet.document(), text, span), look) for span in spans]
            sheet.setExtraSelections(marks)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark_differences()

    def go_to(self, _: str = "") -> None:
        """Take the focus."""
        self.found.setFocus()


def _sheet(text: str, name: str, empty: str, parent: QWidget) -> QPlainTextEdit:
    sheet = QPlainTextEdit(text, parent)
    sheet.setReadOnly(True)
    sheet.setPlaceholderText(empty)
    sheet.setTabChangesFocus(True)
    sheet.setAccessibleName(name)
    return sheet


def _column(name: str, sheet: QPlainTextEdit) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(QLabel(name, sheet.parentWidget()))
    column.addWidget(sheet, 1)
    return column
