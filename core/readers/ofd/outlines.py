"""The path language of OFD (GB/T 33190, 9.1): ``M 0 0 L 10 0 C`` → outlines by their corner points."""

from __future__ import annotations

import math
from collections.abc import Iterator

from core.readers.pages.frame import Point, over_curve

_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def outlines(data: str) -> Iterator[list[Point]]:
    """The parts of a path; curves and arcs by straight lines over their middle."""
    points: list[Point] = []
    for operator, operands in _steps(data):
        if operator in ("M", "S") and points:
            yield points
            points = []
        if operator == "C":
            points += points[:1]
        elif len(operands) == _OPERANDS[operator]:
            if operator == "A" and points:
                points.append(_middle(points[-1], operands))
            ends = list(zip(operands[-2::-2], operands[::-2], strict=False))[::-1]
            if operator in ("Q", "B") and points:
                points += over_curve(points[-1], *_steering(points[-1], ends), ends[-1])
            else:
                points.append(ends[-1])
    if points:
        yield points


def _steering(start: Point, ends: list[Point]) -> tuple[Point, Point]:
    """The two points that steer a cubic curve, of a quadratic one too, which has one of its own."""
    if len(ends) > 2:
        return ends[0], ends[1]
    (x, y), end = ends
    return _towards(start, x, y), _towards(end, x, y)


def _towards(point: Point, x: float, y: float) -> Point:
    return (point[0] + 2 * x) / 3, (point[1] + 2 * y) / 3


def _middle(start: Point, operands: list[float]) -> Point:
    """The middle of an arc: radii, turn, whether it is the larger one, whether it runs clockwise, where it ends."""
    wide, high, _, large, clockwise, x, y = operands
    along, down = x - start[0], y - start[1]
    half = math.hypot(along, down) / 2
    if not half:
        return start
    radius = max(wide, high, half)
    rest = math.sqrt(radius * radius - half * half)
    rise = (radius + (rest if large else -rest)) / (2 * half) * (1 if clockwise else -1)
    return (start[0] + x) / 2 + rise * down, (start[1] + y) / 2 - rise * along


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    operator, operands = "", list[float]()
    for word in data.replace(",", " ").split():
        if word in _OPERANDS:
            if operator:
                yield operator, operands
            operator, operands = word, []
            continue
        try:
            operands.append(float(word))
        except ValueError:
            continue
    if operator:
        yield operator, operands
