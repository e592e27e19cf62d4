"""Cells that LibreOffice leaves out of Word 2003 XML: those that a cell merged downwards covers.

It writes neither them nor the merge, only rows that are short.  Which cells of the
row above go on is told by what has room: never figures, the leftmost where several
would do, as tables of labels are built.  That an empty cell goes on is a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from core.readers.docx.elements import TC, W, columns_before, merge_of, rows_of
from core.readers.safe_xml import Element, added
from core.records import record

_AFTER = f"{W}trPr/{W}gridAfter"
_MOST = 63  # columns of a table


@record
class _Stretch:
    """Grid columns from ``start`` that one cell takes; ``origin`` is the cell, which may have begun in a row above."""

    start: int
    width: int
    origin: Element

    @property
    def may_go_on(self) -> bool:
        """Whether a cell may reach further down: figures are written row by row."""
        return self.wordy or not any(sign.isdigit() for sign in _words(self.origin))

    @property
    def wordy(self) -> bool:
        """Whether any Chinese word stands in it."""
        return any("\u3400" <= sign <= "\u9fff" for sign in _words(self.origin))


def complete(table: Element) -> bool:
    """Put the covered cells of a ``w:tbl`` back as merges; False where no words tell which cells a row is short of."""
    grid = table.find(f"{W}tblGrid")
    columns = 0 if grid is None else sum(1 for _ in grid)
    above: list[_Stretch] = []
    whole = True
    for row in rows_of(table):
        cells = [cell for cell in row if cell.tag == TC]
        widths = [_width(cell) for cell in cells]
        if columns_before(row) or row.find(_AFTER) is not None or not 0 < columns <= _MOST:
            above = []
            continue
        goes_on: list[_Stretch] | None = []
        if sum(widths) < columns:
            goes_on = _going_on(tuple(above), tuple(widths), columns)
        if goes_on is None or sum(widths) > columns:
            whole, above = False, []
            continue
        whole = whole and all(stretch.wordy for stretch in goes_on)
        above = _merged(row, cells, widths, goes_on)
    return whole


def is_short(table: Element) -> bool:
    """Whether any row of a ``w:tbl`` has fewer columns than its grid."""
    grid = table.find(f"{W}tblGrid")
    columns = 0 if grid is None else sum(1 for _ in grid)
    return any(
        sum(_width(cell) for cell in row if cell.tag == TC) < columns
        for row in rows_of(table)
        if not columns_before(row) and row.find(_AFTER) is None
    )


def _going_on(above: tuple[_Stretch, ...], widths: Sequence[int], columns: int) -> list[_Stretch] | None:
    """Which cells of the row above go on beside cells of these widths, so that all columns are taken."""
    starting = {stretch.start: stretch for stretch in above if stretch.may_go_on}

    @cache
    def fill(column: int, placed: int) -> tuple[int, ...] | None:
        """The first columns of those that go on, from this column with so many cells placed."""
        if column == columns:
            return () if placed == len(widths) else None
        stretch = starting.get(column)
        if stretch and (rest := fill(column + stretch.width, placed)) is not None:
            return (column, *rest)
        if placed < len(widths) and column + widths[placed] <= columns:
            return fill(column + widths[placed], placed + 1)
        return None

    found = fill(0, 0)
    return None if found is None else [starting[column] for column in found]


def _merged(row: Element, cells: list[Element], widths: list[int], goes_on: list[_Stretch]) -> list[_Stretch]:
    """The stretches of a row, the covered ones put into it."""
    covering = {stretch.start: stretch for stretch in goes_on}
    here: list[_Stretch] = []
    column, left = 0, list(zip(cells, widths, strict=True))
    while left or column in covering:
        if stretch := covering.get(column):
            _mark(stretch.origin, "restart")
            _cover(row, left[0][0] if left else None, stretch.width)
        else:
            cell, width = left.pop(0)
            stretch = _Stretch(column, width, cell)
        here.append(stretch)
        column += stretch.width
    return here


def _cover(row: Element, before: Element | None, width: int) -> None:
    """A covered cell in front of another one, or at the end of the row."""
    cell = added(row, TC, before=before)
    properties = added(cell, f"{W}tcPr")
    added(properties, f"{W}gridSpan", {f"{W}val": str(width)})
    added(properties, f"{W}vMerge")
    added(cell, f"{W}p")


def _mark(cell: Element, how: str) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = added(cell, f"{W}tcPr", before=next(iter(cell), None))
    if properties.find(f"{W}vMerge") is None:
        added(properties, f"{W}vMerge", {f"{W}val": how})


def _width(cell: Element) -> int:
    merge = merge_of(cell)
    return 0 if merge is None else merge[0]


def _words(cell: Element) -> str:
    return "".join(node.text or "" for node in cell.iter(f"{W}t"))
