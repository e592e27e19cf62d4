"""Which place an element has among those of its parent, from the front and, where a page asks for that, from the end.

And what is inside and behind it, which a page may ask before it is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from core.readers.html.css.selectors import OpenElement

_NOTHING = (0, 0, False)
_MOST_LOOKS = 2_000_000  # elements that are looked at ahead in all; a page of a site has some thousands


class Census:
    """Receives a page's tags once before they are read, and counts what stands behind each element."""

    def __init__(self) -> None:
        # By element, in the order they begin: place from the end, of its tag, empty.
        self.told: list[tuple[int, int, bool]] = []
        self._open: list[list[tuple[int, str]]] = [[]]  # the elements inside each open one
        self._filled: list[bool] = [False]
        self._elements: list[OpenElement] = []
        self._ends: list[int] = []  # by element: the number of the first that is not inside it any more
        self._parents: list[int] = []
        self._looks = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Called by the parser where an element begins."""
        parents = self._open[-2] if len(self._open) > 1 else []
        self._parents.append(parents[-1][0] if parents else -1)
        self._elements.append(OpenElement(tag, attributes or {}))
        self._ends.append(0)
        self._open[-1].append((len(self.told), tag))
        self._filled[-1] = True
        self.told.append(_NOTHING)
        self._open.append([])
        self._filled.append(False)

    def end(self, _: str) -> None:
        """Called by the parser where an element ends."""
        inner, filled = self._open.pop(), self._filled.pop()
        kin: Counter[str] = Counter()
        for place, (number, tag) in enumerate(reversed(inner), 1):
            kin[tag] += 1
            self.told[number] = (place, kin[tag], self.told[number][2])
        if self._open and self._open[-1]:
            number = self._open[-1][-1][0]
            self.told[number] = (*self.told[number][:2], not filled)
            self._ends[number] = len(self.told)

    def data(self, text: str) -> None:
        """Called by the parser with the text between tags."""
        self._filled[-1] = self._filled[-1] or bool(text)

    def comment(self, text: str) -> None:
        """Called by the parser; counts as nothing."""

    def close(self) -> None:
        """Called by the parser at the end."""
        while len(self._open) > 1:
            self.end("")

    def ahead(self, number: int, tie: str) -> Iterator[tuple[OpenElement, Sequence[OpenElement]]]:
        """The elements inside one (" " all, ">" its own children) or behind it ("+" the next, "~" all), with those between."""
        end = self._ends[number] if number < len(self._ends) else 0
        if tie in ("+", "~"):
            while end < len(self._elements) and self._parents[end] == self._parents[number]:
                self._looks += 1
                yield self._elements[end], ()
                if tie == "+" or self._looks > _MOST_LOOKS:
                    return
                end = self._ends[end]
            return
        between: list[int] = []
        for other in range(number + 1, end):
            self._looks += 1
            if self._looks > _MOST_LOOKS:
                return
            while between and self._parents[other] != between[-1]:
                between.pop()
            if tie == " " or not between:
                yield self._elements[other], [self._elements[one] for one in between]
            between.append(other)


class Siblings:
    """The elements of each open one, as they come."""

    def __init__(self, census: Census | None) -> None:
        self._census = census
        self._number = 0
        self._open: list[tuple[list[OpenElement], Counter[str]]] = [([], Counter())]

    def open(self, tag: str, attributes: Mapping[str, str]) -> OpenElement:
        """An element begins."""
        before, kin = self._open[-1]
        kin[tag] += 1
        told = self._census.told if self._census else ()
        behind = told[self._number] if self._number < len(told) else _NOTHING
        self._number += 1
        ahead = partial(self._census.ahead, self._number - 1) if self._census else None
        element = OpenElement(tag, attributes, len(before) + 1, kin[tag], *behind, before, ahead)
        before.append(element)
        self._open.append(([], Counter()))
        return element

    def close(self) -> None:
        """The innermost element ends."""
        if len(self._open) > 1:
            self._open.pop()
