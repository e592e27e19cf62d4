"""Watermarks that stand upright: pale or large writing across the text, or the same again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import NamedTuple

from core.readers.pages.model import Colour, Glyph, Page

_LARGE = 1.6  # of the usual size of the page
_LARGER = 1.15
_PALE = 110  # of 255: the least brightness of pale ink
_GREYISH = 90  # of 255 between the parts of its colour
_DARKER = 90  # of 3 × 255
_PLACE = 6.0  # points
_FEWEST_TILES = 6  # on a page
_MOST_TEXTS = 2
_SHORTEST_TILE = 4  # characters
_TILE_GAP = 1.5  # of the size


class _Run(NamedTuple):
    """Words written in one go in one look."""

    page: int
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs if glyph.text.strip())

    @property
    def place(self) -> tuple[str, int, int]:
        """Its text and where it stands, roughly enough to find it on another page."""
        return self.text, round(self.glyphs[0].x0 / _PLACE), round(self.glyphs[0].base / _PLACE)


def without_watermarks(pages: Sequence[Page]) -> list[Page]:
    """The pages without their upright watermarks."""
    suspects = [run for number, page in enumerate(pages) for run in _suspects(number, page)]
    tiles = [set(_tiles(page)) for page in pages]
    if not suspects and not any(tiles):
        return list(pages)
    places = Counter(run.place for run in suspects)
    crossing = {run.text for run in suspects if _crosses(run, pages[run.page])}
    dropped = tiles
    for run in suspects:
        again = _is_pale(run) and run.glyphs[0].size > _LARGER * _usual(pages[run.page]) and places[run.place] > 1
        if again or run.text in crossing:
            dropped[run.page].update(run.glyphs)
    return [
        replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone)) if gone else page
        for page, gone in zip(pages, dropped, strict=True)
    ]


def _suspects(number: int, page: Page) -> Iterator[_Run]:
    """Words that are pale or large; figures alone where they are both, or tiled."""
    usual = _usual(page)
    for _, run in groupby(page.glyphs, key=lambda glyph: (glyph.style, glyph.colour, glyph.base)):
        one = _Run(number, tuple(run))
        pale, large = _is_pale(one), one.glyphs[0].size > _LARGE * usual
        if (pale and large) or ((pale or large) and any(g.text.isalpha() for g in one.glyphs)):
            yield one


def _tiles(page: Page) -> Iterator[Glyph]:
    """Pale writing of one look that says the same again and again over a page, whatever it says.

    Pale figures of a table differ; a page of equal ones has other ink beside them.
    """
    looks: dict[tuple[str, Colour | None], list[list[Glyph]]] = {}
    for glyph in page.glyphs:
        colour = glyph.colour
        if colour is None or sum(colour) < 3 * _PALE or max(colour) - min(colour) > _GREYISH:
            continue
        runs = looks.setdefault((glyph.style, colour), [])
        if runs and _follows(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    for runs in looks.values():
        inked = [run for run in runs if any(glyph.text.strip() for glyph in run)]
        said = Counter("".join(glyph.text for glyph in run).strip() for run in inked)
        if len(inked) >= _FEWEST_TILES and len(said) <= _MOST_TEXTS and min(map(len, said)) >= _SHORTEST_TILE:
            yield from (glyph for run in runs for glyph in run)


def _follows(one: Glyph, other: Glyph) -> bool:
    return one.base == other.base and -_TILE_GAP < (other.x0 - one.x1) / one.size < _TILE_GAP


def _usual(page: Page) -> float:
    return median([glyph.size for glyph in page.glyphs]) if page.glyphs else 1.0


def _is_pale(run: _Run) -> bool:
    colour = run.glyphs[0].colour
    return colour is not None and sum(colour) / 3 >= _PALE and max(colour) - min(colour) <= _GREYISH


def _crosses(run: _Run, page: Page) -> bool:
    """Whether other words, darker or much smaller, stand in the midst of these."""
    ours, first = set(run.glyphs), run.glyphs[0]
    shade = sum(first.colour or ())
    boxes = [(g.x0, g.base - 0.8 * g.size, g.x1, g.base + 0.1 * g.size) for g in run.glyphs if g.text.strip()]
    return any(
        left < other.middle < right and top < other.centre < bottom
        for other in page.glyphs
        if other.text.strip() and other not in ours
        if sum(other.colour or ()) < shade - _DARKER or other.size * _LARGE < first.size
        for left, top, right, bottom in boxes
    )
