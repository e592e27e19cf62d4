"""Words that the rules of a page add before or after those of an element: ``content``, with counters (CSS 2.2, 12)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from core import numerals
from core.patterns import lazy

NAMES = frozenset(("content", "counter-reset", "counter-increment", "counter-set"))
_PIECE = lazy(
    r""""((?:[^"\\]|\\[\s\S])*+)"|'((?:[^'\\]|\\[\s\S])*+)'"""
    r"""|(attr|counters?)\(\s*+([\w-]++)\s*+(?:,\s*+(?:["'][^"']{0,20}+["']\s*+,\s*+)?([\w-]++))?[^()]{0,50}\)|(open|close)-quote|(/)"""
)
_ESCAPE = lazy(r"\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))")
_COUNTED = lazy(r"([a-zA-Z_][\w-]*+)(?:\s++([+-]?\d{1,6}))?")
_PRIVATE = range(0xE000, 0xF900)  # pictures of icon fonts
_CHINESE = frozenset(("cjk-ideographic", "cjk-decimal", "simp-chinese-informal", "trad-chinese-informal"))
_LETTERS = frozenset(("lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "lower-roman", "upper-roman"))
_MOST_COUNTERS = 200
_LONGEST = 300


class Counters:
    """The counters of a page: each name counts once, as pages that number their headings use them."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def take(self, said: Mapping[str, str]) -> None:
        """Do what an element says of counters, where it begins."""
        for name, count in _told(said.get("counter-reset", ""), 0):
            self._counts[name] = count
        for name, step in _told(said.get("counter-increment", ""), 1):
            if len(self._counts) < _MOST_COUNTERS or name in self._counts:
                self._counts[name] = self._counts.get(name, 0) + step
        for name, count in _told(said.get("counter-set", ""), 0):
            self._counts[name] = count

    def shown(self, name: str, style: str) -> str:
        """A counter as it is printed; "" in a style of letters or signs, which names no figure."""
        count = self._counts.get(name, 0)
        if style in _CHINESE and 0 < count < 100:
            return numerals.spelt(count)
        return "" if style in _LETTERS or style in ("none", "disc", "circle", "square") else str(count)


def _told(text: str, otherwise: int) -> Iterator[tuple[str, int]]:
    if text in ("", "none"):
        return
    for name, count in _COUNTED.findall(text):
        yield name, int(count) if count else otherwise


def words(content: str, attributes: Mapping[str, str], counters: Counters) -> str:
    """The words that a value of ``content`` shows; "" where they are but signs and pictures, which decorate."""
    found: list[str] = []
    for double, single, function, name, style, quote, alternative in _PIECE.findall(content[:_LONGEST]):
        if alternative:
            break  # what follows is only read aloud
        if function == "attr":
            found.append(attributes.get(name.lower(), ""))
        elif function:
            found.append(counters.shown(name, style))
        elif quote:
            found.append("“" if quote == "open" else "”")
        else:
            found.append(_ESCAPE.sub(_character, double or single))
    text = "".join("" if ord(sign) in _PRIVATE else sign for sign in "".join(found))
    return text if any(map(str.isalnum, text)) else ""


def _character(escaped: re.Match[str]) -> str:
    if not escaped[1]:
        return "" if escaped[2] == "\n" else escaped[2]
    code = int(escaped[1], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
