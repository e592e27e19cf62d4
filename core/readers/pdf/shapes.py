"""As which digits a font without outlines draws its digits (Type 3): each is a small drawing, and looked at once it is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import NamedTuple

from core.readers.fonts.calls import QuickCalls
from core.readers.fonts.digits import BARE, INK, Picture, as_drawn, shape_in


class DrawnDigit(NamedTuple):
    """Where a digit stands that a font without outlines draws: its object and its box, in points of the file."""

    digit: str
    item: int
    left: float
    low: float
    right: float
    high: float


def digits_as_painted(ask: QuickCalls, document: int, page: int, digits: Iterable[DrawnDigit]) -> dict[str, str]:
    """Likewise once PDFium paints them: for fonts whose signs are drawings (Type 3)."""
    return as_drawn({one.digit: shape_in(_painted(ask, document, page, one)) for one in digits})


_ROWS = 64  # of a picture of a digit with the room around it
_LARGEST = 4_000_000  # points of a picture
_INKED = (
    BARE * 0x80 + INK * 0x80
)  # how much ink there is, of 0xFF, to whether there is: less than half is the edge of it


def _painted(ask: QuickCalls, document: int, page: int, one: DrawnDigit) -> Picture:
    """Where a digit leaves ink; nothing where that cannot be told."""
    around = (ctypes.c_float * 4)()
    at = ctypes.addressof(around)
    if not ask.FPDFPageObj_GetBounds(one.item, at, at + 4, at + 8, at + 12):
        return ()
    left, low, right, high = around[:]
    scale = _ROWS / ((high - low) or 1)
    within = left - 1 <= one.left < one.right <= right + 1 and low <= (one.low + one.high) / 2 <= high
    if not within or (right - left) * (high - low) * scale**2 > _LARGEST:
        return ()  # it stands in a group, whose transform the box of the object leaves out
    bitmap = ask.FPDFTextObj_GetRenderedBitmap(document, page, one.item, scale)
    if not bitmap:
        return ()
    try:
        high_pixels, line = ask.FPDFBitmap_GetHeight(bitmap), ask.FPDFBitmap_GetStride(bitmap)
        wide = ask.FPDFBitmap_GetWidth(bitmap)
        if ask.FPDFBitmap_GetFormat(bitmap) != _BGRA:
            return ()
        data = ctypes.string_at(ask.FPDFBitmap_GetBuffer(bitmap), line * high_pixels)
    finally:
        ask.FPDFBitmap_Destroy(bitmap)
    first, last = (min(wide, max(0, round((edge - left) * scale))) for edge in (one.left, one.right))
    inks = (data[line * y + 4 * first + 3 : line * y + 4 * last : 4] for y in range(high_pixels))
    return tuple(row.translate(_INKED) for row in inks)


_BGRA = 4  # FPDFBitmap_BGRA: the last byte of each four tells how much ink there is
