"""A table of the form on a sheet of its own: boxes as merged cells, typed figures open, totals as live formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from core.forms.layout import Box, Role
from core.forms.spec import Cell, Formula, Kind
from core.report.numbers import Number, show
from core.report.report import Report
from core.writers.layout import table_look
from core.writers.layout.blocks import FilledGrid
from core.writers.layout.style import Align, Font, Style
from core.writers.xlsx.sheet import (
    Dress,
    Wardrobe,
    column_name,
    in_rows,
    set_text,
    set_up_page,
    set_widths,
    text_height,
)

_NUMBER_FORMATS = {Kind.COUNT: "0", Kind.CHANGE: "0", Kind.MONEY: "General"}
_DIGITS_KEPT = 15  # of a number in any spreadsheet program

SheetPlace = tuple[int, int]


class TableSheet:
    """One table on one sheet; ``results`` holds the totals by coordinate, as printed, once it is drawn."""

    def __init__(self, sheet: Any, report: Report, block: FilledGrid, style: Style, wardrobe: Wardrobe) -> None:
        self.sheet, self.report, self.block, self.style, self.wardrobe = sheet, report, block, style, wardrobe
        self.grid, self.widths = block.grid, block.grid.table.widths
        self.first, self.title_rows = 2, 0
        self.words_below = 0
        self.places: Mapping[str, SheetPlace] = {}
        self.results: dict[str, str] = {}

    def draw(self, heading: str, above: Sequence[str] = ()) -> None:
        """Draw heading, the words above the table and the table, and set the sheet up."""
        self.first = 1 + self.line(1, heading, self.style.heading.font)
        for words in above:
            self.first += self.line(self.first, words, self.style.label)
        self.places = {box.key: self.place(box) for box in self.grid.boxes if box.key}
        for box in self.grid.boxes:
            self.box(box)
        for row, height in enumerate(self.heights(), start=self.first):
            self.sheet.row_dimensions[row].height = height
        set_widths(self.sheet, self.widths)
        head_rows = self.grid.head_rows
        self.title_rows = self.first - 1 + head_rows if head_rows else 0
        set_up_page(self.sheet, repeated_rows=self.title_rows)
        if head_rows:
            self.sheet.freeze_panes = f"A{self.first + head_rows}"
        self.protect()

    def below(self, words: str) -> None:
        """A line of words below the table."""
        self.words_below += self.line(self.first + self.grid.rows + self.words_below, words, self.style.label)

    def line(self, row: int, text: str, font: Font) -> int:
        """The section's heading, or words above or below the table, across the table; how many rows they take."""
        dress = Dress(font, Align.LEFT, frame=False)
        pieces = list(in_rows(text, font.size, sum(self.widths)))
        for place, (piece, height) in enumerate(pieces, start=row):
            cell = self.sheet.cell(place, 1)
            self.wardrobe.put_on(cell, replace(dress, continued=place > row))
            set_text(cell, piece)
            self.merge(place, 1, 1, self.grid.columns)
            self.sheet.row_dimensions[place].height = height + font.size / 2
        return len(pieces)

    def place(self, box: Box) -> SheetPlace:
        """Row and column of a box's first cell, from 1."""
        return box.row + self.first, box.column + 1

    def box(self, box: Box) -> None:
        """A box: all cells it covers are dressed, so that its frame is whole."""
        row, column = self.place(box)
        dress = self.dress(box)
        for down in range(box.height):
            for right in range(box.width):
                self.wardrobe.put_on(self.sheet.cell(row + down, column + right), dress)
        self.merge(row, column, box.height, box.width)
        cell = self.sheet.cell(row, column)
        if box.key:
            self.figure(cell, self.report.form.cells[box.key])
        else:
            self.label(cell, box.label)

    def merge(self, row: int, column: int, height: int, width: int) -> None:
        """Merge dressed cells; ``merge_cells`` would dress them once more, which takes half of all the time."""
        if height > 1 or width > 1:
            self.sheet.merged_cells.add(f"{_name((row, column))}:{_name((row + height - 1, column + width - 1))}")

    def label(self, cell: Any, label: str) -> None:
        """A label; remarks in brackets are in a font of their own."""
        pieces = tuple(table_look.pieces(self.style, label))
        set_text(cell, label)
        if len(pieces) > 1:
            cell.value = CellRichText(*(TextBlock(_inline(font), text) for font, text in pieces))

    def figure(self, cell: Any, declared: Cell) -> None:
        """A typed figure, or the formula of a total."""
        if declared.formula:
            cell.value = formula(declared.formula, self.places)
            self.results[cell.coordinate] = self.block.figures[declared.key]
        elif (value := self.report.value(declared.key)) is not None:
            if fits(value):
                cell.value = value
            else:
                set_text(cell, show(value))
        elif declared.key in self.report.marks:
            set_text(cell, self.report.marks[declared.key])

    def dress(self, box: Box) -> Dress:
        """How a box looks."""
        align = table_look.align(self.style, self.grid, box)
        if box.key:
            declared = self.report.form.cells[box.key]
            locked, number_format = declared.formula is not None, _NUMBER_FORMATS[declared.kind]
            dress = Dress(self.style.figure, align, wrap=False, locked=locked, number_format=number_format)
            return with_decimals(dress) if is_decimal(self.report, box.key) else dress
        fill = self.style.table(self.grid).fill if box.role is Role.TITLE else ""
        fonts = [font for font, _ in table_look.pieces(self.style, box.label)] or [self.style.label]
        return Dress(fonts[0], align, fill)

    def heights(self) -> list[float]:
        """Heights of the rows in points, so that every label can be read; tall labels spread over their rows."""
        least = text_height("0", self.style.figure.size, self.widths[0])
        heights = [
            max(least, table_look.least_height(self.style, self.grid, row) / 20) for row in range(self.grid.rows)
        ]
        for box in sorted(self.grid.boxes, key=lambda box: box.height):
            rows = range(box.row, box.row + box.height)
            width = sum(self.widths[box.column : box.column + box.width])
            lacking = text_height(box.label, self.style.label.size, width) - sum(heights[row] for row in rows)
            for row in rows if lacking > 0 else ():
                heights[row] += lacking / box.height
        return heights

    def protect(self) -> None:
        """Keep labels and totals from being overwritten; no password, all may be selected and copied."""
        protection = self.sheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False  # False allows


def formula(formula: Formula, places: Mapping[str, SheetPlace]) -> str:
    """The live formula of a total: blank while all its parts are, as in print.

    SUM passes over parts that are themselves blank totals, where + would fail.
    """
    plus, minus = (_ranges([places[key] for key in keys]) for keys in (formula.plus, formula.minus))
    parts = ",".join(filter(None, (plus, minus)))
    total = f"SUM({plus})" + (f"-SUM({minus})" if minus else "")
    return f'=IF(COUNT({parts})=0,"",{total})'


def _ranges(places: list[SheetPlace]) -> str:
    """Places as A1:A9,C3: neighbours in a row or a column are drawn together."""
    runs: list[list[SheetPlace]] = []
    for place in places:
        if runs and _goes_on(runs[-1], place):
            runs[-1].append(place)
        else:
            runs.append([place])
    return ",".join(":".join(dict.fromkeys((_name(run[0]), _name(run[-1])))) for run in runs)


def _goes_on(run: list[SheetPlace], place: SheetPlace) -> bool:
    *_, last = run
    step = (place[0] - last[0], place[1] - last[1])
    return step in ((1, 0), (0, 1)) and (len(run) == 1 or step == (run[1][0] - run[0][0], run[1][1] - run[0][1]))


def _name(place: SheetPlace) -> str:
    return f"{column_name(place[1])}{place[0]}"


def _inline(font: Font) -> InlineFont:
    return InlineFont(rFont=font.family, sz=font.size, b=font.bold)


def is_decimal(report: Report, key: str) -> bool:
    """Whether a typed figure is no whole number."""
    return isinstance(report.value(key), Decimal)


def with_decimals(dress: Dress) -> Dress:
    """A figure's look where it is no whole number."""
    return replace(dress, number_format="General")


def fits(value: Number) -> bool:
    """Whether a spreadsheet program keeps all digits; an amount with more is kept as text."""
    return len(Decimal(value).as_tuple().digits) <= _DIGITS_KEPT
