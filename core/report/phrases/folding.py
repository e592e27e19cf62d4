"""A paragraph folded for recognition, with the way back to the original characters, and the numerals in it.

Numerals as reports write them: 12, １２, 1,234, 三, 两, 十二, 一百零三.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.patterns import lazy

_WIDTHS = str.maketrans("０１２３４５６７８９％﹪．,;:()", "0123456789%%.，；：（）")
_QUOTED = lazy(r"《[^》\n]{0,200}》|〈[^〉\n]{0,200}〉|〔[^〕\n]{0,200}〕|https?[\w:/.?=&#%-]+")
_QUOTES = ("《", "〈", "〔", "http")
_FULL_STOP = lazy(r"(?<=[\u4e00-\u9fff])\.(?!\d)")
_BLANKS = lazy(r"\s+")


@dataclass(frozen=True)
class Folded:
    """A paragraph without blanks, with half-width digits, full-width marks, and titles in 《》 made unreadable."""

    text: str
    positions: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the original paragraph."""
        return self.positions[start], self.positions[end - 1] + 1


def fold(paragraph: str) -> Folded:
    """Fold a paragraph."""
    text = paragraph.translate(_WIDTHS)
    if "." in text:
        text = _FULL_STOP.sub("。", text)
    if any(mark in text for mark in _QUOTES):
        text = _QUOTED.sub(lambda match: "□" * len(match.group()), text)
    positions: Sequence[int] = range(len(text))
    if _BLANKS.search(text):
        positions = [place for place, char in enumerate(text) if not char.isspace()]
        text = _BLANKS.sub("", text)
    return Folded(text, positions)


ARABIC = r"(?:\d{1,3}(?:，\d{3})+(?!\d)|\d+)"
CHINESE = r"[零〇一二两三四五六七八九十百千万]+"

LONGEST = 20  # characters; what is longer counts nothing, and Python makes no number of it
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_WELL_FORMED = lazy(
    r"(?=.)(?:[一二两三四五六七八九]千)?(?:零?[一二两三四五六七八九]百)?(?:零?[一二三四五六七八九]?十)?"
    r"(?:(?:零|(?<![百千]))[一二两三四五六七八九])?|[零〇]"
)


def value(numeral: str) -> int | None:
    """The number a numeral stands for (commas of thousands as ``，``); None where it is none, like 二百五十百."""
    if len(numeral) > LONGEST:
        return None
    if numeral[0].isdigit():
        return int(numeral.replace("，", ""))
    high, ten_thousands, low = numeral.rpartition("万")
    parts = [_below_ten_thousand(part) for part in ((high, low) if ten_thousands else (low,)) if part]
    if None in parts or (ten_thousands and not high):
        return None
    return (_number(parts[0]) * 10_000 + sum(map(_number, parts[1:]))) if ten_thousands else parts[0]


def _number(part: int | None) -> int:
    return part or 0


def _below_ten_thousand(numeral: str) -> int | None:
    if not _WELL_FORMED.fullmatch(numeral):
        return None
    total, digit = 0, 0
    for char in numeral:
        if char in _PLACES:
            total += (digit or 1) * _PLACES[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
