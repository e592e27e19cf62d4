"""As which digits a font without outlines draws its digits (Type 3): each is a small drawing, and looked at once it is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from core.readers.fonts.calls import QuickCalls
from core.readers.fonts.digits import BARE, INK, Picture, as_drawn, each_as_drawn, shape_in


class DrawnDigit(NamedTuple):
    """Where a digit stands that a font without outlines draws: its object and its box, in points of the file;
    the quarters counter-clockwise by which it is turned there."""

    digit: str
    item: int
    left: float
    low: float
    right: float
    high: float
    turned: int = 0


def digits_as_painted(ask: QuickCalls, document: int, page: int, digits: Iterable[DrawnDigit]) -> dict[str, str]:
    """Likewise once PDFium paints them: for fonts whose signs are drawings (Type 3)."""
    painter = _Painter(ask, document, page)
    return as_drawn({one.digit: shape_in(painter.picture(one)) for one in digits})


def each_as_painted(
    ask: QuickCalls, document: int, page: int, digits: Mapping[int, DrawnDigit | None]
) -> dict[int, str]:
    """As which each digit of a font is drawn, by its place, where any is drawn as another; "" for those that nobody can tell.

    None is a digit that cannot be looked at.
    """
    painter = _Painter(ask, document, page)
    shapes = [(place, one.digit, shape_in(painter.picture(one))) for place, one in digits.items() if one]
    if not any(shape for _, _, shape in shapes):
        return {}
    seen = each_as_drawn([(digit, shape) for _, digit, shape in shapes])
    told = {place: digit for (place, _, _), digit in zip(shapes, seen, strict=True)} if seen else {}
    return dict.fromkeys(digits, "") | told if told else {}


_ROWS = 64  # of a picture of a digit with the room around it
_LARGEST = 4_000_000  # points of a picture
# How much ink there is, of 0xFF, to whether there is: less than half is the edge of it.
_INKED = BARE * 0x80 + INK * 0x80


class _PaintedObject(NamedTuple):
    """A text object as it is painted: its left, low, right and high edge in points, points of the picture a point
    of the page, points of the picture across, and its rows, four bytes a point."""

    box: tuple[float, float, float, float]
    scale: float
    wide: int
    rows: tuple[bytes, ...]


class _Painter:
    """Paints the digits of one page, one after the other; those of one object are cut from one picture."""

    def __init__(self, ask: QuickCalls, document: int, page: int) -> None:
        self.ask, self.document, self.page = ask, document, page
        self.last: tuple[int, _PaintedObject | None] = (0, None)

    def picture(self, one: DrawnDigit) -> Picture:
        """Where a digit leaves ink; nothing where that cannot be told."""
        alone = () if one.turned else self._alone(one)
        return alone or _on_page(self.ask, self.page, one)

    def _alone(self, one: DrawnDigit) -> Picture:
        if self.last[0] != one.item:
            self.last = one.item, self._painted(one.item)
        painted = self.last[1]
        if painted is None:
            return ()
        (left, low, right, high), scale, wide, rows = painted
        # Its box holds the room beside its ink too, that of the object may not.
        if not (left - 1 <= one.left < one.right and one.left < right and low <= (one.low + one.high) / 2 <= high):
            return ()  # it stands in a group, whose transform the box of the object leaves out
        first, last = (min(wide, max(0, round((edge - left) * scale))) for edge in (one.left, one.right))
        return tuple(row[4 * first + 3 : 4 * last : 4].translate(_INKED) for row in rows)

    def _painted(self, item: int) -> _PaintedObject | None:
        ask, around = self.ask, (ctypes.c_float * 4)()
        at = ctypes.addressof(around)
        if not ask.FPDFPageObj_GetBounds(item, at, at + 4, at + 8, at + 12):
            return None
        left, low, right, high = around[:]
        scale = _ROWS / ((high - low) or 1)
        if (right - left) * (high - low) * scale**2 > _LARGEST:
            return None
        bitmap = ask.FPDFTextObj_GetRenderedBitmap(self.document, self.page, item, scale)
        if not bitmap:
            return None
        try:
            tall, line = ask.FPDFBitmap_GetHeight(bitmap), ask.FPDFBitmap_GetStride(bitmap)
            wide = ask.FPDFBitmap_GetWidth(bitmap)
            if ask.FPDFBitmap_GetFormat(bitmap) != _BGRA:
                return None
            data = ctypes.string_at(ask.FPDFBitmap_GetBuffer(bitmap), line * tall)
        finally:
            ask.FPDFBitmap_Destroy(bitmap)
        rows = tuple(data[line * y : line * y + 4 * wide] for y in range(tall))
        return _PaintedObject((left, low, right, high), scale, wide, rows)


def _on_page(ask: QuickCalls, page: int, one: DrawnDigit) -> Picture:
    """Where there is ink in the box of a digit that stands in a group or on its side, with all that is painted there.

    Nothing where ink goes over the sides of the box: then there is more than the digit.
    """
    tall = one.right - one.left if one.turned % 2 else one.high - one.low
    scale = _ROWS / (tall or 1)
    turn = (one.turned - ask.FPDFPage_GetRotation(page)) % 4
    sides = [max(1, round(side(page) * scale)) for side in (ask.FPDF_GetPageWidthF, ask.FPDF_GetPageHeightF)]
    wide, high = reversed(sides) if turn % 2 else sides
    ends = [_placed(ask, page, (0, 0, wide, high, turn), *at) for at in ((one.left, one.low), (one.right, one.high))]
    (left, right), (top, bottom) = map(sorted, zip(*ends, strict=True))
    columns, rows = right - left, bottom - top
    if not 0 < columns * rows <= _LARGEST_BOX:
        return ()
    bitmap = ask.FPDFBitmap_Create(columns, rows, 0)
    if not bitmap:
        return ()
    try:
        ask.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
        ask.FPDF_RenderPageBitmap(bitmap, page, -left, -top, wide, high, turn, 0)
        line = ask.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(ask.FPDFBitmap_GetBuffer(bitmap), line * rows)
    finally:
        ask.FPDFBitmap_Destroy(bitmap)
    inks = tuple(data[line * y + 1 : line * y + 4 * columns : 4].translate(_DARK) for y in range(rows))
    return () if any(INK in (row[:1], row[-1:]) for row in inks) else inks


def _placed(ask: QuickCalls, page: int, shown: tuple[int, int, int, int, int], x: float, y: float) -> tuple[int, int]:
    """Where a point of the page is painted."""
    found = (ctypes.c_int * 2)()
    at = ctypes.addressof(found)
    ask.FPDF_PageToDevice(page, *shown, x, y, at, at + ctypes.sizeof(ctypes.c_int))
    return found[0], found[1]


_DARK = INK * 0x80 + BARE * 0x80  # of green, which is most of the brightness
_LARGEST_BOX = 40_000  # points of the picture of one digit
_BGRA = 4  # FPDFBitmap_BGRA: the last byte of each four tells how much ink there is
