"""What clips leave of what is drawn: fills larger than their clips cover less than they say, words outside are not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from core.readers.pages.frame import Point
from core.readers.pages.model import Glyph

_EDGE = 1.0  # points: what stands so little outside is seen
_BESIDE_INK = 0.1  # of its width: the room left and right of a letter's ink
_SEEN = 0.8  # of a letter's width and height: what shows less is cut


class SeenArea(NamedTuple):
    """A part of the page, in points from the top left; ``exact`` where it is this very box, not only inside it."""

    x0: float
    top: float
    x1: float
    bottom: float
    exact: bool = True

    @property
    def empty(self) -> bool:
        """Whether nothing is left of it."""
        return self.x1 - self.x0 <= 0 or self.bottom - self.top <= 0

    def shows(self, x: float, y: float) -> bool:
        """Whether what stands at a point can be seen."""
        across = self.x0 - _EDGE <= x <= self.x1 + _EDGE
        return across and self.top - _EDGE <= y <= self.bottom + _EDGE and not self.empty

    @property
    def reach(self) -> tuple[float, float, float, float]:
        """Between which edges what stands at a point can be seen: left, top, right, bottom."""
        if self.empty:
            return 1.0, 1.0, 0.0, 0.0
        return self.x0 - _EDGE, self.top - _EDGE, self.x1 + _EDGE, self.bottom + _EDGE

    def touches(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Whether any of a box, which may be as thin as a line, can be seen."""
        beside = x1 < self.x0 - _EDGE or x0 > self.x1 + _EDGE
        return not (beside or bottom < self.top - _EDGE or top > self.bottom + _EDGE or self.empty)


def around(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """The box around points: left, top, right, bottom."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


NOTHING = SeenArea(0.0, 0.0, 0.0, 0.0)


def common(one: SeenArea | None, other: SeenArea | None) -> SeenArea | None:
    """What two areas have in common; None is the whole page."""
    if one is None or other is None:
        return one or other
    return SeenArea(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
        one.exact and other.exact,
    )


def is_cut(glyph: Glyph, reach: tuple[float, float, float, float]) -> bool:
    """Whether a good part of a letter lies outside what can be seen, as :attr:`SeenArea.reach` gives it."""
    if not glyph.text.strip():
        return False
    left, top, right, bottom = reach
    room = _BESIDE_INK * (glyph.x1 - glyph.x0)
    x0, x1 = glyph.x0 + room, glyph.x1 - room
    y0, y1 = glyph.ink
    wide = min(x1, right - _EDGE) - max(x0, left + _EDGE)
    high = min(y1, bottom - _EDGE) - max(y0, top + _EDGE)
    return wide < _SEEN * (x1 - x0) or high < _SEEN * (y1 - y0)
