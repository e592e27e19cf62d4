"""A paragraph folded for recognition, with the way back to the original characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WIDTHS = str.maketrans("０１２３４５６７８９％﹪．,;:()", "0123456789%%.，；：（）")
_QUOTED = re.compile(r"《[^》\n]{0,200}》|〈[^〉\n]{0,200}〉|〔[^〕\n]{0,200}〕|https?[\w:/.?=&#%-]+")
_QUOTES = ("《", "〈", "〔", "http")
_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff])\.(?!\d)")
_BLANKS = re.compile(r"\s+")


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
