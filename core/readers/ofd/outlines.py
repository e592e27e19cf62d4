"""The path language of OFD (GB/T 33190, 9.1): ``M 0 0 L 10 0 C`` → outlines by their corner points."""

from __future__ import annotations

from collections.abc import Iterator

from core.readers.pages.frame import Point

_OPERANDS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def outlines(data: str) -> Iterator[list[Point]]:
    """The parts of a path; curves as straight lines to where they end."""
    points: list[Point] = []
    for operator, operands in _steps(data):
        if operator in ("M", "S") and points:
            yield points
            points = []
        if operator == "C":
            points += points[:1]
        elif len(operands) == _OPERANDS[operator]:
            points.append((operands[-2], operands[-1]))
    if points:
        yield points


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
