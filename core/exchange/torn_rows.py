"""Rows that a page end or a line break cut in pieces, told by the form's own labels; before the matcher looks for cells.

A reader sees only that a row is short of figures.  Here the words decide: pieces
that make a label when put together, the lower ones none by themselves, were one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.exchange.match_words import form_labels
from core.exchange.raw import RawCell, RawDocument, RawTable
from core.forms.labels import fold, fold_words
from core.forms.spec import Form

_Place = tuple[int, int]  # column and width
_MOST_PIECES = 24  # lines of the longest label in its narrow column


def rejoin(document: RawDocument, form: Form) -> RawDocument:
    """The document with rows in pieces made whole; the same object where there are none."""
    items = tuple(_whole(item, form) if isinstance(item, RawTable) else item for item in document.items)
    changed = any(new is not old for new, old in zip(items, document.items, strict=True))
    return replace(document, items=items) if changed else document


def _whole(table: RawTable, form: Form) -> RawTable:
    labels = form_labels(form)
    rows = _Rows(table)
    row = 0
    while row + 1 < len(rows.begun):
        pieces = rows.torn(row, labels)
        if pieces:
            rows.join(row, pieces)
        else:
            row += 1
    return RawTable(table.index, tuple(cell for line in rows.begun for cell in line)) if rows.changed else table


class _Rows:
    """The cells of a table by the row in which they begin."""

    def __init__(self, table: RawTable) -> None:
        self.begun: list[list[RawCell]] = [[] for _ in range(table.rows)]
        for cell in table.cells:
            self.begun[cell.row].append(cell)
        self.changed = False

    def over(self, row: int) -> dict[_Place, RawCell]:
        """The lowest cells down to a row, by column and width, that do not reach below it."""
        above = (cell for line in self.begun[: row + 1] for cell in line if cell.row + cell.height - 1 <= row)
        return {(cell.column, cell.width): cell for cell in above}

    def torn(self, row: int, labels: frozenset[str]) -> int:
        """How many of the rows below complete a label of this one; 0 where none do."""
        texts: dict[_Place, str] | None = None
        for count, line in enumerate(self.begun[row + 1 : row + 1 + _MOST_PIECES], 1):
            if _begins_anew(line, labels):
                return 0
            if texts is None:
                texts = {place: cell.text for place, cell in self.over(row).items()}
            whole = _complete(texts, line, labels)
            if whole is None:
                return 0
            if whole:
                return count
        return 0

    def join(self, row: int, count: int) -> None:
        """Make this row and so many below it one."""
        self.changed = True
        grown = self.over(row)
        upper = {id(cell): place for place, cell in grown.items()}
        for cell in (cell for line in self.begun[row + 1 : row + 1 + count] for cell in line):
            place = (cell.column, cell.width)
            above = grown[place]
            text = "\n".join(filter(None, (above.text, cell.text)))
            grown[place] = replace(above, text=text, height=above.height + cell.height - 1)
        for line in self.begun[: row + 1]:
            line[:] = [grown[upper[id(cell)]] if id(cell) in upper else _shortened(cell, row, count) for cell in line]
        for line in self.begun[row + 1 + count :]:
            line[:] = [replace(cell, row=cell.row - count) for cell in line]
        del self.begun[row + 1 : row + 1 + count]


def _shortened(cell: RawCell, row: int, count: int) -> RawCell:
    """A cell that reaches past a row under which others go."""
    reaches = cell.row + cell.height - 1 > row
    return replace(cell, height=max(1, cell.height - count)) if reaches else cell


def _begins_anew(line: Sequence[RawCell], labels: frozenset[str]) -> bool:
    """Whether a row has a label to itself, so that it cannot be the rest of another; one short word may be its end."""
    whole = [text for cell in line if (text := fold(cell.text)) in labels]
    return any(len(text) > 2 for text in whole)


def _complete(texts: dict[_Place, str], line: Sequence[RawCell], labels: frozenset[str]) -> bool | None:
    """Add a row's texts to those above; whether a label came out whole, None where it cannot belong to them."""
    whole = False
    for cell in line:
        place = (cell.column, cell.width)
        above = texts.get(place)
        if above is None:
            return None
        if not cell.text.strip():
            continue
        together = fold(above + cell.text)
        if above.strip() and _is_figure(cell.text):
            return None
        if fold(above) and fold(cell.text) in labels and together not in labels:
            return None
        whole = whole or (together in labels and bool(fold(cell.text)))
        texts[place] = above + cell.text
    return whole


def _is_figure(text: str) -> bool:
    return fold_words(text).isdecimal()
