"""Words that the rules of a page add before or after those of an element: ``content``, with counters (CSS 2.2, 12)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.patterns import lazy
from core.readers.html.css.counter_styles import Numberings
from core.readers.html.css.texts import unescaped

_PIECE = lazy(
    r""""((?:[^"\\]|\\[\s\S])*+)"|'((?:[^'\\]|\\[\s\S])*+)'"""
    r"""|(attr|counters?)\(\s*+([\w-]++)(?:\s++[a-z%]{1,10}(?:\([^()]{0,20}\))?)?\s*+(?:,\s*+(?:["']([^"']{0,20}+)["'])?\s*+,?\s*+([\w-]++)?)?[^()]{0,50}\)"""
    r"""|(open|close)-quote|(/)"""
)
_COUNTED = lazy(r"([a-zA-Z_][\w-]*+)(?:\s++([+-]?\d{1,6}))?")
_PRIVATE = range(0xE000, 0xF900)  # pictures of icon fonts
_COUNTING = frozenset(("counter-reset", "counter-increment", "counter-set"))
_MOST_COUNTERS = 200
_LONGEST = 300


class Counters:
    """The counters of a page: a reset holds for the element, those behind it and what they hold (CSS Lists 3, 4.4)."""

    def __init__(self, ways: Numberings) -> None:
        self._ways = ways
        self._counts: dict[str, list[tuple[int, int]]] = {}  # by name, outermost first: depth of the reset, count
        self._ends = list[tuple[int, str]]()  # depth and name of what was reset, in order

    def take(self, said: Mapping[str, str], depth: int = 0) -> None:
        """Do what an element at a depth says of counters, where it begins."""
        if _COUNTING.isdisjoint(said):
            return
        for name, count in _told(said.get("counter-reset", ""), 0):
            self._reset(name, count, depth)
        for name, step in _told(said.get("counter-increment", ""), 1):
            self._change(name, depth, self.count(name) + step)
        for name, count in _told(said.get("counter-set", ""), 0):
            self._change(name, depth, count)

    def ended(self, depth: int) -> None:
        """An element at this depth ended: what was reset inside it counts no more."""
        while self._ends and self._ends[-1][0] > depth:
            name = self._ends.pop()[1]
            self._counts[name].pop()

    def count(self, name: str) -> int:
        """Where a counter stands; 0 where there is none."""
        found = self._counts.get(name)
        return found[-1][1] if found else 0

    def set_item(self, number: int, depth: int) -> None:
        """The number of an item of a list, which pages ask for by a name that all browsers know."""
        self._change("list-item", depth, number)

    def shown(self, name: str, style: str, between: str | None = None) -> str:
        """A counter as it is printed in a style of lists; with those around it where something stands ``between``."""
        counts = [count for _, count in self._counts.get(name, ())] or [0]
        printed = [self._ways.numeral(count, style.lower()) for count in (counts[-1:] if between is None else counts)]
        return (between or "").join(filter(None, printed))

    def _reset(self, name: str, count: int, depth: int) -> None:
        counts = self._counts.setdefault(name, [])
        if counts and counts[-1][0] >= depth:
            counts[-1] = (counts[-1][0], count)
        elif len(self._ends) < _MOST_COUNTERS:
            counts.append((depth, count))
            self._ends.append((depth, name))

    def _change(self, name: str, depth: int, count: int) -> None:
        if counts := self._counts.get(name):
            counts[-1] = (counts[-1][0], count)
        else:
            self._reset(name, count, depth)


def _told(text: str, otherwise: int) -> Iterator[tuple[str, int]]:
    if text in ("", "none"):
        return
    for name, count in _COUNTED.findall(text):
        yield name, int(count) if count else otherwise


def words(content: str, attributes: Mapping[str, str], counters: Counters) -> str:
    """The words that a value of ``content`` shows; "" where they are but signs and pictures, which decorate."""
    found: list[str] = []
    for double, single, function, name, between, style, quote, alternative in _PIECE.findall(content[:_LONGEST]):
        if alternative:
            break  # what follows is only read aloud
        if function == "attr":
            found.append(attributes.get(name.lower(), between))
        elif function:
            found.append(counters.shown(name, style, between if function == "counters" else None))
        elif quote:
            found.append("“" if quote == "open" else "”")
        else:
            found.append(unescaped(double or single))
    text = "".join("" if ord(sign) in _PRIVATE else sign for sign in "".join(found))
    return text if any(map(str.isalnum, text)) else ""
