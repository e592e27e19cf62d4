"""A text of an imported file, beside the open report's text where there is one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from gui.basics.focus import LedFocus

NOTHING = "未识别到内容。"


class TextPreview(LedFocus):
    """Shows the words read, and the open report's; ``current`` None where no report is open."""

    def __init__(self, found: str, current: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = _sheet(found, "文件里的文字", NOTHING, self)
        self.led = self.found
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.addLayout(_column("文件里的文字", self.found))
        if current is not None:
            self.current = _sheet(current, "当前报告的文字", "当前报告此处没有文字。", self)
            row.addLayout(_column("当前报告的文字", self.current))

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
