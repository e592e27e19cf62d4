"""Shapes drawn over a sheet of an XLSX: whether they are seen, and which of them may strike or cover figures."""

from __future__ import annotations

from collections.abc import Iterator

from core.patterns import lazy
from core.readers.left_out import FIGURE, PAINTED
from core.readers.on_sheets.drawn_boxes import DrawnOver, WithinCell
from core.readers.on_sheets.ruler import SheetRuler
from core.readers.on_sheets.turning import TurnedBox, take_turned_figure, take_turned_line, upright
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_looks import TRUE, whole

_PAINTS = ("gradFill", "pattFill", "blipFill")
_OF_A_DEGREE = 60_000
_OPAQUE = 90_000  # thousandths of a percent
_LINES = lazy("line|straightconnector")
# Outlines, which leave what they surround to be seen unless they are filled.
_OUTLINES = lazy(
    "(?:round.*|snip.*)?rect|ellipse|flowchart(?:process|connector)|frame|donut|.*(?:bracket|brace)(?:pair)?"
)
_MOST_SHAPES, _DEEPEST = 500, 8
_WORDS = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def take_shapes(over: DrawnOver, ruler: SheetRuler, anchor: Element, start: WithinCell, end: WithinCell) -> None:
    """Take the lines and figures in an anchor or a group that lies between two places, in points from the sheet's corner."""
    for (shape, first, last), _ in zip(_placed(anchor, start, end, 0), range(_MOST_SHAPES), strict=False):
        if not is_hidden(shape):
            _take(over, ruler, shape, first, last)


def _placed(
    parent: Element, start: WithinCell, end: WithinCell, depth: int
) -> Iterator[tuple[Element, WithinCell, WithinCell]]:
    """The shapes in an anchor, each with its place; those in a group have places of the group's own measure."""
    frame = parent.find("{*}grpSpPr/{*}xfrm")
    for child in parent:
        kind = child.tag.rpartition("}")[2]
        if kind not in ("cxnSp", "sp", "grpSp"):
            continue
        place = child.find("{*}grpSpPr/{*}xfrm" if kind == "grpSp" else "{*}spPr/{*}xfrm")
        if frame is not None and place is not None:
            first, last = _in_group(frame, place, start, end)
        else:
            first, last = upright(start, end, turn_of(child))
        if kind != "grpSp":
            yield child, first, last
        elif depth < _DEEPEST:
            yield from _placed(child, first, last, depth + 1)


def _in_group(frame: Element, place: Element, start: WithinCell, end: WithinCell) -> tuple[WithinCell, WithinCell]:
    """Where in a group a shape begins and ends."""
    firsts, lasts = list[float](), list[float]()
    for axis, (low, high) in enumerate(zip(start, end, strict=True)):
        of, size = ("y", "cy") if axis == 0 else ("x", "cx")
        origin, whole_size = _told(frame, "chOff", of), _told(frame, "chExt", size)
        scale = (high - low) / whole_size if whole_size else 0.0
        begins = low + (_told(place, "off", of) - origin) * scale
        firsts.append(begins)
        lasts.append(begins + _told(place, "ext", size) * scale)
    return (firsts[0], firsts[1]), (lasts[0], lasts[1])


def _told(frame: Element, name: str, of: str) -> int:
    node = frame.find(f"{{*}}{name}")
    text = "" if node is None else node.get(of) or ""
    return int(text) if text.removeprefix("-").isdecimal() and len(text) < 12 else 0


def _take(over: DrawnOver, ruler: SheetRuler, shape: Element, start: WithinCell, end: WithinCell) -> None:
    geometry, turn = shape.find("{*}spPr/{*}prstGeom"), turn_of(shape)
    form = "" if geometry is None else (geometry.get("prst") or "").lower()
    if _LINES.match(form):
        turned = shape.find("{*}spPr/{*}xfrm")
        if turned is not None and (turned.get("flipV") in TRUE) != (turned.get("flipH") in TRUE):
            start, end = (end[0], start[1]), (start[0], end[1])
        take_turned_line(over, ruler, TurnedBox(start, end, turn))
    elif any(text.text for text in shape.iter(_WORDS)):
        return  # a box with words is told as one
    elif not (_OUTLINES.fullmatch(form) or (_is_closed(shape) and not is_opaque(shape))):
        take_turned_figure(over, ruler, TurnedBox(start, end, turn), FIGURE)
    elif is_opaque(shape):
        take_turned_figure(over, ruler, TurnedBox(start, end, turn), PAINTED)


def turn_of(shape: Element) -> float:
    """By how many degrees a shape is turned clockwise."""
    place = shape.find("{*}spPr/{*}xfrm")
    written = "" if place is None else place.get("rot") or ""
    return int(written) / _OF_A_DEGREE if written.removeprefix("-").isdecimal() and len(written) < 12 else 0.0


def _is_closed(shape: Element) -> bool:
    """Whether a path of its own comes back to where it begins."""
    return shape.find("{*}spPr/{*}custGeom//{*}close") is not None


def is_hidden(shape: Element) -> bool:
    """Whether a shape is there and not shown."""
    named = shape.find(".//{*}cNvPr")
    return named is not None and named.get("hidden") in TRUE


def is_opaque(shape: Element) -> bool:
    """Whether a shape is filled so that what lies below it cannot be seen."""
    looks = shape.find("{*}spPr")
    for fill in () if looks is None else looks:
        kind = fill.tag.rpartition("}")[2]
        if kind == "noFill":
            return False
        if kind == "solidFill":
            return not _is_clear(fill)
        if kind in _PAINTS:
            return True
    told = shape.find("{*}style/{*}fillRef")
    return told is not None and told.get("idx") not in (None, "0") and not _is_clear(told)


def _is_clear(fill: Element) -> bool:
    """Whether a colour lets be seen what lies below it."""
    told = fill.find("*/{*}alpha")
    opacity = "100000" if told is None else told.get("val") or ""
    return whole(opacity.removesuffix("%")) < (_OPAQUE if opacity.isdecimal() else _OPAQUE // 1000)
