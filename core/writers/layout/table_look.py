"""How a box of a table looks in a style: alignment, margin, least height, fonts of its label.

The same answers for every output that draws boxes.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.layout import Box, Grid, Role
from core.patterns import lazy
from core.writers.layout.style import Align, Font, Style

# A remark is a whole clause in brackets: （区分处理的，只计这一情形…）, not （单位：万元）.
_REMARK = lazy(r"(（[^（），]*+，[^（）]*+）)")


def align(style: Style, grid: Grid, box: Box) -> Align:
    """Where the text of a box stands."""
    look = style.table(grid)
    if box.head and box.head.align and style.as_printed:
        return Align(box.head.align)
    if box.role is Role.TITLE:
        return Align.LEFT
    if box.role is Role.CORNER:
        return look.corner_align
    if box.role is Role.ROW:
        innermost = box.width == 1 and box.column == grid.head_columns - 1
        return look.item_align if innermost else look.row_align
    return Align.CENTER


def margin(style: Style, grid: Grid, box: Box) -> int:
    """Room at the left and right in twips; figures get the whole width of their narrow columns."""
    look = style.table(grid)
    if box.role is Role.FIGURE:
        return 0
    return look.corner_margin if box.role is Role.CORNER else look.margin


def least_height(style: Style, grid: Grid, row: int) -> int:
    """The least height of a row in twips, 0 where its text alone decides."""
    look = style.table(grid)
    boxes = [box for box in grid.boxes if box.row <= row < box.row + box.height]
    figures = (look.figure_height for box in boxes if box.role is Role.FIGURE)
    heads = (box.head.height for box in boxes if box.head and box.role is Role.ROW and style.as_printed)
    return max((look.row_height, *figures, *heads))


def pieces(style: Style, label: str) -> Iterator[tuple[Font, str]]:
    """A label in its fonts: remarks in brackets have one of their own."""
    for piece in filter(None, _REMARK.split(label)):
        yield (style.note if _REMARK.fullmatch(piece) else style.label), piece
