"""Numbers of lines in the margin, as editors print them: told by their place beside all the text and by how they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from core.notes import NoteCode
from core.readers.pages.model import Glyph, Page

TOLD = "各页边上的行号（{shown}）未读入。"

_APART = 0.6  # of the size of a number: so far it stands from the text
_IN_LINE = 1.5  # points: numbers stand below each other at one edge
_SAME_LINE = 0.35  # of the size: a number stands on the line of its text
_FEWEST = 3  # numbers in a file that count on
_LONGEST = 4  # digits
_STEPS = (1, 2, 3, 5, 10, 20)
_FEWEST_LINES = 8  # of text on a page that would have numbers

_X0, _X1 = attrgetter("x0"), attrgetter("x1")
_Number = tuple[int, tuple[Glyph, ...]]


def without_line_numbers(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[NoteCode, str]]]:
    """The pages without the numbers of their lines, and a note where there were any.

    They stand beside all the text and the tables of their page, below each other, each on a line of
    the text, and count on by one step; and so does every page that has lines enough.
    """
    for at_left in (True, False):
        found = [_numbers(page, at_left) for page in pages]
        step = _step(found)
        if not step or not _on_every_page(pages, found, step):
            continue
        kept = [_without(page, numbers) for page, numbers in zip(pages, found, strict=True)]
        first = [str(number) for numbers in found for number, _ in numbers][:3]
        return kept, [(NoteCode.MARGIN, TOLD.format(shown="、".join(first)))]
    return list(pages), []


def _step(found: Sequence[Sequence[_Number]]) -> int:
    """By what the numbers of all pages count on; 0 where they do not."""
    steps = {other - one for numbers in found for (one, _), (other, _) in pairwise(numbers)}
    step = steps.pop() if len(steps) == 1 else 0
    counted = sum(map(len, found)) >= _FEWEST
    return step if counted and step in _STEPS and all(n % step == 0 for one in found for n, _ in one) else 0


def _on_every_page(pages: Sequence[Page], found: Sequence[Sequence[_Number]], step: int) -> bool:
    """Whether each number stands on a line, and each page has some that has lines enough; those of tables may have none."""
    for page, numbers in zip(pages, found, strict=True):
        beside = {one for _, glyphs in numbers for one in glyphs}
        text = [glyph for glyph in page.glyphs if glyph.text.strip() and glyph not in beside]
        lines = {glyph.base for glyph in text}
        if any(min((abs(one.base - line) for line in lines), default=9.0) > _SAME_LINE * one.size for one in beside):
            return False
        free = {round(at) for at in lines if not any(rule.start <= at <= rule.end for rule in page.down)}
        if not numbers and len(free) >= max(_FEWEST_LINES, 2 * step):
            return False
    return True


def _numbers(page: Page, at_left: bool) -> list[_Number]:
    """The numbers beside all else on a page, from top to bottom; none where they do not stand in line."""
    inked = [glyph for glyph in page.glyphs if glyph.text != " "]
    outermost = min(inked, key=_X0) if at_left and inked else max(inked, key=_X1, default=None)
    if outermost is None or not outermost.text.isdecimal():
        return []
    text = [glyph for glyph in inked if not glyph.text.isdecimal()]
    if not text:
        return []
    rules = [rule.at for rule in page.down] + [side for rule in page.across for side in (rule.start, rule.end)]
    if at_left:
        edge = min([glyph.x0 for glyph in text] + rules)
        outside = [glyph for glyph in page.glyphs if glyph.text.isdecimal() and glyph.x1 < edge]
    else:
        edge = max([glyph.x1 for glyph in text] + rules)
        outside = [glyph for glyph in page.glyphs if glyph.text.isdecimal() and glyph.x0 > edge]
    found = sorted(_words(outside), key=lambda word: word[0].base)
    apart = all((edge - word[-1].x1 if at_left else word[0].x0 - edge) >= _APART * word[0].size for word in found)
    sides = [word[0].x0 for word in found], [word[-1].x1 for word in found]
    in_line = any(edges and max(edges) - min(edges) <= _IN_LINE for edges in sides)
    if in_line and apart and all(len(word) <= _LONGEST for word in found):
        return [(int("".join(glyph.text for glyph in word)), word) for word in found]
    return []


def _words(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, ...]]:
    """Digits on one height, from left to right."""
    lines: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        lines.setdefault(round(glyph.base, 1), []).append(glyph)
    for line in lines.values():
        yield tuple(sorted(line, key=lambda glyph: glyph.x0))


def _without(page: Page, numbers: Iterable[_Number]) -> Page:
    gone = {glyph for _, glyphs in numbers for glyph in glyphs}
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone)) if gone else page
