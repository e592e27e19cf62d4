"""Boxes of a page that are too small for their words and cut off what stands out: a person sees a part of them.

How much room words need is told from below: letters no wider and lines no higher than any browser has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, inf
from typing import NamedTuple
from unicodedata import east_asian_width

from core.patterns import lazy
from core.readers.html.boxes.unseen_boxes import DOUBTED, BoxKind, begins_outside, cuts_off, inset_of, may_be_unseen
from core.readers.html.css.values import SCREEN, pixels
from core.readers.html.source_words import BREAK
from core.readers.html.tags import GROWING
from core.readers.raw import Items, RawParagraph, RawTable

_NO_WRAP = ("nowrap", "pre")
_RUN = lazy(r"[0-9A-Za-z.,]+")  # what no browser breaks
SMALLEST = 12.0  # pixels of letters where nothing tells; browsers in Chinese show none that are smaller
_NARROW = 0.5  # of its height: a digit of any usual font
_WIDE = "WF"
_PIXEL = 1.0  # what is rounded away
_SLACK = 0.3  # of the size of letters: what may lack of a line without anything being lost
TABLES = "表格"  # what stands for words where there are none but in tables
CUTTING = DOUBTED | {"overflow-x", "overflow-y", "contain"}
_COUNT = lazy(r"[1-9]\d{0,2}")


class CuttingBox(NamedTuple):
    """A box that cuts off: its size in pixels, the lines it shows at most, how high these are, the size of its letters.

    ``whole`` lines are not broken, of a ``clipped`` box nobody sees all, a ``cell`` may be as wide as its column;
    of a ``doubted`` one only the laid out page tells whether anything is seen.
    """

    width: float
    height: float
    lines: int
    pitch: float
    em: float
    whole: bool
    clipped: bool
    cell: bool
    doubted: bool = False


class Needed(NamedTuple):
    """What a box that ends holds: ``cut`` words of which a part is seen, those that may be ``covered``, the room in pixels that a cell needs for its ``words``."""

    cut: str = ""
    covered: str = ""
    words: str = ""
    room: float = 0.0


_NOTHING = Needed()


def cutting_box(tag: str, kind: BoxKind, said: Mapping[str, str], em: float, strays: bool = False) -> CuttingBox | None:
    """The box of an element of which this is said, with letters of ``em`` pixels, where it cuts off anything.

    So it may where it ``strays`` from its place.
    """
    clipped = any(side is not None and side.number > 0 for side in inset_of(said.get("clip-path", "")))
    doubted = strays or may_be_unseen(said, em)
    if not clipped and not doubted and (not cuts_off(said) or kind is BoxKind.IN_LINE):
        return None
    # A cell grows with its words, unless it is told how wide it is at most.
    names = ("max-width",) if tag in GROWING else ("width", "max-width")
    widths = [width for name in names if (width := pixels(said.get(name, ""), em)) is not None and width > 1]
    return CuttingBox(
        min(widths, default=inf),
        inf if tag in GROWING else _height(said, em),
        _most_lines(said),
        _pitch(said, em),
        em,
        said.get("white-space", "") in _NO_WRAP,
        clipped,
        tag in ("td", "th"),
        doubted or ("text-indent" in said and begins_outside(said, em)),
    )


class NarrowBoxes:
    """The open boxes that cut off, each with its depth and the piece and the item where its words begin."""

    def __init__(self) -> None:
        self.open: list[tuple[int, CuttingBox, int, int]] = []

    def begin(self, depth: int, box: CuttingBox | None, start: int, above: int) -> None:
        """A box begins at a depth, its words at a piece and at an item."""
        if box is None:
            return
        self.open.append((depth, box, start, above))

    def end(self, depth: int, pieces: Sequence[str], items: Items) -> Needed:
        """The words of the box that ends at this depth where a part of them is cut off."""
        if not self.open or self.open[-1][0] != depth:
            return _NOTHING
        _, box, start, above = self.open.pop()
        lines = [line for item in items[above:] for line in _lines_of(item)]
        lines += [line.strip() for line in "".join(pieces[start:]).split(BREAK) if line.strip()]
        words = "\n".join(filter(None, lines)) or (TABLES if lines else "")
        parts = lines if box.whole else [part for line in lines for part in _RUN.findall(line)]
        room = max((_least(part, box.em) for part in parts), default=0.0)
        cut = bool(lines) and (box.clipped or room > box.width + _PIXEL or _is_too_low(box, lines))
        return Needed(words if cut else "", words if box.doubted else "", words, room if box.cell else 0.0)


def _lines_of(item: RawParagraph | RawTable) -> list[str]:
    return [""] * item.rows if isinstance(item, RawTable) else item.text.split("\n")


def _height(said: Mapping[str, str], em: float) -> float:
    if not cuts_off(said, ("overflow-y",)):
        return inf
    heights = [pixels(said.get(name, ""), em) for name in ("height", "max-height")]
    least = pixels(said.get("min-height", ""), em) or 0.0
    return max(min((height for height in heights if height is not None and height > 1), default=inf), least)


def _most_lines(said: Mapping[str, str]) -> int:
    told = said.get("-webkit-line-clamp", "")
    return int(told) if _COUNT.fullmatch(told) else 0


def _pitch(said: Mapping[str, str], em: float) -> float:
    told = said.get("line-height", "")
    high = pixels(told, em, em)
    if high is None:
        return em
    return high * em if told.replace(".", "").isdecimal() else high


def _is_too_low(box: CuttingBox, lines: Sequence[str]) -> bool:
    """Whether there are more lines than a box has room for."""
    across = min(box.width, SCREEN[0])
    count = sum(1 if box.whole else max(1, ceil(_least(line, box.em) / across)) for line in lines)
    return bool(box.lines and count > box.lines) or count * box.pitch > box.height + _SLACK * box.em


def _least(words: str, size: float) -> float:
    """The least width of words on a line, in pixels."""
    return sum(size * (1 if east_asian_width(sign) in _WIDE else _NARROW) for sign in words)
