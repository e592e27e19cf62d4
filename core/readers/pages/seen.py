"""What can be seen of a page: no ink, ink in the colour of its ground and what is painted over do not count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from core.readers.left_out import TINIEST, alike
from core.readers.pages.model import PAPER, Colour, Glyph, Ground, Page

_alike = lru_cache(maxsize=1024)(alike)
_BAND = 24.0  # points; grounds are looked up by height


def seen(page: Page) -> tuple[Page, tuple[Glyph, ...]]:
    """The page with the glyphs that can be seen, and those that cannot."""
    grounds = _Grounds(page.grounds)
    hidden = tuple(glyph for glyph in page.glyphs if glyph.size < TINIEST or grounds.hide(glyph))
    if hidden and len(hidden) == len(page.glyphs):  # a page measured in larger units
        hidden = tuple(glyph for glyph in page.glyphs if grounds.hide(glyph))
    if not hidden:
        return page, ()
    gone = set(hidden)
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone)), hidden


class _Grounds:
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
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.centre
        for ground in self.bands.get(int(y // _BAND), ()) if self.bands else ():
            if ground.x0 <= x <= ground.x1 and ground.top <= y <= ground.bottom:
                if ground.order < glyph.order:
                    under = ground.colour
                elif ground.covers:
                    return True
        return under is not None and _alike(glyph.colour, under)
