"""Lines of running text → paragraphs, by indent, line width, spacing and look; knows no words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.readers.pages.lines import Line, glue

_INDENT = 0.8  # of the size: a line set in as far as this begins a paragraph
_SPACED = 1.3  # of the usual distance of lines: a gap as wide as this ends a paragraph
_SLACK = 0.6  # of the size: how far short of the margin a full line may end
_NUMBER = re.compile(r"[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|[一二三四五六七八九十]+\s*、|\d+\s*[.．、]")
_ENDED = ("。", "；", "：", "！", "？", ";", ":")


@dataclass(frozen=True)
class Measure:
    """Margins of the running text and the usual distance of its lines, in points."""

    left: float
    right: float
    pitch: float


def measure(pages: Iterable[Sequence[Line]]) -> Measure:
    """Measure the running text of all pages."""
    per_page = [list(lines) for lines in pages]
    every = [line for lines in per_page for line in lines]
    if not every:
        return Measure(0, 0, 0)
    left = min(line.x0 for line in every)
    right = max(line.x1 for line in every)
    gaps = sorted(b.base - a.base for lines in per_page for a, b in pairwise(lines) if b.base - a.base < 4 * a.size)
    pitch = gaps[len(gaps) // 10] if gaps else 0.0
    return Measure(left, right, pitch)


@dataclass
class Paragraph:
    """A paragraph under construction."""

    lines: list[Line] = field(default_factory=list[Line])

    @property
    def text(self) -> str:
        """The lines in one piece."""
        text = ""
        for line in self.lines:
            text += glue(text, line.text) + line.text
        return text

    def goes_on_in(self, line: Line, across_pages: bool, measured: Measure) -> bool:
        """Whether a line belongs to this paragraph."""
        last = self.lines[-1]
        if abs(last.size - line.size) > 0.6 or (last.styles and line.styles and last.styles.isdisjoint(line.styles)):
            return False
        if not across_pages and line.base - last.base > _SPACED * measured.pitch:
            return False
        if line.x0 - measured.left > _INDENT * line.size and line.x0 > last.x0 - _INDENT * line.size:
            return False
        if measured.right - last.x1 > line.first_token + _SLACK * line.size:
            return False
        # A full line that ends a sentence mostly goes on; before a number it is more likely a paragraph's last.
        return not (last.text.endswith(_ENDED) and _NUMBER.match(line.text))


def paragraphs(pages: Sequence[Sequence[Line]], measured: Measure) -> list[str]:
    """Texts of the paragraphs that a run of lines, in pieces a page, makes."""
    found: list[Paragraph] = []
    for lines in pages:
        for place, line in enumerate(lines):
            if found and found[-1].goes_on_in(line, place == 0, measured):
                found[-1].lines.append(line)
            else:
                found.append(Paragraph([line]))
    return [paragraph.text for paragraph in found if paragraph.text]
