"""The boxes that elements of a page make: on lines of their own or within a line, moved, turned, in another order."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from core.patterns import lazy
from core.readers.html.boxes.covers import Stance
from core.readers.html.css.transforms import transform_of
from core.readers.html.css.values import pixels
from core.readers.html.tags import WITHIN_LINES

NAMES = frozenset(
    (
        *("display", "float", "order", "flex-direction", "justify-content", "gap", "column-gap", "writing-mode"),
        *("position", "left", "right", "margin-left", "margin-right", "transform", "rotate", "scale"),
        "translate",
    )
)
_TABLES = {
    **{"table": "table", "inline-table": "table", "table-row": "tr", "table-cell": "td"},
    **{"table-row-group": "tbody", "table-header-group": "thead", "table-footer-group": "tfoot"},
}
_STIRRED = 2.0  # pixels: what moves so little stays beside its neighbours
_REAL_TABLES = frozenset(("table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "colgroup"))
_BLOCKS = frozenset(("block", "flex", "grid", "list-item", "flow-root", "table"))
_NOTHING = lazy(r"-?0*+(?:\.0*+)?(?:[a-z]{2,4}|%)?|auto|inherit|initial|unset|static|normal|")
_ORDER = lazy(r"[+-]?\d{1,6}")


class Laid(Enum):
    """How an element lays out what it holds, where that is told."""

    ROW = auto()
    ROW_BACK = auto()
    LINES = auto()
    LINES_BACK = auto()


class Shape(NamedTuple):
    """What is told of an element's box.

    ``block`` is whether it has lines of its own (None: as its tag), ``role`` the part of a table that it plays,
    ``side`` where it floats to, ``apart`` whether what it lays out stands apart; ``moved`` from its place,
    ``turned`` upside down or like in a mirror, ``inline_box`` a box that stands in a line, ``stance`` how it stands
    to others.
    """

    block: bool | None = None
    role: str = ""
    side: str = ""
    order: int = 0
    lays: Laid | None = None
    apart: bool = False
    moved: bool = False
    turned: bool = False
    inline_box: bool = False
    stance: Stance | None = None


PLAIN_SHAPE = Shape()


def shape_of(tag: str, said: Mapping[str, str]) -> Shape:
    """The shape that an element gets by what is said of it."""
    if NAMES.isdisjoint(said):
        return PLAIN_SHAPE
    display = said.get("display", "")
    side, transform = said.get("float", ""), transform_of(said)
    shape = Shape(
        block=(display in _BLOCKS)
        if display and not display.startswith("table-") and tag not in _REAL_TABLES
        else None,
        role=_TABLES.get(display, "") if tag not in _REAL_TABLES else "",
        side=side if side in ("left", "right") else "",
        order=int(order) if _ORDER.fullmatch(order := said.get("order", "0")) else 0,
        lays=_laid(display, said),
        apart=any(said.get(name, "") not in ("", "0", "normal") for name in ("gap", "column-gap"))
        or said.get("justify-content", "").startswith("space"),
        moved=_is_moved(said) or (abs(transform.x) > _STIRRED and (bool(display) or tag not in WITHIN_LINES)),
        turned=transform.turned,
        inline_box=display in ("inline-block", "inline-flex", "inline-table", "inline-grid"),
    )
    return PLAIN_SHAPE if shape == PLAIN_SHAPE else shape


def _laid(display: str, said: Mapping[str, str]) -> Laid | None:
    if display in ("grid", "inline-grid"):
        return Laid.LINES
    if display not in ("flex", "inline-flex", "-webkit-flex", "-webkit-box") or "-webkit-line-clamp" in said:
        return None
    way = said.get("flex-direction", "")
    if "column" in way:
        return Laid.LINES_BACK if "reverse" in way else Laid.LINES
    return Laid.ROW_BACK if "row-reverse" in way else Laid.ROW


def _is_moved(said: Mapping[str, str]) -> bool:
    """Whether words stand left or right of their place in the line: what they stand beside is not told by the text."""
    position = said.get("position", "")
    if position in ("absolute", "fixed"):
        return True
    if position == "relative" and any(not _NOTHING.fullmatch(said.get(name, "")) for name in ("left", "right")):
        return True
    return any((pixels(said.get(side, "")) or 0.0) < 0 for side in ("margin-left", "margin-right"))
