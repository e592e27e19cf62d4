"""The report's texts on one sheet: title, headings and paragraphs, one below the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from openpyxl.worksheet.hyperlink import Hyperlink

from core.exchange.blocks import Paragraph
from core.exchange.style import Align, Look, Style, mm
from core.exchange.xlsx_sheet import Dress, Wardrobe, set_text, set_up_page, set_widths, text_height

_WIDTH = mm(135)  # about thirty characters
_HIGHEST = 400  # points: no row can be higher than 409
_LONGEST = 32_767 // 2  # characters a cell can hold, were they all rare ones that count twice


class TextSheet:
    """Writes downwards from the first row."""

    def __init__(self, sheet: Any, style: Style, wardrobe: Wardrobe) -> None:
        self.sheet, self.style, self.wardrobe = sheet, style, wardrobe
        self.row = 1

    def title(self, lines: Sequence[str]) -> None:
        """The title, one row a line."""
        for line in lines:
            self.write(line, self.style.title, Align.CENTER)

    def heading(self, text: str, table_sheet: str = "") -> None:
        """A section's heading; that of a table leads to its sheet, which stands in this place of the report."""
        cell = self.write(text, self.style.heading, link=bool(table_sheet))
        if table_sheet:
            cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{table_sheet}'!A1", display=text)

    def paragraph(self, block: Paragraph) -> None:
        """A paragraph; one too long for a cell goes on in the next."""
        look = self.style.subheading if block.is_subheading else self.style.text
        for start in range(0, len(block.text), _LONGEST):
            self.write(block.text[start : start + _LONGEST], look)

    def write(self, text: str, look: Look, align: Align = Align.BOTH, link: bool = False) -> Any:
        """Write a text into as many merged rows as it needs to be seen whole."""
        height = text_height(text, look.font.size, _WIDTH) + look.font.size / 2
        rows = math.ceil(height / _HIGHEST)
        for row in range(self.row, self.row + rows):
            self.sheet.row_dimensions[row].height = height / rows
        cell = self.sheet.cell(self.row, 1)
        self.wardrobe.put_on(cell, Dress(look.font, align, frame=False, locked=False, link=link))
        set_text(cell, text)
        if rows > 1:
            self.sheet.merged_cells.add(f"A{self.row}:A{self.row + rows - 1}")
        self.row += rows
        return cell

    def finish(self) -> None:
        """Set the sheet up once all is written."""
        set_widths(self.sheet, (_WIDTH,))
        set_up_page(self.sheet, one_page=False)
