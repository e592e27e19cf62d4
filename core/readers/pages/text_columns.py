"""Pages whose text stands in two columns, or beside a menu of the site: each column is read by itself.

What parts two columns is a strip that nothing crosses, over several lines, with
sentences on both sides; or with a menu's short lines on the left of sentences
that all begin at one place.  Figures beside their labels are no sentences.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from core.patterns import lazy
from core.readers.pages.lines import Line, lines
from core.readers.pages.model import Glyph, Page, RuledLine
from core.readers.pages.ruled_tables import NEAR, join
from core.readers.pages.unruled_tables import apart

_ROOM = 0.7  # of the size: pieces of one line stand so far apart
_NARROWEST = 0.75  # of the size: the strip between two columns
_FEWEST = 4  # lines on both sides
_FEWEST_SENTENCES = 2  # on each side: lines with a full stop
_LONG = 8  # Chinese characters of a line of a column
_FEWEST_ITEMS = 3  # of a menu
_LINE = 20.0  # points
_SET_IN = 30.0  # points: how far the lines of a short column may all be set in
_MOST_PARTS = 8  # of a page, from the top
_SHORT = 12  # characters of a line of a menu
_MOST_LINES = 300  # of a page
_SLOT = 4.0  # points
_THIN_OUT = 0.4  # of the usual number of letters in a slot: there may be a strip
_FIRST_HAN = "\u3400"
_FEWEST_LETTERS = 2 * _FEWEST * _LONG  # of a page that may have columns
_HAN = lazy(r"[\u3400-\u9fff]")
_STOP = lazy("[。；]")
_ITEM = lazy(r"[^\d。；，、：]+")


class _Row(NamedTuple):
    """A line of the page in its pieces, or a ruled line."""

    top: float
    bottom: float
    pieces: tuple[Line, ...]
    rule: tuple[float, float] | None = None


class _Strip(NamedTuple):
    """Where columns part, from left to right and from top to bottom, and how they are told."""

    start: float
    end: float
    top: float
    bottom: float
    both: int
    sure: bool

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    def is_like(self, other: _Strip) -> bool:
        """Whether both lie at one place, the columns on their right beginning there."""
        return self.start < other.end and other.start < self.end and abs(self.end - other.end) < _SET_IN


def single_columns(pages: Sequence[Page]) -> list[Page]:
    """The pages, those in columns as several: what is above the columns, each of these, what is below."""
    suspects = [_widest(list(_rows(page))) if _may_have_columns(page) else None for page in pages]
    sure = [strip for strip in suspects if strip is not None and strip.sure]
    if not sure:
        return list(pages)
    return [part for page in pages for part in _parted(page, sure, 0)]


def _may_have_columns(page: Page) -> bool:
    """Whether letters are scarce somewhere amid the page: looked at first, since it costs little."""
    starts, ends = _ruled_heights(page.down)
    free = (glyph for glyph in page.glyphs if glyph.base > ends[bisect_right(starts, glyph.base) - 1])
    slots = Counter(int((glyph.x0 + glyph.x1) / 2 // _SLOT) for glyph in free if glyph.text > _FIRST_HAN)
    if slots.total() < _FEWEST_LETTERS:
        return False
    inner = range(min(slots), max(slots) + 1)
    usual = slots.total() / len(inner)
    scarce = next((slot for slot in inner if slots[slot] < _THIN_OUT * usual), inner.stop)
    return any(slots[slot] > usual for slot in range(scarce, inner.stop))


def _ruled_heights(down: Sequence[RuledLine]) -> tuple[list[float], list[float]]:
    """Where on a page tables with lines down begin and end, from above all of them."""
    starts, ends = [float("-inf")], [float("-inf")]
    for rule in sorted(down, key=lambda rule: rule.start):
        if rule.start > ends[-1] + NEAR:
            starts.append(rule.start)
            ends.append(rule.end)
        else:
            ends[-1] = max(ends[-1], rule.end)
    return starts, ends


def _rows(page: Page) -> Iterator[_Row]:
    """All lines of a page and its ruled lines across, from the top."""
    found = [
        _Row(line.base - line.size, line.base, tuple(part for part in apart(line, _ROOM) if part.inked))
        for line in lines(page.glyphs)
        if line.text
    ]
    found += [_Row(rule.at, rule.at, (), (rule.start, rule.end)) for rule in join(page.across)]
    yield from sorted(found, key=lambda row: row.bottom)[:_MOST_LINES]


def _widest(rows: Sequence[_Row], fits: Callable[[_Strip], bool] = lambda _: True) -> _Strip | None:
    """The strip with most lines on both sides, of those that fit."""
    best: _Strip | None = None
    for place, start, end in _gaps(rows):
        row = rows[place]
        if best is not None and best.top <= row.bottom <= best.bottom and start < best.middle < end:
            continue  # the same strip again
        strip = _grown(rows, place, start, end)
        better = strip is not None and (best is None or (strip.sure, strip.both) > (best.sure, best.both))
        if strip is not None and better and fits(strip):
            best = strip
    return best


def _gaps(rows: Sequence[_Row]) -> Iterator[tuple[int, float, float]]:
    """Room between pieces of one line or of two that follow each other: the place of the line, from where to where."""
    worded = [place for place, row in enumerate(rows) if row.pieces]
    for place, below in pairwise([*worded, worded[-1]] if worded else []):
        row, other = rows[place].pieces, rows[below].pieces
        for one, following in pairwise(row):
            yield place, one.x1, following.x0
        for start, end in ((row[0].x1, other[0].x0), (other[0].x1, row[0].x0)):
            if end > start:
                yield place, start, end


def _grown(rows: Sequence[_Row], place: int, start: float, end: float) -> _Strip | None:
    """The strip through a gap, as far up and down as nothing crosses it."""
    least = _NARROWEST * rows[place].pieces[0].size
    taken: list[int] = []
    for way in (range(place, -1, -1), range(place + 1, len(rows))):
        for at in way:
            narrowed = _narrowed(rows[at], start, end, least)
            if narrowed is None:
                break
            start, end = narrowed
            taken.append(at)
    inside = [rows[at] for at in sorted(taken)]
    left, right = _Side([]), _Side([])
    for row in inside:
        left.take(row, [one for one in row.pieces if one.x1 <= start + 1], 0.0, start + 1)
        right.take(row, [one for one in row.pieces if one.x0 >= end - 1], end - 1, 1e9)
    both = min(left.beside(right), right.beside(left))
    if not both or left.is_table_with(right):
        return None
    columns = both >= _FEWEST and ((left.speaks and right.is_column) or (right.speaks and left.is_column))
    sure = columns or (right.speaks and left.is_menu(right))
    return _Strip(start, end, inside[0].top, inside[-1].bottom, both, sure)


def _narrowed(row: _Row, start: float, end: float, least: float) -> tuple[float, float] | None:
    """What a line leaves free of a strip; None where that is too little."""
    if row.rule is not None:
        return None if row.rule[0] < start and row.rule[1] > end else (start, end)
    for piece in row.pieces:
        if piece.x1 <= start or piece.x0 >= end:
            continue
        if piece.x0 > start and piece.x1 >= end:
            end = piece.x0
        elif piece.x0 <= start and piece.x1 < end:
            start = piece.x1
        else:
            return None
    return (start, end) if end - start >= least else None


class _Side:
    """What stands on one side of a strip: lines by their height, and how many ruled lines."""

    def __init__(self, lines: list[tuple[float, list[Line]]]) -> None:
        self.lines = lines
        self.rules: set[int] = set()

    def take(self, row: _Row, pieces: list[Line], start: float, end: float) -> None:
        """Take the pieces of a line that stand here, or a ruled line."""
        if pieces:
            self.lines.append((row.bottom, pieces))
        elif row.rule is not None and start <= row.rule[0] and row.rule[1] <= end:
            self.rules.add(round(row.bottom))

    def beside(self, other: _Side) -> int:
        """How many lines stand between the first and the last of the other side, a line more or less."""
        if not other.lines:
            return 0
        first, last = other.lines[0][0] - _LINE, other.lines[-1][0] + _LINE
        return sum(1 for at, _ in self.lines if first <= at <= last) + sum(
            1 for at in self.rules if first <= at <= last
        )

    def is_table_with(self, other: _Side) -> bool:
        """Whether the ruled lines of both sides stand on the same heights: cells of one table, their frames drawn apart."""
        fewer = min(len(self.rules), len(other.rules))
        return fewer > 1 and 2 * len(self.rules & other.rules) > fewer

    @property
    def speaks(self) -> bool:
        """Whether the lines are sentences."""
        texts = ["".join(piece.text for piece in pieces) for _, pieces in self.lines]
        long = sum(1 for text in texts if len(_HAN.findall(text)) >= _LONG)
        return long >= _FEWEST and sum(1 for text in texts if _STOP.search(text)) >= _FEWEST_SENTENCES

    @property
    def is_column(self) -> bool:
        """Whether it is a column of sentences, or of tables with their ruled lines."""
        return self.speaks or len(self.rules) >= _FEWEST

    def is_menu(self, article: _Side) -> bool:
        """Whether short lines stand left of an article, which keeps clear of them to its end.

        Headings set beside their paragraphs begin on one height with these.
        """
        short = [piece for _, pieces in self.lines for piece in pieces]
        if any(len(piece.text) > _SHORT or not _ITEM.fullmatch(piece.text) for piece in short):
            return False
        edge = min(piece.x0 for _, pieces in article.lines for piece in pieces)
        heights = {at for at, _ in article.lines}
        apart_from_it = sum(1 for at, _ in self.lines if at not in heights)
        clear = edge - max(piece.x1 for piece in short) >= 2 * _NARROWEST * short[0].size
        return clear and apart_from_it > 0 and len(self.lines) >= _FEWEST_ITEMS


def _parted(page: Page, known: Sequence[_Strip], depth: int) -> Iterator[Page]:
    """A page, or what is above a strip that its report is known to have, left of it, right of it, below it."""

    def fits(strip: _Strip) -> bool:
        return any(strip.is_like(one) for one in known) and (strip.sure or not _is_in_table(page, strip))

    strip = _widest(list(_rows(page)), fits) if depth < _MOST_PARTS else None
    if strip is None:
        if page.glyphs:
            yield page
        return
    yield from _parted(_part(page, 0, page.width, -1.0, strip.top), known, depth + 1)
    for left, right in ((0.0, strip.middle), (strip.middle, page.width)):
        part = _part(page, left, right, strip.top, strip.bottom)
        if part.glyphs:
            yield part
    yield from _parted(_part(page, 0, page.width, strip.bottom, page.height + 1), known, depth + 1)


def _is_in_table(page: Page, strip: _Strip) -> bool:
    """Whether a few lines left and right of a strip may be cells of a table's row."""
    return any(rule.start < strip.bottom - 2 and rule.end > strip.top + 2 for rule in page.down) or (
        bool(page.across) and not page.down
    )


def _part(page: Page, left: float, right: float, top: float, bottom: float) -> Page:
    """What stands in a part of a page, where it stands."""

    def holds(x: float, y: float) -> bool:
        return left <= x < right and top < y <= bottom

    def of(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
        return tuple(glyph for glyph in glyphs if holds(glyph.middle, glyph.base))

    def ruled(rules: Sequence[RuledLine], across: bool) -> tuple[RuledLine, ...]:
        middles = ((rule, (rule.start + rule.end) / 2) for rule in rules)
        return tuple(rule for rule, at in middles if holds(*((at, rule.at) if across else (rule.at, at))))

    return replace(
        page,
        glyphs=of(page.glyphs),
        outside=of(page.outside),
        across=ruled(page.across, across=True),
        down=ruled(page.down, across=False),
        added=tuple(one for one in page.added if holds(one[1], one[2])),
        doubted=tuple(one for one in page.doubted if holds(one[1].middle, one[1].base)),
    )
