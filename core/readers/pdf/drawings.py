"""What is drawn on a PDF page besides text: ruled lines, grounds, the area of pictures; and when each thing is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Set
from typing import Any, NamedTuple

from core.errors import UnusableInput
from core.readers.pages.frame import SAME, Frame, Matrix, Point, moved, times
from core.readers.pages.model import THIN, Colour, Ground, Strokes, is_box
from core.readers.pdf.guard import SLOW

MOST_OBJECTS = 50_000  # glyphs or drawings of one page; a page of a report has about a thousand
_BOX = (5, 6)  # corners of a path that is one box
_MOST_DEPTH = 8  # drawings within drawings


def address(pointer: Any) -> int:
    """Where a pointer leads, 0 for nowhere; ``ctypes.cast`` takes seven times as long."""
    return ctypes.addressof(pointer.contents) if pointer else 0


class TextObject(NamedTuple):
    """A text object: its turn in painting, the transform of the groups around it, and how much ink these leave (0–1)."""

    order: int
    outer: Matrix
    opacity: float
    item: Any


class Drawings:
    """Walks the objects of a page, groups too; of those that are turned ``off``, by address, only the words are kept."""

    def __init__(self, pdfium: Any, frame: Frame, off: Set[int] = frozenset(), strokes: Strokes | None = None) -> None:
        self.pdfium, self.frame, self.off = pdfium, frame, off
        self.strokes = strokes or Strokes()
        self.boxed = type(frame) is Frame and strokes is None  # whether bounds of the file are bounds as seen
        self.grounds: list[Ground] = []
        self.texts: dict[int, TextObject] = {}
        self.pictures = 0.0
        self.seen = 0
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.rgba = [ctypes.c_uint() for _ in range(4)]
        self.given = pdfium.FS_MATRIX()
        self.bounds = [ctypes.c_float() for _ in range(4)]

    def read(self, page: Any) -> None:
        """Take all objects of a page."""
        for index in range(self.pdfium.FPDFPage_CountObjects(page)):
            self._take(self.pdfium.FPDFPage_GetObject(page, index), SAME, 1.0, 0)
        self.strokes.join_dots()

    def _take(self, item: Any, outer: Matrix, opacity: float, depth: int) -> None:
        self.seen += 1
        if self.seen > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        api = self.pdfium
        kind = api.FPDFPageObj_GetType(item)
        if self.off and address(item) in self.off:
            opacity = 0.0
        if kind == api.FPDF_PAGEOBJ_TEXT:
            self.texts[address(item)] = TextObject(self.seen, outer, opacity, item)
        elif not opacity and kind != api.FPDF_PAGEOBJ_FORM:
            return
        elif kind == api.FPDF_PAGEOBJ_PATH:
            if not (self.boxed and self._thin(item, outer)):
                self._path(item, times(self._matrix(item), outer), opacity)
        elif kind == api.FPDF_PAGEOBJ_IMAGE:
            self._picture(times(self._matrix(item), outer))
        elif kind == api.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
            inner = times(self._matrix(item), outer)
            opacity *= self._colour(item)[1]
            for index in range(max(0, api.FPDFFormObj_CountObjects(item))):
                self._take(api.FPDFFormObj_GetObject(item, index), inner, opacity, depth + 1)

    def _matrix(self, item: Any) -> Matrix:
        m = self.given
        self.pdfium.FPDFPageObj_GetMatrix(item, m)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _picture(self, matrix: Matrix) -> None:
        """A picture is the unit square, moved and stretched; only what lies on the page counts."""
        corners = [self.frame.place(*moved(matrix, x, y)) for x in (0, 1) for y in (0, 1)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        wide = min(x1, self.frame.width) - max(x0, 0)
        high = min(y1, self.frame.height) - max(y0, 0)
        self.pictures += max(0.0, wide) * max(0.0, high)
        self.grounds.append(Ground(x0, y0, x1, y1, None, self.seen, False, picture=True))

    def _thin(self, item: Any, outer: Matrix) -> bool:
        """Take a filled box as thin as a line by its bounds alone: pages may be ruled in thousands of dots."""
        api, box = self.pdfium, self.bounds
        api.FPDFPath_GetDrawMode(item, self.fill, self.stroke)
        if self.stroke.value or not self.fill.value or api.FPDFPath_CountSegments(item) not in _BOX:
            return False
        if not api.FPDFPageObj_GetBounds(item, *box):
            return False
        left, low, right, high = (one.value for one in box)
        (x0, y0), (x1, y1) = self.frame.place(*moved(outer, left, low)), self.frame.place(*moved(outer, right, high))
        if min(abs(x1 - x0), abs(y1 - y0)) > THIN:
            return False
        self.strokes.outline([(x0, y0), (x1, y1)], stroked=False)
        return True

    def _path(self, item: Any, matrix: Matrix, opacity: float) -> None:
        self.pdfium.FPDFPath_GetDrawMode(item, self.fill, self.stroke)
        filled, stroked = bool(self.fill.value), bool(self.stroke.value)
        if not (filled or stroked):
            return
        for points in self._outlines(item, matrix):
            area = self.strokes.outline(points, stroked)
            if area is not None and filled:
                colour, ink = self._colour(item)
                solid = ink * opacity == 1 and not self.pdfium.FPDFPageObj_HasTransparency(item)
                self.grounds.append(Ground(*area, colour if solid else None, self.seen, solid and is_box(points)))

    def _colour(self, item: Any) -> tuple[Colour | None, float]:
        """The colour that an object is filled with, None where it is no plain one, and how much of it there is (0–1)."""
        red, green, blue, alpha = self.rgba
        if not self.pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return None, 1.0
        return (red.value, green.value, blue.value), alpha.value / 255

    def _outlines(self, item: Any, matrix: Matrix) -> Iterator[list[Point]]:
        """The parts of a path, each as its corner points; curves as straight lines."""
        api = self.pdfium
        points: list[Point] = []
        count = api.FPDFPath_CountSegments(item)
        self.seen += count
        for index in range(min(count, MOST_OBJECTS)):
            segment = api.FPDFPath_GetPathSegment(item, index)
            if api.FPDFPathSegment_GetType(segment) == api.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            api.FPDFPathSegment_GetPoint(segment, self.x, self.y)
            points.append(self.frame.place(*moved(matrix, self.x.value, self.y.value)))
            if api.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points
