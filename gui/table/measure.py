"""Column widths and row heights of a table: everything fits the width, labels are never cut off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.forms.layout import Box, Grid
from core.records import record
from gui.table.look import ScreenLook
from gui.table.model import TableModel

_ROOMY = 0.45  # rows may grow by this part of their height where there is room


@record
class GridMeasures:
    """Widths of all grid columns and heights of all grid rows, heads included, in pixels."""

    columns: tuple[int, ...]
    rows: tuple[int, ...]


@record
class ColumnWidths:
    """What a grid column asks for: its printed width and the least it can do with, in pixels."""

    printed: int
    least: int


def measure(model: TableModel, look: ScreenLook, width: int, height: int) -> GridMeasures:
    """Lay the table of ``model`` out in ``width`` pixels; rows fill ``height`` where they are few."""
    grid = model.grid
    least = _least(model, look)
    columns = share([ColumnWidths(*pair) for pair in zip(grid.table.widths, least, strict=True)], width)
    rows = _row_heights(grid, look, columns)
    spare = max(0, height - sum(rows)) // grid.rows
    more = min(spare, round(_ROOMY * look.row))
    return GridMeasures(tuple(columns), tuple(row + more for row in rows))


def _least(model: TableModel, look: ScreenLook) -> list[int]:
    """The least widths: figures with last year's beside them; three or eight characters of a row label."""
    grid = model.grid
    figures = [box for box in grid.boxes if box.key]
    first = min(box.column for box in figures)
    least = [look.em * (8 if column == first - 1 else 3) + 2 * look.margin for column in range(first)]
    least += [look.em * 2 + 2 * look.margin] * (grid.columns - first)
    for box in figures:
        face = model.face(box.key)
        wanted = look.figure_width(face.text, face.last) // box.width
        for column in range(box.column, box.column + box.width):
            least[column] = max(least[column], wanted)
    return least


def _row_heights(grid: Grid, look: ScreenLook, columns: Sequence[int]) -> list[int]:
    heights = [look.row] * grid.rows
    labels = [box for box in grid.boxes if not box.key]
    for box in sorted(labels, key=lambda box: box.height):
        wanted = look.label_height(box.label, _extent(box, columns))
        missing = wanted - sum(heights[box.row : box.row + box.height])
        if missing > 0:
            heights[box.row + box.height - 1] += missing
    return heights


def _extent(box: Box, columns: Sequence[int]) -> int:
    return sum(columns[box.column : box.column + box.width])


def share(columns: Sequence[ColumnWidths], total: int) -> list[int]:
    """Widths in the printed proportion that fill ``total`` exactly, none below its least while that goes.

    Where even the least widths do not fit, all shrink alike: the table never
    scrolls sideways.
    """
    least = sum(column.least for column in columns)
    if least >= total:
        return _round([column.least * total / least for column in columns])
    narrow: set[int] = set()
    while True:
        rest = total - sum(columns[i].least for i in narrow)
        printed = sum(column.printed for i, column in enumerate(columns) if i not in narrow)
        widths = [c.least if i in narrow else c.printed * rest / printed for i, c in enumerate(columns)]
        tight = {i for i, column in enumerate(columns) if widths[i] < column.least}
        if not tight:
            return _round(widths)
        narrow |= tight


def _round(widths: Sequence[float]) -> list[int]:
    """Whole pixels with the same sum: the edges are rounded, not the widths."""
    edges = [0, *(round(sum(widths[: i + 1])) for i in range(len(widths)))]
    return [right - left for left, right in pairwise(edges)]
