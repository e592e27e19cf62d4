"""A listing as a workbook: one sheet with everything below each other, figures as numbers to go on counting with."""

from __future__ import annotations

import io
from decimal import Decimal
from itertools import accumulate
from typing import Any

from openpyxl import Workbook

from core.patterns import lazy
from core.writers.layout.style import Align, Font, mm
from core.writers.listing import Listing, ListTable
from core.writers.xlsx.sheet import Dress, Wardrobe, set_text, set_up_page, set_widths, text_height

_FIGURE = lazy(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_SHARE = lazy(r"(\d+(?:\.\d+)?)%")
_LABEL, _COLUMN = mm(90), mm(20)


def listing_bytes(content: Listing) -> bytes:
    """The bytes of the workbook; its sheet is called by ``name``."""
    book = Workbook()
    book.properties.title, book.properties.creator = content.title, content.author
    sheet: Any = book.active
    sheet.title = "数据"
    writer = _Writer(sheet, content)
    writer.lines((content.title,), content.style.title.font)
    writer.lines(content.lines, content.style.label)
    for table in content.tables:
        writer.table(table)
    set_widths(sheet, (_LABEL, *(_COLUMN for _ in range(writer.columns - 1))))
    set_up_page(sheet, one_page=False)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class _Writer:
    """Writes downwards; words go across all columns."""

    def __init__(self, sheet: Any, content: Listing) -> None:
        self.sheet, self.style, self.wardrobe, self.row = sheet, content.style, Wardrobe(), 0
        self.columns = max((len(table.head) for table in content.tables), default=1)
        self.width = [*accumulate((_LABEL, *(_COLUMN for _ in range(self.columns - 1))))][-1]

    def lines(self, texts: tuple[str, ...], font: Font) -> None:
        """Words, a row each, as high as they need."""
        for text in texts:
            self.row += 1
            cell = self.sheet.cell(self.row, 1)
            self.wardrobe.put_on(cell, Dress(font, Align.LEFT, frame=False))
            set_text(cell, text)
            if self.columns > 1:
                self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=self.columns)
            self.sheet.row_dimensions[self.row].height = min(text_height(text, font.size, self.width), 400)

    def table(self, table: ListTable) -> None:
        """A table below its title."""
        self.row += 1
        self.lines((table.title,), self.style.heading.font)
        for number, row in enumerate((table.head, *table.rows)):
            self.row += 1
            for column, (text, align) in enumerate(zip(row, table.aligns, strict=True), start=1):
                self._put(column, text, align if number else Align.CENTER)

    def _put(self, column: int, text: str, align: Align) -> None:
        cell = self.sheet.cell(self.row, column)
        if column > 1 and _FIGURE.fullmatch(text):
            self.wardrobe.put_on(cell, Dress(self.style.label, align, wrap=False))
            cell.value = Decimal(text) if "." in text else int(text)
        elif column > 1 and (share := _SHARE.fullmatch(text)):
            self.wardrobe.put_on(cell, Dress(self.style.label, align, wrap=False, number_format="0.0%"))
            cell.value = Decimal(share[1]) / 100
        else:
            self.wardrobe.put_on(cell, Dress(self.style.label, align))
            set_text(cell, text)
