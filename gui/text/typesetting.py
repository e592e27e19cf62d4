"""A text set as it will be printed: font, first-line indent, line height."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from core.records import record
from gui.text.marks import TEXT_FAMILIES, installed


@record
class TextSetting:
    """How a text is set.

    ``columns`` are the characters a line (0: as wide as the editor), set in the
    printed font at ``points`` (0: size of the window); ``indent`` the blanks
    before a paragraph and ``margin`` the page's margin, both in characters;
    ``line`` the line height in characters; ``grows``: as high as its text.
    """

    points: float = 0
    columns: int = 0
    indent: int = 2
    margin: float = 0.6
    line: float = 1.6
    centred: bool = False
    grows: bool = False


PAGE = TextSetting(points=14, columns=28, margin=2.4, line=1.75)
SIDE_PAGE = TextSetting(points=14, columns=28, margin=1.2, line=1.75)  # as the page beside it, with less margin
PARAGRAPHS = TextSetting(grows=True)
TITLE = TextSetting(points=12, indent=0, line=1.5, centred=True, grows=True)


def set_type(edit: QTextEdit, look: TextSetting, zoom: int) -> None:
    """Set the whole document of ``edit`` as the look says, at so many percent; margins are the editor's affair."""
    if look.points or look.columns:
        edit.setFont(_font(look, zoom))
    paragraph = QTextBlockFormat()
    paragraph.setTextIndent(look.indent * em(edit))
    natural = QFontMetricsF(edit.font()).height()
    percent = 100 * look.line * em(edit) / natural  # fonts differ much in their natural line height
    paragraph.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if look.centred:
        paragraph.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    cursor = QTextCursor(edit.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(paragraph)


def _font(look: TextSetting, zoom: int) -> QFont:
    font = QFont(QApplication.font())
    if look.columns:
        font.setFamilies(installed(TEXT_FAMILIES) or font.families())
    font.setPointSizeF((look.points or font.pointSizeF()) * zoom / 100)
    return font


def em(edit: QTextEdit) -> float:
    """Width of a full character of the text, in px."""
    return QFontMetricsF(edit.font()).horizontalAdvance("国")
