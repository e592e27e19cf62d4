"""What is drawn over a sheet of an XLSX: pictures, and boxes with words, each with the cells it lies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_looks import whole

_MOST_UNDER = 20  # rows or columns that a picture may cover
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TRUE = ("1", "true")


@dataclass(frozen=True)
class DrawnBox:
    """A box with words: the cell in its middle (None where it is not bound to cells), and whether what is below it is seen."""

    words: str
    middle: tuple[int, int] | None
    opaque: bool


def pictured(drawings: Iterable[Element]) -> Iterator[tuple[int, int]]:
    """The places (row, column from 0) over which pictures lie."""
    for drawing in drawings:
        for anchor in drawing:
            ends = _ends(anchor)
            if anchor.find(".//{*}pic") is None or ends is None:
                continue
            (top, left), (low, right) = ends
            yield from (
                (r, c)
                for r in range(top, min(low, top + _MOST_UNDER) + 1)
                for c in range(left, min(right, left + _MOST_UNDER) + 1)
            )


def boxes(drawings: Iterable[Element]) -> Iterator[DrawnBox]:
    """The boxes with words that can be seen."""
    for drawing in drawings:
        for anchor in drawing:
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
    (top, left), (low, right) = ends
    # A box that ends at the very edge of a cell does not lie on it.
    low -= int(last is not None and low > top and not whole(last.findtext("{*}rowOff")))
    right -= int(last is not None and right > left and not whole(last.findtext("{*}colOff")))
    return (top + low) // 2, (left + right) // 2


def _is_opaque(shape: Element) -> bool:
    looks = shape.find("{*}spPr")
    if looks is not None and looks.find("{*}noFill") is not None:
        return False
    return shape.find("{*}style/{*}fillRef") is not None or (
        looks is not None and looks.find("{*}solidFill") is not None
    )
