"""Texts that a file tells beside its glyphs, paragraph by paragraph, taken where the glyphs say the same.

Glyphs have no tabs, no blanks that do not break and no joiners, and where a
paragraph ends can only be guessed from them.  What is seen wins: a text is
taken only where it is what stands there, letter by letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from core.patterns import lazy
from core.readers.pages.model import without_radicals
from core.readers.raw import RawParagraph, RawTable

MOST_TOLD = 4000  # paragraphs
LONGEST_TOLD = 40_000  # characters of one
_TOGETHER = 12  # paragraphs that one may have been read as, and the other way round
_STAND_IN, _STANDS_FOR = "〓", 8  # for a character that no font had, or several that make one
_EVERY_FONT_HAS = lazy(r"[ -~\u3000-\u3012\u3014-\u303f\u4e00-\u9fa5\uff00-\uffef]")
_SELECTORS = "\ufe00", "\ufe0f"


def as_told(items: Iterable[RawParagraph | RawTable], told: Sequence[str]) -> tuple[RawParagraph | RawTable, ...]:
    """The items with their paragraphs as told, wherever these say the same as the glyphs."""
    wanted = _Told(told)
    found: list[RawParagraph | RawTable] = []
    for _, group in groupby(items, key=lambda item: isinstance(item, RawParagraph)):
        here = list(group)
        texts = [item.text for item in here if isinstance(item, RawParagraph)]
        found += wanted.places(texts) if texts else here
    return tuple(found)


class _Told:
    """The texts told that are still to be found, in their order."""

    def __init__(self, told: Sequence[str]) -> None:
        self.texts = told
        self.keys = [_key(text) for text in told]
        self.next = 0

    def places(self, seen: Sequence[str]) -> Iterator[RawParagraph]:
        """Paragraphs between two tables: as told, or as they are seen."""
        keys = [_key(text) for text in seen]
        place = 0
        while place < len(seen):
            used, texts = self.match(keys[place : place + _TOGETHER])
            yield from map(RawParagraph, texts if used else seen[place : place + 1])
            place += used or 1

    def match(self, seen: Sequence[str]) -> tuple[int, Sequence[str]]:
        """How many of some paragraphs are told, and as which; 0 where the first is not."""
        for first in range(self.next, len(self.keys)):
            if not seen[0] or not _begin_alike(seen[0], self.keys[first]):
                continue
            if pair := self.same(seen, first):
                self.next = first + pair[1]
                return pair[0], self.texts[first : self.next]
        return 0, ()

    def same(self, seen: Sequence[str], first: int) -> tuple[int, int] | None:
        """How many paragraphs seen are how many told: they end together."""
        one, other, used, taken = seen[0], self.keys[first], 1, 1
        while not _says(one, other):
            if len(one) < len(other) and used < len(seen):
                one, used = one + seen[used], used + 1
            elif taken < _TOGETHER and first + taken < len(self.keys) and len(one) > len(other):
                other, taken = other + self.keys[first + taken], taken + 1
            else:
                return None
        while used < len(seen) and self.goes_on(one, seen[used], other, first + taken):
            one, used = one + seen[used], used + 1
        return used, taken

    def goes_on(self, seen: str, after: str, told: str, following: int) -> bool:
        """Whether the next paragraph seen is the rest of this one: stand-ins at its end had taken that for theirs."""
        if not seen.endswith(_STAND_IN) or not _says(seen + after, told):
            return False
        return following >= len(self.keys) or not _says(after, self.keys[following])


def _key(text: str) -> str:
    """What of a text has a look: no blanks, no joiners, no selectors of a variant; radicals as glyphs are read."""
    plain = (unicodedata.normalize("NFKC", s) if "\uf900" <= s <= "\ufaff" else s for s in without_radicals(text))
    return "".join(sign for sign in plain if not sign.isspace() and _is_seen(sign))


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cf", "Cc") and not _SELECTORS[0] <= sign <= _SELECTORS[1]


def _begin_alike(seen: str, told: str) -> bool:
    known = seen.partition(_STAND_IN)[0]
    return told.startswith(known[: len(told)])


def _says(seen: str, told: str) -> bool:
    """Whether the glyphs say what is told; a stand-in stands for one character, or for some that make one.

    It stands for none that every font has: what follows it on the next page is no part of it.
    """
    if _STAND_IN not in seen:
        return seen == told
    places = {0}
    for sign in seen:
        if sign == _STAND_IN:
            places = {place + step for place in places for step in range(1, _missing(told, place) + 1)}
        else:
            places = {place + 1 for place in places if told[place : place + 1] == sign}
        places = {place for place in places if place <= len(told)}
    return len(told) in places


def _missing(told: str, place: int) -> int:
    """How many characters from a place on may have had no glyph."""
    found = _EVERY_FONT_HAS.search(told[place : place + _STANDS_FOR])
    return found.start() if found else min(_STANDS_FOR, len(told) - place)
