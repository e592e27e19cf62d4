"""What is drawn over a sheet of an XLSX: pictures, and boxes with words, each with the cells it lies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.readers.on_sheets.conditions import Place
from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver, WithinCell, middle
from core.readers.on_sheets.ruler import Measured, moved
from core.readers.on_sheets.strokes import usual_ruler
from core.readers.on_sheets.turning import is_turned
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_looks import whole
from core.readers.sheets.xlsx_shapes import is_hidden, is_opaque, take_shapes, turn_of
from core.readers.sheets.xlsx_sizes import ruler_of
from core.records import record

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU = 12_700  # of a point
_RECTANGLES = ("rect", "roundRect")
_EDGE = 1.0  # points


@record
class _Ends:
    """First and last cell under what is drawn, and where in them it begins and ends, in points."""

    first: Place
    last: Place
    start: WithinCell = (0.0, 0.0)
    end: WithinCell = (0.0, 0.0)
    told: bool = True  # whether the last cell is


def drawn(drawings: Iterable[Element], sheet: Element | None = None) -> DrawnOver:
    """What is drawn over a sheet; ``sheet`` is its root, whose sizes tell where drawings end that are not bound to cells."""
    found = DrawnOver()
    for drawing in drawings:
        for anchor in drawing:
            ends = _ends(anchor, sheet)
            if ends and anchor.find(".//{*}pic") is not None:
                found.picture(ends.first, _reached(ends))
            for box in _boxes(anchor, ends):
                found.box(box)
            _cover(found, anchor, ends)
            _strike(found, anchor, ends, sheet)
    return found


def _ends(anchor: Element, sheet: Element | None) -> _Ends | None:
    """The cells under what is anchored: told, or found by its size."""
    first, last = (anchor.find(f"{{*}}{name}") for name in ("from", "to"))
    if first is not None and last is not None:
        return _Ends(_place(first), _place(last), _within(first), _within(last))
    size = anchor.find("{*}ext")
    if sheet is not None and size is not None and (found := _by_size(anchor, first, size, sheet)):
        return found
    return None if first is None else _Ends(_place(first), _place(first), told=False)


def _by_size(anchor: Element, first: Element | None, size: Element, sheet: Element) -> _Ends | None:
    ruler, place = ruler_of(sheet), anchor.find("{*}pos")
    start: Measured = (_said(place, "y"), _said(place, "x"))
    if first is not None:
        start = moved(ruler.start(_place(first)), *_within(first))
    end = moved(start, _said(size, "cy"), _said(size, "cx"))
    one, other = ruler.at(start), ruler.at(end)
    return _Ends(one, other, ruler.within(start, one), ruler.within(end, other)) if one and other else None


def _reached(ends: _Ends) -> Place:
    """The last cell of which more than an edge is covered."""
    (top, left), (low, right) = ends.first, ends.last
    edges = [ends.told and offset < _EDGE for offset in ends.end]
    return low - (edges[0] and low > top), right - (edges[1] and right > left)


def _place(corner: Element) -> Place:
    return whole(corner.findtext("{*}row")), whole(corner.findtext("{*}col"))


def _within(corner: Element) -> WithinCell:
    return _points(corner.findtext("{*}rowOff")) or 0.0, _points(corner.findtext("{*}colOff")) or 0.0


def _said(node: Element | None, name: str) -> float | None:
    return None if node is None else _points(node.get(name))


def _points(text: str | None) -> float | None:
    return int(text) / _EMU if text and text.isdecimal() and len(text) < 12 else None


def _boxes(anchor: Element, ends: _Ends | None) -> Iterator[DrawnBox]:
    """The boxes with words that can be seen."""
    for shape in anchor.iter("{*}sp"):
        words = "\n".join(filter(None, map(_line, shape.iter(_DRAWN + "p")))).strip()
        if words and not is_hidden(shape):
            yield DrawnBox(words, _middle(ends), is_opaque(shape))


def _line(paragraph: Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(_DRAWN + "t"))


def _middle(ends: _Ends | None) -> Place | None:
    if ends is None:
        return None
    return middle(ends.first, ends.last, ends.told and not ends.end[0], ends.told and not ends.end[1])


def _cover(found: DrawnOver, anchor: Element, ends: _Ends | None) -> None:
    """Take a painted rectangle that lies over whole cells."""
    shape = anchor.find("{*}sp")
    if ends is None or shape is None or is_hidden(shape) or not is_opaque(shape) or is_turned(turn_of(shape)):
        return
    geometry = shape.find("{*}spPr/{*}prstGeom")
    if geometry is not None and geometry.get("prst") in _RECTANGLES:
        found.lid(ends.first, ends.last, ends.start, ends.end)


def _strike(found: DrawnOver, anchor: Element, ends: _Ends | None, sheet: Element | None) -> None:
    """Take lines and figures that may strike or cover figures."""
    if ends is None or not ends.told:
        return
    ruler = usual_ruler() if sheet is None else ruler_of(sheet)
    corners = (
        ruler.place(place, ruler.clipped(place, at)) for place, at in ((ends.first, ends.start), (ends.last, ends.end))
    )
    take_shapes(found, ruler, anchor, *corners)
