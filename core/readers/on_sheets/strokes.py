"""Lines and figures drawn over the cells of a sheet by hand: which cells they may strike or cover.

A line along the edges of cells is a part of the table, and an outline around them leaves them to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.readers.left_out import LINE, SLANTED
from core.readers.on_sheets.conditions import Place
from core.readers.on_sheets.drawn_boxes import DrawnOver, WithinCell
from core.readers.on_sheets.ruler import SheetRuler

LEVEL = 2.0  # points by which a straight line may rise, and which lie between it and the edges of the cells it strikes
_EDGE, _COVERED = 1.0, 10.0  # points of a cell that a line has to cross, and a figure to cover
ROW, COLUMN = 13.5, 54.0  # points of a usual row and column
_MOST_ROWS, _MOST_COLUMNS = 2000, 300
_MOST_STRUCK = 2000  # cells below one line


def usual_ruler() -> SheetRuler:
    """The sizes of a sheet that tells none: each row and column as high and wide as the next."""
    return SheetRuler([ROW] * _MOST_ROWS, [COLUMN] * _MOST_COLUMNS)


def take_line(over: DrawnOver, ruler: SheetRuler, start: WithinCell, end: WithinCell) -> None:
    """Take a straight line between two places, in points down and across from the corner of the sheet."""
    rises, runs = abs(start[0] - end[0]), abs(start[1] - end[1])
    if rises <= LEVEL or runs <= LEVEL:
        along = 1 if rises <= LEVEL else 0
        _put(over, _along(ruler, along, start, end), LINE)
        _put_seams(over, ruler, along, start, end)
    else:
        _put(over, _across(ruler, *sorted((start, end))), SLANTED)


def take_figure(over: DrawnOver, ruler: SheetRuler, start: WithinCell, end: WithinCell, form: str) -> None:
    """Take what is drawn or painted in a rectangle between two places: a figure, or no more than a line."""
    sizes = end[0] - start[0], end[1] - start[1]
    if min(sizes) <= LEVEL:
        middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        level = sizes[0] <= LEVEL
        ends = ((middle[0], start[1]), (middle[0], end[1])) if level else ((start[0], middle[1]), (end[0], middle[1]))
        take_line(over, ruler, *ends)
        return
    rows = [row for row, top, low in ruler.crossed(0, start[0], end[0]) if start[0] <= (top + low) / 2 <= end[0]]
    columns = [
        column
        for column, left, right in ruler.crossed(1, start[1], end[1])
        if min(right, end[1]) - max(left, start[1]) >= min(_COVERED, (right - left) / 2)
    ]
    _put(over, ((row, column) for row in rows for column in columns), form)


def _put(over: DrawnOver, cells: Iterator[Place], form: str) -> None:
    for place, _ in zip(cells, range(_MOST_STRUCK), strict=False):
        over.lines[place] = form


def _put_seams(over: DrawnOver, ruler: SheetRuler, along: int, start: WithinCell, end: WithinCell) -> None:
    """Take a line along the edge between two rows (along 1) or columns (0): it strikes a merged cell that has both."""
    aside = 1 - along
    low, high = sorted((start[aside], end[aside]))
    first, last = sorted((start[along], end[along]))
    for one, _, ends in ruler.crossed(aside, max(low - LEVEL, 0.0), high):
        if low - LEVEL <= ends <= high + LEVEL:
            beside = (
                other for other, a, z in ruler.crossed(along, first, last) if min(z, last) - max(a, first) > _EDGE
            )
            for other, _ in zip(beside, range(_MOST_STRUCK), strict=False):
                over.seams[(one, other) if along else (other, one)] = aside


def _along(ruler: SheetRuler, along: int, start: WithinCell, end: WithinCell) -> Iterator[Place]:
    """The cells through which a line goes down (0) or across (1): not along their edges."""
    aside = 1 - along
    low, high = sorted((start[aside], end[aside]))
    first, last = sorted((start[along], end[along]))
    struck = [
        one for one, begins, ends in ruler.crossed(aside, low, high) if begins + LEVEL < low and high < ends - LEVEL
    ]
    for one in struck:
        for other, begins, ends in ruler.crossed(along, first, last):
            if min(ends, last) - max(begins, first) > _EDGE:
                yield (one, other) if along else (other, one)


def _across(ruler: SheetRuler, start: WithinCell, end: WithinCell) -> Iterator[Place]:
    """The cells through which a slanted line goes from its upper end to its lower one."""
    slope = (end[1] - start[1]) / (end[0] - start[0])
    for row, top, low in ruler.crossed(0, start[0], end[0]):
        reach = [start[1] + slope * (min(max(at, start[0]), end[0]) - start[0]) for at in (top, low)]
        left, right = sorted(reach)
        for column, begins, ends in ruler.crossed(1, left, right):
            if min(ends, right) - max(begins, left) > min(_EDGE, (right - left) / 2):
                yield row, column
