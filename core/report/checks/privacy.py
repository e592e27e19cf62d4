"""P1: numbers of persons in a text that will be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from core.patterns import lazy
from core.records import record
from core.report.checks.base import Context, Rule
from core.report.checks.wording import say
from core.report.findings import Finding, Grade
from core.report.report import by_line, text_names


@record
class Private:
    """A number of a person: what it is (part of the wording's id), where, and its bare digits."""

    kind: str
    start: int
    end: int
    digits: str


_FULL_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ－　", "0123456789XX- ")
_LONG_NUMBER = lazy(r"\d(?:[ 　－-]?\d){9}")
_IDENTITY = lazy(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_MOBILE = lazy(r"(?<![0-9A-Za-z./\-])(?:\+?86[- ]?)?(1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4}))(?![0-9A-Za-z]|[-.]\d)")
_CARD = lazy(r"(?<![0-9A-Za-z./\-])(?:62|9558|4|5)\d(?:[ -]?\d){13,17}(?![0-9A-Za-z]|[-.]\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_identity_number(number: str) -> bool:
    """Whether eighteen characters end in their check digit (GB 11643: ISO 7064, MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def is_card_number(number: str) -> bool:
    """Whether the digits end in their check digit (ISO 7812: Luhn)."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(number)))
    return 16 <= len(number) <= 19 and sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


@lru_cache(maxsize=32)
def private_numbers(text: str) -> tuple[Private, ...]:
    """Identity numbers, mobile numbers and bank cards in a text, in order."""
    return tuple(by_line(text, _private_numbers))


@lru_cache(maxsize=4096)
def _private_numbers(text: str) -> tuple[Private, ...]:
    if not _LONG_NUMBER.search(text):
        return ()
    plain = text.translate(_FULL_WIDTH)
    found = [_private("identity", match) for match in _IDENTITY.finditer(plain)]
    found = [number for number in found if is_identity_number(number.digits)]
    taken = {number.start for number in found}
    cards = [_private("card", match) for match in _CARD.finditer(plain)]
    found += [number for number in cards if number.start not in taken and is_card_number(number.digits)]
    found += [_private("mobile", match, 1) for match in _MOBILE.finditer(plain)]
    return tuple(sorted(found, key=lambda number: number.start))


def _private(kind: str, match: re.Match[str], group: int = 0) -> Private:
    return Private(kind, *match.span(group), re.sub(r"[ -]", "", match.group(group)))


_GIVEN_TO_CALL = lazy(r"(?:电话|传真|热线|联系方式|手机)[^，。；\n\d]{0,6}$")


def numbers_of_persons(context: Context) -> Iterator[Finding]:
    """P1: the office's own contact data, and what 说明 gives as its telephone, are meant to be published."""
    own = re.sub(r"[^\d,]", "", ",".join(context.report.body.values()).translate(_FULL_WIDTH))
    for key, name in text_names(context.form):
        text = context.report.text(key)
        for number in private_numbers(text):
            called = key == "preamble" and _GIVEN_TO_CALL.search(text[max(0, number.start - 16) : number.start])
            if number.digits not in own and not called:
                shown = f"{number.digits[:3]}****{number.digits[-4:]}"
                message = say(f"P1.{number.kind}", name=name, number=shown)
                span = (number.start, number.end)
                yield Finding("P1", Grade.HINT, message, place=key, span=span, strong=True)


RULES: tuple[Rule, ...] = (
    Rule(
        ("P1",),
        Grade.HINT,
        "个人信息（身份证号、手机号、银行卡号）",
        numbers_of_persons,
        "政府信息公开条例第十五条、个人信息保护法",
    ),
)
