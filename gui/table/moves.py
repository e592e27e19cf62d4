"""Where the cursor goes from a figure: to its neighbours, along the row, to the next cell to type in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from functools import partial

from core.forms.layout import Box, Grid


class Moves:
    """The figures of a grid as neighbours; labels are stepped over."""

    def __init__(self, grid: Grid, computed: Container[str]) -> None:
        self.figures = tuple(sorted((b for b in grid.boxes if b.key), key=lambda b: (b.row, b.column)))
        typed = [b for b in self.figures if b.key not in computed]
        self._typed = {order: sorted(typed, key=partial(_place, order=order)) for order in ("right", "down")}
        self._places = {order: [_place(b, order) for b in boxes] for order, boxes in self._typed.items()}

    def vertical(self, box: Box, step: int, column: int, far: bool = False) -> Box:
        """The figure ``step`` rows of figures below (above if negative) that covers ``column``.

        At the edge, or with ``far``, the figure in the last (first) row.
        """
        sign = 1 if step > 0 else -1
        rows = sorted({b.row for b in self.figures if (b.row - box.row) * sign > 0}, reverse=sign < 0)
        if not rows:
            return box
        at = rows[-1] if far else rows[min(abs(step), len(rows)) - 1]
        row = [b for b in self.figures if b.row == at]
        return next((b for b in row if b.column <= column < b.column + b.width), row[-1])

    def horizontal(self, box: Box, step: int) -> Box:
        """The figure to the left (-1) or right (1) in the same row; the same at the edge."""
        row = self._row(box)
        return row[min(max(row.index(box) + step, 0), len(row) - 1)]

    def row_end(self, box: Box, step: int) -> Box:
        """The first (-1) or last (1) figure of the row."""
        return self._row(box)[-1 if step > 0 else 0]

    def end(self, step: int) -> Box:
        """The first (-1) or last (1) figure of the table."""
        return self.figures[-1 if step > 0 else 0]

    def first_typed(self) -> Box:
        """Where to begin typing."""
        return self._typed["right"][0]

    def typed(self, box: Box, step: int, order: str) -> Box:
        """The next cell to type in, in order of rows ("right") or of columns ("down"); the same at the end."""
        place, places = _place(box, order), self._places[order]
        at = bisect_right(places, place) if step > 0 else bisect_left(places, place) - 1
        return self._typed[order][at] if 0 <= at < len(places) else box

    def _row(self, box: Box) -> list[Box]:
        return [b for b in self.figures if b.row == box.row]


def _place(box: Box, order: str) -> tuple[int, int]:
    return (box.row, box.column) if order == "right" else (box.column, box.row)
