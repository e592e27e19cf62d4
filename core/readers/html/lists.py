"""The numbers that a browser shows before the items of a page's lists (HTML 4.4.5–4.4.8, CSS Lists 3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from core.numerals import (
    EARTHLY,
    HEAVENLY,
    capitals,
    digit_by_digit,
    legal,
    letters,
    of_row,
    roman,
    roman_capitals,
    spelt,
)
from core.patterns import lazy

NAMES = frozenset(("list-style", "list-style-type"))
_TYPES = {
    **{"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"},
    **{"none": "none", "disc": "disc", "circle": "circle", "square": "square"},
}
_BULLETS = frozenset(("initial", "disc", "circle", "square", "none", "disclosure-open", "disclosure-closed"))
_PLACES = frozenset(("inside", "outside"))
_STANDS_ALONE = frozenset(("", "list-item"))  # how an item is displayed that has a number
_STRING = lazy(r""""([^"]{0,40})"|'([^']{0,40})'""")
_WHOLE = lazy(r"\s*([+-]?\d{1,6})")
REVERSED = lazy(r"<ol[^>]{0,300}?\sreversed", re.IGNORECASE)
_AS_AROUND = frozenset(("inherit", "unset", "revert"))
Written = Callable[[int], str]
_DOTTED: dict[str, Written] = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), letters),
    **dict.fromkeys(("upper-alpha", "upper-latin"), capitals),
    "lower-greek": partial(of_row, row="αβγδεζηθικλμνξοπρστυφχψω"),
    "lower-roman": roman,
    "upper-roman": roman_capitals,
    "decimal-leading-zero": lambda number: f"{number:02d}",
}
_CHINESE: dict[str, Written] = {
    **dict.fromkeys(("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "japanese-informal"), spelt),
    "cjk-decimal": digit_by_digit,
    **dict.fromkeys(
        ("simp-chinese-formal", "trad-chinese-formal"),
        lambda number: ("壹" if 10 <= number < 20 else "") + legal(number),
    ),
    "cjk-heavenly-stem": partial(of_row, row=HEAVENLY),
    "cjk-earthly-branch": partial(of_row, row=EARTHLY),
}


def numeral(number: int, style: str) -> str:
    """A number as a style of lists or counters writes it; "" for bullets, digits where the style is not known."""
    if style in _BULLETS:
        return ""
    return (_DOTTED.get(style) or _CHINESE.get(style) or str)(number)


def marker(number: int, style: str) -> str:
    """What stands before an item: the number with its sign (``1.``, ``一、``), or a text that the style gives."""
    if found := _STRING.fullmatch(style):
        text = (found[1] or found[2] or "").strip()
        return text if any(map(str.isalnum, text)) else ""
    written = numeral(number, style)
    return f"{written}、" if written and style in _CHINESE else f"{written}." if written else ""


@dataclass
class _OpenList:
    """The number of the next item, by how much it grows, and the style that the list gives its items."""

    next: int
    step: int
    style: str


class PageLists:
    """The lists that are open; ``lengths`` are the items of each ``ol`` of the page, where one counts down."""

    def __init__(self) -> None:
        self.lengths: tuple[int, ...] = ()
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
        return marker(number, _style(attributes, said) or around.style), number

    def close(self) -> None:
        """The innermost list ends."""
        if self._open:
            self._open.pop()


def _style(attributes: Mapping[str, str], said: Mapping[str, str]) -> str:
    """The style that an element names; "" for none."""
    if told := said.get("list-style-type"):
        return "" if told in _AS_AROUND else told
    if told := said.get("list-style"):
        if found := _STRING.search(told):
            return found[0]
        words = [word for word in told.split() if word not in _PLACES]
        return "disc" if not words or "(" in told else "" if words[0] in _AS_AROUND else words[0]
    return _TYPES.get(attributes.get("type", ""), "")


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
