"""Lines through figures that are painted by patterns, shades of colours and pictures: PDFium tells none of their forms, but draws them.

So a page on which such a ground, hardly higher than a line of words, lies at a
figure is drawn without its words, and what comes out at the figures is looked
at.  A ground that changes slowly, or is one colour, is no line, nor is one that
is hatched beyond the figure.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from itertools import groupby
from statistics import median
from typing import Any

from core.readers.pages.frame import Frame, Point
from core.readers.pages.lines import runs_of_digits
from core.readers.pages.model import Glyph, Ground

_SCALE = 3  # pixels for a point
_MOST_PIXELS = 12_000_000
_LOW = 4.0  # of the figure's size: higher grounds are pictures, seals, the page's own
_MOST_FIGURES = 400  # of a page
_HIGHEST = 80.0  # points: what is higher, and wider, is not drawn
_TOP, _BOTTOM = 0.66, 0.06  # of the size: between which heights above the baseline a line crosses a figure out
_CONTRAST = 48  # of 255: what stands out from its ground
_ACROSS = 0.5  # of a figure's width that a line crosses
_THIN = 0.5  # of a figure's height: what is higher is no line
_AROUND = (2.0, 1.0)  # of the size: how far above and below the baseline a hatched ground goes on
_MOST_LINES = 5  # one above the other: two that cross a figure out, and the borders of its cell
_DEEPEST = 8  # drawings within drawings
_LEAST = 4  # pixels in each direction that tell anything


def of_unknown_form(grounds: Iterable[Ground], patterned: bool) -> list[Ground]:
    """The grounds of a page that may be lines: pictures, shades, and where fills may be patterns all others."""
    return [one for one in grounds if (patterned or one.picture or one.colour is None) and not one.shape]


def struck_by_paint(
    pdfium: Any, page: Any, frame: Frame, glyphs: Sequence[Glyph], grounds: Sequence[Ground]
) -> list[Glyph]:
    """The digits through which a line goes that is painted by these grounds.  The page's words are gone afterwards."""
    if type(frame) is not Frame or not grounds:
        return []
    figures = [
        one
        for one in runs_of_digits(glyphs, _is_seen_digit, _is_beside)
        if any(_lies_at(ground, one) for ground in grounds)
    ]
    if not figures or len(figures) > _MOST_FIGURES:
        return []
    drawn = _DrawnPage(pdfium, page, frame)
    return [glyph for one in figures if drawn.has_line(one) for glyph in one]


def _is_seen_digit(glyph: Glyph) -> bool:
    return glyph.text.isdigit() and glyph.colour is not None


def _is_beside(one: Glyph, other: Glyph) -> bool:
    return abs(other.x0 - one.x1) < other.size / 2


def _lies_at(ground: Ground, figure: Sequence[Glyph]) -> bool:
    first, last = figure[0], figure[-1]
    across = ground.x0 < last.middle and ground.x1 > first.middle
    down = ground.top < first.base and ground.bottom > first.base - first.size
    return across and down and ground.bottom - ground.top <= _LOW * first.size


class _DrawnPage:
    """A page as it looks without its words, a byte a pixel."""

    def __init__(self, pdfium: Any, page: Any, frame: Frame) -> None:
        self.pdfium, self.page, self.frame = pdfium, page, frame
        wide = int(_SCALE * pdfium.FPDF_GetPageWidthF(page))
        high = int(_SCALE * pdfium.FPDF_GetPageHeightF(page))
        self.size = (wide, high) if 0 < wide * high <= _MOST_PIXELS else (0, 0)
        self.pixels, self.stride = b"", 0
        if any(self.size):
            self._draw()

    def _draw(self) -> None:
        api = self.pdfium
        for index in range(api.FPDFPage_CountObjects(self.page)):
            item = api.FPDFPage_GetObject(self.page, index)
            if self._is_high(item):
                api.FPDFPageObj_SetIsActive(item, False)
            else:
                self._silence(item, 0)
        bitmap = api.FPDFBitmap_CreateEx(*self.size, api.FPDFBitmap_Gray, None, 0)
        try:
            api.FPDFBitmap_FillRect(bitmap, 0, 0, *self.size, 0xFFFFFFFF)
            api.FPDF_RenderPageBitmap(bitmap, self.page, 0, 0, *self.size, 0, 0)
            self.stride = api.FPDFBitmap_GetStride(bitmap)
            self.pixels = ctypes.string_at(api.FPDFBitmap_GetBuffer(bitmap), self.stride * self.size[1])
        finally:
            api.FPDFBitmap_Destroy(bitmap)

    def _is_high(self, item: Any) -> bool:
        """Whether what is painted is higher, and wider, than a line of words: no line, and it may take long."""
        api, sides = self.pdfium, [ctypes.c_float() for _ in range(4)]
        if api.FPDFPageObj_GetType(item) == api.FPDF_PAGEOBJ_FORM or not api.FPDFPageObj_GetBounds(item, *sides):
            return False
        left, low, right, high = (side.value for side in sides)
        return min(right - left, high - low) > _HIGHEST

    def _silence(self, item: Any, depth: int) -> None:
        api = self.pdfium
        kind = api.FPDFPageObj_GetType(item)
        if kind == api.FPDF_PAGEOBJ_TEXT:
            api.FPDFPageObj_SetIsActive(item, False)
        elif kind == api.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            for index in range(max(0, api.FPDFFormObj_CountObjects(item))):
                self._silence(api.FPDFFormObj_GetObject(item, index), depth + 1)

    def has_line(self, figure: Sequence[Glyph]) -> bool:
        """Whether something crosses all of a figure that stands out from the ground above and below it."""
        first, last = figure[0], figure[-1]
        x0, y0 = self._pixel(first.x0, first.base - _TOP * first.size)
        x1, y1 = self._pixel(last.x1, first.base - _BOTTOM * first.size)
        if x1 - x0 < _LEAST or y1 - y0 < _LEAST or x0 < 0 or y0 < 0 or x1 > self.size[0] or y1 > self.size[1]:
            return False
        rows = [self.pixels[y * self.stride + x0 : y * self.stride + x1] for y in range(y0, y1)]
        crossed = sum(map(_is_crossed, zip(*rows, strict=True)))
        return crossed >= _ACROSS * (x1 - x0) and not self._is_hatched((x0 + x1) // 2, first)

    def _is_hatched(self, x: int, figure: Glyph) -> bool:
        """Whether lines follow each other in and around a figure: its ground is made of them."""
        _, top = self._pixel(figure.x0, figure.base - _AROUND[0] * figure.size)
        _, bottom = self._pixel(figure.x0, figure.base + _AROUND[1] * figure.size)
        column = [self.pixels[y * self.stride + x] for y in range(max(0, top), min(bottom, self.size[1]))]
        ground = median(column)
        return sum(out for out, _ in groupby(abs(one - ground) >= _CONTRAST for one in column)) > _MOST_LINES

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        self.pdfium.FPDF_PageToDevice(self.page, 0, 0, *self.size, 0, *_in_file(self.frame, x, y), across, down)
        return across.value, down.value


def _is_crossed(column: Sequence[int]) -> bool:
    """Whether a few pixels of a column stand out from the others."""
    ground = median(column)
    out = sum(1 for one in column if abs(one - ground) >= _CONTRAST)
    return 0 < out <= _THIN * len(column)


def _in_file(frame: Frame, x: float, y: float) -> Point:
    """The point of the file that is seen at a place of the page."""
    match frame.turn:
        case 1:
            return y + frame.left, x + frame.low
        case 2:
            return frame.right - x, y + frame.low
        case 3:
            return frame.right - y, frame.high - x
        case _:
            return x + frame.left, frame.high - y
