"""A table's sheet as openpyxl writes it, drawn once a run and then only filled with figures: the same bytes, sooner.

To draw and write the tables took two thirds of the time of a workbook, and of their two
hundred cells a hundred never change.  The looks of cells are numbered through the whole
workbook, in the order in which they come up, so they are filled in like the figures.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.compat import safe_string
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet._writer import WorksheetWriter

from core.forms.layout import Grid
from core.forms.spec import Form
from core.patterns import lazy
from core.report.report import Report
from core.writers.layout.blocks import FilledGrid
from core.writers.layout.style import Style
from core.writers.xlsx.sheet import Dress, Wardrobe
from core.writers.xlsx.table import TableSheet, fits, is_decimal, with_decimals


class _Hole(NamedTuple):
    """The words of a sheet up to where a cell's look is named, by its number in the template, and the figure in the cell.

    ``other`` is the look where the box of ``key`` has a decimal number.
    """

    before: str
    look: int
    other: int
    key: str = ""
    figure: bool = False
    formula: str = ""


class TableTemplate(NamedTuple):
    """A sheet with holes; ``sewn`` are the holes in the order in which their looks come up when a sheet is drawn."""

    dresses: tuple[Dress, ...]
    sewn: tuple[_Hole, ...]
    holes: tuple[_Hole, ...]
    after: str
    title_rows: int

    def fill(self, sheet: Any, report: Report, block: FilledGrid, wardrobe: Wardrobe) -> FilledTable | None:
        """A new sheet of the workbook; None where a figure is words of its own, and the sheet must be drawn."""
        words = {hole.key: _content(report, block, hole) for hole in self.holes if hole.figure}
        if None in words.values():
            return None
        if self.title_rows:
            sheet.print_title_rows = f"1:{self.title_rows}"
        decimal = frozenset(key for key in words if is_decimal(report, key))
        worn = dict.fromkeys(hole.other if hole.key in decimal else hole.look for hole in self.sewn)
        looks = {number: wardrobe.look(sheet, self.dresses[number]) for number in worn}
        return FilledTable(self, words, decimal, looks, sheet.parent._cell_styles)


class FilledTable(NamedTuple):
    """A template with what goes into its holes: words by key, the keys of decimal numbers, looks by number."""

    template: TableTemplate
    words: Mapping[str, str | None]
    decimal: frozenset[str]
    looks: Mapping[int, Any]
    known: Any  # the looks of the workbook: they are numbered as the sheets are written

    def part(self) -> bytes:
        """The part of the package, once those of the sheets before it are written."""
        numbers: dict[int, str] = {}
        made: list[str] = []
        for hole in self.template.holes:
            look = hole.other if hole.key in self.decimal else hole.look
            if look not in numbers:
                numbers[look] = str(self.known.add(self.looks[look]))
            made += (hole.before, numbers[look], (self.words[hole.key] or "") if hole.figure else "")
        return "".join((*made, self.template.after)).encode("ascii")


def _content(report: Report, block: FilledGrid, hole: _Hole) -> str | None:
    """What follows the look of a figure's cell; None for words that openpyxl gives more than their letters."""
    if hole.formula:
        result = block.figures[hole.key]
        kind = "" if result else ' t="str"'  # a total of blanks is an empty text
        return f'"{kind}><f>{hole.formula}</f><v>{result}</v></c>'
    value = report.value(hole.key)
    if value is not None:
        return f'" t="n"><v>{safe_string(value)}</v></c>' if fits(value) else None
    if hole.key not in report.marks:
        return '" t="n"></c>'
    mark = report.marks[hole.key]
    return f'" t="inlineStr"><is><t>{_ascii(mark)}</t></is></c>' if _PLAIN.fullmatch(mark) else None


_PLAIN = lazy(r"[\u4e00-\u9fff/]+")


def _ascii(text: str) -> str:
    """As lxml writes it: what is no ASCII by its number."""
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


# A cell as openpyxl writes it, with its look; its formula, which has no result.
_CELL = lazy(r'<c r="([A-Z]+\d+)" s="(\d+)("[^<>]*>(?:<f>([^<]*)</f><v ?/?>(?:</v>)?)?(?:</c>)?)')


@lru_cache(maxsize=16)
def template_of(form: Form, grid: Grid, heading: str, style: Style) -> TableTemplate:
    """The template of a table of a form under its heading, in a style."""
    book, wardrobe = Workbook(), Wardrobe()
    drawn = TableSheet(
        book.create_sheet(),  # one that is not the first: that is the one on top
        Report(form.key, 0),
        FilledGrid(grid, {box.key: "" for box in grid.boxes if box.key}),
        style,
        wardrobe,
    )
    drawn.draw(heading)
    part = io.BytesIO()
    writer: Any = WorksheetWriter(drawn.sheet, part)
    writer.write()
    return _Reader(drawn, wardrobe).template(part.getvalue().decode("ascii"))


class _Reader:
    """Makes a template of a sheet that has been drawn."""

    def __init__(self, drawn: TableSheet, wardrobe: Wardrobe) -> None:
        self.drawn = drawn
        self.dresses: dict[Dress, int] = {}
        known = drawn.sheet.parent._cell_styles
        self.dress_of = {str(known.add(look)): dress for dress, look in wardrobe.worn.items()}
        self.boxes = {
            (row, column): box
            for box in drawn.grid.boxes
            for row in range(drawn.first + box.row, drawn.first + box.row + box.height)
            for column in range(1 + box.column, 1 + box.column + box.width)
        }

    def template(self, sheet: str) -> TableTemplate:
        """What is to be filled in it, and the words between."""
        holes = list[_Hole]()
        last = 0
        for match in _CELL.finditer(sheet):
            before = sheet[last : match.start(3)].removesuffix(match[2])
            hole = self.hole(before, match)
            holes.append(hole)
            last = match.end() if hole.figure else match.start(3)
        return TableTemplate(tuple(self.dresses), self.sewn(), tuple(holes), sheet[last:], self.drawn.title_rows)

    def hole(self, before: str, match: re.Match[str]) -> _Hole:
        """A cell of the sheet."""
        place = coordinate_to_tuple(match[1])
        box = self.boxes.get(place)
        dress = self.dress_of[match[2]]
        if box is None or not box.key:
            return self.worn(dress, before=before)
        return self.worn(dress, box.key, before, place == self.drawn.places[box.key], match[4] or "")

    def worn(self, dress: Dress, key: str = "", before: str = "", figure: bool = False, formula: str = "") -> _Hole:
        """A hole for a cell that is so dressed."""
        other = with_decimals(dress) if key else dress
        look, with_other = (self.dresses.setdefault(one, len(self.dresses)) for one in (dress, other))
        return _Hole(before, look, with_other, key, figure, formula)

    def sewn(self) -> tuple[_Hole, ...]:
        """The looks in the order in which the sheet is drawn: its heading, then box by box."""
        first = next(dress for dress in self.dress_of.values())
        boxes = (self.worn(self.drawn.dress(box), box.key) for box in self.drawn.grid.boxes)
        return tuple(dict.fromkeys((self.worn(first), *boxes)))
