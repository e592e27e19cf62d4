"""Coordinates: transforms of a plane, and the visible box of a page whose content may be turned."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from core.records import record

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
_FLAT = 0.1


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """A point after a transform."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The transform that does the inner one first."""
    (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


class OnCurve(NamedTuple):
    """A point of an outline to which a curve leads, no straight side."""

    x: float
    y: float


def over_curve(start: Point, one: Point, other: Point, end: Point) -> tuple[OnCurve, OnCurve]:
    """The middle and the end of a cubic curve: the points that steer it lie beside it."""
    (a, b), (c, d), (e, f), (x, y) = start, one, other, end
    return OnCurve((a + 3 * (c + e) + x) / 8, (b + 3 * (d + f) + y) / 8), OnCurve(x, y)


def moved_outline(matrix: Matrix, points: Iterable[Point]) -> list[Point]:
    """The points of an outline after a transform."""
    return [OnCurve(*moved(matrix, *one)) if isinstance(one, OnCurve) else moved(matrix, *one) for one in points]


def back(matrix: Matrix, x: float, y: float) -> Point:
    """The point that a transform moves to (x, y); the point itself where the transform flattens the plane."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if not size:
        return x, y
    x, y = x - e, y - f
    return (d * x - c * y) / size, (a * y - b * x) / size


@record
class Frame:
    """The visible box of a page and its turn (0–3 quarters clockwise): file coordinates, y upwards → from the top left."""

    left: float
    low: float
    right: float
    high: float
    turn: int = 0

    @property
    def tilt(self) -> float:
        """How many degrees the writing is off its quarter, in the file."""
        return 0.0

    @property
    def width(self) -> float:
        """As seen."""
        return self.high - self.low if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """As seen."""
        return self.right - self.left if self.turn % 2 else self.high - self.low

    def place(self, x: float, y: float) -> Point:
        """Where a point of the file is seen."""
        match self.turn:
            case 1:
                return y - self.low, x - self.left
            case 2:
                return self.right - x, y - self.low
            case 3:
                return self.high - y, self.right - x
            case _:
                return x - self.left, self.high - y

    def holds(self, x: float, y: float) -> bool:
        """Whether a point as seen lies on the page."""
        return 0 <= x <= self.width and 0 <= y <= self.height

    def straightened(self, straight: Matrix) -> Frame:
        """The frame of a page askew that this transform sets straight."""
        return StraightFrame(self.left, self.low, self.right, self.high, self.turn, straight)


@record
class StraightFrame(Frame):
    """A frame whose content is set straight first."""

    straight: Matrix = SAME

    @property
    def tilt(self) -> float:
        """As for every frame; a transform turns the writing back by it."""
        x, y = back(self.straight, 1.0, 0.0)
        zero = back(self.straight, 0.0, 0.0)
        return math.degrees(math.atan2(y - zero[1], x - zero[0]))

    def place(self, x: float, y: float) -> Point:
        """As for every frame."""
        return super().place(*moved(self.straight, x, y))

    def middle_and_width(self, left: float, low: float, right: float, high: float) -> tuple[float, float]:
        """Where the box around a letter that stands askew has its middle, as seen, and how wide the letter is."""
        zero = back(self.straight, 0.0, 0.0)
        u, v = (back(self.straight, *one) for one in ((1.0, 0.0), (0.0, 1.0)))
        ux, uy, vx, vy = (abs(a - b) for (a, b) in ((u[0], zero[0]), (u[1], zero[1]), (v[0], zero[0]), (v[1], zero[1])))
        size = ux * vy - vx * uy
        along = ((right - left) * vy - (high - low) * vx) / size if abs(size) > _FLAT else right - left
        across = ((high - low) * ux - (right - left) * uy) / size if abs(size) > _FLAT else high - low
        return self.place((left + right) / 2, (low + high) / 2)[0], across if self.turn % 2 else along
