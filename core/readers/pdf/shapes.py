"""Whether a font draws its digits in the shape of digits: pages may be made so that what is copied is not what is seen.

Whoever reads a page reads the shape, a program the code.  The holes of a digit
tell much of it, whatever the font looks like: 8 has two, 0, 6 and 9 have one,
in the middle, below and above; 1, 2, 3, 5 and 7 have none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any

from core.readers.pages.clipped import around
from core.readers.pages.frame import Point
from core.readers.pages.model import is_box
from core.readers.pdf.calls import QuickCalls

_SIZE = 1000.0  # outlines come at the size of 1
_MOST_POINTS = 400  # of an outline; the digits of a font have some dozens
_LOW, _HIGH = 0.4, 0.6  # of the height: a hole in the middle lies between
_LEAST, _MOST = 0.45, 0.68  # of the height: the hole of a 0 is at least as high, those of 6 and 9 no higher
_WITHOUT = "12357"

_Outline = list[Point]


def belies(ask: QuickCalls, begins: int, font: int, digits: Iterable[str]) -> bool:
    """Whether a font draws any of these digits in the shape of another.

    ``begins`` is PDFium's kind for where an outline begins.  Where outlines cannot be had, nothing is told.
    """
    drawn = {digit: _outlines(ask, begins, font, digit) for digit in sorted(set(digits))}
    drawn = {digit: outlines for digit, outlines in drawn.items() if not all(map(is_box, outlines))}
    if len({str(one) for one in drawn.values()}) < len(drawn):  # the font has no digits: this is its sign for that
        return False
    return any(_is_another(digit, outlines) for digit, outlines in drawn.items())


def _is_another(digit: str, outlines: Sequence[_Outline]) -> bool:
    boxes = [around(outline) for outline in outlines]
    areas = [_area(outline) for outline in outlines]
    holes = [
        box
        for box, area in zip(boxes, areas, strict=True)
        if any(_lies_in(box, other) and area * around_it < 0 for other, around_it in zip(boxes, areas, strict=True))
    ]
    in_one_piece = len(outlines) - len(holes) == 1  # else the letters are stencilled, or drawn in strokes
    if digit in _WITHOUT:
        return bool(holes)
    if digit == "8":
        return in_one_piece and len(holes) < 2
    if digit == "4":
        return len(holes) > 1
    if len(holes) != 1:
        return in_one_piece and (not holes or digit != "0")  # a stroke through a 0 parts its hole
    _, low, _, high = around([(x, y) for box in boxes for x, y in (box[:2], box[2:])])
    hole = holes[0]
    middle = ((hole[1] + hole[3]) / 2 - low) / ((high - low) or 1)
    tall = (hole[3] - hole[1]) / ((high - low) or 1)
    return {"0": tall < _LEAST, "6": middle > _HIGH or tall > _MOST, "9": middle < _LOW or tall > _MOST}[digit]


def _lies_in(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return other[0] < box[0] and other[1] < box[1] and box[2] < other[2] and box[3] < other[3]


def _area(outline: _Outline) -> float:
    """Twice the area within an outline, less than nothing where it runs the other way round."""
    return sum(a * d - b * c for (a, b), (c, d) in zip(outline, [*outline[1:], outline[0]], strict=True))


def _outlines(ask: QuickCalls, begins: int, font: int, digit: str) -> list[_Outline]:
    """The outlines of a digit by their points, those that steer its curves too; upwards."""
    path: Any = ask.FPDFFont_GetGlyphPath(font, ord(digit), 1.0)
    if not path:
        return []
    point = (ctypes.c_float * 2)()
    x = ctypes.addressof(point)
    found: list[_Outline] = []
    for index in range(min(ask.FPDFGlyphPath_CountGlyphSegments(path), _MOST_POINTS)):
        segment = ask.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        ask.FPDFPathSegment_GetPoint(segment, x, x + 4)
        if not found or ask.FPDFPathSegment_GetType(segment) == begins:
            found.append([])
        found[-1].append((_SIZE * point[0], _SIZE * point[1]))
    return found
