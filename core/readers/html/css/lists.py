"""The numbers that a browser shows before the items of a page's lists (HTML 4.4.5–4.4.8, CSS Lists 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.patterns import lazy
from core.readers.html.css.counter_styles import Numberings

_TYPES = {
    **{"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"},
    **{"none": "none", "disc": "disc", "circle": "circle", "square": "square"},
}
_PLACES = frozenset(("inside", "outside"))
_STANDS_ALONE = frozenset(("", "list-item"))  # how an item is displayed that has a number
_STRING = lazy(r""""([^"]{0,40})"|'([^']{0,40})'""")
_SYMBOLS = lazy(r"symbols\([^()]{0,300}\)")
_WHOLE = lazy(r"\s*([+-]?\d{1,6})")
REVERSED = lazy(r"<ol[^>]{0,300}?\sreversed", re.IGNORECASE)
_AS_AROUND = frozenset(("inherit", "unset", "revert"))


@dataclass
class _OpenList:
    """The number of the next item, by how much it grows, and the style that the list gives its items."""

    next: int
    step: int
    style: str


class PageLists:
    """The lists that are open; ``lengths`` are the items of each ``ol`` of the page, where one counts down."""

    def __init__(self, ways: Numberings) -> None:
        self.lengths: tuple[int, ...] = ()
        self._ways = ways
        self._open: list[_OpenList] = []
        self._begun = 0  # of the ordered lists

    def begun(self) -> None:
        """An ordered list begins, seen or not."""
        self._begun += 1

    def open(self, tag: str, attributes: Mapping[str, str], said: Mapping[str, str]) -> None:
        """A list begins."""
        ordered = tag == "ol"
        style = _style(attributes, said) or ("decimal" if ordered else "disc")
        down = ordered and "reversed" in attributes
        length = self.lengths[self._begun - 1] if down and 0 < self._begun <= len(self.lengths) else 1
        start = _whole(attributes.get("start"), length if down else 1) if ordered else 1
        self._open.append(_OpenList(start, -1 if down else 1, style))

    def item(self, attributes: Mapping[str, str], said: Mapping[str, str]) -> tuple[str, int]:
        """What stands before the next item ("" for nothing, or a bullet), and its number."""
        if not self._open:
            return "", 0
        around = self._open[-1]
        number = _whole(attributes.get("value"), around.next)
        around.next = number + around.step
        if said.get("display", "") not in _STANDS_ALONE:
            return "", number
        return self._ways.marker(number, _style(attributes, said) or around.style), number

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()


def _style(attributes: Mapping[str, str], said: Mapping[str, str]) -> str:
    """The style that an element names; "" for none."""
    if told := said.get("list-style-type"):
        return "" if told.lower() in _AS_AROUND else _named(told)
    if told := said.get("list-style"):
        if found := _STRING.search(told):
            return found[0]
        words = [_named(word) for word in told.split() if word.lower() not in _PLACES]
        if found := _SYMBOLS.search(told):
            return found[0]
        return "disc" if not words or "(" in told else "" if words[0] in _AS_AROUND else words[0]
    return _TYPES.get(attributes.get("type", ""), "")


def _named(told: str) -> str:
    """A style by its name, which is written in small letters wherever styles are declared; texts stay as they are."""
    return told if told[:1] in ("'", '"') or "(" in told else told.lower()


def _whole(text: str | None, otherwise: int) -> int:
    found = _WHOLE.match(text) if text else None
    return int(found[1]) if found else otherwise


class ListLengths:
    """Receives a page's tags once before they are read, and counts the items of each ordered list."""

    def __init__(self) -> None:
        self._lengths: list[int] = []
        self._open: list[int] = []  # the ordered lists that are open by their number, -1 for others

    @property
    def lengths(self) -> tuple[int, ...]:
        """Items by ordered list, in the order they begin."""
        return tuple(self._lengths)

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """Called by the parser where an element begins."""
        if tag in ("ol", "ul", "menu"):
            self._open.append(len(self._lengths) if tag == "ol" else -1)
            self._lengths += [0] if tag == "ol" else []
        elif tag == "li" and self._open and self._open[-1] >= 0:
            self._lengths[self._open[-1]] += 1

    def end(self, tag: str) -> None:
        """Called by the parser where an element ends."""
        if tag in ("ol", "ul", "menu") and self._open:
            self._open.pop()

    def data(self, text: str) -> None:
        """Called by the parser; counts as nothing."""

    def comment(self, text: str) -> None:
        """Called by the parser; counts as nothing."""

    def close(self) -> None:
        """Called by the parser at the end."""
