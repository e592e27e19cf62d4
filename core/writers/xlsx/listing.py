"""A listing as a workbook: one sheet with everything below each other, figures as numbers to go on counting with."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from openpyxl import Workbook

from core.patterns import lazy
from core.writers.layout.style import Align, Font, mm
from core.writers.listing import Listing, ListTable
from core.writers.xlsx.sheet import Dress, Wardrobe, in_rows, set_text, set_up_page, set_widths, text_height

_FIGURE = lazy(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_SHARE = lazy(r"(\d+(?:\.\d+)?)%")
_LABEL, _COLUMN, _WORDS, _ALONE = mm(90), mm(20), mm(60), mm(120)  # of columns; for words beside others, and alone


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
    set_widths(sheet, writer.widths)
    set_up_page(sheet, one_page=False)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class _Writer:
    """Writes downwards; words go across all columns.

    The columns are those of the tables of figures, and further ones at the right where a table of words needs
    more room: its first words go over the columns of the figures, all others have a column of their own.
    """

    def __init__(self, sheet: Any, content: Listing) -> None:
        self.sheet, self.style, self.wardrobe, self.row = sheet, content.style, Wardrobe(), 0
        figures = max((len(table.head) for table in content.tables if not _of_words(table)), default=1)
        words = max((len(table.head) - 1 for table in content.tables if _of_words(table)), default=0)
        room = _COLUMN * (figures - 1)
        lacking = max((_ALONE if words == 1 else _WORDS) - room, 0) if words else 0
        self.widths = (_LABEL, *(_COLUMN,) * (figures - 1), *(lacking,) * bool(lacking), *(_WORDS,) * (words - 1))
        self.first_words = figures + bool(lacking)  # the last column that the first words go over
        self.columns, self.width = len(self.widths), sum(self.widths)

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
            aligns = table.aligns if number else (Align.CENTER,) * len(row)
            if _of_words(table):
                self._words(row, aligns)
                continue
            self.row += 1
            for column, (text, align) in enumerate(zip(row, aligns, strict=True), start=1):
                self._put(column, text, align)
            self.sheet.row_dimensions[self.row].height = text_height(row[0], self.style.label.size, _LABEL)

    def _words(self, row: tuple[str, ...], aligns: tuple[Align, ...]) -> None:
        """A row of words, as high as they need: on further rows where one cannot be so high."""
        spans = list(self._spans(len(row)))
        widths = (sum(self.widths[first - 1 : last]) for first, last in spans)
        pieces = [[*in_rows(text, self.style.label.size, width)] for text, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*pieces, fillvalue=("", 0.0)):
            self.row += 1
            for (first, last), (text, _), align in zip(spans, parts, aligns, strict=True):
                for column in range(first, last + 1):
                    self._put(column, text if column == first else "", align)
                if first < last:
                    self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=last)
            self.sheet.row_dimensions[self.row].height = max(height for _, height in parts)

    def _spans(self, count: int) -> Iterator[tuple[int, int]]:
        """The first and the last column of the sheet for each of so many columns of words."""
        yield 1, 1
        reached = self.columns if count == 2 else self.first_words
        yield 2, reached
        for column in range(reached + 1, reached + count - 1):
            yield column, column

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


def _of_words(table: ListTable) -> bool:
    """Whether sentences stand beside the first column; of tables of figures that one takes what room is left."""
    return len(table.widths) > 1 and table.widths[0] != 0
