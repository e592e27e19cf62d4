"""Where the form's cells stand in a table, found once for all tables that differ in nothing but their figures.

Most files have the form's own tables, or those of the one file that a whole district fills in.  What is
remembered is a table's frame: places and words of its cells, with a stand-in for each plain figure.
Where the figures have a say in what is read, the table is searched by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from core.forms.spec import Form
from core.matching.tables import FoundCells, find
from core.matching.torn_rows import rejoin
from core.matching.transposed import has_parts_apart, lying_in
from core.matching.two_years import is_of_one_year
from core.patterns import lazy
from core.readers.raw import RawCell, RawDocument, RawTable
from core.records import record

_MOST = 128  # frames that are remembered; a file has five
_LARGEST = 1000  # cells of a table that is remembered; the form's have some hundred
# A figure without any mark, and not the name of a year: no label, and no part of one.
_FIGURE = lazy(r"\s*(?!20\d\d\s*$)(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?\s*")
_STAND_IN = "0"

_Frame = tuple[tuple[int, int, int, int, str], ...]  # row, column, height, width and words of each cell


def find_plain(tables: Sequence[RawTable], form: Form) -> dict[int, FoundCells] | None:
    """Find the cells of the form in each raw table, like ``find_all``; None where any table has to be put in order first.

    That is: where it lies on its side, holds two years, or has rows in pieces.
    """
    if any(len(table.cells) > _LARGEST for table in tables):
        return None
    found: dict[int, FoundCells] = {}
    known = before = None
    for table in tables:
        goes_on = before is not None and before.width == table.columns  # then it may lack heads of its own
        places = _places(_frame(table), form, known if goes_on else None)
        if places is None:
            return None
        sure = places.sure and (known is not None or not goes_on)
        before = found[table.index] = places.of(table) if sure else find(table, form, before)
        known = places if sure else None
    return found


@record(eq=False)
class _Places:
    """What was found in a frame: each cell by its place among those of the frame; not ``sure`` where figures have a say."""

    found: FoundCells
    cells: tuple[tuple[str, int], ...] = ()
    rivals: tuple[tuple[str, int], ...] = ()
    sure: bool = False

    def of(self, table: RawTable) -> FoundCells:
        """The same in a table that has this frame."""
        one, cells = self.found, table.cells
        return FoundCells(
            one.width,
            {key: cells[place] for key, place in self.cells},
            {**one.heads},
            {**one.rows},
            {**one.columns},
            {key: cells[place] for key, place in self.rivals},
            [*one.notes],
        )


def _frame(table: RawTable) -> _Frame:
    return tuple([(cell.row, cell.column, cell.height, cell.width, _shown(cell.text)) for cell in table.cells])


@lru_cache(maxsize=8192)
def _shown(text: str) -> str:
    return _STAND_IN if _FIGURE.fullmatch(text) else text


@lru_cache(maxsize=_MOST)
def _places(frame: _Frame, form: Form, before: _Places | None) -> _Places | None:
    """What is found in a frame behind another one; None of a table that has to be put in order first."""
    table = RawTable(0, tuple([RawCell(*cell) for cell in frame]))
    alone = RawDocument((table,))
    if not is_of_one_year(table, form) or rejoin(alone, form) is not alone:
        return None
    if has_parts_apart(table, form) or (lying_in(table, form) and not find(table, form).cells):
        return None
    found = find(table, form, before and before.found)
    if not found.sure:
        return _Places(found)
    at = {id(cell): place for place, cell in enumerate(table.cells)}
    return _Places(found, *(_placed(cells, at) for cells in (found.cells, found.rivals)), sure=True)


def _placed(cells: dict[str, RawCell], at: dict[int, int]) -> tuple[tuple[str, int], ...]:
    return tuple((key, at[id(cell)]) for key, cell in cells.items())
