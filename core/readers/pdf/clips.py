"""Where what a PDF draws may be seen at all: the area that clips leave of it."""

from __future__ import annotations

import ctypes
from typing import Any

from core.readers.pages.clipped import NOTHING, SeenArea, around, common
from core.readers.pages.frame import Frame, Matrix, moved
from core.readers.pages.model import is_box

_MOST_PATHS = 40  # of one clip; more leave nothing anyway, or are a pattern
_MOST_SEGMENTS = 400
_MOST_KNOWN = 50_000


def address(pointer: Any) -> int:
    """Where a pointer leads, 0 for nowhere; ``ctypes.cast`` takes seven times as long."""
    return ctypes.addressof(pointer.contents) if pointer else 0


class Clips:
    """The clips of the objects of one page; many objects share theirs, so each is looked at once."""

    def __init__(self, pdfium: Any, frame: Frame) -> None:
        self.pdfium, self.frame = pdfium, frame
        self.known: dict[tuple[int, Matrix], SeenArea] = {}

    def of(self, item: Any, outer: Matrix, outside: SeenArea | None = None) -> SeenArea | None:
        """The area that clips leave of an object, ``outside`` which there may be one already; None: nothing is cut off."""
        api = self.pdfium
        clip = api.FPDFPageObj_GetClipPath(item)
        count = api.FPDFClipPath_CountPaths(clip)
        if count <= 0:
            return outside
        area = outside
        for index in range(min(count, _MOST_PATHS)):
            area = common(area, self._path(clip, index, outer))
        return area

    def _path(self, clip: Any, index: int, outer: Matrix) -> SeenArea:
        """The area of one path of a clip."""
        api = self.pdfium
        count = api.FPDFClipPath_CountPathSegments(clip, index)
        if count <= 0:
            return NOTHING
        key = address(api.FPDFClipPath_GetPathSegment(clip, index, 0)), outer
        if key not in self.known:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            self.known[key] = self._area(clip, index, min(count, _MOST_SEGMENTS), outer)
        return self.known[key]

    def _area(self, clip: Any, index: int, count: int, outer: Matrix) -> SeenArea:
        api, x, y = self.pdfium, ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for place in range(count):
            api.FPDFPathSegment_GetPoint(api.FPDFClipPath_GetPathSegment(clip, index, place), x, y)
            points.append(self.frame.place(*moved(outer, x.value, y.value)))
        return SeenArea(*around(points), is_box(points))
