"""How the words of a web page stand there: crossed out, hidden, raised; by tag, by style, by the page's own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.patterns import lazy
from core.readers.html.style_sheets import OpenElement, StyleSheets, blocks, marks_of
from core.readers.html.unseen_boxes import BOXES, hides_box
from core.readers.left_out import TINIEST, WordLook

_MOST_KNOWN = 2000
_STRUCK = frozenset(("s", "strike", "del"))
_RAISED = frozenset(("sup", "sub"))
WITHIN_LINES = frozenset(("span", "font", "a", "b", "i", "em", "strong", "small", "u"))
_NO_BOXES = WITHIN_LINES | {"table", "thead", "tbody", "tfoot", "tr", "td", "th"}  # grow with what they hold
_SPEAKING = _STRUCK | _RAISED
_SPEAKING_ATTRIBUTES = ("style", "class", "id", "bgcolor", "color")
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
_SMALL = lazy(r"(\d++(?:\.\d++)?+|\.\d++)(px|pt)")
_NO_LINE = lazy(r"(?:^|\s)0(?:px|pt|em)?(?:/|\s)")  # of the short way to say a font
_WATCHED = (
    frozenset(
        (
            *("display", "visibility", "mso-hide", "text-decoration", "text-decoration-line", "text-line-through"),
            *("vertical-align", "bottom", "font-size", "font", "opacity", "white-space", "color"),
            *("background", "background-color", "direction", "unicode-bidi"),
        )
    )
    | BOXES
)


class Rules:
    """The rules of a page's style sheets that say anything of how words are seen."""

    def __init__(self) -> None:
        self.sheets = StyleSheets()
        self._known: dict[
            tuple[object, ...], WordLook
        ] = {}  # an office program writes the same few styles thousands of times

    def add(self, sheet: str) -> None:
        """Take in a style sheet."""
        self._known.clear()
        for selectors, declared in blocks(sheet):
            if said := declarations(declared):
                self.sheets.add(selectors, said)

    def inside(
        self, look: WordLook, tag: str, attributes: Mapping[str, str], around: Sequence[OpenElement] = ()
    ) -> WordLook:
        """The look of words in an element that stands where words look like ``look``; ``around`` matters where ``nested``."""
        if not attributes and tag not in _SPEAKING and not self.sheets:
            return look
        said = self.of(tag, attributes, around) if self.sheets.nested else None
        key = (look, tag, "hidden" in attributes, *map(attributes.get, _SPEAKING_ATTRIBUTES))
        if said is not None or "href" in attributes or "dir" in attributes:
            key = (*key, attributes.get("href"), attributes.get("dir"), *(said or {}).items())
        if (found := self._known.get(key)) is None:
            found = inside(look, tag, attributes, self.of(tag, attributes) if said is None else said)
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = found
        return found

    def of(self, tag: str, attributes: Mapping[str, str], around: Sequence[OpenElement] = ()) -> dict[str, str]:
        """What the rules and the element's own style say of it."""
        said = self.sheets.of(marks_of(tag, attributes), around) if self.sheets else {}
        return said | declarations(attributes["style"]) if "style" in attributes else said


def declarations(text: str) -> dict[str, str]:
    """The declarations of a style that matter here, by name, in lower case."""
    found: dict[str, str] = {}
    for declaration in text.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon and (name := name.strip()) in _WATCHED:
            found[name] = value.replace("!important", "").strip()
    return found


def inside(look: WordLook, tag: str, attributes: Mapping[str, str], said: Mapping[str, str]) -> WordLook:
    """The look of words in an element of this tag that stands where words look like ``look``."""
    if not said and not attributes and tag not in _SPEAKING:
        return look
    struck = look.struck or tag in _STRUCK or _line_through(said)
    if tag == "ins" or (said.get("text-decoration") == "none" and tag in _STRUCK):
        struck = look.struck
    raised = look.raised or tag in _RAISED
    if align := said.get("vertical-align"):
        raised = align in ("super", "sub") if tag not in ("td", "th", "tr", "table", "img") else raised
    raised = raised or (tag in WITHIN_LINES and _moved(said)) or (tag == "a" and _leads_to_note(attributes))
    colour = _colour(said.get("color", "") or attributes.get("color", "")) or look.colour
    ground = _ground(said, attributes) or look.ground
    spaced = said["white-space"] in _SPACED if "white-space" in said else look.spaced
    return replace(
        look,
        struck=struck,
        hidden=look.hidden or _hides(said, attributes) or hides_box(said, tag in _NO_BOXES),
        raised=raised,
        colour=colour,
        ground=ground,
        spaced=spaced,
        backwards=_is_backwards(look, tag, said, attributes),
    )


def _leads_to_note(attributes: Mapping[str, str]) -> bool:
    place = attributes.get("href", "")
    return place.startswith(_NOTE) and not place.startswith(_BACK)


def _is_backwards(look: WordLook, tag: str, said: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    """Whether signs are shown from right to left, digits too: 12 as 21."""
    forced = tag == "bdo" or "override" in said.get("unicode-bidi", "")
    way = said.get("direction") or attributes.get("dir", "").lower()
    return way == "rtl" if forced and way else look.backwards


def _moved(said: Mapping[str, str]) -> bool:
    """Whether words are drawn above or below their line by hand, as marks of notes are."""
    moved = said.get("top", "") or said.get("bottom", "")
    return said.get("position") == "relative" and bool(moved) and moved != "auto" and not _NOTHING.fullmatch(moved)


def _line_through(said: Mapping[str, str]) -> bool:
    lines = (said.get(name, "") for name in ("text-decoration", "text-decoration-line"))
    return any("line-through" in line for line in lines) or said.get("text-line-through", "none") not in ("none", "")


def _hides(said: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") == "all"
        or _is_speck(said)
        or bool("opacity" in said and _NO_INK.fullmatch(said["opacity"]))
    )


def _is_speck(said: Mapping[str, str]) -> bool:
    """Whether letters are too small to be read."""
    size = said.get("font-size", "x")
    if found := _SMALL.fullmatch(size):
        return float(found[1][:9]) * (0.75 if found[2] == "px" else 1) <= TINIEST
    return bool(_NOTHING.fullmatch(size)) or ("font-size" not in said and bool(_NO_LINE.search(said.get("font", ""))))


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
