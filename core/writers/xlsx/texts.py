"""The sheet with the texts of a report: a row for each paragraph, or for as much of it as one row can show.

Its rows are written here, as openpyxl writes them: to make two hundred cells and rows of
them that are soon written and forgotten took a third of the time of a workbook.  openpyxl
has the cells that lead somewhere, and all the rest of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from openpyxl.cell.cell import Cell as WorksheetCell
from openpyxl.compat import safe_string
from openpyxl.worksheet.hyperlink import Hyperlink

from core.markup import escape
from core.writers.layout.blocks import Paragraph, fit_align
from core.writers.layout.style import Align, ParagraphLook, Style, mm
from core.writers.xlsx.sheet import Dress, Wardrobe, in_rows, set_text, set_up_page, set_widths, starts_formula, stored

_WIDTH = mm(135)  # about thirty characters
_INDENT = "\u3000" * 2  # a cell has no indent of its first line alone
_BEGIN, _END = b"<sheetData>", b"</sheetData>"


class _Row(NamedTuple):
    """A row of the sheet: the words as they are stored, its height in points, the look of its cell."""

    words: str
    height: float
    look: Any


class TextSheet:
    """Writes downwards from the first row."""

    def __init__(self, sheet: Any, style: Style, wardrobe: Wardrobe) -> None:
        self.sheet, self.style, self.wardrobe = sheet, style, wardrobe
        self.rows: list[_Row] = []

    def title(self, lines: Sequence[str]) -> None:
        """The title, one row a line."""
        for line in lines:
            self.write(line, self.style.title, Align.CENTER)

    def heading(self, text: str, table_sheet: str = "") -> None:
        """A section's heading; that of a table leads to its sheet, which stands in this place of the report."""
        first = len(self.rows)
        self.write(text, self.style.heading, link=bool(table_sheet))
        if table_sheet:
            cell = self.sheet.cell(first + 1, 1)
            cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{table_sheet}'!A1", display=text)

    def paragraph(self, block: Paragraph) -> None:
        """A paragraph."""
        self.write(block.text, self.style.subheading if block.is_subheading else self.style.text)

    def write(self, text: str, look: ParagraphLook, align: Align = Align.BOTH, link: bool = False) -> None:
        """Write a text into as many rows as it needs to be seen whole."""
        dress = Dress(look.font, fit_align(align, text), frame=False, locked=False, link=link)
        for piece, height in in_rows(_INDENT * bool(look.indent) + text, look.font.size, _WIDTH):
            self.rows.append(_Row(stored(piece), height, self.look(dress, piece)))
            dress = replace(dress, continued=True)

    def look(self, dress: Dress, piece: str) -> Any:
        """What the cell of a piece wears."""
        if not starts_formula(piece):
            return self.wardrobe.look(self.sheet, dress)
        cell: Any = WorksheetCell(self.sheet, 1, 1)
        self.wardrobe.put_on(cell, dress)
        set_text(cell, piece)
        return cell._style

    def finish(self) -> None:
        """Set the sheet up once all is written."""
        set_widths(self.sheet, (_WIDTH,))
        set_up_page(self.sheet, one_page=False)
        for row in (1, max(1, len(self.rows))):  # it is as long as that
            self.sheet.cell(row, 1)

    def part(self, write: Callable[[], bytes]) -> bytes:
        """The part of the package: the sheet as openpyxl would ``write`` it, with these rows."""
        known = self.sheet.parent._cell_styles  # the looks are numbered as they come up: those of the rows first
        rows = "".join(_row(number, row, known.add(row.look)) for number, row in enumerate(self.rows, 1))
        before, _, after = write().partition(_BEGIN)
        return before + _BEGIN + rows.encode("ascii") + _END + after.partition(_END)[2]


def _row(number: int, row: _Row, look: int) -> str:
    space = ' xml:space="preserve"' if row.words != row.words.strip() else ""
    words = escape(row.words, quote=False).replace("\r", "&#13;").encode("ascii", "xmlcharrefreplace").decode("ascii")
    height = safe_string(float(row.height))
    return (
        f'<row r="{number}" ht="{height}" customHeight="1"><c r="A{number}" s="{look}" t="inlineStr">'
        f"<is><t{space}>{words}</t></is></c></row>"
    )
