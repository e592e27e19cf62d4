"""From a table's declaration to its merged-cell layout, computed once for all outputs.

Screen, DOCX, XLSX, HTML and print only draw the boxes of a :class:`Grid`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from functools import lru_cache

from core.forms.spec import Block, Head, Table, path_key
from core.records import record


class Role(StrEnum):
    """What a box of the grid is for."""

    TITLE = "title"  # block head across the table
    CORNER = "corner"
    COLUMN = "column"
    ROW = "row"
    FIGURE = "figure"


@record
class Box:
    """A rectangle of the grid (rows and columns counted from 0): a label or a figure's cell key.

    ``head`` is the declaration behind a row's or a column's label.
    """

    row: int
    column: int
    height: int
    width: int
    role: Role
    label: str = ""
    key: str = ""
    head: Head | None = field(default=None, compare=False, repr=False)


@record
class Grid:
    """A table as boxes; ``head_rows`` and ``head_columns`` stay in sight or repeat on each page."""

    table: Table
    rows: int
    head_rows: int
    head_columns: int
    boxes: tuple[Box, ...]

    @property
    def columns(self) -> int:
        """Number of grid columns."""
        return len(self.table.widths)


@lru_cache
def grid(table: Table) -> Grid:
    """Lay a table out; every grid place is covered by exactly one box."""
    boxes: list[Box] = []
    row = 0
    for block in table.blocks:
        boxes += _block(table, block, row, len(table.widths))
        row = max(box.row + box.height for box in boxes)
    single = len(table.blocks) == 1 and not table.blocks[0].title
    head_rows = _depth(table.blocks[0].columns) if single else 0
    head_columns = _label_depth(table.blocks[0].rows) if single else 0
    return Grid(table, row, head_rows, head_columns, tuple(boxes))


def _depth(heads: tuple[Head, ...]) -> int:
    return max(len(chain) for head in heads for chain in head.paths())


def _label_depth(rows: tuple[Head, ...]) -> int:
    """Levels of row heads; 0 where the only row has no label (table four)."""
    return _depth(rows) if any(head.label for head in rows) else 0


def _block(table: Table, block: Block, top: int, width: int) -> Iterator[Box]:
    if block.title:
        yield Box(top, 0, 1, width, Role.TITLE, block.title)
        top += 1
    left, deep = _label_depth(block.rows), _depth(block.columns)
    if left:
        yield Box(top, 0, deep, left, Role.CORNER, block.corner)
    column = left
    for head in block.columns:
        yield from _column_heads(head, top, column, deep)
        column += _leaf_width(head)
    row = top + deep
    for head in block.rows:
        if left:
            yield from _row_heads(head, row, 0, left)
        row += sum(1 for _ in head.paths())
    yield from _figures(table, block, top + deep, left)


def _leaf_width(head: Head) -> int:
    return sum(chain[-1].span for chain in head.paths())


def _column_heads(head: Head, row: int, column: int, deep: int) -> Iterator[Box]:
    height = 1 if head.children else deep
    yield Box(row, column, height, _leaf_width(head), Role.COLUMN, head.label, head=head)
    for child in head.children:
        yield from _column_heads(child, row + 1, column, deep - 1)
        column += _leaf_width(child)


def _row_heads(head: Head, row: int, column: int, left: int) -> Iterator[Box]:
    height = sum(1 for _ in head.paths())
    width = 1 if head.children else left
    yield Box(row, column, height, width, Role.ROW, head.label, head=head)
    for child in head.children:
        yield from _row_heads(child, row, column + 1, left - 1)
        row += sum(1 for _ in child.paths())


def _figures(table: Table, block: Block, top: int, left: int) -> Iterator[Box]:
    for i, row in enumerate(block.row_paths):
        column = left
        for chain in block.column_paths:
            key = ".".join(filter(None, (table.key, path_key(row), path_key(chain))))
            yield Box(top + i, column, 1, chain[-1].span, Role.FIGURE, key=key)
            column += chain[-1].span
