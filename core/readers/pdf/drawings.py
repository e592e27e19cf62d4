"""What is drawn on a PDF page besides text: ruled lines, grounds, the area of pictures; and when each thing is painted."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Set
from typing import Any, NamedTuple

from core.errors import UnusableInput
from core.readers.pages.clipped import SeenArea, around, common
from core.readers.pages.frame import SAME, Frame, Matrix, Point, moved, times
from core.readers.pages.model import SCAN, THIN, Colour, Ground, Strokes, is_box
from core.readers.pdf.clips import Clips, address
from core.readers.pdf.guard import SLOW
from core.readers.pdf.pictures import Pictures

MOST_OBJECTS = 50_000  # glyphs or drawings of one page; a page of a report has about a thousand
_BOX = (5, 6)  # corners of a path that is one box
_MOST_DEPTH = 8  # drawings within drawings


class TextObject(NamedTuple):
    """A text object: its turn in painting, the transform of the groups around it, how much ink these leave (0–1),
    and the part of the page on which it can be seen."""

    order: int
    outer: Matrix
    opacity: float
    item: Any
    clip: SeenArea | None = None


class Drawings:
    """Walks the objects of a page, groups too; of those that are turned ``off``, by address, only the words are kept."""

    def __init__(self, pdfium: Any, frame: Frame, off: Set[int] = frozenset(), strokes: Strokes | None = None) -> None:
        self.pdfium, self.frame, self.off = pdfium, frame, off
        self.clips = Clips(pdfium, frame)
        self.strokes = strokes or Strokes()
        self.boxed = type(frame) is Frame and strokes is None  # whether bounds of the file are bounds as seen
        self.grounds: list[Ground] = []
        self.texts: dict[int, TextObject] = {}
        self.pictures = 0.0
        self.looks: Pictures | None = None
        self.seen = 0
        self.x, self.y = ctypes.c_float(), ctypes.c_float()
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.rgba = [ctypes.c_uint() for _ in range(4)]
        self.given = pdfium.FS_MATRIX()
        self.bounds = [ctypes.c_float() for _ in range(4)]

    def read(self, page: Any, document: Any = None) -> None:
        """Take all objects of a page; without its document no picture covers what lies below."""
        self.looks = Pictures(self.pdfium, document, page) if document is not None else None
        for index in range(self.pdfium.FPDFPage_CountObjects(page)):
            self._take(self.pdfium.FPDFPage_GetObject(page, index), SAME, 1.0, 0, None)
        self.strokes.join_dots()

    def _take(self, item: Any, outer: Matrix, opacity: float, depth: int, outside: SeenArea | None) -> None:
        self.seen += 1
        if self.seen > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        api = self.pdfium
        kind = api.FPDFPageObj_GetType(item)
        if self.off and address(item) in self.off:
            opacity = 0.0
        clip = self.clips.of(item, outer, outside)
        if kind == api.FPDF_PAGEOBJ_TEXT:
            self.texts[address(item)] = TextObject(self.seen, outer, opacity, item, clip)
        elif not opacity and kind != api.FPDF_PAGEOBJ_FORM:
            return
        elif kind == api.FPDF_PAGEOBJ_PATH:
            if not (self.boxed and self._thin(item, outer, clip)):
                self._path(item, times(self._matrix(item), outer), opacity, clip)
        elif kind == api.FPDF_PAGEOBJ_IMAGE:
            self._picture(item, times(self._matrix(item), outer), clip, opacity)
        elif kind == api.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
            inner = times(self._matrix(item), outer)
            opacity *= self._colour(item)[1]
            for index in range(max(0, api.FPDFFormObj_CountObjects(item))):
                self._take(api.FPDFFormObj_GetObject(item, index), inner, opacity, depth + 1, clip)

    def _matrix(self, item: Any) -> Matrix:
        m = self.given
        self.pdfium.FPDFPageObj_GetMatrix(item, m)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _picture(self, item: Any, matrix: Matrix, clip: SeenArea | None, opacity: float) -> None:
        """A picture is the unit square, moved and stretched; only what lies on the page counts."""
        corners = [self.frame.place(*moved(matrix, x, y)) for x in (0, 1) for y in (0, 1)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        box = SeenArea(x0, y0, x1, y1, is_box([*corners[:2], *reversed(corners[2:])]))
        shown = common(clip, box) or box
        if shown.empty:
            return
        x0, y0, x1, y1, exact = shown
        opaque = self.looks.opaque(item) if self.looks is not None and opacity == 1 else False
        wide = min(x1, self.frame.width) - max(x0, 0)
        high = min(y1, self.frame.height) - max(y0, 0)
        area = max(0.0, wide) * max(0.0, high)
        self.pictures += area
        # The scan of a page may lie over the letters that were read from it.
        unclear = opaque is None and area < SCAN * self.frame.width * self.frame.height
        covers = exact and opaque is True
        self.grounds.append(Ground(x0, y0, x1, y1, None, self.seen, covers, picture=True, unclear=unclear))

    def _thin(self, item: Any, outer: Matrix, clip: SeenArea | None) -> bool:
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
        if clip is None or clip.touches(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)):
            self.strokes.outline([(x0, y0), (x1, y1)], stroked=False)
        return True

    def _path(self, item: Any, matrix: Matrix, opacity: float, clip: SeenArea | None) -> None:
        self.pdfium.FPDFPath_GetDrawMode(item, self.fill, self.stroke)
        filled, stroked = bool(self.fill.value), bool(self.stroke.value)
        if not (filled or stroked):
            return
        for points in self._outlines(item, matrix):
            if clip is not None and not clip.touches(*around(points)):
                continue
            area = self.strokes.outline(points, stroked)
            shown = common(clip, SeenArea(*area, is_box(points))) if area is not None and filled else None
            if shown is not None and not shown.empty:
                colour, ink = self._colour(item)
                solid = ink * opacity == 1 and not self.pdfium.FPDFPageObj_HasTransparency(item)
                plain = colour if solid and (clip is None or clip.exact) else None
                self.grounds.append(Ground(*shown[:4], plain, self.seen, solid and shown.exact))

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
