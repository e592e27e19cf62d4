"""Words of a line that is laid out from right to left, in the order in which they are seen (Unicode's UAX 9).

Digits keep their order, signs do not: ``-5`` is seen as ``5-``, ``1 234`` as ``234 1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from unicodedata import bidirectional

from core.readers.text_decoding import MIRRORED

_LEFT_ALONE = ("R", "AL", "AN", "RLO")  # letters that run from right to left, and what is turned round already
_STRONG = ("L", "EN")


def seen_from_right(line: str) -> str:
    """A line as it is seen; as it is written where letters stand in it that run from right to left themselves."""
    kinds = [bidirectional(sign) or "L" for sign in line]
    if not any(kind == "EN" for kind in kinds) or not set(kinds).isdisjoint(_LEFT_ALONE):
        return line
    parts: list[str] = []
    for forwards, run in groupby(zip(line, _forwards(kinds), strict=True), key=lambda pair: pair[1]):
        signs = "".join(sign for sign, _ in run)
        parts.append(signs if forwards else "".join(MIRRORED.get(sign, sign) for sign in reversed(signs)))
    return "".join(reversed(parts))


def _forwards(kinds: Sequence[str]) -> list[bool]:
    """Which signs of a line without letters from the right run from left to right."""
    found = _with_numbers(list(kinds))
    letter = False
    for at, kind in enumerate(found):  # W7: digits behind a letter count as letters
        letter = kind == "L" or (letter and kind != "R")
        if kind == "EN" and letter:
            found[at] = "L"
    around = zip(found, _strong(found), reversed(_strong(found[::-1])), strict=True)
    # N1: what stands between letters goes with them
    found = ["l" if kind not in _STRONG and before == behind == "L" else kind for kind, before, behind in around]
    return [kind in ("L", "l", "EN") for kind in found]


def _strong(kinds: Sequence[str]) -> list[str]:
    """For each sign the kind of the last letter or digit up to it; "" where there is none."""
    last, found = "", list[str]()
    for kind in kinds:
        last = kind if kind in _STRONG else last
        found.append(last)
    return found


def _with_numbers(kinds: list[str]) -> list[str]:
    """The kinds of signs, those that are parts of numbers as digits (W4, W5): one between two, those of units beside one."""
    for at in range(1, len(kinds) - 1):
        if kinds[at] in ("ES", "CS") and kinds[at - 1] == kinds[at + 1] == "EN":
            kinds[at] = "EN"
    for way in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = 1 if way.step > 0 else -1
        for at in way:
            if kinds[at] == "ET" and kinds[at - step] == "EN":
                kinds[at] = "EN"
    return kinds
