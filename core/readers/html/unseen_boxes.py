"""Boxes of a page in which nobody sees anything: without size, beyond the edge of the page, cut away, shrunk."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from math import cos, radians, sqrt

from core.patterns import lazy
from core.readers.html.css.declarations import layers
from core.readers.html.css.values import ROOT, SCREEN, degrees, pixels, share, value
from core.readers.html.inks import gradient

_FAR = -500.0  # pixels before the edge of the page or box
_FAR_BEHIND = 3000.0  # and behind it: nobody scrolls there
_NO_SIZE = 1.0  # pixel; what is left of words that only programs read aloud
_FUNCTION = lazy(r"([a-z0-9]++)\(((?:[^()]|\((?:[^()]|\([^()]*+\))*+\))*+)\)")
_CUT = lazy(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)")
_APART = lazy(r"[\s,]++")
_OUT_OF_FLOW = ("absolute", "fixed")
_IN_SIGHT = ("visible", "initial", "unset", "revert", "")


class Kind(Enum):
    """What an element is: a box with a size, a part of a table (which grows), or words in a line."""

    BOX = auto()
    PART = auto()
    IN_LINE = auto()


_SPEAKING = frozenset(
    (
        *("position", "clip", "clip-path", "mask-image", "transform", "translate", "scale", "backface-visibility"),
        *("text-indent", "margin-left", "margin-top", "overflow-x", "overflow-y"),
    )
)


def hides_box(said: Mapping[str, str], kind: Kind, em: float = ROOT) -> bool:
    """Whether what is declared of an element with letters of ``em`` pixels lets nothing of its words be seen."""
    if _SPEAKING.isdisjoint(said):
        return False
    position = said.get("position", "static")
    if (
        (position in _OUT_OF_FLOW and _CUT.fullmatch(said.get("clip", "")))
        or (position != "static" and _is_far(said, em, "left", "right", "top", "bottom"))
        or _is_cut_away(said.get("clip-path", ""))
        or _is_masked(said.get("mask-image", "none"))
    ):
        return True
    if kind is not Kind.IN_LINE and (_is_shifted_away(said, em) or _is_turned_away(said)):
        return True
    return kind is Kind.BOX and (
        _is_far(said, em, "text-indent", "margin-left", "margin-top")
        or (cuts_off(said) and (_has_no_size(said, em) or _is_pushed_out(said, em)))
    )


def shrinks(said: Mapping[str, str], kind: Kind) -> float:
    """By what zooming and transforming make the words of an element smaller or larger; nothing of them is seen at 0."""
    found = 1.0
    if (zoom := share(said.get("zoom", ""))) is not None and zoom > 0:
        found = zoom
    if kind is Kind.IN_LINE:
        return found
    if "scale" in said:
        found *= _least(said["scale"])
    for name, inner in _FUNCTION.findall(said["transform"]) if "transform" in said else ():
        found *= _shrunk(name, inner)
    return found


def _shrunk(name: str, inner: str) -> float:
    if name in ("scale", "scalex", "scaley", "scale3d"):
        return _least(" ".join(_APART.split(inner)[:2]))
    if name in ("rotatex", "rotatey"):
        angle = degrees(inner.strip())
        return abs(cos(radians(angle))) if angle is not None else 1.0
    if name == "matrix":
        parts = [share(part) for part in _APART.split(inner.strip())]
        if len(parts) == 6 and None not in parts:
            a, b, c, d = (part or 0.0 for part in parts[:4])
            return sqrt(abs(a * d - b * c))
    return 1.0


def _least(text: str) -> float:
    parts = [share(part) for part in text.split()]
    return min((abs(part) for part in parts if part is not None), default=1.0)


def _is_cut_away(path: str) -> bool:
    """Whether a box is cut to a shape without any inside."""
    found = _FUNCTION.match(path)
    if found is None:
        return False
    name, inner = found[1], found[2].partition(" round ")[0]
    if name == "inset":
        sides = [value(part) for part in inner.split()]
        top, right, bottom, left = [sides[at] if at < len(sides) else None for at in _FOUR.get(len(sides), (0,) * 4)]
        return any(
            one is not None and other is not None and one.unit == other.unit == "%" and one.number + other.number >= 100
            for one, other in ((top, bottom), (left, right))
        )
    if name in ("circle", "ellipse"):
        sizes = [value(part) for part in inner.partition("at ")[0].split()]
        return any(size is not None and not size.number for size in sizes)
    if name == "polygon":
        return len({" ".join(place.split()) for place in layers(inner) if place not in ("evenodd", "nonzero")}) < 3
    return name in ("rect", "xywh") and not any(size is None or size.number for size in map(value, inner.split()))


_FOUR = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}


def _is_masked(pictures: str) -> bool:
    """Whether a mask lets nothing through: clear all over, or a picture that is not there."""
    found = layers(pictures)
    return bool(found) and all(
        picture.startswith("url(") or ("gradient(" in picture and not any(one[3] > 0 for one in gradient(picture)))
        for picture in found
    )


def _is_shifted_away(said: Mapping[str, str], em: float) -> bool:
    """Whether a box is drawn far from its place."""
    moves = [inner for name, inner in _FUNCTION.findall(said.get("transform", "")) if name.startswith("translate")]
    places = [place for move in moves for place in _APART.split(move.strip())] + said.get("translate", "").split()
    return any((place := pixels(one, em)) is not None and abs(place) >= -_FAR for one in places)


def _is_turned_away(said: Mapping[str, str]) -> bool:
    """Whether the back of a box would be seen, and is not."""
    if said.get("backface-visibility") != "hidden":
        return False
    turns = [
        degrees(inner.strip())
        for name, inner in _FUNCTION.findall(said.get("transform", ""))
        if name in ("rotatex", "rotatey")
    ]
    return any(turn is not None and cos(radians(turn)) < 0 for turn in turns)


def _is_far(said: Mapping[str, str], em: float, *names: str) -> bool:
    out = said.get("position") in _OUT_OF_FLOW
    for name in names:
        place = pixels(said.get(name, ""), em, SCREEN[0] if out and name in ("left", "right") else None)
        if place is not None and (place <= _FAR or (place >= _FAR_BEHIND and name != "margin-top")):
            return True
    return False


def cuts_off(said: Mapping[str, str]) -> bool:
    """Whether what stands out of a box is not seen."""
    return any(said.get(name, "") in ("hidden", "clip") for name in ("overflow-x", "overflow-y"))


def _has_no_size(said: Mapping[str, str], em: float) -> bool:
    wide = (pixels(said.get(name, ""), em, SCREEN[0]) for name in ("width", "max-width"))
    high = (pixels(said.get(name, ""), em) for name in ("height", "max-height"))
    grown = any((pixels(said.get(name, ""), em) or 0) > _NO_SIZE for name in ("min-width", "min-height"))
    return (not grown and any(size is not None and size <= _NO_SIZE for size in (*wide, *high))) or pixels(
        said.get("line-height", "")
    ) == 0


def _is_pushed_out(said: Mapping[str, str], em: float) -> bool:
    """Whether the first line begins where the box ends, as pages do that show a picture in place of words."""
    told = value(said.get("text-indent", ""), em)
    return told is not None and told.unit == "%" and abs(told.number) >= 100 and said.get("white-space") == "nowrap"
