"""Finding the cells of the form in a raw table by their labels.

A row is known by the label nearest to its figures, a column by the lowest label
above it; the heads around them and their order are the second witness.  Nothing
depends on merged cells being there, on the number of label columns, or on
figures being filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.exchange.match_align import align
from core.exchange.match_words import Axis, Words, words
from core.exchange.raw import RawCell, RawTable
from core.forms.labels import fold, nearest
from core.forms.spec import Form, Table

_FEWEST_LABELS = 2  # a piece of a table cut at a page end may hold only two labels of the form


@dataclass
class Found:
    """Cells of the form in one raw table; ``odd`` says, as (code, cell key or "", what stood there), what was unusual."""

    cells: dict[str, RawCell] = field(default_factory=dict[str, RawCell])
    odd: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])


def find(raw: RawTable, form: Form) -> Found:
    """Find all cells of the form in this raw table, typed and computed."""
    found = Found()
    folded = [fold(cell.text) for cell in raw.cells]
    present = frozenset(folded)
    for table in form.tables:
        known = words(table)
        hits = known.all & present
        if len(hits) >= _FEWEST_LABELS and any(len(name) > 3 for name in hits):
            _Search(raw, folded, table, known, found).run()
    return found


@dataclass(frozen=True)
class _Spot:
    """A raw cell as met in one row, with the label it carries ("" if none of this table's)."""

    cell: RawCell
    label: str
    wordy: bool

    @property
    def start(self) -> int:
        return self.cell.column

    @property
    def end(self) -> int:
        return self.cell.column + self.cell.width


@dataclass(frozen=True)
class _Band:
    """Rows of column heads, ``first`` to ``last``; columns by block, as (start, end) of each leaf found."""

    first: int
    last: int
    columns: tuple[dict[int, tuple[int, int]], ...]


class _Search:
    """Looks for one table of the form in one raw table."""

    def __init__(self, raw: RawTable, folded: list[str], table: Table, known: Words, found: Found) -> None:
        self.table, self.known, self.found = table, known, found
        self.rows: list[list[_Spot]] = [[] for _ in range(raw.rows)]
        for cell, text in sorted(zip(raw.cells, folded, strict=True), key=lambda pair: pair[0].column):
            spot = self.spot(cell, text)
            for row in range(cell.row, cell.row + cell.height):
                self.rows[row].append(spot)

    def spot(self, cell: RawCell, text: str) -> _Spot:
        wordy = is_wordy(text)
        if not wordy or text in self.known.all:
            return _Spot(cell, text if text in self.known.all else "", wordy)
        near = nearest(text, self.known.all) if len(text) > 3 else ""
        if near:
            self.found.odd.append(("label", "", cell.text))
        return _Spot(cell, near, wordy)

    def run(self) -> None:
        bands = list(self.bands())
        for row, place in self.places(bands).items():
            block = self.known.block_of[place]
            above = [band for band in bands if band.last < row and band.columns[block]]
            self.row(row, place, above[-1].columns[block] if above else {})

    def bands(self) -> Iterator[_Band]:
        heads = [any(spot.label in self.known.heads for spot in row) for row in self.rows]
        row = 0
        while row < len(heads):
            first = row
            while row < len(heads) and heads[row]:
                row += 1
            if row > first:
                columns = tuple(self.columns(first, row, axis) for axis in self.known.columns)
                yield _Band(first, row - 1, columns)
            row += 1

    def columns(self, first: int, stop: int, axis: Axis) -> dict[int, tuple[int, int]]:
        """Where the leaves of an axis stand in a band of heads: leaf → (start, end)."""
        names = axis.leaf_names
        spots = [spot for row in self.rows[first:stop] for spot in row if spot.label]
        leaves = {(spot.start, spot.end): spot.label for spot in spots if spot.label in names}
        order = sorted(leaves)
        above = [frozenset(s.label for s in spots if s.start < end and s.end > start) for start, end in order]
        pairs = align(
            len(order),
            len(axis.leaves),
            lambda i, j: axis.score(leaves[order[i]], above[i], j),
        )
        return {j: order[i] for i, j in pairs.items()}

    def places(self, bands: list[_Band]) -> dict[int, int]:
        """Raw row → row of the form."""
        if not self.known.rows.leaf_names:
            return dict.fromkeys(self.unlabelled(bands), 0)
        head_rows = {row for band in bands for row in range(band.first, band.last + 1)}
        axis = self.known.rows
        labels = {
            i: [spot for spot in row if spot.label] for i, row in enumerate(self.rows) if i not in head_rows and row
        }
        order = [i for i, spots in labels.items() if spots and spots[-1].label in axis.leaf_names]

        def score(i: int, j: int) -> int:
            spots = labels[order[i]]
            worth = axis.score(spots[-1].label, frozenset(spot.label for spot in spots[:-1]), j)
            return worth if worth < 5 or self.is_last(order[i], spots[-1]) else worth - 4

        return {order[i]: j for i, j in align(len(order), len(axis.leaves), score).items()}

    def is_last(self, row: int, spot: _Spot) -> bool:
        """Whether no other words stand between a label and the figures."""
        return not any(other.wordy and other.start >= spot.end for other in self.rows[row])

    def unlabelled(self, bands: list[_Band]) -> Iterator[int]:
        """The row below the heads where the form's only row has no label: the first with anything in it."""
        for band in bands[:1]:
            below = range(band.last + 1, len(self.rows))
            filled = [row for row in below if any(spot.cell.text.strip() for spot in self.rows[row])]
            yield from (filled or list(below))[:1]

    def row(self, row: int, place: int, columns: dict[int, tuple[int, int]]) -> None:
        keys = self.known.keys[place]
        spots = self.rows[row]
        label_end = max((spot.end for spot in spots if spot.label), default=0)
        figures = [spot.cell for spot in spots if spot.start >= label_end and spot.cell.row == row]
        if len(figures) == len(keys):
            chosen = dict(enumerate(figures))
        elif columns:
            chosen = _by_position(figures, columns)
        else:
            chosen = dict(enumerate(figures[-len(keys) :])) if len(figures) > len(keys) else {}
        for column, cell in chosen.items():
            self.found.cells.setdefault(keys[column], cell)


def is_wordy(text: str) -> bool:
    """Whether a folded text could be a label: at least two letters and no mark for nothing."""
    return len(text) > 1 and not text.isdecimal() and text not in ("不适用", "没有", "不涉及", "未发生")


def _by_position(figures: list[RawCell], columns: dict[int, tuple[int, int]]) -> dict[int, RawCell]:
    """For each column the cell below its head; among several the widest overlap, filled before empty."""
    chosen: dict[int, RawCell] = {}
    for place, (start, end) in columns.items():
        below = [cell for cell in figures if cell.column < end and cell.column + cell.width > start]
        if below:
            chosen[place] = max(
                below,
                key=lambda cell: (
                    bool(cell.text.strip()),
                    min(end, cell.column + cell.width) - max(start, cell.column),
                ),
            )
    return chosen
