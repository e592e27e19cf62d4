"""Lines of running text → paragraphs, by indent, line width, spacing and look; knows no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.numerals import NUMBERED
from core.patterns import lazy
from core.readers.pages.lines import Line, glue
from core.records import record

_INDENT = 0.8  # of the size: a line set in as far as this begins a paragraph
_SPACED = 1.3  # of the usual distance of lines: a gap as wide as this ends a paragraph
_SLACK = 0.6  # of the size: how far short of the margin a full line may end
_SET_IN = 2.6  # of the size: the most that the first line of a paragraph is set in
_LARGE = 1.2  # times the usual size: a title
_FEWEST = 3  # lines that make a margin or a size of text of their own
_HANGING = "，。、；：！？,.;:"
_NUMBER = lazy(NUMBERED)
_LEADERS = lazy(r"[.…·．]{4}\s*+\d{1,3}$")
_ENDED = ("。", "；", "：", "！", "？", ";", ":")


@record
class Measure:
    """Margins of running text and the usual distance of its lines, in points."""

    left: float
    right: float
    pitch: float


class TextMeasures:
    """The measure of each kind of running text, told by its size and where it begins.

    An article keeps its own margins and distances amid the lines of a site.
    """

    def __init__(self, pages: Iterable[Sequence[Line]]) -> None:
        per_page = [list(lines) for lines in pages]
        every = [line for lines in per_page for line in lines if not _is_of_contents(line)]
        known = set(every)
        pairs = [pair for lines in per_page for pair in pairwise(lines) if known.issuperset(pair)]
        self.all = _measure(every, pairs)
        sizes = Counter[float]()
        for line in every:
            sizes[_size(line)] += len(line.inked)
        self.usual = sizes.most_common(1)[0][0] if sizes else 0.0
        self.kinds: dict[float, list[tuple[float, Measure]]] = {}
        for size in {_size(line) for line in every}:
            for group in _columns([line for line in every if _size(line) == size]):
                ours = set(group)
                measured = _measure(group, [pair for pair in pairs if ours.issuperset(pair)])
                self.kinds.setdefault(size, []).append((min(line.x0 for line in group), measured))

    def of(self, line: Line) -> Measure:
        """The measure of the text that a line belongs to."""
        fitting = [measured for start, measured in self.kinds.get(_size(line), ()) if start <= line.x0]
        return fitting[-1] if fitting else self.all


def _is_of_contents(line: Line) -> bool:
    """Whether it is an entry in a table of contents: its dots lead to no margin of the text."""
    return _LEADERS.search(line.text) is not None


def _size(line: Line) -> float:
    return round(2 * line.size) / 2


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines of one size by where they begin, from the left; those set in count to those that are not."""
    group: list[Line] = []
    for line in sorted(lines, key=lambda line: line.x0):
        if group and line.x0 - group[0].x0 > _SET_IN * line.size:
            if len(group) >= _FEWEST:
                yield group
            group = []
        group.append(line)
    if len(group) >= _FEWEST:
        yield group


def _measure(lines: Sequence[Line], pairs: Sequence[tuple[Line, Line]]) -> Measure:
    """Measure lines of one kind by those that follow each other."""
    if not lines:
        return Measure(0, 0, 0)
    size = lines[0].size
    # A long address that could not be broken may run over the margin.
    left, right = min(line.x0 for line in lines), max(map(_end, [line for line in lines if line.styles] or lines))
    gaps = [(b.base - a.base, a, b) for a, b in pairs if 0 < b.base - a.base < 4 * a.size]
    wrapped = sorted(
        gap for gap, a, b in gaps if right - a.x1 <= b.first_token + _SLACK * b.size and b.x0 < left + size
    )
    if len(wrapped) >= _FEWEST:
        return Measure(left, right, wrapped[len(wrapped) // 4])
    ordered = sorted(gap for gap, _, _ in gaps)
    return Measure(left, right, ordered[len(ordered) // 10] if ordered else 0.0)


def _end(line: Line) -> float:
    """Where a line ends; the sign at its end may hang over the margin."""
    last = line.inked[-1]
    return last.x0 if last.text in _HANGING and len(line.inked) > 1 else line.x1


@dataclass
class PageParagraph:
    """A paragraph under construction."""

    lines: list[Line] = field(default_factory=list[Line])

    @property
    def text(self) -> str:
        """The lines in one piece."""
        text = ""
        for line in self.lines:
            text += glue(text, line.text) + line.text
        return text

    def goes_on_in(self, line: Line, across_pages: bool, measures: TextMeasures) -> bool:
        """Whether a line belongs to this paragraph."""
        last = self.lines[-1]
        measured = measures.of(line)
        if abs(last.size - line.size) > 0.6 or (last.styles and line.styles and last.styles.isdisjoint(line.styles)):
            return False
        if last.x0 - line.x0 > _SET_IN * line.size + _SLACK:
            return False
        if not across_pages and line.base - last.base > _SPACED * measured.pitch:
            return False
        if line.x0 - measured.left > _INDENT * line.size and line.x0 > last.x0 - _INDENT * line.size:
            return False
        full = measures.of(last).right if across_pages else measured.right  # it may stand in another column
        if full - last.x1 > line.first_token + _SLACK * line.size:
            return False
        # A full line that ends a sentence mostly goes on; before a number it is more likely a paragraph's last.
        return not (last.text.endswith(_ENDED) and _NUMBER.match(line.text))


def paragraphs(pages: Sequence[Sequence[Line]], measures: TextMeasures) -> list[tuple[str, int]]:
    """Texts of the paragraphs that a run of lines, in pieces a page, makes; each with its level.

    The level is 1 for what is set plainly larger than the text, a title, else 0.
    """
    large = _LARGE * measures.usual
    return [(paragraph.text, int(paragraph.lines[0].size > large)) for paragraph in _made(pages, measures)]


def _made(pages: Sequence[Sequence[Line]], measures: TextMeasures) -> list[PageParagraph]:
    found: list[PageParagraph] = []
    for lines in pages:
        for place, line in enumerate(lines):
            if found and found[-1].goes_on_in(line, place == 0, measures):
                found[-1].lines.append(line)
            else:
                found.append(PageParagraph([line]))
    return [paragraph for paragraph in found if paragraph.text]
