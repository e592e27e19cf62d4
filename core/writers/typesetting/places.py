"""Where on a typeset page a field stands: read from the links that pages for the screen carry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from xml.etree import ElementTree

from core.patterns import lazy
from core.records import record

_SVG = "{http://www.w3.org/2000/svg}"
_SCHEME = "place:"
_NUMBER = lazy(r"-?[\d.]+(?:e-?\d+)?")

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_STILL: _Matrix = (1, 0, 0, 1, 0, 0)


@record
class FieldPlace:
    """A piece of a field on a page: its key and its rectangle in points from the top left."""

    key: str
    left: float
    top: float
    width: float
    height: float

    def distance(self, x: float, y: float) -> float:
        """How far a point lies outside the rectangle."""
        beside = max(self.left - x, x - self.left - self.width, 0)
        above = max(self.top - y, y - self.top - self.height, 0)
        return max(beside, above)


def places(page: bytes) -> list[FieldPlace]:
    """All places of a page that was made with links."""
    return list(_places(ElementTree.fromstring(page), _STILL))


def nearest(page: bytes, x: float, y: float, within: float = 24) -> str:
    """The key of the place nearest to a point (all in points), "" where none is near."""
    found = min(places(page), key=lambda place: place.distance(x, y), default=None)
    return found.key if found and found.distance(x, y) <= within else ""


def _places(element: ElementTree.Element, outer: _Matrix) -> Iterator[FieldPlace]:
    if element.tag in (f"{_SVG}symbol", f"{_SVG}defs"):
        return
    matrix = _times(outer, _matrix(element.get("transform", "")))
    address = element.get("href", "")
    for child in element:
        if address.startswith(_SCHEME) and child.tag == f"{_SVG}rect":
            width, height = float(child.get("width", 0)), float(child.get("height", 0))
            yield FieldPlace(address.removeprefix(_SCHEME), matrix[4], matrix[5], width * matrix[0], height * matrix[3])
        else:
            yield from _places(child, matrix)


def _matrix(transform: str) -> _Matrix:
    numbers = [float(number) for number in _NUMBER.findall(transform)]
    if transform.startswith("matrix") and len(numbers) == 6:
        a, b, c, d, e, f = numbers
        return a, b, c, d, e, f
    if transform.startswith("translate"):
        return 1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0
    return _STILL


def _times(outer: _Matrix, inner: _Matrix) -> _Matrix:
    a, b, c, d, e, f = outer
    k, l, m, n, o, p = inner  # noqa: E741 - the rows and columns of a matrix
    return a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * o + c * p + e, b * o + d * p + f
