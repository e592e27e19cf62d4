"""Boxes of a page in which nobody sees anything: without size, beyond the edge of the page, cut away, shrunk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from core.patterns import lazy
from core.readers.html.css.declarations import layers
from core.readers.html.css.texts import INSIDE, four_sides
from core.readers.html.css.transforms import transform_of
from core.readers.html.css.values import ROOT, SCREEN, Quantity, pixels, share, value
from core.readers.html.inks import gradient

_FAR = -500.0  # pixels before the edge of the page or box
_FAR_BEHIND = 3000.0  # and behind it: nobody scrolls there
_INDENTED = -100.0  # pixels: what begins so far before its box and has no room there
_NO_SIZE = 1.0  # pixel; what is left of words that only programs read aloud
_NO_HEIGHT = 0.25  # of the size of letters: the room above them
_SHAPE = lazy(rf"([a-z]++)\(({INSIDE})\)")
_HIDES_OUTSIDE = ("paint", "content", "strict")  # kinds of containment
_NO_SIZE_OF_ITS_OWN = ("size", "strict")
_OUT_OF_FLOW = ("absolute", "fixed")
_ACROSS, _DOWN = ("overflow-x",), ("overflow-y",)


class BoxKind(Enum):
    """What an element is: a box with a size, a part of a table (which grows), or words in a line."""

    BOX = auto()
    PART = auto()
    IN_LINE = auto()


_SPEAKING = frozenset(
    (
        *("position", "clip", "clip-path", "mask-image", "transform", "translate", "content"),
        *("text-indent", "margin-left", "margin-top", "overflow-x", "overflow-y", "contain", "display"),
    )
)


def hides_box(said: Mapping[str, str], kind: BoxKind, em: float = ROOT) -> bool:
    """Whether what is declared of an element with letters of ``em`` pixels lets nothing of its words be seen."""
    if _SPEAKING.isdisjoint(said):
        return False
    position = said.get("position", "static")
    if (
        (position in _OUT_OF_FLOW and _is_clipped(said.get("clip", ""), em))
        or (position != "static" and _is_far(said, em, "left", "right", "top", "bottom"))
        or _is_far(said, em, "margin-left")
        or _is_cut_away(said.get("clip-path", ""))
        or _is_masked(said)
        or said.get("display") in ("table-column", "table-column-group")
        or said.get("content", "").startswith("url(")
    ):
        return True
    moved = transform_of(said, em)
    if moved.behind and kind is not BoxKind.IN_LINE:
        return True
    if kind is not BoxKind.IN_LINE and (
        moved.shift >= -_FAR or (moved.back and said.get("backface-visibility") == "hidden")
    ):
        return True
    return kind is BoxKind.BOX and (
        (_is_far(said, em, "margin-top") and not said.get("display", "").startswith("inline"))
        or _is_indented_away(said, em)
        or _has_no_size(said, em)
        or (cuts_off(said) and _is_pushed_out(said, em))
    )


def may_be_unseen(said: Mapping[str, str], em: float = ROOT) -> bool:
    """Whether what is declared may let nothing, or not all, of the words be seen, and only the laid out page tells."""
    masked = said.get("mask-image", "none") not in _NO_MASK and not _is_masked(said) and not _lets_all_through(said)
    outlined = pixels(said.get("outline-offset", ""), em) or 0.0
    return (
        masked
        or said.get("offset-path", "none") not in _NO_MASK
        or said.get("mix-blend-mode", "normal") not in _DARKENING
        or _is_brought_nearer(said.get("transform", ""))
        or said.get("clip-path", "").startswith(
            ("path(", "shape(", "polygon(", "circle(", "ellipse(", "rect(", "xywh(")
        )
        or (outlined < -_EDGE and (pixels(said.get("outline-width", ""), em) or 0.0) > _EDGE)
    )


def _lets_all_through(said: Mapping[str, str]) -> bool:
    """Whether a mask is a picture without a clear place that lies all over the box."""
    placed = ("mask-size", "mask-position", "mask-mode", "mask-composite")
    if any(
        said.get(name, first) not in (first, "initial") for name, first in zip(placed, _FIRST_OF_MASKS, strict=True)
    ):
        return False
    stops = [one for picture in layers(said["mask-image"]) for one in gradient(picture) if "gradient(" in picture]
    return bool(stops) and all(one[3] >= 1 for one in stops)


_FIRST_OF_MASKS = ("auto", "0% 0%", "match-source", "add")
DOUBTED = frozenset(("mix-blend-mode", "transform", "mask-image", "offset-path", "clip-path", "outline-offset"))
_NO_MASK = frozenset(("none", "initial", "inherit", "unset", "revert", "revert-layer"))
# Dark words stay dark on a light ground.
_DARKENING = _NO_MASK - {"none"} | {"normal", "multiply", "darken", "color-burn"}
# Behind the eye of a perspective?
_NEARER = lazy(r"(?:translatez\(|translate3d\([^()]{0,80},)\s*+[1-9]\d[^,()]{0,20}\)")
_EDGE = 6.0  # pixels of a line around words that may lie on them


def _is_brought_nearer(functions: str) -> bool:
    """Whether a box comes nearer by what another says of the eye: its own perspective is known."""
    return "perspective(" not in functions and _NEARER.search(functions) is not None


def begins_outside(said: Mapping[str, str], em: float) -> bool:
    """Whether the first line begins before a box that cuts off."""
    place = pixels(said.get("text-indent", ""), em)
    return place is not None and place + (pixels(said.get("padding-left", ""), em) or 0.0) <= -em


def shrinks(said: Mapping[str, str], kind: BoxKind) -> float:
    """By what zooming and transforming make the words of an element smaller or larger; nothing of them is seen at 0."""
    zoom = share(said.get("zoom", ""))
    found = zoom if zoom is not None and zoom > 0 else 1.0
    return found if kind is BoxKind.IN_LINE else found * transform_of(said).smallest


def inset_of(path: str) -> tuple[Quantity | None, ...]:
    """How far a box is cut from its four edges, from the top clockwise; () where it is not cut so."""
    found = _SHAPE.match(path)
    if found is None or found[1] != "inset":
        return ()
    sides = [value(part) for part in found[2].partition(" round ")[0].split()]
    return four_sides(sides)


def _is_cut_away(path: str) -> bool:
    """Whether a box is cut to a shape without any inside."""
    found = _SHAPE.match(path)
    if found is None:
        return False
    name, inner = found.groups()
    if name == "inset":
        told = [side.number if side is not None and side.unit == "%" else 0.0 for side in inset_of(path)]
        return len(told) == 4 and (told[0] + told[2] >= 100 or told[1] + told[3] >= 100)
    if name in ("circle", "ellipse"):
        sizes = [value(part) for part in inner.partition("at ")[0].split()]
        return any(size is not None and not size.number for size in sizes)
    if name == "polygon":
        return _has_no_inside([place for place in layers(inner) if place not in ("evenodd", "nonzero")])
    return name in ("rect", "xywh") and not any(size is None or size.number for size in map(value, inner.split()))


def _has_no_inside(corners: Sequence[str]) -> bool:
    """Whether all corners of a shape are one, or stand on a line across or down."""
    places = [tuple(corner.split()) for corner in corners]
    across, down = ({place[at] for place in places if len(place) == 2} for at in (0, 1))
    return len(set(places)) < 3 or len(across) == 1 or len(down) == 1


def _is_clipped(clip: str, em: float) -> bool:
    """Whether a box is clipped, in the old way, to a rectangle without any inside."""
    if not clip.startswith("rect("):
        return False
    told = [pixels(part, em) for part in clip[5:].rstrip(") ").replace(",", " ").split()]
    if len(told) != 4:
        return False
    top, right, bottom, left = told
    ends = ((bottom, top or 0.0), (right, left or 0.0))
    return any(end is not None and end - start <= _NO_SIZE for end, start in ends)


def _is_masked(said: Mapping[str, str]) -> bool:
    """Whether a mask lets nothing through: clear all over, without size, or a picture that is not there."""
    found = layers(said.get("mask-image", "none"))
    if not found or found == ("none",):
        return False
    if any(size is not None and not size.number for size in map(value, said.get("mask-size", "").split())):
        return True
    return all(
        picture.startswith("url(") or ("gradient(" in picture and not any(one[3] > 0 for one in gradient(picture)))
        for picture in found
    )


def _is_far(said: Mapping[str, str], em: float, *names: str) -> bool:
    position = said.get("position", "")
    for name in names:
        out = position in _OUT_OF_FLOW and name in ("left", "right")
        place = pixels(said.get(name, ""), em, SCREEN[0] if out else None)
        if place is None:
            continue
        if place <= _FAR or (place >= _FAR_BEHIND and not name.startswith("margin")):
            return True
        if position == "fixed" and place >= SCREEN[name in ("top", "bottom")]:
            return True
    return False


def _is_indented_away(said: Mapping[str, str], em: float) -> bool:
    """Whether the first line begins far before its box, and no room is left for it there."""
    place = pixels(said.get("text-indent", ""), em)
    room = sum(pixels(said.get(name, ""), em) or 0.0 for name in ("padding-left", "margin-left"))
    if place is not None and place >= -_FAR and cuts_off(said):
        return True
    return place is not None and place + room <= _INDENTED


def cuts_off(said: Mapping[str, str], names: tuple[str, ...] = _ACROSS + _DOWN) -> bool:
    """Whether what stands out of a box is not seen."""
    return any(said.get(name, "") in ("hidden", "clip") for name in names) or _contains(said, _HIDES_OUTSIDE)


def _contains(said: Mapping[str, str], kinds: Sequence[str]) -> bool:
    return "contain" in said and not set(said["contain"].split()).isdisjoint(kinds)


def _has_no_size(said: Mapping[str, str], em: float) -> bool:
    """Whether a box that shows nothing outside of it has no inside."""
    scrolls = any(said.get(name, "") in ("auto", "scroll") for name in _ACROSS + _DOWN)
    if not scrolls and not cuts_off(said):
        return False
    padded = [pixels(said.get(f"padding-{side}", ""), em) or 0.0 for side in ("left", "right", "top", "bottom")]
    wide = [pixels(said.get(name, ""), em, SCREEN[0]) for name in ("width", "max-width")]
    high = [pixels(said.get(name, ""), em) for name in ("height", "max-height")]
    least = [pixels(said.get(name, ""), em) or 0.0 for name in ("min-width", "min-height")]
    if high == [None, None] and _contains(said, _NO_SIZE_OF_ITS_OWN):
        high = [pixels(said.get("contain-intrinsic-size", "0").split()[-1], em)]
    narrow = (
        any(size is not None and size <= _NO_SIZE for size in wide) and max(padded[0] + padded[1], least[0]) <= _NO_SIZE
    )
    none = max(_NO_SIZE, _NO_HEIGHT * em) if not scrolls else _NO_SIZE
    # What stands above the words takes none of the room for them.
    low = any(size is not None and size <= none for size in high) and max(padded[3], least[1] - padded[2]) <= none
    return narrow or low or (not scrolls and pixels(said.get("line-height", "")) == 0)


def _is_pushed_out(said: Mapping[str, str], em: float) -> bool:
    """Whether the first line begins where the box ends, as pages do that show a picture in place of words."""
    told = value(said.get("text-indent", ""), em)
    return told is not None and told.unit == "%" and abs(told.number) >= 100 and said.get("white-space") == "nowrap"
