"""Running heads and page numbers: found by their place and their repetition, taken off before reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.patterns import lazy
from core.readers.pages.lines import Line
from core.readers.pages.model import Glyph, Page

_ZONE = 0.12  # of the page's height, at the top and at the bottom
_SAME_PLACE = 4.0  # points
_SHORTEST = 4  # characters of a running head; shorter words may stand in a table without lines
_DASH = "-—–－―~·•|"
# — 4 —   - 4 -   第4页   第 4 页 共 9 页   4/9
_MARKED = lazy(
    rf"[{_DASH}]+\d{{1,3}}[{_DASH}]*|\d{{1,3}}[{_DASH}]+|第\d{{1,3}}页(?:[,，/]?共\d{{1,3}}页)?|\d{{1,3}}/\d{{1,3}}"
)
_BARE = lazy(r"\d{1,3}")


class _EdgeText(NamedTuple):
    """Text at the edge of a page, without blanks; ``frame`` is the text with its digits masked."""

    page: int
    line: Line
    text: str
    frame: str
    outermost: bool
    alone: bool  # on its line

    @property
    def is_words(self) -> bool:
        """Whether it is long enough for a running head, and not a row of figures."""
        return len(self.text) >= _SHORTEST and any(sign.isalpha() for sign in self.text)

    @property
    def height(self) -> int:
        """Where it stands, roughly enough to find it on another page."""
        return round(self.line.base / _SAME_PLACE)


def without_furniture(pages: Sequence[Page], in_table: Sequence[set[Glyph]]) -> list[Page]:
    """The pages without running heads and page numbers; ``in_table`` tells each page's glyphs inside tables.

    Inside a table only what is marked as a page number goes: a bare number there may be a figure.
    """
    pieces = [piece for number, page in enumerate(pages) for piece in _pieces(number, page)]
    seen = {(piece.frame, piece.height, piece.page) for piece in pieces}
    places = Counter((frame, height) for frame, height, _ in seen)
    dropped: list[set[Glyph]] = [set() for _ in pages]
    heights: list[set[float]] = [set() for _ in pages]  # where running heads stand
    for piece in pieces:
        inside = not in_table[piece.page].isdisjoint(piece.line.glyphs)
        again = _again(piece, places)
        if _MARKED.fullmatch(piece.text):
            drop = again or not inside
        elif _BARE.fullmatch(piece.text):
            drop = not inside and piece.outermost and piece.alone and _counts(piece, pieces)
        else:
            drop = not inside and piece.outermost and again and piece.is_words
        if drop:
            dropped[piece.page].update(piece.line.glyphs)
            heights[piece.page].add(piece.line.base)
    for piece in pieces:  # a short word, such as a browser's title of a page, beside its date
        beside = any(abs(piece.line.base - height) <= _SAME_PLACE for height in heights[piece.page])
        if beside and _again(piece, places) and in_table[piece.page].isdisjoint(piece.line.glyphs):
            dropped[piece.page].update(piece.line.glyphs)
    return [
        replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone)) if gone else page
        for page, gone in zip(pages, dropped, strict=True)
    ]


def _again(piece: _EdgeText, places: Counter[tuple[str, int]]) -> bool:
    """Whether the same stands at the same height on another page."""
    return sum(places[piece.frame, piece.height + step] for step in (-1, 0, 1)) > 1


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
    heights = sorted({round(run.base) for run in runs})
    outermost = {*heights[:2], *heights[-2:]}
    crowd = Counter(round(run.base) for run in runs)
    for run in runs:
        if page.height * _ZONE < run.base < page.height * (1 - _ZONE):
            continue
        text, height = "".join(run.text.split()), round(run.base)
        alone = crowd[height - 1] + crowd[height] + crowd[height + 1] == 1
        yield _EdgeText(number, run, text, re.sub(r"\d+", "0", text), height in outermost, alone)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[Line]:
    """Glyphs written one after the other on one height: what lies across them belongs to something else."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (abs(glyph.base - run[-1].base) > 1 or not -1 < (glyph.x0 - run[-1].x1) / glyph.size < 1):
            yield from _line(run)
            run = []
        run.append(glyph)
    yield from _line(run)


def _line(run: list[Glyph]) -> Iterator[Line]:
    if any(glyph.text.strip() for glyph in run):
        yield Line(tuple(run))
