"""Rows that a page end or a line break cut in pieces, told by the form's own labels; before the matcher looks for cells.

A reader sees only that a row is short of figures.  Here the words decide: pieces
that make a label when put together, the lower ones none by themselves, were one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.forms.labels import fold, fold_words
from core.forms.spec import Form
from core.matching.labels import form_labels
from core.numerals import NUMBERED
from core.patterns import lazy
from core.readers.raw import RawCell, RawDocument, RawTable

_Place = tuple[int, int]  # column and width
_BARE_NUMBER = lazy(NUMBERED)
_MOST_ROWS = 1000  # of a table of a report, all its rows in pieces
_MOST_PIECES = 24  # lines of the longest label in its narrow column


def rejoin(document: RawDocument, form: Form) -> RawDocument:
    """The document with rows in pieces made whole; the same object where there are none."""
    items = tuple(_whole(item, form) if isinstance(item, RawTable) else item for item in document.items)
    changed = any(new is not old for new, old in zip(items, document.items, strict=True))
    return replace(document, items=items) if changed else document


def _whole(table: RawTable, form: Form) -> RawTable:
    if table.rows > _MOST_ROWS:
        return table
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
        self._look_anew()

    def _look_anew(self) -> None:
        self._over: tuple[int, dict[_Place, RawCell]] = (-1, {})  # a row, and what is over the one below it
        self._ending: dict[int, list[RawCell]] = {}  # the cells by the row in which they end
        for cell in (cell for line in self.begun for cell in line):
            self._ending.setdefault(cell.row + cell.height - 1, []).append(cell)

    def over(self, row: int) -> dict[_Place, RawCell]:
        """The lowest cells down to a row, by column and width, that do not reach below it; not to be changed.

        Asked row by row: what is known of the row before is gone on with.
        """
        known, found = self._over
        if known > row:
            known, found = -1, {}
        for last in range(known + 1, row + 1):
            for cell in self._ending.get(last, ()):
                place = (cell.column, cell.width)
                if place not in found or found[place].row <= cell.row:
                    found[place] = cell
        self._over = row, found
        return found

    def numbers(self, row: int, line: Sequence[RawCell]) -> bool:
        """Whether the first label of the next row has its number, and nothing but that, in this one."""
        first = next((cell for cell in line if fold(cell.text) and not _is_figure(cell.text)), None)
        above = self.over(row).get((first.column, first.width)) if first else None
        return above is not None and _BARE_NUMBER.fullmatch(above.text.strip()) is not None

    def torn(self, row: int, labels: frozenset[str]) -> int:
        """How many of the rows below complete a label of this one; 0 where none do."""
        pieces: _Pieces | None = None
        for count, line in enumerate(self.begun[row + 1 : row + 1 + _MOST_PIECES], 1):
            if _begins_anew(line, labels) and (pieces or not self.numbers(row, line)):
                return 0
            pieces = pieces or _Pieces(self.over(row), row)
            if not pieces.add(line, labels):
                return 0
            if pieces.complete:
                return count
        return 0

    def join(self, row: int, count: int) -> None:
        """Make this row and so many below it one."""
        self.changed = True
        grown = dict(self.over(row))
        upper = {id(cell): place for place, cell in grown.items()}
        alone: list[RawCell] = []
        for cell in (cell for line in self.begun[row + 1 : row + 1 + count] for cell in line):
            place = (cell.column, cell.width)
            above = grown.get(place)
            if above is None or (_is_figure(cell.text) and above.row + above.height - 1 < row):
                alone.append(replace(cell, row=row))
                continue
            text = "\n".join(filter(None, (above.text, cell.text)))
            grown[place] = replace(above, text=text, height=above.height + cell.height - 1)
        for line in self.begun[: row + 1]:
            line[:] = [grown[upper[id(cell)]] if id(cell) in upper else _shortened(cell, row, count) for cell in line]
        self.begun[row] += alone
        for line in self.begun[row + 1 + count :]:
            line[:] = [replace(cell, row=cell.row - count) for cell in line]
        del self.begun[row + 1 : row + 1 + count]
        self._look_anew()


class _Pieces:
    """What the columns of a row hold while rows below are added."""

    def __init__(self, over: dict[_Place, RawCell], row: int) -> None:
        self.texts = {place: cell.text for place, cell in over.items()}
        self.here = {place for place, cell in over.items() if cell.row + cell.height - 1 == row}
        self.filled = {place for place in self.here if self.texts[place].strip()}
        self.complete = False  # whether a label came out whole

    def add(self, line: Sequence[RawCell], labels: frozenset[str]) -> bool:
        """Add a row; False where it cannot belong to those above.

        Words beside figures belong to the row only, words alone also to a merged cell that began above it.
        """
        cells = [((cell.column, cell.width), cell.text) for cell in line if cell.text.strip()]
        figures = any(_is_figure(text) for _, text in cells)
        if figures and not all(_is_figure(text) or place in self.here for place, text in cells):
            return False
        return all(self.add_cell(place, text, labels) for place, text in cells)

    def add_cell(self, place: _Place, text: str, labels: frozenset[str]) -> bool:
        if _is_figure(text):
            free = place not in self.filled
            self.filled.add(place)
            return free
        above = self.texts.get(place)
        if above is None:
            return False
        together = fold(above + text)
        if fold(above) and fold(text) in labels and together not in labels:
            return False
        self.complete = self.complete or (together in labels and bool(fold(text)))
        self.texts[place] = above + text
        return True


def _shortened(cell: RawCell, row: int, count: int) -> RawCell:
    """A cell that reaches past a row under which others go."""
    reaches = cell.row + cell.height - 1 > row
    return replace(cell, height=max(1, cell.height - count)) if reaches else cell


def _begins_anew(line: Sequence[RawCell], labels: frozenset[str]) -> bool:
    """Whether a row has a label to itself, so that it cannot be the rest of another; one short word may be its end."""
    whole = [text for cell in line if (text := fold(cell.text)) in labels]
    return any(len(text) > 2 for text in whole)


def _is_figure(text: str) -> bool:
    return fold_words(text).isdecimal()
