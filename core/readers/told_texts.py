"""Texts that a file tells beside its glyphs, paragraph by paragraph, taken where the glyphs say the same.

Glyphs have no tabs, no blanks that do not break and no joiners, and where a
paragraph ends can only be guessed from them.  What is seen wins: a text is
taken only where it is what stands there, letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import groupby

from core.patterns import lazy
from core.readers.pages.model import plain_digit, read_as
from core.readers.raw import RawParagraph, RawTable
from core.readers.text_decoding import BROKEN

MOST_TOLD = 4000  # paragraphs
LONGEST_TOLD = 40_000  # characters of one
_TOGETHER = 12  # paragraphs that one may have been read as, and the other way round
_STAND_IN, _STANDS_FOR = "〓", 8  # for a character that no font had, or several that make one
_EVERY_FONT_HAS = lazy(r"[ -~\u3000-\u3012\u3014-\u303f\u4e00-\u9fa5\uff00-\uffef]")
# Selectors of a variant, and letters and signs without a look: fillers of Hangul, inherent vowels, a blank of Braille.
_UNSEEN = lazy(r"[\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc]")
_FORMS = lazy(r"[\ufb00-\ufdf9\ufdfc-\ufdff\ufe70-\ufefc]")  # ligatures, and how letters look at their place in a word
_MOST_MISSING = 200  # characters without a glyph beside what runs from right to left
_UNKNOWN = "\u00a4"  # some programs write it for any glyph
_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = lazy(f"[{_LETTERS}]")
_RUN = lazy(rf"[\W\d_{_LETTERS}]+")  # with what has no direction of its own
# Letters that many fonts draw with one glyph: then its character is that of whichever came first.
_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТХаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο‧∙⋅・➊➋➌➍➎➏➐➑➒➓戶",
    "ABESIJKMHOPCTXaesijopcyxABEZHIKMNOPTYXo····❶❷❸❹❺❻❼❽❾❿户",
)
# Brackets as those that begin, of any width: PDFium turns one beside writing from right to left into a narrow one.
_MIRRORED = str.maketrans(")]}>»›）］｝＞》〉】」』（［｛＜", "([{<«‹([{<《〈【「『([{<")
_SYMBOL = lazy(r"[\uf020-\uf02f\uf03a-\uf0ff]")  # of fonts of symbols, as pages are read
_WHOLE = lazy(r"\d+(?:[.,:/]\d+)*|[\s\S]")


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
    """What of a text has a look: no blanks, no joiners, no selectors of a variant; all else as glyphs are read.

    What is composed and what is not look alike, and so do characters that share a glyph.
    """
    plain = unicodedata.normalize("NFD", "".join(map(_look_of, text))).translate(_ALIKE)
    return "".join(sign for sign in plain if not sign.isspace())


@lru_cache(4096)
def _look_of(sign: str) -> str:
    """How a character is read where it is shown, digits as they are written: one of a font's own as unknown."""
    if unicodedata.category(sign) == "Cf" or _UNSEEN.match(sign):
        return ""
    if _FORMS.match(sign):
        return unicodedata.normalize("NFKC", sign)
    return sign if sign.isdecimal() or _SYMBOL.match(sign) else BROKEN if sign == _UNKNOWN else read_as(sign)


@lru_cache(64)
def _with_plain_digits(told: str) -> str:
    """The text with its digits as they are read, letter for letter: those of every script as 0 to 9."""
    return told if told.isascii() else "".join(plain_digit(sign) if sign.isdecimal() else sign for sign in told)


def _as_shown(told: str) -> str:
    """The text as it is read where every font is there: without the symbols that are left out."""
    return _SYMBOL.sub("", _with_plain_digits(told))


def _begin_alike(seen: str, told: str) -> bool:
    known = seen.partition(_STAND_IN)[0]
    turned = next((run.start() for run in _RUN.finditer(known) if _RIGHT_TO_LEFT.search(run[0])), len(known))
    known = _without_accents(known[:turned])
    head = _without_accents(_SYMBOL.split(_with_plain_digits(told), maxsplit=1)[0])
    least = min(len(known), len(head))
    return known[:least] == head[:least]


@lru_cache(256)
def _without_accents(text: str) -> str:
    return text if text.isascii() else "".join(sign for sign in text if not unicodedata.combining(sign))


def _in_order(text: str) -> str:
    """The text with what runs from right to left, and may be read in either order, in one that is the same for both.

    Figures in it keep theirs (Unicode Standard Annex 9: numbers run from left to right everywhere).  Accents come
    last: one between two letters may be read as that of either.
    """
    turned = _RUN.sub(_sorted, text) if _RIGHT_TO_LEFT.search(text) else text
    return _without_accents(turned) + "".join(sorted(filter(unicodedata.combining, turned)))


def _sorted(run: re.Match[str]) -> str:
    if not _RIGHT_TO_LEFT.search(run[0]):
        return run[0]
    return "".join(sorted(_WHOLE.findall(run[0].translate(_MIRRORED))))


def _says(seen: str, told: str) -> bool:
    """Whether the glyphs say what is told; a stand-in stands for one character, or for some that make one.

    It stands for none that every font has: what follows it on the next page is no part of it.
    """
    if _STAND_IN not in seen:
        read = _as_shown(told)
        return seen == read or (len(seen) == len(read) and _in_order(seen) == _in_order(read))
    marks = Counter(filter(unicodedata.combining, told))
    if Counter(filter(unicodedata.combining, seen)) - marks:
        return False
    told, marked = _apart_from_marks(told) if marks else (told, frozenset[int]())
    read, places = _with_plain_digits(told), {0}
    for sign in _pieces(_without_accents(seen)):
        if len(sign) > 1:
            places = {end for place in places for end in _ends_of_turned(sign, told, place, marked)}
        elif sign == _STAND_IN:
            least = {place: place not in marked for place in places}
            places = {place + step for place in places for step in range(least[place], _missing(told, place) + 1)}
        else:
            places |= {place + 1 for place in places if _SYMBOL.match(read, place)}
            places = {place + 1 for place in places if read[place : place + 1] == sign}
        places = {place for place in places if place <= len(read)}
    return len(read) in places


def _apart_from_marks(told: str) -> tuple[str, frozenset[int]]:
    """The text without its accents, which may be read a place before or after, and where some stood before a letter."""
    marked, count = set[int](), 0
    for sign in told:
        if unicodedata.combining(sign):
            marked.add(count)
        else:
            count += 1
    return _without_accents(told), frozenset(marked)


def _pieces(seen: str) -> Iterator[str]:
    """What runs from right to left, with the stand-ins in it and beside it, whole; all else sign by sign."""
    end = 0
    for run in _RUN.finditer(seen) if _RIGHT_TO_LEFT.search(seen) else ():
        if _RIGHT_TO_LEFT.search(run[0]):
            yield from seen[end : run.start()]
            yield run[0]
            end = run.end()
    yield from seen[end:]


def _ends_of_turned(seen: str, told: str, place: int, marked: Set[int]) -> Iterator[int]:
    """Where what is told from a place on may end, so that it is what is seen: in either order, as ``_in_order`` has it.

    A stand-in may be that of an accent alone, where there was one.
    """
    letters = Counter(_WHOLE.findall(seen.translate(_MIRRORED)))
    stand_ins = letters.pop(_STAND_IN, 0)
    least = len(seen) - stand_ins
    for more in range(0 if marked else stand_ins, min(_STANDS_FOR * stand_ins, _MOST_MISSING) + 1):
        part = told[place : place + least + more]
        if len(part) < least + more:
            return
        left, unseen = Counter(letters), ""
        for token in _WHOLE.findall(part.translate(_MIRRORED)):
            plain = _with_plain_digits(token)
            left[plain] -= 1
            unseen += token if left[plain] < 0 else ""
        if max(left.values()) <= 0 and not _EVERY_FONT_HAS.search(unseen):
            yield place + len(part)


def _missing(told: str, place: int) -> int:
    """How many characters from a place on may have had no glyph."""
    found = _EVERY_FONT_HAS.search(told[place : place + _STANDS_FOR])
    return found.start() if found else min(_STANDS_FOR, len(told) - place)
