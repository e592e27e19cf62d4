"""The style sheets of a page: which of their rules hold on a screen, and which of several wins for an element.

Rules for print, for narrow screens or for what only a mouse can tell are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from core.patterns import lazy
from core.readers.html.selectors import OpenElement, Selector, marks_of, parted, selectors

Declared: TypeAlias = "dict[str, str]"

_MOST_RULES = 4000  # a page of an office program has some hundreds
_MOST_NESTED = 4  # rules inside rules
_MOST_PAIRS = 64  # selectors of such a rule
_COMMENT = lazy(r"/\*(?:(?!\*/).)*+(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = lazy(r"[{}]")
_WIDTH = 1366  # pixels of the screen that pages are read on
_FEATURE = lazy(r"\(\s*+(min|max)-(?:device-)?width\s*+:\s*+(\d++(?:\.\d++)?)(px|em|rem)?\s*+\)")
_RANGE = lazy(r"\(\s*+width\s*+([<>])=?\s*+(\d++(?:\.\d++)?)(px|em|rem)?\s*+\)")
_OTHERWISE = lazy(r"orientation\s*+:\s*+portrait|prefers-[a-z-]{1,30}+:\s*+(?:dark|reduce|more)")
_SCREENS = ("", "all", "screen")
_GROUPS = ("@supports", "@layer", "@container", "@scope")
_COUNTS = (":nth-", ":first-", ":last-", ":only-", "+", "~", ":empty")
_COUNTS_FROM_END = (":last-", ":only-", ":nth-last-", ":empty")


@dataclass(frozen=True)
class StyleRule:
    """What is said of the elements that a selector means; ``important`` beats all that is not."""

    selector: Selector
    rank: tuple[int, int, int]
    said: Declared
    important: Declared


class StyleSheets:
    """All rules of a page, by one of the marks they ask for: of elements, and of words before or after them."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], list[StyleRule]] = {}
        self._count = 0
        self.contextual = False  # whether any rule asks for more than tag, classes and id
        self.counts = False  # whether any rule asks for places among the elements of a parent
        self.generates = False  # whether any rule may add words

    def __bool__(self) -> bool:
        return bool(self._count)

    def add(self, text: str, said: Declared, important: Declared | None = None) -> None:
        """Take in a rule with one or more selectors, in small letters."""
        self.counts = self.counts or any(sign in text for sign in _COUNTS)
        for selector in selectors(text):
            if self._count >= _MOST_RULES:
                return
            rule = StyleRule(selector, (*selector.rank, self._count), said, important or {})
            self._count += 1
            self.contextual = self.contextual or selector.contextual
            self.generates = self.generates or bool(selector.generated)
            key = min(selector.steps[0][0].marks, default="*")
            self._rules.setdefault((selector.generated, key), []).append(rule)

    def of(self, element: OpenElement, around: Sequence[OpenElement], generated: str = "") -> tuple[Declared, Declared]:
        """What the rules say of an element, inside those around it (outermost first); and what is important of that."""
        marks = marks_of(element)
        own = frozenset(marks)
        found = [
            rule
            for mark in (*marks, "*")
            for rule in self._rules.get((generated, mark), ())
            if rule.selector.fits(element, around, own)
        ]
        said: Declared = {}
        important: Declared = {}
        for rule in sorted(found, key=lambda rule: rule.rank) if len(found) > 1 else found:
            said |= rule.said
            important |= rule.important
        return said, important


def counts_from_end(text: str) -> bool:
    """Whether a page may ask how many elements stand behind one, which nobody knows before they are read."""
    return any(sign in text for sign in _COUNTS_FROM_END)


def holds_on_screen(query: str) -> bool:
    """Whether what is meant for these media (``print``, ``screen and (max-width: 700px)``) holds on a desk's screen."""
    return any(map(_holds, query.lower().split(",")))


def _holds(query: str) -> bool:
    words = query.split()
    turned = words[:1] == ["not"]
    words = words[1:] if words[:1] in (["not"], ["only"]) else words
    kind = words[0] if words and not words[0].startswith("(") else ""
    ranges = [("min" if sign == ">" else "max", *rest) for sign, *rest in _RANGE.findall(query)]
    fits = kind in _SCREENS and not _OTHERWISE.search(query) and all(map(_fits, (*_FEATURE.findall(query), *ranges)))
    return fits != turned


def _fits(feature: Sequence[str]) -> bool:
    least, number, unit = feature
    pixels = float(number[:9]) * (1 if unit in ("px", "") else 16)
    return pixels <= _WIDTH if least == "min" else pixels >= _WIDTH


def blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and declarations of a style sheet that hold on a screen, also of rules inside rules."""
    sheet = _COMMENT.sub(" ", sheet)
    around: list[str] = []
    start = 0
    for brace in _BRACE.finditer(sheet):
        text, start = sheet[start : brace.start()], brace.end()
        said, semicolon, prelude = text.rpartition(";")
        if brace.group() == "{":
            if semicolon and said.strip() and around:
                yield from _said(around, said)
            around.append(prelude.strip().lower())
        elif around:
            yield from _said(around, text)
            around.pop()


def _said(around: Sequence[str], declared: str) -> Iterator[tuple[str, str]]:
    rules = [prelude for prelude in around if not prelude.startswith("@")]
    media = [prelude for prelude in around if prelude.startswith("@")]
    if not rules or len(rules) > _MOST_NESTED or not declared.strip() or not all(map(_is_open, media)):
        return
    if around[-1].startswith("@") and not _is_open(around[-1]):
        return
    whole = [rules[0]] if len(rules) == 1 else parted(rules[0])
    for inner in rules[1:]:
        pairs = [(parent, one) for parent in whole for one in parted(inner)][:_MOST_PAIRS]
        whole = [one.replace("&", parent) if "&" in one else f"{parent} {one}" for parent, one in pairs]
    yield ",".join(whole), declared


def _is_open(prelude: str) -> bool:
    """Whether what stands in a block that begins so holds here."""
    if prelude.startswith("@media"):
        return holds_on_screen(prelude.removeprefix("@media"))
    return prelude.startswith(_GROUPS)
