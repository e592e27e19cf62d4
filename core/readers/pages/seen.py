"""What can be seen of a page: no ink, ink in the colour of its ground and what is painted over do not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from core.notes import NoteCode
from core.readers.left_out import TINIEST, alike
from core.readers.pages.model import PAPER, Colour, Glyph, Ground, Page

_alike = lru_cache(maxsize=1024)(alike)
_FEWEST_COPIES, _COPIED = 8, 0.6  # letters of a page, and how many of those that are not seen
_COVERED = 0.25  # of a letter's ink
_MOST_OVER = 200  # patches at one height that are looked at
_BAND = 24.0  # points; grounds are looked up by height


def seen(page: Page) -> tuple[Page, tuple[Glyph, ...]]:
    """The page with the glyphs that can be seen, and those that cannot."""
    grounds = Grounds(page.grounds)
    hidden = tuple(glyph for glyph in page.glyphs if glyph.size < TINIEST or grounds.hide(glyph))
    if hidden and len(hidden) == len(page.glyphs):  # a page measured in larger units
        hidden = tuple(glyph for glyph in page.glyphs if grounds.hide(glyph))
    if hidden:
        gone = set(hidden)
        page = replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone))
    if cut := list(_covered_in_part(page)):
        page = replace(page, doubted=(*page.doubted, *((NoteCode.CUT_WORDS, glyph) for glyph in cut)))
    return page, hidden


def _covered_in_part(page: Page) -> Iterator[Glyph]:
    """Letters of which something that was painted later covers a good part, though not the middle."""
    first = page.glyphs[0].order if page.glyphs else 0
    over = [ground for ground in page.grounds if ground.covers and ground.order > first]
    if not over:
        return
    bands = Grounds(over).bands
    for glyph in page.glyphs:
        if not glyph.text.strip():
            continue
        top, bottom = glyph.ink
        near = {
            ground
            for band in {int(top // _BAND), int(bottom // _BAND)}
            for ground in bands.get(band, ())[:_MOST_OVER]
            if ground.order > glyph.order and ground.top < bottom and ground.bottom > top
        }
        for ground in near:
            wide = min(glyph.x1, ground.x1) - max(glyph.x0, ground.x0)
            high = min(bottom, ground.bottom) - max(top, ground.top)
            if wide > 0 and wide * high >= _COVERED * (glyph.x1 - glyph.x0) * (bottom - top):
                yield glyph
                break


def without_copies(unseen: Sequence[Glyph], visible: Sequence[Glyph]) -> list[Glyph]:
    """What cannot be seen, but for letters that can be seen a little beside, all by as much: a layer of text for searching."""
    if len(unseen) < _FEWEST_COPIES:
        return list(unseen)
    places: dict[str, list[Glyph]] = {}
    for glyph in visible:
        places.setdefault(glyph.text, []).append(glyph)
    shifts: list[set[tuple[int, int]]] = [
        {
            (round(one.x0 - glyph.x0), round(one.base - glyph.base))
            for one in places.get(glyph.text, ())
            if abs(one.base - glyph.base) <= one.size and abs(one.x0 - glyph.x0) <= one.size
        }
        for glyph in unseen
    ]
    counts = Counter(shift for found in shifts for shift in found)
    usual, count = counts.most_common(1)[0] if counts else ((0, 0), 0)
    if count < max(_FEWEST_COPIES, _COPIED * len(unseen)):
        return list(unseen)
    near = {(usual[0] + x, usual[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)}
    return [glyph for glyph, found in zip(unseen, shifts, strict=True) if found.isdisjoint(near)]


class Grounds:
    """The painted areas of a page, in the order of painting, by height."""

    def __init__(self, grounds: Iterable[Ground]) -> None:
        self.bands: dict[int, list[Ground]] = {}
        for ground in grounds:
            if ground.shape:
                continue
            for band in range(max(0, int(ground.top // _BAND)), min(400, int(ground.bottom // _BAND) + 1)):
                self.bands.setdefault(band, []).append(ground)

    def hide(self, glyph: Glyph) -> bool:
        """Whether a glyph cannot be seen; blanks are never hidden."""
        if glyph.text.isspace():
            return False
        if glyph.colour is None:
            return True
        under: Colour | None = PAPER
        x, y = glyph.middle, glyph.centre
        for ground in self.bands.get(int(y // _BAND), ()) if self.bands else ():
            if ground.x0 <= x <= ground.x1 and ground.top <= y <= ground.bottom:
                if ground.order < glyph.order:
                    under = ground.colour
                elif ground.covers:
                    return True
        return under is not None and _alike(glyph.colour, under)

    def cover(self, glyph: Glyph) -> bool:
        """Whether something was painted over a glyph."""
        x, y = glyph.middle, glyph.centre
        over = self.bands.get(int(y // _BAND), ()) if self.bands else ()
        return any(ground.covers and ground.order > glyph.order and ground.holds(x, y) for ground in over)
