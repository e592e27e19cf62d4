"""What all sheets of a workbook of ours share: how cells look, how they are set up for print, how much room text needs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from copy import copy
from itertools import accumulate
from typing import Any

from openpyxl.cell.cell import Cell as WorksheetCell
from openpyxl.styles import Alignment, Border, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles import Font as CellFont
from openpyxl.worksheet.properties import PageSetupProperties

from core.patterns import lazy
from core.records import record
from core.writers.layout.blocks import text_width
from core.writers.layout.style import Align, Font

_TWIPS_PER_CHARACTER = 105  # column widths count digits of the workbook's own font, 7 px or 105 twips each
_LEADING = 1.35
_BESIDE = 6  # points a cell keeps free at left and right
_ABOVE = 4  # points it keeps free above and below
_SIDE_MARGIN, _TOP_MARGIN = 0.6, 0.75  # inches
_A4 = 9
_LINK = "0563C1"
_HIGHEST = 360  # points: two such rows fill a page; none can be higher than 409
_ENDS = lazy("[。；，、][”’）》]*")  # where a text is cut best
_LATE = 0.75  # of what goes into a row has to stand before such an end
CONTINUED = "续上行"


@record
class Dress:
    """How a cell looks and whether it can be typed into; ``wrap`` breaks lines, else a figure shrinks to its column.

    ``continued`` is of text that goes on from the row above: a style of that name tells whoever reads the file.
    """

    font: Font
    align: Align
    fill: str = ""
    frame: bool = True
    wrap: bool = True
    locked: bool = True
    number_format: str = "General"
    link: bool = False
    continued: bool = False


class Wardrobe:
    """The looks of one workbook.  openpyxl looks every property of every cell up anew; wearing a known look is fast."""

    def __init__(self) -> None:
        self.worn: dict[Dress, Any] = {}

    def put_on(self, cell: Any, dress: Dress) -> None:
        """Dress a cell."""
        worn = self.worn.get(dress)
        if worn is None:
            self._sew(cell, dress)
            worn = self.worn[dress] = cell._style
        cell._style = worn  # shared: who changes a cell's look further gives it one of its own

    def look(self, sheet: Any, dress: Dress) -> Any:
        """What a cell of a sheet that is so dressed wears, without such a cell."""
        self.put_on(WorksheetCell(sheet, 1, 1), dress)
        return self.worn[dress]

    @staticmethod
    def _sew(cell: Any, dress: Dress) -> None:
        if dress.continued:
            cell.style = CONTINUED if CONTINUED in cell.parent.parent.named_styles else NamedStyle(CONTINUED)
        horizontal = "justify" if dress.align is Align.BOTH else dress.align.value
        cell.font = CellFont(dress.font.family, dress.font.size, dress.font.bold)
        if dress.link:
            cell.font = cell.font + CellFont(underline="single", color=_LINK)
        cell.alignment = Alignment(horizontal, "center", wrap_text=dress.wrap, shrink_to_fit=not dress.wrap)
        cell.protection = Protection(locked=dress.locked)
        cell.number_format = dress.number_format
        if dress.frame:
            side = Side("thin")
            cell.border = Border(side, side, side, side)
        if dress.fill:
            cell.fill = PatternFill("solid", fgColor=dress.fill)


_STARTS_FORMULA = ("=", "+", "-", "@")
_ESCAPE = lazy("_x[0-9A-Fa-f]{4}_")  # what a workbook takes for a character's number


def stored(text: str) -> str:
    """A text as a cell stores it."""
    return _ESCAPE.sub(r"_x005F\g<0>", text)


def starts_formula(text: str) -> bool:
    """Whether some program would take a text for a formula once it is edited."""
    return text.lstrip()[:1] in _STARTS_FORMULA


def set_text(cell: Any, text: str) -> None:
    """Put a text into a dressed cell: no program takes it for a formula or an error, now or when it is edited."""
    cell.value = stored(text)
    cell.data_type = "s"
    if starts_formula(text):
        cell._style = copy(cell._style)
        cell.quotePrefix = True


def set_widths(sheet: Any, widths: tuple[int, ...]) -> None:
    """Give the columns these widths in twips."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[column_name(number)].width = width / _TWIPS_PER_CHARACTER


def column_name(number: int) -> str:
    """The letters of a column counted from 1."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(number)


def text_height(text: str, size: float, width: int) -> float:
    """About how high a text of this font size is in a column of ``width`` twips, in points."""
    in_line = _characters(size, width)
    lines = sum(max(1, math.ceil(text_width(line) / in_line)) for line in text.split("\n"))
    return lines * size * _LEADING + _ABOVE


def _characters(size: float, width: int) -> int:
    """How many full characters go into a line."""
    return max(1, int((width / 20 - _BESIDE) / size))


def in_rows(text: str, size: float, width: int) -> Iterator[tuple[str, float]]:
    """A text of one paragraph in pieces, each with the height of a row in which it is seen and printed whole."""
    lines = int((_HIGHEST - _ABOVE - size) / (size * _LEADING))
    most = lines * _characters(size, width)
    while text:
        end = _end(text, most)
        yield text[:end], text_height(text[:end], size, width) + size / 2
        text = text[end:]


def _end(text: str, most: int) -> int:
    """Where to cut a text so that the first piece is not wider than ``most`` full characters."""
    if len(text) <= most:
        return len(text)
    widths = accumulate(0.5 if char.isascii() else 1 for char in text)
    end = next((place for place, width in enumerate(widths) if width > most), len(text))
    if end == len(text):
        return end
    ends = [found.end() for found in _ENDS.finditer(text, int(end * _LATE), end)]
    return max(ends, default=max(end, 1))


def set_up_page(sheet: Any, repeated_rows: int = 0, one_page: bool = True) -> None:
    """A4 upright, as wide as the paper, between even margins; the head rows on every page."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, "portrait"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, int(one_page)
    margins = sheet.page_margins
    margins.left = margins.right = _SIDE_MARGIN
    margins.top = margins.bottom = _TOP_MARGIN
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    if repeated_rows:
        sheet.print_title_rows = f"1:{repeated_rows}"
