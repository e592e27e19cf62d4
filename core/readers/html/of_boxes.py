"""Pages without any table: read once more with those that they make of grids, of rows of boxes, show without scripts or hide.

A grid is a table where it declares its columns, rows of boxes one below the
other where their parts declare how wide they are, or where all have as many:
flexible ones, and those that float or stand in a line.  All only where figures
stand in them; else they arrange the page, and what they hold stands below each
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from core.patterns import lazy
from core.readers.html.boxes.grids import (
    BoxShare,
    GridArea,
    area_of,
    columns_of,
    edges_of,
    in_rows,
    is_row,
    lines_of,
    share_of,
    stands_beside,
)
from core.readers.html.boxes.shapes import Shape
from core.readers.html.css.declarations import Declared
from core.readers.html.css.family import Census
from core.readers.html.css.selectors import OpenElement
from core.readers.html.looks import PageLook
from core.readers.html.page import ParserTarget
from core.readers.html.rules import Rules
from core.readers.html.table import HtmlTable, place
from core.readers.html.tags import PARTS_OF_TABLE, VOID
from core.readers.raw import Items, RawCell, RawParagraph, RawTable

_FIGURE = lazy(r"\s*+\d[\d\s,，.．]*+%?+\s*+")
_WORDS = lazy("[\u4e00-\u9fff]{2}")
_FEWEST_ROWS = 3
_FIGURES, _NAMES = 0.15, 0.05  # of all filled parts: those that are figures, and those that name them
_NEAR = 0.6  # hundredths of a row: edges that are one
_AS_WIDE = 1.5  # likewise: rows that end at one place
_OUT = ("absolute", "fixed")


class PageWithoutScript(ParserTarget):
    """A page as it is shown where scripts do not run."""

    def begins_part(self, tag: str, attributes: dict[str, str]) -> bool:
        return tag == "noscript" or super().begins_part(tag, attributes)


class _RulesOutsideTables(Rules):
    """Rules that hide nothing outside tables."""

    def __init__(self, page: ParserTarget) -> None:
        super().__init__()
        self.numberings, self._tables = page.rules.numberings, page.tables

    def inside(
        self, look: PageLook, element: OpenElement, around: Sequence[OpenElement] = ()
    ) -> tuple[PageLook, Shape, Declared]:
        seen, shape, said = super().inside(look, element, around)
        if seen.gone and not self._tables:
            colour = seen.colour if seen.strength == 1.0 else look.colour
            seen = replace(seen, hidden=False, invisible=False, tiny=False, strength=1.0, shrunk=1.0, colour=colour)
        return seen, shape, said


class PageAsIfShown(ParserTarget):
    """A page whose article is folded away, hidden, or waits for a script: as it will be shown, but for what its tables hide."""

    shows_all = True

    def __init__(self, census: Census | None = None) -> None:
        super().__init__(census)
        self.rules = _RulesOutsideTables(self)

    def begins_part(self, tag: str, attributes: dict[str, str]) -> bool:
        return super().begins_part(tag, attributes) or (tag in ("template", "video", "canvas") and not self.tables)


@dataclass
class _OpenBox:
    """An open grid or row: its columns (0 for a row), the depths whose elements hold its parts, and what these declare.

    ``loose`` parts float or stand in a line: no element is their row, it ends with the last of them.
    """

    table: HtmlTable
    columns: int
    parents: set[int]
    loose: bool = False
    areas: list[GridArea] = field(default_factory=list[GridArea])
    shares: list[BoxShare] = field(default_factory=list[BoxShare])


class _Row(NamedTuple):
    """Parts side by side, by the edges of their columns in hundredths; ``told`` where the page declares these."""

    edges: tuple[float, ...]
    cells: tuple[RawCell, ...]
    told: bool


class PageOfBoxes(ParserTarget):
    """A page whose grids and rows of boxes are tables where figures stand in them."""

    def __init__(self, census: Census | None = None) -> None:
        super().__init__(census)
        self._open: list[_OpenBox] = []
        self._rows: dict[int, list[_Row]] = {}  # by the table they are in
        self._opening: int | None = None  # columns of the box that begins

    def role(self, tag: str, shape: Shape, said: Declared) -> str:
        self._begin_or_end_loose(tag, said)
        box = self._open[-1] if self._open else None
        if box and self.tables[-1] is box.table and self.depth - 1 in box.parents and not box.table.open:
            box.parents.discard(self.depth)
            if said.get("display") == "contents":
                box.parents.add(self.depth)
                return "section"
            if said.get("position") not in _OUT:
                box.areas.append(area_of(said, box.columns) if box.columns else GridArea())
                box.shares.append(share_of(said))
                return "td"
        columns = columns_of(said)
        if tag not in PARTS_OF_TABLE and tag != "table" and (columns > 1 or is_row(said)):
            self._opening = columns
            return "table"
        return super().role(tag, shape, said)

    def _begin_or_end_loose(self, tag: str, said: Declared) -> None:
        """Parts that float or stand in a line begin, or what comes next is none of them."""
        box = self._open[-1] if self._open else None
        among = box is not None and self.tables[-1] is box.table and self.depth - 1 in box.parents
        beside = stands_beside(said) and tag not in PARTS_OF_TABLE and tag not in VOID
        if among and box and box.loose and not beside and not box.table.open:
            self.close_table()
        elif beside and not among and (not self.in_cell or (box is not None and self.tables[-1] is box.table)):
            self.end_paragraph()
            self.tables.append(self.new_table(of_boxes=True))
            self._open.append(_OpenBox(self.tables[-1], 0, {self.depth - 1}, loose=True))

    def end(self, tag: str) -> None:
        box = self._open[-1] if self._open else None
        if box and box.loose and self.depth in box.parents and self.tables[-1] is box.table and not self.unseen:
            self.close_table()
        super().end(tag)

    def open_table_part(self, tag: str, attributes: dict[str, str], said: Declared) -> None:
        super().open_table_part(tag, attributes, said)
        if tag == "table" and self._opening is not None:
            self._open.append(_OpenBox(self.tables[-1], self._opening, {self.depth}))
            self._opening = None

    def close_table(self) -> None:
        if not self._open or self.tables[-1] is not self._open[-1].table:
            super().close_table()
            return
        self.close_cell()
        box = self._open.pop()
        self.tables.pop()
        cells = [cell for row in box.table.rows for cell in row]
        self.sinks[-1] += [left for cell in cells if cell.hidden for left in cell.left_out]
        inside = [item for cell in cells for item in cell.items]
        if any(isinstance(item, RawTable) for item in inside):
            self._dissolve(inside)
            return
        for part in lines_of(cells, box.areas, box.shares, box.columns):
            edges, told = edges_of(part.shares, box.columns)
            if not edges:
                self._dissolve([item for cell in part.cells for item in cell.items])
                continue
            rows = in_rows(part.cells, part.areas, box.columns or len(edges) - 1)
            self._take(_Row(edges, tuple(cell for _, cell in place(rows)), told))

    def _dissolve(self, inside: Items) -> None:
        self.targets[-1].extend(inside)

    def _take(self, row: _Row) -> None:
        """Take in rows: below those right above them, or as the first of a table."""
        if not row.cells:
            return
        target = self.targets[-1]
        above = self._rows.get(id(target[-1])) if target else None
        if above is not None:
            above.append(row)
            return
        table = RawTable(0, row.cells)
        target.append(table)
        self._rows[id(table)] = [row]

    def close(self) -> None:
        super().close()
        self.items[:] = [part for item in self.items for part in self._finished(item)]

    def _finished(self, item: RawParagraph | RawTable) -> Iterator[RawParagraph | RawTable]:
        rows = self._rows.get(id(item))
        if rows is None:
            yield item
            return
        table = RawTable(0, tuple(_below_each_other(rows)))
        if _stand_below_each_other(rows) and _tells_figures(table):
            yield table
        else:
            yield from (RawParagraph(line) for cell in table.cells for line in cell.text.split("\n") if line)


def _below_each_other(rows: Sequence[_Row]) -> Iterator[RawCell]:
    """Rows of parts by the edges of all of them."""
    edges: list[float] = []
    for edge in sorted(edge for row in rows for edge in row.edges):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    top = 0
    for own, cells, _ in rows:
        at = [min(range(len(edges)), key=lambda n, edge=edge: abs(edges[n] - edge)) for edge in own]
        for cell in cells:
            start, end = at[cell.column], at[cell.column + cell.width]
            yield replace(cell, row=top + cell.row, column=start, width=end - start)
        top += max(cell.row + cell.height for cell in cells)


def _stand_below_each_other(rows: Sequence[_Row]) -> bool:
    """Whether rows are as wide as each other, and where that is not declared have as many parts."""
    ends = [row.edges[-1] for row in rows]
    counted = len({len(row.cells) for row in rows}) == 1
    return max(ends) - min(ends) <= _AS_WIDE and (counted or all(row.told for row in rows))


def _tells_figures(table: RawTable) -> bool:
    """Whether a table made of boxes is one of figures and of words that name them."""
    filled = [cell.text for cell in table.cells if cell.text.strip()]
    figures = sum(_FIGURE.fullmatch(text) is not None for text in filled)
    names = sum(_WORDS.search(text) is not None for text in filled)
    return table.rows >= _FEWEST_ROWS and figures >= _FIGURES * len(filled) and names >= _NAMES * len(filled) > 0
