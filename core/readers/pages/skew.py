"""Pages askew: turned a little by a scanner, or leaning; their coordinates are set straight before they are read.

Which way the writing runs is told by most of the letters; which way is up, by
the ruled lines that cross it: letters may lean (italics) where the page does not.
All angles are in degrees, in the coordinates of the caller.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from core.readers.pages.frame import SAME, Matrix, Point, moved
from core.readers.pages.model import Strokes

_LEAST = 0.1  # writing less askew than this is straight
_LEAST_LEAN = 0.3
_MOST_LEAN = 35.0
_SCANNED = 5.0  # a page that no lines confirm is not turned further; writing that is, is a watermark
_AGREES = 0.5
_SHORTEST = 10.0  # points; shorter lines tell little of their direction
_FEWEST = 4  # lines that tell a direction
_FEWEST_STRAIGHT = 3  # letters
_MOST_SHARE = 0.5


class Direction(NamedTuple):
    """Which way letters run and which way they stand."""

    along: float
    up: float

    @property
    def off(self) -> float:
        """How far from the nearest quarter they run, -45 to 45."""
        return _off(self.along)


class Slopes(Strokes):
    """Keeps which way lines run, and how long they are, instead of the lines."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[float, float]] = []

    def outline(self, points: list[Point], stroked: bool) -> None:
        """Take the edges of an outline."""
        for (a, b), (c, d) in pairwise(points):
            long = math.hypot(c - a, d - b)
            if long >= _SHORTEST:
                self.lines.append((math.degrees(math.atan2(d - b, c - a)) % 180, long))

    def join_dots(self) -> None:
        """Dots tell no direction."""

    def near(self, angle: float, reach: float) -> float | None:
        """The direction that most lines have, by length, within reach of an angle."""
        found = sorted((_apart(one, angle), long) for one, long in self.lines if abs(_apart(one, angle)) <= reach)
        if len(found) < _FEWEST:
            return None
        half = sum(long for _, long in found) / 2
        for step, long in found:
            half -= long
            if half <= 0:
                return angle + step
        return None


def askew(letters: Counter[Direction]) -> Direction | None:
    """The direction of most letters, where that is not straight; ``letters`` counts them."""
    total = letters.total()
    if not total:
        return None
    direction, count = letters.most_common(1)[0]
    leans = abs(_apart(direction.up, direction.along + 90)) > _LEAST_LEAN
    if count < _MOST_SHARE * total or (abs(direction.off) < _LEAST and not leans):
        return None
    return direction


def straightening(direction: Direction, letters: Counter[Direction], slopes: Slopes, middle: Point) -> Matrix:
    """The transform around a point that sets a page straight; none where only its letters are askew."""
    along = direction.along
    confirmed = slopes.near(along, _AGREES) is not None
    straight = sum(count for one, count in letters.items() if abs(one.off) < _LEAST)
    if abs(direction.off) >= _LEAST and not confirmed:
        if slopes.near(along - direction.off, _AGREES) is not None:  # the lines are straight
            return SAME
        if abs(direction.off) > _SCANNED and straight >= _FEWEST_STRAIGHT:
            return SAME
    up = slopes.near(along + 90, _MOST_LEAN)
    if up is None or abs(_apart(up, along + 90)) < _LEAST_LEAN:
        up = along + 90
    if abs(direction.off) < _LEAST and up == along + 90:
        return SAME
    return _transform(along, up, middle)


def _transform(along: float, up: float, middle: Point) -> Matrix:
    """Writing onto its quarter, what stands across it upright, heights as they are."""
    u, v = math.radians(along), math.radians(up)
    ux, uy, vx, vy = math.cos(u), math.sin(u), math.cos(v), math.sin(v)
    size = ux * vy - uy * vx  # how high what stands up by one is, across the writing
    quarter = math.radians(round(along / 90) * 90)
    px, py = math.cos(quarter), math.sin(quarter)
    qx, qy = -py * size, px * size
    a, c = (px * vy - qx * uy) / size, (qx * ux - px * vx) / size
    b, d = (py * vy - qy * uy) / size, (qy * ux - py * vx) / size
    x, y = moved((a, b, c, d, 0, 0), *middle)
    return (a, b, c, d, middle[0] - x, middle[1] - y)


def _off(angle: float) -> float:
    return (angle + 45) % 90 - 45


def _apart(one: float, other: float) -> float:
    """From one direction to another, -90 to 90: a line has no front."""
    return (one - other + 90) % 180 - 90
