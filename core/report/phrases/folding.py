"""A paragraph folded for recognition, with the way back to the original characters, and the numerals in it.

Numerals as reports write them: 12, １２, 1,234, 三, 两, 十二, 一百零三.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.patterns import lazy
from core.records import record

_WIDTHS = str.maketrans("０１２３４５６７８９％﹪．,;:()", "0123456789%%.，；：（）")
_QUOTED = lazy(r"《[^》\n]{0,200}》|〈[^〉\n]{0,200}〉|〔[^〕\n]{0,200}〕|https?[\w:/.?=&#%-]+")
_QUOTES = ("《", "〈", "〔", "http")
_FULL_STOP = lazy(r"(?<=[\u4e00-\u9fff])\.(?!\d)")
_BLANKS = lazy(r"\s+")


@record
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
