"""How the words of a web page stand there: crossed out, hidden, raised; by tag, by style, by the page's own rules.

Only simple selectors are known (a tag, a class, an id, or one of the latter
two on a tag): those are what office programs and editors of sites write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.patterns import lazy
from core.readers.left_out import WordLook

_MOST_RULES = 2000  # a page of an office program has some hundreds
_RULE = lazy(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_COMMENT = lazy(r"/\*(?:(?!\*/).)*+(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SIMPLE = lazy(r"([a-z][a-z0-9]*)?([.#][\w-]+)?")
_STRUCK = frozenset(("s", "strike", "del"))
_RAISED = frozenset(("sup", "sub"))
WITHIN_LINES = frozenset(("span", "font", "a", "b", "i", "em", "strong", "small", "u"))
_SPEAKING = _STRUCK | _RAISED
_SPEAKING_ATTRIBUTES = ("style", "class", "id", "bgcolor", "color")
_SPACED = ("pre", "pre-wrap", "break-spaces")
_NAMES = {"white": "ffffff", "black": "000000", "transparent": "transparent"}
_RGB = lazy(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]+%?))?\s*\)")
_HEX = lazy(r"#([0-9a-f]{3}|[0-9a-f]{6})")
_NOTHING = lazy(r"0+(?:\.0*)?(?:px|pt|em|rem|ex|%|cm|mm|in)?")
_WATCHED = frozenset(
    (
        *("display", "visibility", "mso-hide", "text-decoration", "text-decoration-line", "text-line-through"),
        *(
            "vertical-align",
            "position",
            "top",
            "bottom",
            "font-size",
            "opacity",
            "white-space",
            "color",
            "background",
            "background-color",
        ),
    )
)


class Rules:
    """The rules of a page's style sheets that say anything of how words are seen."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, str]] = {}
        self._known: dict[
            tuple[object, ...], WordLook
        ] = {}  # an office program writes the same few styles thousands of times

    def add(self, sheet: str) -> None:
        """Take in a style sheet."""
        self._known.clear()
        for selectors, declared in _RULE.findall(_COMMENT.sub(" ", sheet)):
            said = declarations(declared)
            for selector in selectors.lower().split(",") if said else ():
                name = selector.strip()
                if name and _SIMPLE.fullmatch(name) and len(self._rules) < _MOST_RULES:
                    self._rules[name] = {**self._rules.get(name, {}), **said}

    def inside(self, look: WordLook, tag: str, attributes: Mapping[str, str]) -> WordLook:
        """The look of words in an element that stands where words look like ``look``."""
        if not attributes and tag not in _SPEAKING and tag not in self._rules:
            return look
        key = (look, tag, "hidden" in attributes, *map(attributes.get, _SPEAKING_ATTRIBUTES))
        if (found := self._known.get(key)) is None:
            found = inside(look, tag, attributes, self.of(tag, attributes))
            if len(self._known) < _MOST_RULES:
                self._known[key] = found
        return found

    def of(self, tag: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """What the rules and the element's own style say of it."""
        said: dict[str, str] = {}
        if self._rules:
            for name in _selectors(tag, attributes):
                said |= self._rules.get(name, {})
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
    if not said and not attributes and tag not in _STRUCK and tag not in _RAISED:
        return look
    struck = look.struck or tag in _STRUCK or _line_through(said)
    if tag == "ins" or (said.get("text-decoration") == "none" and tag in _STRUCK):
        struck = look.struck
    raised = look.raised or tag in _RAISED
    if align := said.get("vertical-align"):
        raised = align in ("super", "sub") if tag not in ("td", "th", "tr", "table", "img") else raised
    raised = raised or (tag in WITHIN_LINES and _moved(said))
    colour = _colour(said.get("color", "") or attributes.get("color", "")) or look.colour
    ground = _ground(said, attributes) or look.ground
    spaced = said["white-space"] in _SPACED if "white-space" in said else look.spaced
    return replace(
        look,
        struck=struck,
        hidden=look.hidden or _hides(said, attributes),
        raised=raised,
        colour=colour,
        ground=ground,
        spaced=spaced,
    )


def _moved(said: Mapping[str, str]) -> bool:
    """Whether words are drawn above or below their line by hand, as marks of notes are."""
    moved = said.get("top", "") or said.get("bottom", "")
    return said.get("position") == "relative" and bool(moved) and moved != "auto" and not _NOTHING.fullmatch(moved)


def _selectors(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    yield tag
    marks = [f".{name}" for name in attributes.get("class", "").lower().split()[:8]]
    if name := attributes.get("id", "").lower():
        marks.append(f"#{name}")
    for mark in marks:
        yield mark
        yield tag + mark


def _line_through(said: Mapping[str, str]) -> bool:
    lines = (said.get(name, "") for name in ("text-decoration", "text-decoration-line"))
    return any("line-through" in line for line in lines) or said.get("text-line-through", "none") not in ("none", "")


def _hides(said: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or said.get("mso-hide") == "all"
        or bool(_NOTHING.fullmatch(said.get("font-size", "x")))
        or bool(_NOTHING.fullmatch(said.get("opacity", "x")))
    )


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
        return found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    if found := _RGB.fullmatch(text):
        if found[4] and _NOTHING.fullmatch(found[4]):
            return "transparent"
        return "".join(f"{min(int(part), 255):02x}" for part in found.groups()[:3])
    return ""
