"""Numbers and lengths of style sheets as browsers work them out: units, ``calc()`` and its kin (CSS Values 4).

A value that depends on what nobody knows before the page is laid out (a part of
the width around it) is None, like one that is no value at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from core.patterns import lazy

_SIMPLE = lazy(r"([+-]?(?:\d++(?:\.\d*+)?+|\.\d++)(?:e[+-]?\d{1,2})?+)([a-z]{1,4}|%)?+")
_TOKEN = lazy(
    r"\s*+(?:([+-]?(?:\d++(?:\.\d*+)?+|\.\d++)(?:e[+-]?\d{1,2})?+)([a-z]{1,4}|%)?+|([a-z-]{1,12}+\()|([()*/,+-])|([a-z]{1,9}+))"
)
_MOST_TOKENS = 60
_DEEPEST = 12
_MOST = 1e9  # browsers bound numbers, too
ROOT = 16.0  # pixels of letters where nothing is told
SCREEN = (1366.0, 768.0)  # pixels of the screen that pages are read on
_PIXELS = {
    **{"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54, "rem": ROOT},
    **{"vw": SCREEN[0] / 100, "vh": SCREEN[1] / 100, "vmin": SCREEN[1] / 100, "vmax": SCREEN[0] / 100},
    **{"svw": SCREEN[0] / 100, "svh": SCREEN[1] / 100, "dvw": SCREEN[0] / 100, "dvh": SCREEN[1] / 100},
}
_OF_LETTERS = {"em": 1.0, "ex": 0.5, "ch": 0.5, "ic": 1.0, "lh": 1.2, "rlh": 1.2, "cap": 0.7}
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_CONSTANTS = {"pi": math.pi, "e": math.e, "infinity": math.inf}


class Quantity(NamedTuple):
    """A number, pixels (``px``), degrees (``deg``) or hundredths of something (``%``)."""

    number: float
    unit: str = ""


def value(text: str, em: float = ROOT, percent: float | None = None) -> Quantity | None:
    """What a text in small letters says; letters are ``em`` pixels, a hundred percent are ``percent`` pixels where that is known."""
    text = text.strip()
    if found := _SIMPLE.fullmatch(text):
        told = _measured(found[1], found[2] or "", em)
    elif "(" in text:
        told = _Sum(text, em).told()
    else:
        return None
    if told is None or not math.isfinite(told.number):
        return None
    told = Quantity(min(max(told.number, -_MOST), _MOST), told.unit)
    return Quantity(told.number * percent / 100, "px") if told.unit == "%" and percent is not None else told


def pixels(text: str, em: float = ROOT, percent: float | None = None) -> float | None:
    """A length in pixels; None for what is none.  A number without a unit is one, as old pages write them."""
    told = value(text, em, percent)
    return told.number if told is not None and told.unit in ("px", "") else None


def share(text: str) -> float | None:
    """A number, or percents as a part of one."""
    told = value(text)
    if told is None or told.unit not in ("", "%"):
        return None
    return told.number / 100 if told.unit == "%" else told.number


def degrees(text: str) -> float | None:
    """An angle; None for what is none."""
    told = value(text)
    return told.number if told is not None and told.unit in ("deg", "") else None


def _measured(number: str, unit: str, em: float) -> Quantity | None:
    amount = float(number[:24])
    if unit in ("", "%"):
        return Quantity(amount, unit)
    if unit in _PIXELS:
        return Quantity(amount * _PIXELS[unit], "px")
    if unit in _OF_LETTERS:
        return Quantity(amount * _OF_LETTERS[unit] * em, "px")
    return Quantity(amount * _DEGREES[unit], "deg") if unit in _DEGREES else None


class _Sum:
    """Works out one value with brackets and functions."""

    def __init__(self, text: str, em: float) -> None:
        self._em = em
        self._tokens: list[tuple[str, ...]] = list(_tokens(text))
        self._at = 0

    def told(self) -> Quantity | None:
        """The value; None where it is none, or longer than any page writes."""
        if not self._tokens or len(self._tokens) > _MOST_TOKENS:
            return None
        try:
            found = self._atom(0)
        except (ValueError, ZeroDivisionError, OverflowError):
            return None
        return found if self._at == len(self._tokens) else None

    def _next(self) -> tuple[str, ...]:
        if self._at >= len(self._tokens):
            raise ValueError
        self._at += 1
        return self._tokens[self._at - 1]

    def _sign(self) -> str:
        return self._tokens[self._at][3] if self._at < len(self._tokens) else ""

    def _atom(self, depth: int) -> Quantity:
        number, unit, function, sign, name = self._next()
        if depth > _DEEPEST:
            raise ValueError
        if number:
            if (found := _measured(number, unit, self._em)) is None:
                raise ValueError
            return found
        if name in _CONSTANTS:
            return Quantity(_CONSTANTS[name])
        if sign != "(" and not function:
            raise ValueError
        parts = [self._sum(depth + 1)]
        while self._sign() == ",":
            self._at += 1
            parts.append(self._sum(depth + 1))
        if self._next()[3] != ")":
            raise ValueError
        return _called(function.rstrip("("), parts)

    def _sum(self, depth: int) -> Quantity:
        found = self._product(depth)
        while self._at < len(self._tokens):
            sign = self._sign()
            signed = self._tokens[self._at][0][:1] in ("+", "-") and bool(self._tokens[self._at][0])
            if sign in ("+", "-"):
                self._at += 1
            elif not signed:
                break
            other = self._product(depth)
            if other.unit != found.unit:
                found, other = _of_one_unit(found, other)
            found = Quantity(found.number - other.number if sign == "-" else found.number + other.number, found.unit)
        return found

    def _product(self, depth: int) -> Quantity:
        found = self._atom(depth)
        while (sign := self._sign()) in ("*", "/") and sign:
            self._at += 1
            other = self._atom(depth)
            if sign == "/":
                found = Quantity(found.number / other.number, found.unit if not other.unit else "")
            else:
                found = Quantity(found.number * other.number, found.unit or other.unit)
        return found


def _tokens(text: str) -> Iterator[tuple[str, ...]]:
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            if text[place:].strip():
                yield ("", "", "", "?", "")
            return
        yield tuple(part or "" for part in found.groups())
        place = found.end()


def _of_one_unit(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Two parts of a sum: nothing of any unit is nothing, all else that differs nobody adds up here."""
    if not one.number:
        return Quantity(0.0, other.unit), other
    if not other.number:
        return one, Quantity(0.0, one.unit)
    raise ValueError


def _called(name: str, parts: list[Quantity]) -> Quantity:
    numbers, unit = [part.number for part in parts], parts[0].unit
    if len({part.unit for part in parts if part.number}) > 1:
        raise ValueError
    if name in ("", "calc", "-webkit-calc") and len(parts) == 1:
        return parts[0]
    if name in ("min", "max"):
        return Quantity(min(numbers) if name == "min" else max(numbers), unit)
    if name == "clamp" and len(parts) == 3:
        return Quantity(max(numbers[0], min(numbers[1:])), unit)
    if name == "abs" and len(parts) == 1:
        return Quantity(abs(numbers[0]), unit)
    raise ValueError
