"""How the words of a web page stand there: crossed out, hidden, raised; by tag, by style, by the page's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.patterns import lazy
from core.readers.html.unseen_boxes import hides_box
from core.readers.left_out import TINIEST, WordLook

_STRUCK = frozenset(("s", "strike", "del"))
_RAISED = frozenset(("sup", "sub"))
WITHIN_LINES = frozenset(("span", "font", "a", "b", "i", "em", "strong", "small", "u"))
_NO_BOXES = WITHIN_LINES | {"table", "thead", "tbody", "tfoot", "tr", "td", "th"}  # grow with what they hold
SPEAKING = _STRUCK | _RAISED  # tags that say how words look
_SPACED = ("pre", "pre-wrap", "break-spaces")
_NAMES = {
    **{"transparent": "transparent", "black": "000000", "white": "ffffff", "red": "ff0000", "blue": "0000ff"},
    **{"green": "008000", "yellow": "ffff00", "gray": "808080", "silver": "c0c0c0", "navy": "000080"},
    **{"snow": "fffafa", "ivory": "fffff0", "whitesmoke": "f5f5f5", "ghostwhite": "f8f8ff", "azure": "f0ffff"},
    **{"floralwhite": "fffaf0", "seashell": "fff5ee", "mintcream": "f5fffa", "aliceblue": "f0f8ff"},
    **{"honeydew": "f0fff0", "lightgray": "d3d3d3", "maroon": "800000", "orange": "ffa500"},
}
_NOTE = ("#_ftn", "#_edn", "#sdfootnote", "#sdendnote", "#fn")  # where the mark of a footnote leads
_BACK = ("#_ftnref", "#_ednref", "#fnref")
_RGB = lazy(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?\s*\)")
_HSL = lazy(r"hsla?\(\s*(\d{1,3})(?:deg)?[\s,]+(\d{1,3})%[\s,]+(\d{1,3})%(?:[\s,/]+([\d.]+%?))?\s*\)")
_HEX = lazy(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")
_NOTHING = lazy(r"0+(?:\.0*)?(?:px|pt|em|rem|ex|%|cm|mm|in)?")
_NO_INK = lazy(r"0*(?:\.0[0-2]?\d*|\.)?|[0-2]?%")  # of opacity
_FADED = lazy(r"opacity\(\s*+0*+(?:\.(?:0[0-2]?\d*+)?)?%?\s*+\)")
_SIZE = lazy(r"(?<![\w.])(?:\d++(?:\.\d*+)?+|\.\d++)(?:px|pt|rem|cm|mm|in|vw)|\b(?:x{1,3}-)?(?:small|large)|medium")
_ROWS = frozenset(("tr", "tbody", "thead", "tfoot", "col", "colgroup"))  # they go where others only are not seen
_SMALL = lazy(r"(\d++(?:\.\d++)?+|\.\d++)(px|pt)")
_APART = lazy(
    r"-?(?:(?:[3-9]|\d\d)(?:\.\d*+)?(?:px|pt)|(?:[2-9]\d|1\d\d)(?:\.\d*+)?%|0?\.[2-9]\d*+r?em|1(?:\.\d*+)?r?em)"
)
_SMALLER = lazy(r"smaller|[1-7]\d(?:\.\d*+)?%|0?\.[1-7]\d*+em")  # letters of a part of the size of those around
_NO_LINE = lazy(r"(?:^|\s)0(?:px|pt|em)?(?:/|\s)")  # of the short way to say a font


def inside(look: WordLook, tag: str, attributes: Mapping[str, str], said: Mapping[str, str]) -> WordLook:
    """The look of words in an element of this tag that stands where words look like ``look``."""
    if not said and not attributes and tag not in SPEAKING and tag != "dialog":
        return look
    struck = look.struck or tag in _STRUCK or _line_through(said)
    if tag == "ins" or (said.get("text-decoration") == "none" and tag in _STRUCK):
        struck = look.struck
    raised = look.raised or tag in _RAISED
    if align := said.get("vertical-align"):
        raised = _stands_off(align, said) if tag not in ("td", "th", "tr", "table", "img") else raised
    raised = raised or (tag in WITHIN_LINES and _moved(said)) or (tag == "a" and _leads_to_note(attributes))
    ink = said.get("-webkit-text-fill-color") or said.get("color", "") or attributes.get("color", "")
    colour = _colour(ink) or look.colour
    ground = _ground(said, attributes) or look.ground
    way = said.get("direction") or attributes.get("dir", "").lower()
    spaced = said["white-space"] in _SPACED if "white-space" in said else look.spaced
    return replace(
        look,
        struck=struck,
        hidden=look.hidden or _hides(tag, said, attributes) or hides_box(said, tag in _NO_BOXES),
        invisible=_is_invisible(look, said),
        tiny=_is_tiny(look, said),
        raised=raised,
        colour=colour,
        ground=ground,
        spaced=spaced,
        backwards=_is_backwards(look, tag, said, attributes),
        from_right=way == "rtl" if way else look.from_right,
    )


def _leads_to_note(attributes: Mapping[str, str]) -> bool:
    place = attributes.get("href", "")
    return place.startswith(_NOTE) and not place.startswith(_BACK)


def _is_backwards(look: WordLook, tag: str, said: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    """Whether signs are shown from right to left, digits too: 12 as 21."""
    forced = tag == "bdo" or "override" in said.get("unicode-bidi", "")
    way = said.get("direction") or attributes.get("dir", "").lower()
    return way == "rtl" if forced and way else look.backwards


def _stands_off(align: str, said: Mapping[str, str]) -> bool:
    """Whether words stand above or below their line as marks of notes do: by a word, a distance, or small at its top."""
    if align in ("super", "sub"):
        return True
    if align in ("top", "text-top"):
        return _SMALLER.fullmatch(said.get("font-size", "")) is not None
    return _APART.fullmatch(align) is not None


def _moved(said: Mapping[str, str]) -> bool:
    """Whether words are drawn above or below their line by hand, as marks of notes are."""
    moved = said.get("top", "") or said.get("bottom", "")
    return said.get("position") == "relative" and bool(moved) and moved != "auto" and not _NOTHING.fullmatch(moved)


def _line_through(said: Mapping[str, str]) -> bool:
    lines = (said.get(name, "") for name in ("text-decoration", "text-decoration-line"))
    return any("line-through" in line for line in lines) or said.get("text-line-through", "none") not in ("none", "")


def _hides(tag: str, said: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    display = said.get("display", "")
    return (
        display == "none"
        or ("hidden" in attributes and not display)
        or ("popover" in attributes and not display)
        or (tag == "dialog" and "open" not in attributes and not display)
        or (tag in _ROWS and said.get("visibility") == "collapse")
        or said.get("mso-hide") == "all"
        or said.get("content-visibility") == "hidden"
        or said.get("-webkit-text-security", "none") != "none"
        or bool("opacity" in said and _NO_INK.fullmatch(said["opacity"]))
        or bool("filter" in said and _FADED.search(said["filter"]))
    )


def _is_invisible(look: WordLook, said: Mapping[str, str]) -> bool:
    seen = said.get("visibility")
    return look.invisible if seen in (None, "inherit", "unset") else seen in ("hidden", "collapse")


def _is_tiny(look: WordLook, said: Mapping[str, str]) -> bool:
    """Whether letters are too small to be read; what is told in parts of the size around it stays so."""
    size = said.get("font-size", "")
    if found := _SMALL.fullmatch(size):
        return float(found[1][:9]) * (0.75 if found[2] == "px" else 1) <= TINIEST
    if _NOTHING.fullmatch(size) or (not size and _NO_LINE.search(said.get("font", ""))):
        return True
    return look.tiny and not _SIZE.search(size or said.get("font", ""))


def _ground(said: Mapping[str, str], attributes: Mapping[str, str]) -> str:
    """A ground of a colour, or of a picture, on which anything may be seen."""
    written = said.get("background-color") or said.get("background") or attributes.get("bgcolor", "").lower()
    if not written:
        return ""
    colour = _colour(written.split()[0] if "(" not in written else written)
    return "" if colour == "transparent" else colour or "picture"


def _colour(written: str) -> str:
    """``rrggbb``, ``transparent``, or "" for what is not known here."""
    text = written.strip().lower()
    if text in _NAMES:
        return _NAMES[text]
    if found := _HEX.fullmatch(text):
        digits = found[1] if len(found[1]) > 4 else "".join(2 * digit for digit in found[1])
        return "transparent" if digits[6:] == "00" else digits[:6]
    if found := _RGB.fullmatch(text) or _HSL.fullmatch(text):
        if found[4] and _NO_INK.fullmatch(found[4]):
            return "transparent"
        numbers = [int(part) for part in found.groups()[:3]]
        return "".join(f"{min(part, 255):02x}" for part in (numbers if text[0] == "r" else _of_hue(*numbers)))
    return ""


def _of_hue(hue: int, full: int, light: int) -> list[int]:
    """A colour by its hue in degrees, and how full and how light it is in percent."""
    from colorsys import hls_to_rgb

    return [round(255 * part) for part in hls_to_rgb(hue / 360, min(light, 100) / 100, min(full, 100) / 100)]
