"""Which place an element has among those of its parent, from the front and, where a page asks for that, from the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from core.readers.html.selectors import OpenElement

_NOTHING = (0, 0, False)


class Census:
    """Receives a page's tags once before they are read, and counts what stands behind each element."""

    def __init__(self) -> None:
        self.told: list[
            tuple[int, int, bool]
        ] = []  # by element, in the order they begin: place from the end, of its tag, empty
        self._open: list[list[tuple[int, str]]] = [[]]  # the elements inside each open one
        self._filled: list[bool] = [False]

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """Called by the parser where an element begins."""
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

    def data(self, text: str) -> None:
        """Called by the parser with the text between tags."""
        self._filled[-1] = self._filled[-1] or bool(text)

    def comment(self, text: str) -> None:
        """Called by the parser; counts as nothing."""

    def close(self) -> None:
        """Called by the parser at the end."""
        while len(self._open) > 1:
            self.end("")


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
        element = OpenElement(tag, attributes, len(before) + 1, kin[tag], *behind, before)
        before.append(element)
        self._open.append(([], Counter()))
        return element

    def close(self) -> None:
        """The innermost element ends."""
        if len(self._open) > 1:
            self._open.pop()

    def catch_up(self, around: Sequence[OpenElement], number: int) -> None:
        """Begin to count inside elements that were open before anybody asked; ``number`` elements have begun so far."""
        if len(self._open) != len(around) + 1:
            self._open = [([], Counter()) for _ in range(len(around) + 1)]
            self._number = number
