"""Which section of a number format a number is shown by, and what that leaves of it: nothing, or more digits than it has.

A format has sections for what is above, below and equal to nothing (``0;-0;;@``
shows no zeros, ``;;;`` no number at all), or for what meets conditions (``[<10]0;…``).
Words in a format may be digits: ``0"0"`` shows 3 as 30 (ECMA-376 part 1, 18.8.31).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from core.patterns import lazy
from core.records import record

_PIECE = lazy(r'"([^"]*+)"?|[\\!](.)|(\[[^\[\]]*+\])|(_.|\*.)|(General)|(.)', re.IGNORECASE | re.DOTALL)
_CONDITION = lazy(r"\[(<>|<=|>=|<|>|=)\s*+(-?\d{1,15}(?:\.\d{1,15})?)\]")
_INKS = {"[white]": "FFFFFF", "[白色]": "FFFFFF", "[color2]": "FFFFFF", "[yellow]": "FFFF00", "[黄色]": "FFFF00"}
_PLACES = frozenset("#0?@")
_DIGIT_PLACES = frozenset("#0?")
_PARTING = " .,'\u2019\xa0\u2009\u202f"  # what parts digits of one number
BELOW = frozenset("-−－–—(（〔[【△▲▼↓负减降")
_RED = ("[red]", "[红色]", "[color3]")
_POWERED = lazy(r'(?:"[^"]*+")*([#0?,]*)(?:\.([#0?]*))?[eE][+-][#0?]+(?:"[^"]*+")*')
_CURRENCY = lazy(r"\[\$([^\]-]{1,9})-?[0-9A-Fa-f]{0,8}\]")
# Signs, counters and ¥ say no more than that it is a figure (the form states its unit of money); any other word beside
# it may change what it means.
_SAYS_NOTHING = lazy(r"[\s()（）\[\]【】〔〕{}\-—–_.,;:、，；：。'¥￥共计合件个项条份次宗部起篇例封人名家户批\xa0]*+")
_UNITS = (("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千", 3))
_DATES = frozenset("ymdhsaegbYMDHSAEGB")  # of days, weekdays (aaaa), years of eras, times
_ELAPSED = lazy(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)  # hours that go on beyond a day


@record
class FormatSection:
    """A section: its condition (sign and number, "" where none is told), the words before and behind the digits.

    ``code`` is how its digits are written, without words; ``sparse`` where it shows no digit that is not needed (``#``).
    ``places`` are the places of digits and what stands between them, where words stand there; ``red`` numbers need no sign.
    """

    condition: tuple[str, float] | None
    before: str
    behind: str
    has_digits: bool
    ink: str = ""  # ``rrggbb`` where the format gives the number a light colour
    code: str = ""
    sparse: bool = False
    currency: str = ""
    words: tuple[str, str] = ("", "")  # ``before`` and ``behind`` without signs that belong to the digits
    places: tuple[tuple[str, str], ...] = ()
    red: bool = False

    @property
    def hides(self) -> bool:
        """Whether it shows nothing at all."""
        return not (self.has_digits or self.before.strip())

    @property
    def beside(self) -> tuple[str, str]:
        """The words before and behind the digits that may change what a figure means: 元, 万, 约, $."""
        return telling(self.currency or self.words[0]), telling(self.words[1])

    @property
    def is_signed(self) -> bool:
        """Whether it tells by itself that a number is below nothing."""
        return any(sign in BELOW for sign in self.before + self.behind)

    def filled(self, digits: str) -> str:
        """These digits (a number rounded to its decimals, without its point) in their places, from the right."""
        left, found = list(digits), list[str]()
        first = next(i for i, (kind, text) in enumerate(self.places) if _is_place(kind, text))
        for place in range(len(self.places) - 1, -1, -1):
            kind, text = self.places[place]
            if not _is_place(kind, text):
                found.append("" if kind == "sign" and text == "," else text)
            elif left:
                found.append("".join(left) if place == first else left.pop())
            else:
                found.append("0" if text == "0" else "")
        return "".join(reversed(found))

    def rounds_power(self, number: float) -> bool:
        """Whether it shows a number by a power of ten with fewer digits than the number has: 26 as ``3E+01``."""
        found = _POWERED.fullmatch(self.code)
        if found is None or not number:
            return False
        value, steps = Decimal(f"{abs(number):.15g}"), len(found[1].replace(",", "")) or 1
        power = value.adjusted() // steps * steps
        return bool(value % Decimal(1).scaleb(power - len(found[2] or "")))

    @property
    def decimals(self) -> int:
        """How many places stand behind the point."""
        point = next((i for i, piece in enumerate(self.places) if piece == ("sign", ".")), len(self.places))
        return sum(_is_place(*piece) for piece in self.places[point:])

    def leaves_blank(self, number: float) -> bool:
        """Whether it shows nothing of a number: no digit is needed for it, and no word stands there."""
        return self.sparse and abs(number) < 0.5 and not number % 1 and not (self.before + self.behind).strip()

    def holds(self, number: float) -> bool:
        """Whether a number meets the condition; every number where none is told."""
        if self.condition is None:
            return True
        sign, limit = self.condition
        return (
            ("<" in sign and number < limit)
            or (">" in sign and number > limit)
            or (sign[-1] == "=" and number == limit)
        )


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format, none for one that has no code."""
    if not code:
        return ()
    pieces: list[list[tuple[str, str]]] = [[]]
    for quoted, escaped, bracket, blank, general, sign in _PIECE.findall(code):
        if sign == ";":
            pieces.append([])
        elif _ELAPSED.fullmatch(bracket):
            pieces[-1].append(("sign", bracket[1]))
        elif bracket:
            pieces[-1].append(("bracket", bracket))
        elif sign or general:
            pieces[-1].append(("sign", sign or "0"))
        elif not blank:
            pieces[-1].append(("words", quoted or escaped))
        elif blank[0] == "*" and blank[1].isdecimal() and (blank[1] != "0" or pieces[-1]):
            pieces[-1].append(("words", blank[1]))  # a digit repeated until the cell is full; nought in front is none
    return tuple(map(_section, pieces))


def _section(pieces: list[tuple[str, str]]) -> FormatSection:
    told = next((found for kind, text in pieces if kind == "bracket" and (found := _CONDITION.fullmatch(text))), None)
    shown = [kind == "sign" and (text in _PLACES or text in _DATES) for kind, text in pieces]
    first = shown.index(True) if any(shown) else len(pieces)
    last = len(shown) - 1 - shown[::-1].index(True) if any(shown) else len(pieces)
    words = [text if kind != "bracket" else "" for kind, text in pieces]
    said = [text if kind == "words" or (kind == "sign" and not text.isascii()) else "" for kind, text in pieces]
    between = [piece for piece in pieces[first : last + 1] if piece[0] != "bracket"]
    condition = (told[1], float(told[2])) if told else None
    inks = (_INKS[text.lower()] for kind, text in pieces if kind == "bracket" and text.lower() in _INKS)
    ink = next(inks, "")
    money = (found[1] for kind, text in pieces if kind == "bracket" and (found := _CURRENCY.fullmatch(text)))
    signs = {text for (_, text), is_shown in zip(pieces, shown, strict=True) if is_shown}
    return FormatSection(
        condition,
        "".join(words[:first]),
        "".join(words[last + 1 :]),
        any(shown),
        ink,
        code="".join(text if kind == "sign" else f'"{text}"' for kind, text in pieces if kind != "bracket"),
        sparse=signs == {"#"},
        currency=next(money, ""),
        words=("".join(said[:first]), "".join(said[last + 1 :])),
        places=tuple(between) if _worded(between, "".join(text for kind, text in between if kind == "sign")) else (),
        red=any(kind == "bracket" and text.lower() in _RED for kind, text in pieces),
    )


def _is_place(kind: str, text: str) -> bool:
    return kind == "sign" and text in _DIGIT_PLACES


def _worded(pieces: list[tuple[str, str]], code: str) -> bool:
    """Whether words stand between digits: not points, commas and blanks, nor the signs of days, powers and fractions."""
    if any(sign in _DATES or sign in "Ee/%@" for sign in code):
        return False
    return any(text.strip(_PARTING) for kind, text in pieces if kind == "words" or not _is_place(kind, text))


def section_for(code: str, number: float) -> FormatSection | None:
    """The section that a number is shown by, None where the format has no code."""
    found = sections(code)
    if any(section.condition for section in found):
        return next((section for section in found if section.holds(number)), None)
    of_sign = 1 if number < 0 else 2 if number == 0 else 0
    return found[of_sign if of_sign < len(found) else 0] if found else None


@lru_cache(maxsize=512)
def telling(words: str) -> str:
    """Words beside a figure where they may change what it means, else ""."""
    return "" if _SAYS_NOTHING.fullmatch(words) else words.strip()


def power_of(words: str) -> int:
    """The power of ten that words behind a figure stand for: 4 for 万 and 万元, 0 for those that tell none."""
    return next((power for unit, power in _UNITS if words.startswith(unit)), 0)
