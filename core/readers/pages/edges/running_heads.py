"""Running heads and page numbers: found by their place and their repetition, taken off before reading.

A running head stands apart from the article, by more room than its lines have
between them or by its size: a line of the article may well stand at the same
height on another page with the same words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import notes_on
from core.readers.pages.lines import Line
from core.readers.pages.model import Glyph, Page

_ZONE = 0.12  # of the page's height, at the top and at the bottom
_SAME_PLACE = 4.0  # points
_SHORTEST = 4  # characters of a running head; shorter words may stand in a table without lines
_MANY, _SHORTEST_EVERYWHERE = 3, 2  # pages, each of which has them, and characters of such heads
_APART = 1.5  # of the usual distance of lines: a running head stands as far from the article
_FEW = 6  # heights at which words stand on a page
_OTHER_SIZE = 0.6  # points
_MOST_LINES = 2  # of a running head
_DASH = "-—–－―~·•|"
# — 4 —   - 4 -   第4页   第 4 页 共 9 页   4/9
_MARKED = lazy(
    rf"[{_DASH}]+\d{{1,3}}[{_DASH}]*|\d{{1,3}}[{_DASH}]+|第\d{{1,3}}页(?:[,，/]?共\d{{1,3}}页)?|\d{{1,3}}/\d{{1,3}}"
)
_BOTH_SIDES = lazy(rf"[{_DASH}]+\d{{1,3}}[{_DASH}]+|第.+页")
_SIZE = attrgetter("size")
_BARE = lazy(r"\d{1,3}")


class _EdgeText(NamedTuple):
    """Text at the edge of a page, without blanks; ``frame`` is the text with its digits masked."""

    page: int
    line: Line
    text: str
    frame: str
    outermost: bool
    alone: bool  # on its line
    apart: bool  # from the article
    few: bool  # lines on its page, too few to tell what is apart

    def is_head(self, known: Set[tuple[str, int]], everywhere: bool) -> bool:
        """Whether it stands like a running head, is long enough for one and not a row of figures.

        On a page with a line or two of the article it is one where it is ``known`` as one of another page.
        What stands ``everywhere`` may be shorter: 草稿, 内部.
        """
        long = len(self.text) >= (_SHORTEST_EVERYWHERE if everywhere else _SHORTEST)
        words = long and any(sign.isalpha() for sign in self.text)
        elsewhere = self.few and any((self.frame, self.height + step) in known for step in (-1, 0, 1))
        return words and self.outermost and (self.apart or elsewhere)

    @property
    def height(self) -> int:
        """Where it stands, roughly enough to find it on another page."""
        return round(self.line.base / _SAME_PLACE)


def without_furniture(
    pages: Sequence[Page], in_table: Sequence[set[Glyph]], before: Iterable[str] = ()
) -> tuple[list[Page], list[tuple[NoteCode, str]]]:
    """The pages without running heads and page numbers; ``in_table`` tells each page's glyphs inside tables.

    ``before`` are words of running heads that were taken off already.

    Inside a table only what is marked as a page number goes: a bare number there may be a figure.
    What goes is noted, but for page numbers and for words that the pages have elsewhere (the title).
    """
    pieces = [piece for number, page in enumerate(pages) for piece in _pieces(number, page)]
    seen = {(piece.frame, piece.height, piece.page) for piece in pieces}
    places = Counter((frame, height) for frame, height, _ in seen)
    heads = {(piece.frame, piece.height) for piece in pieces if piece.apart}
    taken: list[tuple[_EdgeText, bool]] = []  # whether it is a page number
    for piece in pieces:
        inside = not in_table[piece.page].isdisjoint(piece.line.glyphs)
        again = _again(piece, places)
        is_number = _is_page_number(piece, pieces, inside, again)
        everywhere = len(pages) >= _MANY and _count(piece, places) == len(pages)
        if is_number or (not inside and again and piece.is_head(heads, everywhere)):
            taken.append((piece, is_number))
    dropped: list[set[Glyph]] = [set() for _ in pages]
    heights: list[set[float]] = [set() for _ in pages]  # where running heads stand
    words = list(before)
    at_edge = _Edges(pages, pieces, [piece for piece, _ in taken])
    for piece, is_number in taken:
        if is_number or at_edge.reaches(piece):
            words += [] if is_number else [piece.text]
            dropped[piece.page].update(piece.line.glyphs)
            heights[piece.page].add(piece.line.base)
    for piece in pieces:  # a short word, such as a browser's title of a page, beside its date
        beside = any(abs(piece.line.base - height) <= _SAME_PLACE for height in heights[piece.page])
        if beside and _again(piece, places) and in_table[piece.page].isdisjoint(piece.line.glyphs):
            words += [] if dropped[piece.page].issuperset(piece.line.glyphs) else [piece.text]
            dropped[piece.page].update(piece.line.glyphs)
    left = [
        replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone)) if gone else page
        for page, gone in zip(pages, dropped, strict=True)
    ]
    return left, list(_notes(words, left))


class _Edges:
    """What stands further out on each page than a piece: the lines of the article have none of their own beyond."""

    def __init__(self, pages: Sequence[Page], pieces: Iterable[_EdgeText], taken: Iterable[_EdgeText]) -> None:
        self.middles = [page.height / 2 for page in pages]
        gone = {(piece.page, piece.line.base) for piece in taken}
        self.kept: dict[int, list[float]] = {}
        for piece in pieces:
            if (piece.page, piece.line.base) not in gone:
                self.kept.setdefault(piece.page, []).append(piece.line.base)

    def reaches(self, piece: _EdgeText) -> bool:
        """Whether no line that stays on the page stands between a piece and the edge."""
        base, middle = piece.line.base, self.middles[piece.page]
        if base < middle:
            return not any(other < base - _SAME_PLACE for other in self.kept.get(piece.page, ()))
        return not any(other > base + _SAME_PLACE for other in self.kept.get(piece.page, ()))


def _is_page_number(piece: _EdgeText, pieces: Sequence[_EdgeText], inside: bool, again: bool) -> bool:
    """Whether a piece is a page number: by its marks, or by counting on; in a table only by marks at both sides."""
    if _MARKED.fullmatch(piece.text):
        sure = _BOTH_SIDES.fullmatch(piece.text) is not None
        return (sure and (again or not inside)) or (not inside and (piece.alone or (again and "/" in piece.text)))
    return (
        bool(_BARE.fullmatch(piece.text)) and not inside and piece.outermost and piece.alone and _counts(piece, pieces)
    )


def _notes(words: Sequence[str], pages: Sequence[Page]) -> Iterator[tuple[NoteCode, str]]:
    """A note on the words of running heads that stand nowhere else."""
    shown = "".join(glyph.text for page in pages for glyph in page.glyphs if glyph.text.strip()) if words else ""
    by_frame = {re.sub(r"\d+", "0", text): text for text in reversed(words) if text not in shown}
    yield from notes_on((NoteCode.MARGIN, text) for text in reversed(by_frame.values()))


def _again(piece: _EdgeText, places: Counter[tuple[str, int]]) -> bool:
    """Whether the same stands at the same height on another page."""
    return _count(piece, places) > 1


def _count(piece: _EdgeText, places: Counter[tuple[str, int]]) -> int:
    """On how many pages the same stands at the same height."""
    return sum(places[piece.frame, piece.height + step] for step in (-1, 0, 1))


def _counts(piece: _EdgeText, pieces: Sequence[_EdgeText]) -> bool:
    """Whether a bare number goes on counting at the same height on another page."""
    return any(
        other.page != piece.page
        and _BARE.fullmatch(other.text)
        and int(other.text) - int(piece.text) == other.page - piece.page
        and abs(other.line.base - piece.line.base) <= _SAME_PLACE
        for other in pieces
    )


def _pieces(number: int, page: Page) -> Iterator[_EdgeText]:
    runs = list(_runs(page.glyphs))
    crowd = Counter(round(base) for base, _ in runs)
    heights = sorted(crowd)
    outermost = {*heights[:2], *heights[-2:]}
    edges = _apart(heights)
    usual = median(map(_SIZE, page.glyphs)) if page.glyphs else 0.0
    for base, glyphs in runs:
        if page.height * _ZONE < base < page.height * (1 - _ZONE):
            continue
        run = Line(tuple(glyphs))
        text, height = "".join(run.text.split()), round(base)
        alone = crowd[height - 1] + crowd[height] + crowd[height + 1] == 1
        apart = height in edges or abs(run.size - usual) > _OTHER_SIZE
        few = len(heights) <= _FEW
        yield _EdgeText(number, run, text, re.sub(r"\d+", "0", text), height in outermost, alone, apart, few)


def _apart(heights: Sequence[int]) -> set[int]:
    """The heights of the first and last lines of a page that stand apart from all others, of all its lines' heights."""
    heights = [height for i, height in enumerate(heights) if not i or height - heights[i - 1] > _SAME_PLACE]
    gaps = [b - a for a, b in pairwise(heights)]
    if not gaps:
        return set()
    room = _APART * median(gaps)
    first = next((i for i, gap in enumerate(gaps[:_MOST_LINES], 1) if gap >= room), 0)
    last = next((i for i, gap in enumerate(reversed(gaps[-_MOST_LINES:]), 1) if gap >= room), 0)
    edge = {*heights[:first], *(heights[-last:] if last else ())}
    return {height + step for height in edge for step in range(-int(_SAME_PLACE), int(_SAME_PLACE) + 1)}


def _runs(glyphs: Iterable[Glyph]) -> Iterator[tuple[float, list[Glyph]]]:
    """Glyphs written one after the other on one height, with it: what lies across them belongs to something else."""
    run: list[Glyph] = []
    base = end = 0.0
    for glyph in glyphs:
        if run and not (-1 <= glyph.base - base <= 1 and -glyph.size < glyph.x0 - end < glyph.size):
            yield from _inked(run)
            run = []
        run.append(glyph)
        base, end = glyph.base, glyph.x1
    yield from _inked(run)


def _inked(run: list[Glyph]) -> Iterator[tuple[float, list[Glyph]]]:
    """A run with the height of its first sign; none where it is nothing but blanks."""
    first = next((glyph for glyph in run if not glyph.text.isspace()), None)
    if first is not None:
        yield first.base, run
