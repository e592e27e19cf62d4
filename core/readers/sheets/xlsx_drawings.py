"""What is drawn over a sheet of an XLSX: pictures, and boxes with words, each with the cells it lies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver, middle
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_looks import whole

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
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
    return found


def _boxes(anchor: Element) -> Iterator[DrawnBox]:
    """The boxes with words that can be seen."""
    for shape in anchor.iter("{*}sp"):
        named = shape.find(".//{*}cNvPr")
        words = "\n".join(filter(None, map(_line, shape.iter(_DRAWN + "p")))).strip()
        if words and not (named is not None and named.get("hidden") in _TRUE):
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
    looks = shape.find("{*}spPr")
    if looks is not None and looks.find("{*}noFill") is not None:
        return False
    return shape.find("{*}style/{*}fillRef") is not None or (
        looks is not None and looks.find("{*}solidFill") is not None
    )
