"""What transforms make of a box: where it goes, how small it gets, whether its words are turned (CSS Transforms 2).

Depth is seen as it is on a page without perspective: what turns about an axis of the page gets smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import cos, hypot, inf, radians, sin, sqrt, tan
from typing import NamedTuple

from core.patterns import lazy
from core.readers.html.css.texts import INSIDE
from core.readers.html.css.values import ROOT, degrees, pixels, share

_FUNCTION = lazy(rf"(?<![a-z0-9])([a-z0-9]++)\(({INSIDE})\)")
_APART = lazy(r"[\s,]++")
_MOST = 20  # functions of a value
_UPSIDE_DOWN = -0.7  # cosine of the angle by which words are turned
_FLAT = 1e-6
_LARGEST = 1e12


class Transform(NamedTuple):
    """A matrix of the plane with a shift in pixels; ``back`` is whether the back of the box is seen.

    ``behind`` the eye is what comes nearer than the eye of a perspective stands.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    x: float = 0.0
    y: float = 0.0
    back: bool = False
    behind: bool = False

    @property
    def smallest(self) -> float:
        """The least that a length is multiplied by in any direction."""
        whole, area = self.a**2 + self.b**2 + self.c**2 + self.d**2, abs(self.a * self.d - self.b * self.c)
        return sqrt(max(0.0, (whole - sqrt(max(0.0, whole**2 - 4 * area**2))) / 2))

    @property
    def turned(self) -> bool:
        """Whether words are upside down or as in a mirror."""
        length = hypot(self.a, self.b)
        return length > _FLAT and self.a / length < _UPSIDE_DOWN

    @property
    def shift(self) -> float:
        """How far the box goes in pixels, at most of the two directions."""
        return max(abs(self.x), abs(self.y))

    def then(self, other: Transform) -> Transform:
        """This transform of what the other has made."""
        return Transform(
            _bounded(self.a * other.a + self.c * other.b),
            _bounded(self.b * other.a + self.d * other.b),
            _bounded(self.a * other.c + self.c * other.d),
            _bounded(self.b * other.c + self.d * other.d),
            _bounded(self.a * other.x + self.c * other.y + self.x),
            _bounded(self.b * other.x + self.d * other.y + self.y),
            self.back != other.back,
            self.behind or other.behind,
        )


def _bounded(number: float) -> float:
    return min(max(number, -_LARGEST), _LARGEST)


NO_TRANSFORM = Transform()


def transform_of(said: Mapping[str, str], em: float = ROOT) -> Transform:
    """What is told of a box by ``translate``, ``rotate``, ``scale`` and ``transform``, in this order."""
    told = tuple(said.get(name, "none") for name in ("translate", "rotate", "scale", "transform"))
    return NO_TRANSFORM if told == ("none",) * 4 else _made(told, em)


@lru_cache(maxsize=256)
def _made(told: tuple[str, ...], em: float) -> Transform:
    translate, rotate, scale, functions = told
    found = _step("translate", translate.split(), em) if translate != "none" else NO_TRANSFORM
    if rotate != "none":
        *axis, angle = rotate.split() or [""]
        found = found.then(_step(f"rotate{axis[0] if len(axis) == 1 else ''}", [angle], em))
    if scale != "none":
        found = found.then(_step("scale", scale.split(), em))
    for step in _steps(functions, em):
        found = found.then(step)
    return found._replace(behind=True) if "perspective(" in functions and _is_behind(functions, em) else found


def _is_behind(functions: str, em: float) -> bool:
    """Whether a box is brought nearer than the eye is."""
    eye, near = inf, 0.0
    for name, inner in _FUNCTION.findall(functions)[:_MOST]:
        told = [pixels(part, em) or 0.0 for part in _APART.split(inner.strip())]
        if name == "perspective":
            eye = max(told[0], 1.0)
        elif name in ("translatez", "translate3d"):
            near += told[-1]
    return near >= eye


def _steps(functions: str, em: float) -> Iterator[Transform]:
    for name, inner in _FUNCTION.findall(functions)[:_MOST]:
        yield _step(name, _APART.split(inner.strip()), em)


def _step(name: str, parts: list[str], em: float) -> Transform:
    if name.startswith("translate"):
        moves = [pixels(part, em) or 0.0 for part in parts]
        first, second = moves[0], moves[1] if len(moves) > 1 else 0.0
        x, y = {"translatex": (first, 0.0), "translatey": (0.0, first), "translatez": (0.0, 0.0)}.get(
            name, (first, second)
        )
        return Transform(x=x, y=y)
    if name.startswith("rotate"):
        return _rotation(name, parts)
    if name.startswith("skew"):
        slopes = [tan(radians(angle)) if (angle := degrees(part)) is not None else 0.0 for part in parts]
        return (
            Transform(b=slopes[0])
            if name == "skewy"
            else Transform(c=slopes[0], b=slopes[1] if len(slopes) > 1 else 0.0)
        )
    numbers = [1.0 if (number := share(part)) is None else number for part in parts]
    if name == "matrix3d" and len(numbers) == 16:
        numbers = [numbers[at] for at in (0, 1, 4, 5, 12, 13)]
    if name in ("matrix", "matrix3d") and len(numbers) == 6:
        a, b, c, d, x, y = numbers
        return Transform(a, b, c, d, x, y)
    if name.startswith("scale"):
        first, second = numbers[0], numbers[1] if len(numbers) > 1 else numbers[0]
        a, d = {"scalex": (first, 1.0), "scaley": (1.0, first), "scalez": (1.0, 1.0)}.get(name, (first, second))
        return Transform(a=a, d=d)
    return NO_TRANSFORM


def _rotation(name: str, parts: list[str]) -> Transform:
    angle = degrees(parts[-1])
    if angle is None:
        return NO_TRANSFORM
    axis = name.removeprefix("rotate")
    if name == "rotate3d" and len(parts) == 4:
        lengths = [abs(share(part) or 0.0) for part in parts[:3]]
        axis = "xyz"[lengths.index(max(lengths))]
    part, other = cos(radians(angle)), sin(radians(angle))
    if axis in ("x", "y"):
        return Transform(d=part, back=part < 0) if axis == "x" else Transform(a=part, back=part < 0)
    return Transform(part, other, -other, part)
