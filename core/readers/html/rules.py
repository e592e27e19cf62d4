"""What a page's style sheets and an element's own style say of it, as far as it tells what is seen, where, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.readers.html.boxes.covers import stance_of
from core.readers.html.boxes.shapes import PLAIN_SHAPE, Shape, shape_of
from core.readers.html.css.counter_styles import Numberings, declared
from core.readers.html.css.declarations import VERBATIM, Declared, styles, written_out
from core.readers.html.css.selectors import OpenElement
from core.readers.html.css.style_sheets import StyleSheets, blocks, taken_back
from core.readers.html.css.texts import with_values
from core.readers.html.looks import PLAIN_LOOK, SPEAKING, PageLook, inside

_MOST_KNOWN = 2000
_MOST_NAMED = 200
_ATTRIBUTES = (
    "style",
    "class",
    "id",
    "bgcolor",
    "color",
    "text",
    "background",
    "href",
    "dir",
    "hidden",
    "popover",
    "open",
)
_NONE: Declared = {}


class Rules:
    """The rules of a page's style sheets that say anything of how words are seen.

    ``numberings`` are the page's own ways to number lists by name, as they are declared.
    """

    def __init__(self) -> None:
        self.sheets = StyleSheets()
        self.numberings = Numberings()
        self._ends: dict[str, Declared] = {}  # what animations leave behind
        self._registered: Declared = {}  # values of a page's own properties where nothing is told
        # An office program writes the same few styles thousands of times.  By the identity of the look around, which is kept.
        self._known: dict[tuple[object, ...], tuple[PageLook, tuple[PageLook, Shape, Declared]]] = {}

    def add(self, sheet: str) -> None:
        """Take in a style sheet."""
        self._known.clear()
        for selectors, text, layer in blocks(sheet):
            if selectors.startswith("@"):
                self._name(selectors, text)
                continue
            said, important = styles(text)
            if said or important:
                self.sheets.add(selectors, said, important, layer)

    def _name(self, told: str, text: str) -> None:
        """Take in what a sheet gives a name."""
        word, _, name = told.partition(" ")
        name = name.strip()
        if word == "@layer":
            self.sheets.tell_layers([one.strip() for one in text.split(",")] or [name])
        elif word == "@counter-style" and len(self.numberings.own) < _MOST_NAMED:
            self.numberings.own[name] = declared(text)
        elif word == "@keyframes" and len(self._ends) < _MOST_NAMED:
            self._ends[name] = styles(text)[0]
        elif word == "@property":
            told_values = (part.partition(":") for part in text.split(";"))
            values = [value.strip() for key, _, value in told_values if key.strip() == "initial-value"]
            self._registered |= dict.fromkeys([name], values[-1]) if values else {}

    def inside(
        self, look: PageLook, element: OpenElement, around: Sequence[OpenElement] = ()
    ) -> tuple[PageLook, Shape, Declared]:
        """How words look in an element that stands where words look like ``look``, its shape, and what is said of it."""
        tag, attributes = element.tag, element.attributes
        if not attributes and tag not in SPEAKING and not self.sheets:
            return look, PLAIN_SHAPE, _NONE
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
        told, variables = self._resolved(self.of(element, around) if said is None else said, look)
        seen, shape = inside(look, tag, attributes, told, variables), shape_of(tag, told)
        if stance := stance_of(tag, attributes, told, seen):
            shape = shape._replace(stance=stance)
        found = (seen, shape, told)
        if len(self._known) < _MOST_KNOWN:
            self._known[key] = (look, found)
        return found

    def of(self, element: OpenElement, around: Sequence[OpenElement] = ()) -> Declared:
        """What the rules and the element's own style say of it; values with names of the page's own stand as they are written."""
        said, important = self.sheets.of(element, around) if self.sheets else (_NONE, _NONE)
        if style := element.attributes.get("style"):
            own, urgent = styles(style)
            said, important = taken_back(said | own, said), important | urgent
        return said | important if important else said

    def generated(
        self, element: OpenElement, around: Sequence[OpenElement], where: str, look: PageLook = PLAIN_LOOK
    ) -> Declared:
        """What is said of the words that rules add ``before`` or ``after`` those of an element that look so."""
        said, important = self.sheets.of(element, around, where)
        return self._resolved(said | important, look)[0]

    def _resolved(self, said: Declared, look: PageLook) -> tuple[Declared, Mapping[str, str]]:
        """What is said with the values of the page's own names, which are handed on; and how it is when what moves has moved."""
        variables = look.variables or self._registered
        if not said:
            return said, variables
        if any(name.startswith("--") for name in said):
            own = {name: value for name, value in said.items() if name.startswith("--")}
            said = {name: value for name, value in said.items() if name not in own}
            variables = {**variables, **own}
        if any("var(" in value for value in said.values()):
            found: Declared = {}
            for name, value in said.items():
                told = with_values(value, variables) if "var(" in value else ""
                if told:
                    found |= written_out(name, told if name in VERBATIM else told.lower())
                elif "var(" not in value:
                    found[name] = value
            said = found
        moved = said.get("animation-name", "none")
        if moved != "none" and said.get("animation-fill-mode", "none") != "none":
            said = {**said, **self._ends.get(moved, _NONE)}
        return said, variables


def declarations(text: str) -> Mapping[str, str]:
    """All that a style says and that matters here."""
    found, important = styles(text)
    return found | important
