"""Where the rows and columns of a sheet end, and which cell lies at a place that is measured from the sheet's corner."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from core.readers.on_sheets.conditions import Place
from core.readers.on_sheets.drawn_boxes import WithinCell

Measured: TypeAlias = "tuple[float | None, float | None]"  # points down and across; None where that is not told


class SheetRuler:
    """The sizes of rows and columns, in points and in their order, as far as they are told."""

    def __init__(self, heights: Iterable[float], widths: Iterable[float]) -> None:
        self._ends = [*accumulate(heights)], [*accumulate(widths)]

    def at(self, place: Measured) -> Place | None:
        """The cell at a place of the sheet; None where nobody can tell."""
        down, across = (_found(ends, at) for ends, at in zip(self._ends, place, strict=True))
        return None if down is None or across is None else (down, across)

    def start(self, place: Place) -> WithinCell:
        """Where a cell begins."""
        rows, columns = (_start(ends, line) for ends, line in zip(self._ends, place, strict=True))
        return rows, columns

    def place(self, line: Place, within: WithinCell) -> WithinCell:
        """How far down and across from the corner of the sheet a place in a cell is."""
        down, across = (start + more for start, more in zip(self.start(line), within, strict=True))
        return down, across

    def clipped(self, line: Place, within: WithinCell) -> WithinCell:
        """A place in a cell; where it lies beyond the size that is told of the cell, this is not the true one: its middle."""
        sizes = (
            after - here for after, here in zip(self.start((line[0] + 1, line[1] + 1)), self.start(line), strict=True)
        )
        down, across = (size / 2 if more > size else more for size, more in zip(sizes, within, strict=True))
        return down, across

    def crossed(self, axis: int, low: float, high: float) -> Iterator[tuple[int, float, float]]:
        """The rows (axis 0) or columns (1) that have a part between two places: which, where it begins and ends."""
        ends = self._ends[axis]
        first = bisect_right(ends, max(low, 0.0))
        start = ends[first - 1] if first else 0.0
        for line in range(first, len(ends)):
            if start > high:
                return
            if ends[line] > start:
                yield line, start, ends[line]
            start = ends[line]

    def within(self, at: Measured, place: Place) -> WithinCell:
        """How far down and across in a cell a place of the sheet is."""
        down, across = self.start(place)
        return (at[0] or 0.0) - down, (at[1] or 0.0) - across


def _found(ends: Sequence[float], at: float | None) -> int | None:
    return None if at is None or not ends or not 0 <= at < ends[-1] else bisect_right(ends, at)


def _start(ends: Sequence[float], line: int) -> float:
    return ends[min(line, len(ends)) - 1] if line and ends else 0.0


def moved(at: Measured, height: float | None, width: float | None, part: float = 1.0) -> Measured:
    """A place that is further down and across by a part of a box."""
    sizes = (height, width)
    down, across = (
        None if start is None or size is None else start + part * size for start, size in zip(at, sizes, strict=True)
    )
    return down, across
