"""Boxes of a page in which nobody sees anything: without size, beyond the edge of the page, cut away, shrunk."""

from __future__ import annotations

from collections.abc import Mapping

from core.patterns import lazy

BOXES = frozenset(
    (
        *("position", "left", "right", "top", "text-indent", "margin-left", "margin-top", "float", "transform"),
        *("translate", "scale", "line-height"),
        *("width", "max-width", "height", "max-height", "overflow", "overflow-x", "overflow-y", "clip", "clip-path"),
    )
)
_LENGTH = lazy(r"(-?(?:\d++(?:\.\d*+)?+|\.\d++))(px|pt|em|rem|cm|mm|in)?")
_PIXELS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0}
_FAR = -500.0  # pixels before the edge of the page or box
_NO_SIZE = 1.0  # pixel; what is left of words that only programs read aloud
_CUT = lazy(r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)")
_INSET = lazy(
    r"inset\(\s*(?:50|100)%.*|circle\(\s*0.*|polygon\(\s*(?:0[a-z%]{0,3}[\s,]{1,9})++0[a-z%]{0,3}\s*\)|rect\(0.*"
)
_SHRUNK = lazy(r"scale(?:3d|[xy])?\(\s*0(?:\.0+)?\s*[,)]")
_SHIFTED = lazy(r"translate(?:3d|[xy])?\(([^()]{1,60})\)")
_NO_SCALE = lazy(r"0+(?:\.0+)?%?(?:\s.*)?")
_OUT_OF_FLOW = ("absolute", "fixed")


def hides_box(said: Mapping[str, str], within_line: bool) -> bool:
    """Whether what is declared of an element lets nothing of its words be seen.

    Sizes mean nothing to an element ``within_line``, unless it is made a box.
    """
    if BOXES.isdisjoint(said):
        return False
    moved = said.get("position") in _OUT_OF_FLOW
    if moved and (_is_far(said, "left", "right", "top") or _CUT.fullmatch(said.get("clip", ""))):
        return True
    if within_line and not (moved or "float" in said or said.get("display", "inline") != "inline"):
        return False
    return (
        _is_shifted_away(said)
        or _NO_SCALE.fullmatch(said.get("scale", "1")) is not None
        or _is_far(said, "text-indent", "margin-left", "margin-top")
        or bool(_INSET.match(said.get("clip-path", "")))
        or bool(_SHRUNK.search(said.get("transform", "")))
        or (cuts_off(said) and (_has_no_size(said) or pixels(said.get("line-height", "")) == 0))
    )


def _is_shifted_away(said: Mapping[str, str]) -> bool:
    """Whether a box is drawn far before or above its place."""
    found = _SHIFTED.search(said.get("transform", ""))
    places = f"{found[1].replace(',', ' ') if found else ''} {said.get('translate', '')}".split()
    return any((place := pixels(one)) is not None and abs(place) >= -_FAR for one in places)


def _is_far(said: Mapping[str, str], *names: str) -> bool:
    return any((place := pixels(said.get(name, ""))) is not None and place <= _FAR for name in names)


def cuts_off(said: Mapping[str, str]) -> bool:
    """Whether what stands out of a box is not seen."""
    return any(said.get(name, "") in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y"))


def _has_no_size(said: Mapping[str, str]) -> bool:
    sizes = (pixels(said.get(name, "")) for name in ("width", "max-width", "height", "max-height"))
    return any(size is not None and size <= _NO_SIZE for size in sizes)


def pixels(length: str) -> float | None:
    """A length in pixels; None for what is none, or is told in parts of another."""
    found = _LENGTH.fullmatch(length)
    return float(found[1][:9]) * _PIXELS[found[2]] if found else None
