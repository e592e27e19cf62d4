"""Figures in the middle of tall cells without ruled lines: which words above and below them are their label.

A label is told as the eye tells it: its lines stand close below each other, as
many above the figures as below them, and where it has a number, that begins it.
Where any row leaves a doubt, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from core.numerals import COUNTED
from core.patterns import lazy

_LEVEL = 1.0  # points: pieces of one line stand no further apart
_NEXT = 1.55  # of the size: the next line of a cell stands no lower
_OFF = 0.3  # of the size: how far the middle of a label may be off that of its figures
_NEAREST = 0.9  # of the size: rows stand no nearer
_HEADS = 60.0  # points: the heads of columns stand no higher over their first row
_BEGINS = lazy(rf"[（(]?[{COUNTED}\d]+[)）、.．]")  # a label that has a number


class PlacedPiece(NamedTuple):
    """A piece of a line: where it stands, how large it is, whether it is a figure."""

    x0: float
    x1: float
    base: float
    size: float
    text: str
    figure: bool

    def covers(self, other: PlacedPiece) -> bool:
        """Whether the other stands under it."""
        return self.x0 < other.x1 and other.x0 < self.x1

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.base - 0.35 * self.size

    def is_next_to(self, above: PlacedPiece) -> bool:
        """Whether it may be the next line of the words above."""
        return self.covers(above) and 0 < self.base - above.base <= _NEXT * max(self.size, above.size)

    @property
    def begins(self) -> bool:
        """Whether a label begins with it."""
        return _BEGINS.match(self.text) is not None


PieceBlock = list[PlacedPiece]  # the lines of one cell


@dataclass
class GatheredRow:
    """Figures of one row, the lines of the label beside them, and words of taller cells that begin here.

    ``heads`` are the heads of the columns where it is the first row below them; ``broken`` the heights of the
    halves of figures that its narrow cells broke.
    """

    figures: list[PlacedPiece]
    label: PieceBlock = field(default_factory=list[PlacedPiece])
    taller: list[PieceBlock] = field(default_factory=list[PieceBlock])
    heads: list[PieceBlock] = field(default_factory=list[PieceBlock])
    broken: tuple[float, ...] = ()

    @property
    def middle(self) -> float:
        """The height of the middle of its figures."""
        return sum(one.middle for one in self.figures) / len(self.figures)

    @property
    def top(self) -> float:
        return min(one.base - one.size for one in (*self.label, *self.figures))

    @property
    def bottom(self) -> float:
        return max(one.base for one in (*self.label, *self.figures))

    @property
    def blocks(self) -> list[PieceBlock]:
        """The words on its left, a cell each."""
        return [block for block in (*self.taller, self.label) if block]

    @property
    def left(self) -> float:
        """Where its figures begin."""
        return min(one.x0 for one in self.figures)


def gathered(pieces: Sequence[PlacedPiece]) -> list[GatheredRow] | None:
    """The rows of figures of a page from the top, each with its label; None where that of any is not sure.

    Rows without any words on their left have none: the last table of a report is of this kind.
    """
    rows = _rows([one for one in pieces if one.figure])
    words = [one for one in pieces if not one.figure]
    for row in rows:
        row.label = _seed(row, words)
    taken = {one for row in rows for one in row.label}
    for row in rows:
        _grow(row, [one for one in words if one not in taken and one.x1 <= row.left])
        taken.update(row.label)
    runs = list(_runs(rows, words))
    for run in runs:
        heads = list(_heads(run, words))
        run[0].heads = heads if any(len(head) > 1 for head in heads) else []
    free = [one for one in words if one not in taken]
    sure = all(_is_told(run, free) for run in runs)
    return rows if sure and all(_tell_taller(run, _within(run, free)) for run in runs) else None


def _is_told(run: Sequence[GatheredRow], free: Sequence[PlacedPiece]) -> bool:
    """Whether every row has a whole label, or none has any, and no two run into each other."""
    labelled = [bool(row.label) for row in run]
    return all(_is_whole(row, free) for row in run) and all(labelled) == any(labelled) and not _is_crowded(run)


def _runs(rows: Sequence[GatheredRow], words: Sequence[PlacedPiece]) -> Iterator[list[GatheredRow]]:
    """Rows between which nothing stands over or beyond their figures: no heads, no text."""
    run: list[GatheredRow] = []
    for row in rows:
        if run and any(run[-1].middle < one.middle < row.middle and one.x1 > row.left for one in words):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _is_crowded(run: Sequence[GatheredRow]) -> bool:
    """Whether rows reach into each other, or two figures of a row stand in one column: then something is put together wrongly."""
    if any(below.middle - above.middle < _NEAREST * above.figures[0].size for above, below in pairwise(run)):
        return True
    columns = _columns([one for row in run for one in row.figures])
    return any(sum(one.x0 < x1 and x0 < one.x1 for one in row.figures) > 1 for row in run for x0, x1 in columns)


def _heads(run: Sequence[GatheredRow], words: Sequence[PlacedPiece]) -> Iterator[PieceBlock]:
    """The head of each column over the first row: the lowest words above its figures that stand over no other's."""
    first = run[0]
    columns = _columns([one for row in run for one in row.figures])
    above = [one for one in words if one.base <= first.figures[0].base - first.figures[0].size and one.x1 > first.left]
    narrow = [one for one in above if sum(one.x0 < x1 and x0 < one.x1 for x0, x1 in columns) == 1]
    for x0, x1 in columns:
        over = [one for one in narrow if one.x0 < x1 and x0 < one.x1]
        if not over or first.top - over[-1].base > _HEADS:
            continue
        block = [over[-1]]
        for one in reversed(over[:-1]):
            if block[0].is_next_to(one):
                block.insert(0, one)
        yield block


def _columns(figures: Sequence[PlacedPiece]) -> list[tuple[float, float]]:
    """Where columns of figures begin and end."""
    columns: list[tuple[float, float]] = []
    for one in sorted(figures):
        if columns and one.x0 < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], one.x1)
        else:
            columns.append((one.x0, one.x1))
    return columns


def _within(run: Sequence[GatheredRow], words: Sequence[PlacedPiece]) -> list[PlacedPiece]:
    """Words beside the labels of a run of rows."""
    left = min(row.left for row in run)
    return [one for one in words if one.x1 <= left and run[0].top <= one.middle <= run[-1].bottom]


def _is_whole(row: GatheredRow, words: Sequence[PlacedPiece]) -> bool:
    """Whether no line that may belong to a label is left over."""
    beside = [one for one in words if one.x1 <= row.left]
    if not row.label:
        return not any(abs(one.middle - row.middle) <= 2 * one.size for one in beside)
    first, last = row.label[0], row.label[-1]
    if any(one.is_next_to(last) and not one.begins and not _is_head(one, words, row) for one in beside):
        return False
    return first.begins or not any(first.is_next_to(one) and not _is_head(one, words, row) for one in beside)


def _is_head(word: PlacedPiece, words: Sequence[PlacedPiece], row: GatheredRow) -> bool:
    """Whether a word is one of the heads of columns: others stand on its line over the figures."""
    return any(abs(one.base - word.base) <= _LEVEL and one.x1 > row.left for one in words)


def _rows(figures: Sequence[PlacedPiece]) -> list[GatheredRow]:
    """Figures by their height; those broken in narrow cells stand half above and half below the others of their row."""
    levels: list[list[PlacedPiece]] = []
    for one in sorted(figures, key=lambda one: one.base):
        if levels and one.base - levels[-1][0].base <= _LEVEL:
            levels[-1].append(one)
        else:
            levels.append([one])
    rows: list[GatheredRow] = []
    for place, level in enumerate(levels):
        halves: set[float] = set()
        if 0 < place < len(levels) - 1:
            halves = _join_broken(levels[place - 1], level, levels[place + 1])
        rows.append(GatheredRow(level, broken=tuple(halves)))
    return [replace(row, figures=sorted(row.figures)) for row in rows if row.figures]


def _join_broken(above: PieceBlock, level: PieceBlock, below: PieceBlock) -> set[float]:
    """Bring the halves of figures together on the level between them, no row stands so near to another; where they stood."""
    halves: set[float] = set()
    for upper in list(above) if level else ():
        lower = next((one for one in below if one.covers(upper)), None)
        if lower is None or lower.base - upper.base > _NEXT * upper.size:
            continue
        off = abs((upper.middle + lower.middle) / 2 - level[0].middle)
        if off > _OFF * upper.size or any(one.covers(upper) for one in level):
            continue
        x0, x1 = min(upper.x0, lower.x0), max(upper.x1, lower.x1)
        level.append(upper._replace(x0=x0, x1=x1, base=level[0].base, text=upper.text + lower.text))
        above.remove(upper)
        below.remove(lower)
        halves |= {upper.middle, lower.middle}
    return halves


def _seed(row: GatheredRow, words: Sequence[PlacedPiece]) -> list[PlacedPiece]:
    """The line of the label on the height of the figures, or the two around it; of several those next to the figures."""
    near = [one for one in words if one.x1 <= row.left and abs(one.middle - row.middle) <= one.size]
    found = [[one] for one in near if abs(one.middle - row.middle) <= _OFF * one.size]
    halves = [[one] for one in near if any(abs(one.middle - height) <= _OFF * one.size for height in row.broken)]
    for upper in near:
        for lower in near:
            even = abs((upper.middle + lower.middle) / 2 - row.middle) <= _OFF * upper.size
            if even and lower.is_next_to(upper) and not lower.begins and lower.middle > row.middle > upper.middle:
                found.append([upper, lower])
    best: PieceBlock = []
    for block in (*found, *halves):
        if not best or min(one.x0 for one in block) >= max(one.x1 for one in best):
            best = block
    return best


def _grow(row: GatheredRow, free: Sequence[PlacedPiece]) -> None:
    """Add lines to the label, as many above as below."""
    while row.label and not row.label[0].begins:
        first, last = row.label[0], row.label[-1]
        above = next((one for one in reversed(free) if first.is_next_to(one)), None)
        below = next((one for one in free if one.is_next_to(last) and not one.begins), None)
        if above is None or below is None:
            return
        if abs((above.middle + below.middle) / 2 - row.middle) > _OFF * first.size:
            return
        row.label = [above, *row.label, below]


def _tell_taller(rows: Sequence[GatheredRow], words: Sequence[PlacedPiece]) -> bool:
    """Tell words beside labels to the first row that their cell reaches over; False where none stands beside them."""
    done: list[tuple[list[PlacedPiece], int]] = []
    for block in _blocks(words):
        right, middle = max(one.x1 for one in block), (block[0].base - block[0].size + block[-1].base) / 2
        inner = [i for i, row in enumerate(rows) if row.label and min(one.x0 for one in row.label) >= right]
        nearest = min(inner, key=lambda i: abs(rows[i].middle - middle), default=None)
        if nearest is None:
            return False
        last = max((end for other, end in done if any(a.covers(b) for a in other for b in block)), default=-1)
        start = nearest
        while start - 1 in inner and start - 1 > last:
            start -= 1
        end = min(
            (i for i in inner if i >= nearest), key=lambda i: abs((rows[start].top + rows[i].bottom) / 2 - middle)
        )
        rows[start].taller.append(block)
        done.append((block, end))
    return True


def _blocks(words: Sequence[PlacedPiece]) -> Iterator[list[PlacedPiece]]:
    """Words close below each other."""
    blocks: list[list[PlacedPiece]] = []
    for one in words:
        block = next((block for block in blocks if one.is_next_to(block[-1]) and not one.begins), None)
        if block is None:
            blocks.append([one])
        else:
            block.append(one)
    return iter(blocks)


def joined(block: Sequence[PlacedPiece]) -> PlacedPiece:
    """The lines of a cell as one piece."""
    x0, x1 = min(one.x0 for one in block), max(one.x1 for one in block)
    return block[0]._replace(x0=x0, x1=x1, text="\n".join(one.text for one in block))
