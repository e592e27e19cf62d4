"""What is drawn over a sheet of an XLSX: pictures, and boxes with words, each with the cells it lies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver, middle
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_looks import whole

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU = 12_700  # of a point
_RECTANGLES = ("rect", "roundRect")
_OPAQUE = 90_000  # thousandths of a percent
_TRUE = ("1", "true")


def drawn(drawings: Iterable[Element]) -> DrawnOver:
    """What is drawn over a sheet."""
    found = DrawnOver()
    for drawing in drawings:
        for anchor in drawing:
            ends = _ends(anchor)
            if ends and anchor.find(".//{*}pic") is not None:
                found.picture(*ends)
            for box in _boxes(anchor):
                found.box(box)
            _cover(found, anchor)
    return found


def _cover(found: DrawnOver, anchor: Element) -> None:
    """Take a painted rectangle that lies over whole cells."""
    shape, first, last = (anchor.find(f"{{*}}{name}") for name in ("sp", "from", "to"))
    if shape is None or first is None or last is None or _is_hidden(shape) or not _is_opaque(shape):
        return
    geometry = shape.find("{*}spPr/{*}prstGeom")
    if geometry is not None and geometry.get("prst") in _RECTANGLES:
        places = [(whole(at.findtext("{*}row")), whole(at.findtext("{*}col"))) for at in (first, last)]
        start, end = ((_points(at, "rowOff"), _points(at, "colOff")) for at in (first, last))
        found.lid(places[0], places[1], start, end)


def _points(corner: Element, name: str) -> float:
    told = corner.findtext(f"{{*}}{name}") or ""
    return int(told) / _EMU if told.isdecimal() and len(told) < 10 else 0.0


def _is_hidden(shape: Element) -> bool:
    named = shape.find(".//{*}cNvPr")
    return named is not None and named.get("hidden") in _TRUE


def _boxes(anchor: Element) -> Iterator[DrawnBox]:
    """The boxes with words that can be seen."""
    for shape in anchor.iter("{*}sp"):
        words = "\n".join(filter(None, map(_line, shape.iter(_DRAWN + "p")))).strip()
        if words and not _is_hidden(shape):
            yield DrawnBox(words, _middle(anchor), _is_opaque(shape))


def _line(paragraph: Element) -> str:
    return "".join(node.text or "" for node in paragraph.iter(_DRAWN + "t"))


def _ends(anchor: Element) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """First and last place under what is anchored."""
    corners = [corner for name in ("from", "to") if (corner := anchor.find(f"{{*}}{name}")) is not None]
    places = [(whole(corner.findtext("{*}row")), whole(corner.findtext("{*}col"))) for corner in corners]
    return (places[0], places[-1]) if places else None


def _middle(anchor: Element) -> tuple[int, int] | None:
    ends = _ends(anchor)
    if ends is None:
        return None
    last = anchor.find("{*}to")
    low, right = (last is not None and not whole(last.findtext(f"{{*}}{name}")) for name in ("rowOff", "colOff"))
    return middle(*ends, low, right)


def _is_opaque(shape: Element) -> bool:
    """Whether a shape is filled so that what lies below it cannot be seen."""
    looks = shape.find("{*}spPr")
    for fill in () if looks is None else looks:
        kind = fill.tag.rpartition("}")[2]
        if kind == "noFill":
            return False
        if kind == "solidFill":
            return not _is_clear(fill)
        if kind in ("gradFill", "pattFill", "blipFill"):
            return True
    told = shape.find("{*}style/{*}fillRef")
    return told is not None and told.get("idx") not in (None, "0") and not _is_clear(told)


def _is_clear(fill: Element) -> bool:
    """Whether a colour lets be seen what lies below it."""
    told = fill.find("*/{*}alpha")
    opacity = "100000" if told is None else told.get("val") or ""
    return whole(opacity.removesuffix("%")) < (_OPAQUE if opacity.isdecimal() else _OPAQUE // 1000)
