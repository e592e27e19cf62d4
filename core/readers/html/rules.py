"""What a page's style sheets and an element's own style say of it, as far as it tells what is seen, where, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.patterns import lazy
from core.readers.html.generated import NAMES as _GENERATED
from core.readers.html.lists import NAMES as _LISTS
from core.readers.html.looks import SPEAKING, inside
from core.readers.html.selectors import OpenElement
from core.readers.html.shapes import NAMES as _SHAPES
from core.readers.html.shapes import PLAIN_SHAPE, Shape, shape_of
from core.readers.html.style_sheets import Declared, StyleSheets, blocks
from core.readers.html.unseen_boxes import BOXES
from core.readers.left_out import WordLook

_MOST_KNOWN = 2000
_MOST_VARIABLES = 500
_ATTRIBUTES = ("style", "class", "id", "bgcolor", "color", "href", "dir", "hidden", "popover", "open")
_WATCHED = (
    frozenset(
        (
            *("display", "visibility", "mso-hide", "text-decoration", "text-decoration-line", "text-line-through"),
            *("vertical-align", "bottom", "font-size", "font", "opacity", "white-space", "color", "filter"),
            *("background", "background-color", "direction", "unicode-bidi", "content-visibility"),
            *("-webkit-text-fill-color", "-webkit-text-security"),
        )
    )
    | BOXES
    | _SHAPES
    | _GENERATED
    | _LISTS
)
_VARIABLE = lazy(r"var\(\s*+(--[\w-]++)\s*+(?:,([^()]{0,100}))?\)")


class Rules:
    """The rules of a page's style sheets that say anything of how words are seen."""

    def __init__(self) -> None:
        self.sheets = StyleSheets()
        self._variables: Declared = {}
        # An office program writes the same few styles thousands of times.  By the identity of the look around, which is kept.
        self._known: dict[tuple[object, ...], tuple[WordLook, tuple[WordLook, Shape, Declared]]] = {}

    def add(self, sheet: str) -> None:
        """Take in a style sheet."""
        self._known.clear()
        for selectors, text in blocks(sheet):
            if "--" in text:
                self._tell_variables(text)
            said, important = styles(text)
            if said or important:
                self.sheets.add(selectors, said, important)

    def inside(
        self, look: WordLook, element: OpenElement, around: Sequence[OpenElement] = ()
    ) -> tuple[WordLook, Shape, Declared]:
        """How words look in an element that stands where words look like ``look``, its shape, and what is said of it."""
        tag, attributes = element.tag, element.attributes
        if not attributes and tag not in SPEAKING and tag != "dialog" and not self.sheets:
            return look, PLAIN_SHAPE, {}
        said = self.of(element, around) if self.sheets.contextual else None
        key = (
            id(look),
            tag,
            *(map(attributes.get, _ATTRIBUTES) if attributes else ()),
            *(said.items() if said else ()),
        )
        known = self._known.get(key)
        if known is not None and known[0] is look:
            return known[1]
        told = self.of(element, around) if said is None else said
        found = (inside(look, tag, attributes, told), shape_of(tag, told), told)
        if len(self._known) < _MOST_KNOWN:
            self._known[key] = (look, found)
        return found

    def of(self, element: OpenElement, around: Sequence[OpenElement] = ()) -> Declared:
        """What the rules and the element's own style say of it."""
        said, important = self.sheets.of(element, around) if self.sheets else ({}, {})
        if style := element.attributes.get("style"):
            own, urgent = styles(style)
            said, important = said | own, important | urgent
        return self._resolved(said | important if important else said)

    def generated(self, element: OpenElement, around: Sequence[OpenElement], where: str) -> Declared:
        """What is said of the words that rules add ``before`` or ``after`` those of an element."""
        said, important = self.sheets.of(element, around, where)
        return self._resolved(said | important if important else said)

    def _tell_variables(self, text: str) -> None:
        for declaration in text.split(";"):
            name, colon, value = declaration.partition(":")
            if colon and (name := name.strip().lower()).startswith("--") and len(self._variables) < _MOST_VARIABLES:
                self._variables[name] = value.replace("!important", "").strip()

    def _resolved(self, said: Declared) -> Declared:
        """What is said, with the values that the page gives a name of its own (the last of several)."""
        if not any("var(" in value for value in said.values()):
            return said
        return {
            name: _VARIABLE.sub(lambda found: self._variables.get(found[1], found[2] or ""), value)
            for name, value in said.items()
        }


def styles(text: str) -> tuple[Declared, Declared]:
    """The declarations of a style that matter here, by name; those that are important apart."""
    found: Declared = {}
    important: Declared = {}
    for declaration in text.split(";"):
        name, colon, value = declaration.partition(":")
        if colon and (name := name.strip().lower()) in _WATCHED:
            value = value.strip() if name == "content" else value.strip().lower()
            if value.lower().endswith("!important") or "! important" in value:
                important[name] = value.rpartition("!")[0].strip()
            else:
                found[name] = value
    return found, important


def declarations(text: str) -> Mapping[str, str]:
    """All that a style says and that matters here."""
    found, important = styles(text)
    return found | important
