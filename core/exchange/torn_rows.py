"""Rows that a page end cut in two, told by the form's own labels; for the matcher, before it looks for cells.

A reader sees only that a row is short of figures.  Here the words decide: two
pieces that are no labels, and are one when put together, were one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.exchange.match_words import form_labels
from core.exchange.raw import RawCell, RawDocument, RawTable
from core.forms.labels import fold
from core.forms.spec import Form

_Pair = tuple[RawCell | None, RawCell]


def rejoin(document: RawDocument, form: Form) -> RawDocument:
    """The document with rows torn in two made whole; the same object where there are none."""
    items = tuple(_whole(item, form) if isinstance(item, RawTable) else item for item in document.items)
    return document if all(map(_same, items, document.items)) else replace(document, items=items)


def _same(one: object, other: object) -> bool:
    return one is other


def _whole(table: RawTable, form: Form) -> RawTable:
    labels = form_labels(form)
    row = 0
    while row + 1 < table.rows:
        pairs = list(_pairs(table, row))
        if _is_torn(pairs, labels):
            table = _join(table, row, pairs)
        row += 1
    return table


def _pairs(table: RawTable, row: int) -> Iterator[_Pair]:
    """The cells that begin in the row below, each with the one that ends above it in the same columns."""
    over = {(cell.column, cell.width): cell for cell in table.cells if cell.row + cell.height - 1 == row}
    for cell in table.cells:
        if cell.row == row + 1:
            yield over.get((cell.column, cell.width)), cell


def _is_torn(pairs: list[_Pair], labels: frozenset[str]) -> bool:
    """Whether every cell goes on below, at least one label among them, and no figure twice."""
    torn = 0
    for over, under in pairs:
        if over is None:
            return False
        if not over.text.strip() or not under.text.strip():
            continue
        begins_anew = fold(under.text) in labels and fold(over.text)  # 「3.」 above 「其他」 does not
        if begins_anew or fold(over.text + under.text) not in labels:
            return False
        torn += 1
    return torn > 0


def _join(table: RawTable, row: int, pairs: list[_Pair]) -> RawTable:
    below = {id(over): under for over, under in pairs}
    gone = {id(under) for _, under in pairs}
    return replace(
        table, cells=tuple(_moved(cell, row, below.get(id(cell))) for cell in table.cells if id(cell) not in gone)
    )


def _moved(cell: RawCell, row: int, under: RawCell | None) -> RawCell:
    """A cell in the table with one row less, with its lower piece if it has one."""
    if under is not None:
        text = "\n".join(filter(None, (cell.text, under.text)))
        return replace(cell, text=text, height=cell.height + under.height - 1)
    if cell.row > row:
        return replace(cell, row=cell.row - 1)
    reaches = cell.row + cell.height - 1 > row
    return replace(cell, height=cell.height - 1) if reaches else cell
