"""As which digits a font draws its digits, by the outlines that PDFium has of it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from core.readers.fonts.calls import QuickCalls
from core.readers.fonts.digits import DigitOutline, as_drawn, seen_as, shape_of
from core.readers.pages.frame import Point
from core.readers.pages.model import is_box

_SIZE = 1000.0  # outlines come at the size of 1
_MOST_POINTS = 400  # of an outline; the digits of a font have some dozens
_LINE, _BEGIN = 0, 2  # PDFium's kinds of points: what is neither is one of the three of a curve
_STEPS = (0.25, 0.5, 0.75, 1.0)  # of a curve

_Segment = tuple[int, float, float]


def digits_as_drawn(ask: QuickCalls, font: int, digits: Iterable[str]) -> dict[str, str] | None:
    """As which these digits of a font are drawn where any is drawn as another, as :func:`as_drawn` tells it.

    None where they are no outlines but drawings; where outlines cannot be had, nothing is told.
    """
    if _is_of_drawings(ask, font):
        return None
    drawn = {digit: _outlines(_segments(ask, font, digit)) for digit in sorted(set(digits))}
    drawn = {digit: outlines for digit, outlines in drawn.items() if not all(map(is_box, map(list, outlines)))}
    shapes = {digit: shape_of(drawn[digit]) if digit in drawn else None for digit in digits}
    alike = len(drawn) > 1 and len(set(drawn.values())) == 1
    if alike and not any(shape and seen_as(shape) for shape in shapes.values()):
        return {}  # the font has no digits: this is its sign for that
    return as_drawn(shapes)


def _is_of_drawings(ask: QuickCalls, font: int) -> bool:
    """Whether a font is of Type 3: within the file, but no font file.  For its outlines PDFium gives those of another."""
    size = ctypes.c_size_t()
    asked = ask.FPDFFont_GetIsEmbedded(font) == 1 and ask.FPDFFont_GetFontData(font, 0, 0, ctypes.addressof(size))
    return bool(asked) and not size.value


def _segments(ask: QuickCalls, font: int, digit: str) -> tuple[_Segment, ...]:
    """The points of a digit as PDFium tells them, upwards; none where its outlines cannot be had."""
    path: Any = ask.FPDFFont_GetGlyphPath(font, ord(digit), 1.0)
    if not path:
        return ()
    point = (ctypes.c_float * 2)()
    x = ctypes.addressof(point)
    found: list[_Segment] = []
    for index in range(min(ask.FPDFGlyphPath_CountGlyphSegments(path), _MOST_POINTS)):
        segment = ask.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        ask.FPDFPathSegment_GetPoint(segment, x, x + 4)
        found.append((ask.FPDFPathSegment_GetType(segment), _SIZE * point[0], _SIZE * point[1]))
    return tuple(found)


@lru_cache(maxsize=256)  # the pages of a file share their fonts
def _outlines(segments: tuple[_Segment, ...]) -> tuple[DigitOutline, ...]:
    """The outlines as polygons."""
    found: list[list[Point]] = []
    curve: list[Point] = []
    for kind, x, y in segments:
        if kind == _BEGIN or not found:
            found.append([(x, y)])
            curve = []
        elif kind == _LINE:
            found[-1].append((x, y))
        else:
            curve.append((x, y))
            if len(curve) == 3:
                start = found[-1][-1]
                found[-1] += [_on_curve((start, *curve), step) for step in _STEPS]
                curve = []
    return tuple(tuple(one) for one in found if len(one) > 2)


def _on_curve(points: Sequence[Point], at: float) -> Point:
    """A point of a cubic curve by its four points, at a share of its way."""
    shares = ((1 - at) ** 3, 3 * at * (1 - at) ** 2, 3 * at**2 * (1 - at), at**3)
    return (
        sum(share * x for share, (x, _) in zip(shares, points, strict=True)),
        sum(share * y for share, (_, y) in zip(shares, points, strict=True)),
    )
