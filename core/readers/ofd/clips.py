"""The clips of an OFD's objects (GB/T 33190, 8.4): the area that they leave of what is drawn."""

from __future__ import annotations

import math

from core.readers.ofd.outlines import outlines
from core.readers.ofd.package import child, children, is_true, numbers
from core.readers.pages.clipped import NOTHING, SeenArea, around, common
from core.readers.pages.frame import SAME, Matrix, Point, moved, times
from core.readers.pages.model import is_box
from core.readers.safe_xml import Element

_MOST = 40  # clips of one object, areas of one clip


def transform(item: Element) -> Matrix:
    """The transform that an object names, none where it names none."""
    six = numbers(item.get("CTM"))
    return (six[0], six[1], six[2], six[3], six[4], six[5]) if len(six) == 6 else SAME


def corner(item: Element) -> Matrix:
    """The shift to the corner of an object's boundary."""
    box = numbers(item.get("Boundary"))
    return (1, 0, 0, 1, box[0], box[1]) if len(box) == 4 else SAME


def place(item: Element) -> Matrix:
    """Coordinates of an object → those around it: its own transform, then its boundary's corner."""
    return times(transform(item), corner(item))


def clip_of(item: Element, outer: Matrix, outside: SeenArea | None) -> SeenArea | None:
    """The area that is left of an object; None where nothing is cut off.  ``outer`` is the transform around it."""
    clips = child(item, "Clips")
    if clips is None:
        return outside
    inner = times(corner(item) if not is_true(clips, "TransFlag", usual=True) else place(item), outer)
    area = outside
    for clip in list(children(clips, "Clip"))[:_MOST]:
        area = common(area, _union(clip, inner))
    return area


def beyond(item: Element) -> float:
    """How far to the right an object is shown, in its own coordinates; endless where it does not say so plainly."""
    box = numbers(item.get("Boundary"))
    return box[2] if len(box) == 4 and box[2] > 0 and item.get("CTM") is None else math.inf


def _union(clip: Element, outer: Matrix) -> SeenArea | None:
    """All areas of a clip together; a clip by the shape of letters is not looked into."""
    found: list[SeenArea] = []
    for area in list(children(clip, "Area"))[:_MOST]:
        matrix = times(transform(area), outer)
        for path in children(area, "Path"):
            found += [_area(path, points, matrix) for points in outlines(_data(path)) if points]
        if child(area, "Text") is not None:
            return None
    if len(found) <= 1:
        return found[0] if found else NOTHING
    return SeenArea(
        min(one.x0 for one in found),
        min(one.top for one in found),
        max(one.x1 for one in found),
        max(one.bottom for one in found),
        exact=False,
    )


def _data(path: Element) -> str:
    data = child(path, "AbbreviatedData")
    return (data.text or "") if data is not None else ""


def _area(path: Element, points: list[Point], outer: Matrix) -> SeenArea:
    matrix = times(place(path), outer)
    placed = [moved(matrix, x, y) for x, y in points]
    return SeenArea(*around(placed), is_box(placed))
