"""A text set as it will be printed: font, first-line indent, line height."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from gui.narrative_edit import Look
from gui.narrative_marks import TEXT_FAMILIES, installed


def set_type(edit: QTextEdit, look: Look, zoom: int) -> None:
    """Set the whole document of ``edit`` as the look says, at so many percent."""
    font = QFont(QApplication.font())
    font.setFamilies(installed(TEXT_FAMILIES) or font.families())
    font.setPointSizeF(look.points * zoom / 100)
    edit.setFont(font)
    paragraph = QTextBlockFormat()
    paragraph.setTextIndent(look.indent * em(edit))
    natural = QFontMetricsF(font).height()
    percent = 100 * look.line * em(edit) / natural  # fonts differ much in their natural line height
    paragraph.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(edit.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(paragraph)
    edit.document().setDocumentMargin(look.margin * em(edit))


def em(edit: QTextEdit) -> float:
    """Width of a full character of the text, in px."""
    return QFontMetricsF(edit.font()).horizontalAdvance("国")
