"""Where what a PDF draws may be seen at all: the area that clips leave of it."""

from __future__ import annotations

import ctypes
from typing import Any

from core.readers.fonts.calls import quick_calls
from core.readers.pages.clipped import NOTHING, SeenArea, around, common
from core.readers.pages.frame import Frame, Matrix, moved
from core.readers.pages.model import is_box

_MOST_PATHS = 40  # of one clip; more leave nothing anyway, or are a pattern
_MOST_SEGMENTS = 400
_MOST_KNOWN = 50_000


class Clips:
    """The clips of the objects of one page; many objects share theirs, so each is looked at once."""

    def __init__(self, pdfium: Any, frame: Frame) -> None:
        self.ask, self.frame = quick_calls(pdfium), frame
        self.known: dict[tuple[int, Matrix], SeenArea] = {}
        self.point = (ctypes.c_float * 2)()
        self.x = ctypes.addressof(self.point)

    def of(self, item: int, outer: Matrix, outside: SeenArea | None = None) -> SeenArea | None:
        """The area that clips leave of an object, ``outside`` which there may be one already; None: nothing is cut off."""
        clip = self.ask.FPDFPageObj_GetClipPath(item)
        count = self.ask.FPDFClipPath_CountPaths(clip)
        if count <= 0:
            return outside
        area = outside
        for index in range(min(count, _MOST_PATHS)):
            area = common(area, self._path(clip, index, outer))
        return area

    def _path(self, clip: int, index: int, outer: Matrix) -> SeenArea:
        """The area of one path of a clip."""
        first = self.ask.FPDFClipPath_GetPathSegment(clip, index, 0)
        if not first:
            return NOTHING
        area = self.known.get((first, outer))
        if area is None:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            area = self.known[first, outer] = self._area(clip, index, outer)
        return area

    def _area(self, clip: int, index: int, outer: Matrix) -> SeenArea:
        ask, x = self.ask, self.x
        points: list[tuple[float, float]] = []
        for place in range(min(ask.FPDFClipPath_CountPathSegments(clip, index), _MOST_SEGMENTS)):
            ask.FPDFPathSegment_GetPoint(ask.FPDFClipPath_GetPathSegment(clip, index, place), x, x + 4)
            points.append(self.frame.place(*moved(outer, *self.point)))
        return SeenArea(*around(points), is_box(points))
