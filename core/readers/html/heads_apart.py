"""Tables of which pages keep the heads in a table of their own, so that they stay in sight while the rest is scrolled.

The two are one to whoever looks at them: the heads stand right above the columns.
The rest may have the heads again, without height.
"""

from __future__ import annotations

from dataclasses import replace

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.raw import Items, RawCell, RawTable

_FIGURE = lazy(r"\s*+\d[\s\d,，.．]*+")
_MOST_ROWS = 5  # of heads
_FEWEST_COLUMNS = 3


def with_heads(items: Items) -> Items:
    """The items of a page, each table of heads joined with the table right below it."""
    found: Items = []
    for item in items:
        above = found[-1] if found else None
        if isinstance(item, RawTable) and isinstance(above, RawTable) and _is_head_of(above, item):
            found[-1] = _joined(above, item)
        else:
            found.append(item)
    return found


def _is_head_of(head: RawTable, body: RawTable) -> bool:
    """Whether a table holds nothing but words, over as many columns, and the other no words that are seen in its first rows."""
    if head.rows > _MOST_ROWS or head.columns != body.columns or head.columns < _FEWEST_COLUMNS:
        return False
    if any(_FIGURE.fullmatch(cell.text) for cell in head.cells):
        return False
    words = {_same(cell.text) for cell in head.cells if cell.text}
    first = [cell for cell in body.cells if not cell.row]
    again = all(_same(cell.text) in words or not cell.text for cell in first)
    return again or any(_FIGURE.fullmatch(cell.text) for cell in first)


def _joined(head: RawTable, body: RawTable) -> RawTable:
    words = {_same(cell.text) for cell in head.cells}
    again = {row for row in range(body.rows) if _is_again(body, row, words)}
    kept = [cell for cell in body.cells if cell.row not in again]
    shift = {row: head.rows + sum(other not in again for other in range(row)) for row in range(body.rows)}
    return replace(head, cells=(*head.cells, *(replace(cell, row=shift[cell.row]) for cell in kept)))


def _is_again(body: RawTable, row: int, words: set[str]) -> bool:
    """Whether a row only holds the heads once more, unseen."""
    cells = [cell for cell in body.cells if cell.row == row]
    return bool(cells) and all(_is_unseen(cell, words) for cell in cells)


def _is_unseen(cell: RawCell, words: set[str]) -> bool:
    return (
        not cell.text
        and bool(cell.left_out)
        and all(code is NoteCode.HIDDEN and _same(left) in words for code, left in cell.left_out)
    )


def _same(text: str) -> str:
    return "".join(text.split())
