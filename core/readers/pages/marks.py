"""Marks of notes: digits and signs raised or lowered beside a figure or a word, which are no part of it.

They are told by where they stand, a little above or below the line, not only
by their size.  A figure that stands raised as a whole has nothing beside it and
stays; m² and CO₂ stay too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from core.patterns import lazy
from core.readers.pages.model import Glyph, Page, RuledLine

_LEAST_SHIFT, _MOST_SHIFT = 0.14, 0.75  # of the size of the word beside it, up or down
_TOUCHING = 0.35  # of the size: a mark stands no further from its word
_OVERLAP = 0.35  # likewise: glyphs may reach into each other
_LARGEST = 1.02  # of the size of the word that it follows
_LARGEST_BEFORE = 0.85  # a mark before its word is plainly smaller
_LONGEST = 6  # characters of a mark
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_SIZE = attrgetter("size")
_WORDS = lazy(r"[\u3400-\u9fff]")
_NOTE = lazy(r"[\[(（]?[注附][^\u3400-\u9fff]*")


class NoteMark(NamedTuple):
    """What was left out, the word that it stands beside, and where it stands, in points."""

    text: str
    beside: str
    x: float
    y: float


def without_marks(page: Page) -> tuple[Page, tuple[NoteMark, ...]]:
    """The page without marks of notes, and the marks."""
    inked = [glyph for glyph in page.glyphs if glyph.text.strip()]
    near = _Near(inked, page.down)
    gone: dict[Glyph, Glyph | None] = {}
    marks: list[NoteMark] = []
    for run in _runs(inked):
        host, before = near.host(run)
        if host is None:
            continue
        if host.text.isascii() and host.text.isalpha() and before:
            raised = run[0].base < host.base
            gone |= {g: g._replace(text=g.text.translate(_RAISED) if raised else g.text, base=host.base) for g in run}
            continue
        gone |= dict.fromkeys(run)
        text = "".join(glyph.text for glyph in run)
        marks.append(NoteMark(text, near.word(host), (host.middle + run[0].middle) / 2, host.centre))
    if not gone:
        return page, ()
    kept = (gone.get(glyph, glyph) for glyph in page.glyphs)
    return replace(page, glyphs=tuple(glyph for glyph in kept if glyph is not None)), tuple(marks)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Short pieces written in one go on one height and in one look: each may be a mark; words are none."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            if _may_be_mark(run):
                yield run
            run = []
        run.append(glyph)
    if run and _may_be_mark(run):
        yield run


def _may_be_mark(run: Sequence[Glyph]) -> bool:
    if len(run) > _LONGEST:
        return False
    text = "".join(glyph.text for glyph in run)
    return not _WORDS.search(text) or _NOTE.fullmatch(text) is not None


def _goes_on(one: Glyph, other: Glyph) -> bool:
    same = one.base == other.base and one.size == other.size
    return same and -_OVERLAP * one.size < other.x0 - one.x1 < _TOUCHING * one.size


class _Near:
    """The glyphs of a page by height."""

    def __init__(self, glyphs: Sequence[Glyph], down: Iterable[RuledLine]) -> None:
        self.levels: dict[float, list[Glyph]] = {}
        self.down = list(down)
        for glyph in glyphs:
            self.levels.setdefault(glyph.base, []).append(glyph)
        self.heights = sorted(self.levels)
        sizes = list(map(_SIZE, glyphs)) or [0.0]
        self.least, self.most = _LEAST_SHIFT * min(sizes), _MOST_SHIFT * max(sizes)

    def host(self, run: Sequence[Glyph]) -> tuple[Glyph | None, bool]:
        """The glyph that a raised or lowered run is a mark of, and whether it stands before the run."""
        first, last = run[0], run[-1]
        before: list[Glyph] = []
        after: list[Glyph] = []
        start, end, base = first.x0, last.x1, first.base
        for glyph in self.around(base):
            near = _TOUCHING * glyph.size  # most stand further away; _OVERLAP is no more
            if not (-near <= start - glyph.x1 <= near or -near <= glyph.x0 - end <= near):
                continue
            if not _LEAST_SHIFT * glyph.size <= abs(glyph.base - base) <= _MOST_SHIFT * glyph.size:
                continue
            if self.parted(glyph, first):
                continue
            reach = (-_OVERLAP * glyph.size, _TOUCHING * glyph.size)
            if first.size <= _LARGEST * glyph.size and reach[0] <= first.x0 - glyph.x1 <= reach[1]:
                before.append(glyph)
            small = last.size <= _LARGEST_BEFORE * glyph.size
            if small and first.base < glyph.base and reach[0] <= glyph.x0 - last.x1 <= reach[1]:
                after.append(glyph)
        if before:
            host = max(before, key=lambda glyph: glyph.x0)
            return (host, True) if self.is_longer(host, run) else (None, False)
        return min(after, key=lambda glyph: glyph.x0, default=None), False

    def parted(self, one: Glyph, other: Glyph) -> bool:
        """Whether the border of a cell stands between two glyphs."""
        left, right = sorted((one.middle, other.middle))
        height = (one.centre + other.centre) / 2
        return right - left < 3 * one.size and any(
            left < rule.at < right and rule.start <= height <= rule.end for rule in self.down
        )

    def is_longer(self, host: Glyph, run: Sequence[Glyph]) -> bool:
        """Whether the host is no mark of the run itself: the smaller of two is the mark, else the raised one."""
        return run[0].size < host.size - 0.1 or run[0].base < host.base

    def around(self, base: float) -> Iterator[Glyph]:
        """Glyphs whose baseline is a little higher or lower, for some of them."""
        heights = self.heights
        for height in heights[bisect_left(heights, base - self.most) : bisect_right(heights, base + self.most)]:
            if abs(height - base) >= self.least:
                yield from self.levels[height]

    def word(self, host: Glyph) -> str:
        """The word around a glyph, for people."""
        line = sorted(self.levels[host.base], key=lambda glyph: glyph.x0)
        at = line.index(host)
        first = last = at
        while first and at - first < 10 and _touch(line[first - 1], line[first]):
            first -= 1
        while last + 1 < len(line) and last - at < 3 and _touch(line[last], line[last + 1]):
            last += 1
        return "".join(glyph.text for glyph in line[first : last + 1])


def _touch(one: Glyph, other: Glyph) -> bool:
    return abs(other.x0 - one.x1) < _TOUCHING * one.size
