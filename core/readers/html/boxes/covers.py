"""Boxes of a page that lie over words: with a ground or a picture that lets nothing through, out of the lines.

What covers all of the box around it hides its words.  Of what covers a part, or
comes to lie somewhere by its place in the page, only the laid out page tells
what is under it: the words are read, and told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple, Protocol

from core.readers.html.boxes.lines_in_grounds import THIN, VISIBLE, line_in_ground
from core.readers.html.css.colours import PageColour
from core.readers.html.css.declarations import INHERITS, layers
from core.readers.html.css.transforms import transform_of
from core.readers.html.css.values import SCREEN, Quantity, pixels, value
from core.readers.html.inks import gradient, own_ground

_OUT_OF_FLOW = ("absolute", "fixed")
_PLACED = (*_OUT_OF_FLOW, "relative", "sticky", "-webkit-sticky")
_SIDES = ("top", "right", "bottom", "left")
_FULL = 0.9  # of a ground that lets nothing through which could be told
_NEAR = 2.0  # pixels: a box that begins so near to an edge begins there
_SMALL = 8.0  # pixels: a dot beside words
_LINE = 1.2  # of the size of letters: a line
_BORDERS = ("border", "border-top", "border-bottom", "border-block-start", "border-block-end")
_DRAWN, _NO_WIDTH = ("solid", "double", "dashed", "dotted", "groove", "ridge"), ("0", "0px")
_FAR_AWAY = 500.0  # pixels: beyond any cell
_FAR = 6.0  # pixels by which a box is moved so that it may lie on its neighbours


class Overlaid(Protocol):
    """What words in an element look like."""

    @property
    def gone(self) -> bool: ...
    @property
    def size(self) -> float: ...
    @property
    def strength(self) -> float: ...
    @property
    def ink(self) -> PageColour: ...


class Cover(Enum):
    """What a box lies on: all of the box around it, or something nobody knows."""

    WHOLE = auto()
    SOME = auto()


_AREAS = ("grid-area", "grid-row", "grid-column")
_MOVES = frozenset(
    (
        *("position", "margin-top", "margin-left", "margin-right", "margin-bottom", "transform", "translate"),
        *_AREAS,
    )
)


class Stance(NamedTuple):
    """How an element stands to others: what it lies on, whether it ``strays`` from its place, others are placed by its edges, it is ``lifted``."""

    cover: Cover | None = None
    strays: bool = False
    places: bool = False
    lifted: bool = False


def stance_of(tag: str, attributes: Mapping[str, str], said: Mapping[str, str], look: Overlaid) -> Stance | None:
    """How an element that looks so stands to others; None where it stands in its lines like most."""
    if _MOVES.isdisjoint(said):
        return Stance(Cover.SOME) if not look.gone and line_in_ground(said) else None
    placed = said.get("position", "static") in _PLACED
    found = Stance(
        cover_of(tag, attributes, said, look),
        not look.gone and strays(said, look.size),
        placed or said.get("transform", "none") != "none",
        placed and said.get("z-index", "")[:1].isdecimal() and said["z-index"] != "0",
    )
    return found if any(found) else None


def cover_of(tag: str, attributes: Mapping[str, str], said: Mapping[str, str], look: Overlaid) -> Cover | None:
    """What an element lies on that looks so; None where it hides nothing."""
    if look.gone or _MOVES.isdisjoint(said):
        return None
    em, position = look.size, said.get("position", "static")
    if _is_line_through(tag, attributes, said, look) or line_in_ground(said):
        return Cover.SOME
    if not _hides(tag, attributes, said, look) or _is_behind(said, position) or _is_small(said, em):
        return None
    if position not in _OUT_OF_FLOW:
        return Cover.SOME if _is_moved(said, position, em) else None
    places = [value(said.get(side, ""), em) for side in _SIDES]
    if any(place is not None and place.unit == "%" and place.number >= 100 for place in places):
        return None  # beside the box around it
    spans = _spans(places, ("left", "right"), said.get("width", "")) and _spans(
        places, ("top", "bottom"), said.get("height", "")
    )
    return Cover.WHOLE if spans else Cover.SOME


def _is_line_through(tag: str, attributes: Mapping[str, str], said: Mapping[str, str], look: Overlaid) -> bool:
    """Whether an element is a line that may run through words beside which it is placed, as pages cross them out."""
    em, position = look.size, said.get("position", "static")
    high = value(said.get("height", "0"), em)
    ground = own_ground(tag, attributes, said, look.ink)
    inked = ground is not None and ground[3] >= VISIBLE and high is not None and high.number > 0
    if not (inked or tag == "hr" or any(_has_border(said.get(side, "")) for side in _BORDERS)):
        return False
    if high is None or high.unit == "%" or high.number > THIN:
        return False
    if position not in _OUT_OF_FLOW:
        return tag == "hr" and _is_moved(said, position, em)
    places = [value(said.get(side, ""), em) for side in _SIDES]
    top, bottom = places[0], places[2]
    at_an_edge = any(one is not None and (one.number <= _NEAR or one.number >= 100) for one in (top, bottom))
    return (
        (top is not None or bottom is not None)
        and not at_an_edge
        and _spans(places, ("left", "right"), said.get("width", ""))
    )


def _has_border(written: str) -> bool:
    words = written.split()
    return any(word in _DRAWN for word in words) and not any(word in _NO_WIDTH for word in words)


def strays(said: Mapping[str, str], em: float) -> bool:
    """Whether words go so far from where they are written that they may come to lie elsewhere, or behind others."""
    position = said.get("position", "static")
    if position not in _PLACED:
        return False
    if said.get("z-index", "").startswith("-"):
        return True
    places = [pixels(said.get(side, ""), em) or 0.0 for side in _SIDES]
    back, most = min(places), max(places)
    return back < -_LINE * em or (position == "relative" and most > _LINE * em) or most > _FAR_AWAY


def _hides(tag: str, attributes: Mapping[str, str], said: Mapping[str, str], look: Overlaid) -> bool:
    """Whether nothing is seen through an element's own ground."""
    if look.strength < _FULL:
        return False
    ground = own_ground(tag, attributes, said, look.ink)
    if ground is not None and ground[3] >= _FULL:
        return True
    pictures = [
        one for one in layers(said.get("background-image", "none")) if one not in ("none", "initial", *INHERITS)
    ]
    return any("gradient(" not in one or all(stop[3] >= _FULL for stop in gradient(one)) for one in pictures)


def _is_behind(said: Mapping[str, str], position: str) -> bool:
    return position != "static" and said.get("z-index", "").startswith("-")


def _is_small(said: Mapping[str, str], em: float) -> bool:
    sizes = [value(said.get(name, ""), em) for name in ("width", "height")]
    return any(size is not None and size.unit != "%" and size.number <= _SMALL for size in sizes)


def _is_moved(said: Mapping[str, str], position: str, em: float) -> bool:
    if any(said.get(name, "auto") not in ("auto", *INHERITS) for name in _AREAS):
        return True  # parts of a grid may stand in one place
    names = [f"margin-{side}" for side in _SIDES] + (list(_SIDES) if position == "relative" else [])
    moves = [value(said.get(name, ""), em) for name in names]
    back = any(
        move is not None and (move.number <= -_FAR if name.startswith("margin") else abs(move.number) >= _FAR)
        for name, move in zip(names, moves, strict=True)
    )
    return back or transform_of(said, em).shift >= _FAR


def _spans(places: list[Quantity | None], sides: tuple[str, str], size: str) -> bool:
    """Whether a box reaches from one side of the box around it to the other."""
    told: dict[str, Quantity | None] = dict(zip(_SIDES, places, strict=True))
    near = [(place := told[side]) is not None and place.number <= _NEAR for side in sides]
    large = value(size)
    whole = large is not None and (large.number >= (100 if large.unit == "%" else SCREEN[0] / 2))
    return all(near) or (whole and (near[0] or told[sides[0]] is None))


@dataclass
class PlacedBy:
    """A box by whose edges others are placed: its depth, and the piece and the item where its words begin.

    In it words may be ``lifted`` above all that lies on others; over all of it a box may lie (``covered``).
    """

    depth: int
    start: int
    above: int
    in_cell: bool
    lifted: bool = False
    covered: bool = False


class Covers:
    """The open boxes by whose edges others are placed, outermost first."""

    def __init__(self) -> None:
        self.open: list[PlacedBy] = []
        self.page = PlacedBy(0, 0, 0, in_cell=False)

    @property
    def around(self) -> PlacedBy:
        """The box by whose edges the next one is placed."""
        return self.open[-1] if self.open else self.page

    def begin(self, stance: Stance, box: PlacedBy) -> None:
        """An element begins that stands so to others."""
        if stance.lifted:
            self.around.lifted = True
        if stance.places:
            self.open.append(box)

    def end(self, depth: int) -> PlacedBy | None:
        """An element at a depth ends: the box that it is, where others were placed by it."""
        if self.open and self.open[-1].depth == depth:
            return self.open.pop()
        return None
