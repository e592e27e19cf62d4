"""What is drawn on a PDF page besides text: ruled lines, grounds, the area of pictures; and when each thing is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Set
from typing import Any, NamedTuple

from core.errors import UnusableInput
from core.readers.fonts.calls import address, quick_calls
from core.readers.pages.clipped import SeenArea, around, common
from core.readers.pages.frame import SAME, Frame, Matrix, Point, moved, over_curve, times
from core.readers.pages.model import PAPER, SCAN, THIN, Colour, Ground, Strokes, is_box, is_shape
from core.readers.pdf.clips import Clips
from core.readers.pdf.guard import SLOW
from core.readers.pdf.pictures import Pictures

MOST_OBJECTS = 50_000  # glyphs or drawings of one page; a page of a report has about a thousand
_BOX = (4, 5, 6)  # corners of a path that is one box, closed by a mark or by a line
_TWO_LINES = 4  # as many corners may also be those of two lines
_MOST_DEPTH = 8  # drawings within drawings


class TextObject(NamedTuple):
    """A text object: its turn in painting, the transform of the groups around it, how much ink these leave (0–1),
    and the part of the page on which it can be seen."""

    order: int
    outer: Matrix
    opacity: float
    item: int  # its address
    clip: SeenArea | None = None


class Drawings:
    """Walks the objects of a page, groups too; of those that are turned ``off``, by address, only the words are kept."""

    def __init__(self, pdfium: Any, frame: Frame, off: Set[int] = frozenset(), strokes: Strokes | None = None) -> None:
        self.pdfium, self.frame, self.off = pdfium, frame, off
        self.ask = quick_calls(pdfium)
        self.kinds = (
            *(pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH),
            *(pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_SHADING),
        )
        self.begins: int = pdfium.FPDF_SEGMENT_MOVETO  # the kind of where an outline begins
        self.curved: int = pdfium.FPDF_SEGMENT_BEZIERTO  # that of each of the three points of a curve
        self.clips = Clips(pdfium, frame)
        self.strokes = strokes or Strokes()
        self.boxed = type(frame) is Frame and strokes is None  # whether bounds of the file are bounds as seen
        self.grounds: list[Ground] = []
        self.texts: dict[int, TextObject] = {}
        self.pictures = 0.0
        self.looks: Pictures | None = None
        self.seen = 0
        self.floats, self.whole = (ctypes.c_float * 6)(), (ctypes.c_uint * 4)()
        self.float_at, self.whole_at = ctypes.addressof(self.floats), ctypes.addressof(self.whole)

    def read(self, page: Any, document: Any = None) -> None:
        """Take all objects of a page; without its document no picture covers what lies below."""
        self.looks = Pictures(self.pdfium, document, page) if document is not None else None
        ask, place = self.ask, address(page)
        for index in range(ask.FPDFPage_CountObjects(place)):
            self._take(ask.FPDFPage_GetObject(place, index), SAME, 1.0, 0, None)
        self.strokes.join_dots()

    def _take(self, item: int, outer: Matrix, opacity: float, depth: int, outside: SeenArea | None) -> None:
        self.seen += 1
        if self.seen > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        text, path, image, form, shading = self.kinds
        kind = self.ask.FPDFPageObj_GetType(item)
        if self.off and item in self.off:
            opacity = 0.0
        clip = self.clips.of(item, outer, outside)
        if kind == text:
            self.texts[item] = TextObject(self.seen, outer, opacity, item, clip)
        elif not opacity and kind != form:
            return
        elif kind == path:
            self._path(item, outer, opacity, clip)
        elif kind == image:
            self._picture(item, times(self._matrix(item), outer), clip, opacity)
        elif kind == shading and clip is not None and not clip.empty:
            small = (clip.x1 - clip.x0) * (clip.bottom - clip.top) < SCAN * self.frame.width * self.frame.height
            self.strokes.band(*clip[:4], self.frame.width)
            self.grounds.append(Ground(*clip[:4], None, self.seen, covers=False, unclear=small))
        elif kind == form and depth < _MOST_DEPTH:
            inner = times(self._matrix(item), outer)
            opacity *= self._colour(item)[1]
            for index in range(max(0, self.ask.FPDFFormObj_CountObjects(item))):
                self._take(self.ask.FPDFFormObj_GetObject(item, index), inner, opacity, depth + 1, clip)

    def _matrix(self, item: int) -> Matrix:
        self.ask.FPDFPageObj_GetMatrix(item, self.float_at)
        a, b, c, d, e, f = self.floats
        return a, b, c, d, e, f

    def _picture(self, item: int, matrix: Matrix, clip: SeenArea | None, opacity: float) -> None:
        """A picture is the unit square, moved and stretched; only what lies on the page counts."""
        corners = [self.frame.place(*moved(matrix, x, y)) for x in (0, 1) for y in (0, 1)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        box = SeenArea(x0, y0, x1, y1, is_box([*corners[:2], *reversed(corners[2:])]))
        shown = common(clip, box) or box
        if shown.empty:
            return
        x0, y0, x1, y1, exact = shown
        opaque = (
            self.looks.opaque(ctypes.cast(item, self.pdfium.FPDF_PAGEOBJECT))
            if self.looks is not None and opacity == 1
            else False
        )
        wide = min(x1, self.frame.width) - max(x0, 0)
        high = min(y1, self.frame.height) - max(y0, 0)
        area = max(0.0, wide) * max(0.0, high)
        self.pictures += area
        # The scan of a page may lie over the letters that were read from it.
        unclear = opaque is None and area < SCAN * self.frame.width * self.frame.height
        covers = exact and opaque is True
        self.strokes.band(x0, y0, x1, y1, self.frame.width)
        self.grounds.append(Ground(x0, y0, x1, y1, None, self.seen, covers, picture=True, unclear=unclear))

    def _path(self, item: int, outer: Matrix, opacity: float, clip: SeenArea | None) -> None:
        self.ask.FPDFPath_GetDrawMode(item, self.whole_at, self.whole_at + 4)
        filled, stroked = bool(self.whole[0]), bool(self.whole[1])
        if not (filled or stroked):
            return
        count = self.ask.FPDFPath_CountSegments(item)
        if self.boxed and filled and not stroked and count in _BOX and self._thin(item, count, outer, clip):
            return
        for points in self._outlines(item, times(self._matrix(item), outer), count):
            if clip is not None and not clip.touches(*around(points)):
                continue
            area = self.strokes.outline(points, stroked)
            if area is not None and is_shape(points) and (filled or stroked):
                self._shape(item, SeenArea(*area, exact=False), clip, filled)
            shown = common(clip, SeenArea(*area, is_box(points))) if area is not None and filled else None
            if shown is not None and not shown.empty:
                colour, ink = self._colour(item)
                solid = ink * opacity == 1 and not self.ask.FPDFPageObj_HasTransparency(item)
                plain = colour if solid and (clip is None or clip.exact) else None
                self.grounds.append(Ground(*shown[:4], plain, self.seen, solid and shown.exact))

    def _shape(self, item: int, area: SeenArea, clip: SeenArea | None, filled: bool) -> None:
        """Keep what may be a drawn letter, unless it has the colour of paper."""
        shown = common(clip, area) or area
        if not shown.empty and (self._colour(item)[0] if filled else None) != PAPER:
            self.grounds.append(Ground(*shown[:4], None, self.seen, covers=False, picture=True, shape=True))

    def _thin(self, item: int, count: int, outer: Matrix, clip: SeenArea | None) -> bool:
        """Take a filled box as thin as a line by its bounds alone: pages may be ruled in thousands of dots."""
        if (
            count == _TWO_LINES
            and self.ask.FPDFPathSegment_GetType(self.ask.FPDFPath_GetPathSegment(item, 2)) == self.begins
        ):
            return False
        at = self.float_at
        if not self.ask.FPDFPageObj_GetBounds(item, at, at + 4, at + 8, at + 12):
            return False
        left, low, right, high = self.floats[:4]
        (x0, y0), (x1, y1) = self.frame.place(*moved(outer, left, low)), self.frame.place(*moved(outer, right, high))
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        if clip is None or clip.touches(x0, y0, x1, y1):
            return self.strokes.thin(x0, y0, x1, y1)
        return min(x1 - x0, y1 - y0) <= THIN

    def _colour(self, item: int) -> tuple[Colour | None, float]:
        """The colour that an object is filled with, None where it is no plain one, and how much of it there is (0–1)."""
        at = self.whole_at
        if not self.ask.FPDFPageObj_GetFillColor(item, at, at + 4, at + 8, at + 12):
            return None, 1.0
        red, green, blue, alpha = self.whole
        return (red, green, blue), alpha / 255

    def _outlines(self, item: int, matrix: Matrix, count: int) -> Iterator[list[Point]]:
        """The parts of a path, each as its corner points; curves over their middle."""
        ask, at, floats, place = self.ask, self.float_at, self.floats, self.frame.place
        segment_of, point_of = ask.FPDFPath_GetPathSegment, ask.FPDFPathSegment_GetPoint
        kind_of, is_closed, begins, curved = (
            ask.FPDFPathSegment_GetType,
            ask.FPDFPathSegment_GetClose,
            self.begins,
            self.curved,
        )
        points: list[Point] = []
        curve: list[Point] = []
        self.seen += count
        for index in range(min(count, MOST_OBJECTS)):
            segment = segment_of(item, index)
            kind = kind_of(segment)
            if points and kind == begins:
                yield points
                points = []
            point_of(segment, at, at + 4)
            points.append(place(*moved(matrix, floats[0], floats[1])))
            if kind == curved:
                curve.append(points.pop())
                if len(curve) == 3:
                    points += over_curve(points[-1] if points else curve[0], *curve)
                    curve = []
            if points and is_closed(segment):
                points.append(points[0])
        if points:
            yield points
