"""Notes at the foot of a page or at the end of a text: below a short rule, the first of them with a mark at its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from core.patterns import lazy
from core.readers.pages.lines import Line, lines
from core.readers.pages.marks import NoteMark
from core.readers.pages.model import Glyph, Page, RuledLine
from core.readers.pages.ruled_tables import meets

_SHORTEST, _LONGEST = 30.0, 0.4  # of a rule: points, and of the width of the page
_FLUSH, _MARK = 3.0, 12.0  # points: the rule begins where the writing does, or the mark that was before it
_BELOW = 3.5  # of the size: so near below the rule the notes begin
_NEXT = 2.4  # of the size: so near below each other their lines stand
_SMALLER = 0.95  # times the usual size: notes are smaller, unless their marks are raised
_AT_HEAD = 1.5  # of the size: a raised mark stands at the head of its note
_SIGN = lazy(r"(?:[①-⑳⑴-⒇*＊※†‡]|[\[［【(（]?(?:\d{1,2}|[ivx]{1,4})[\]］】)）]?(?=\s|[\u3400-\u9fff]))")
_WORDS = lazy(r"[\u3400-\u9fffA-Za-z]")


def without_footnotes(pages: Sequence[Page], marks: Sequence[Sequence[NoteMark]]) -> tuple[list[Page], list[str]]:
    """The pages without such notes, and what they say; ``marks`` are the raised marks that each page had."""
    kept: list[Page] = []
    told: list[str] = []
    for page, of_page in zip(pages, marks, strict=True):
        notes = _notes(page, of_page)
        gone: set[Glyph] = {glyph for line in notes for glyph in line.glyphs}
        kept.append(replace(page, glyphs=tuple(g for g in page.glyphs if g not in gone)) if gone else page)
        for line in notes:
            if not told or _begins(line, of_page):
                told.append(line.text)
            else:
                told[-1] += line.text
    return kept, told


def _notes(page: Page, marks: Sequence[NoteMark]) -> list[Line]:
    """The lines of the notes of a page; none where no short rule stands over such lines."""
    inked = [glyph for glyph in page.glyphs if glyph.text.strip()]
    if not page.across or not inked:
        return []
    left = min(glyph.x0 for glyph in inked)
    short = (
        rule
        for rule in page.across
        if _SHORTEST <= rule.end - rule.start <= _LONGEST * page.width
        and -_FLUSH <= left - rule.start <= _MARK
        and not any(meets(rule, down) for down in page.down)
    )
    return next((found for rule in short if (found := _below(rule, page, marks))), list[Line]())


def _below(rule: RuledLine, page: Page, marks: Sequence[NoteMark]) -> list[Line]:
    """The lines of notes right below a rule, down to the end of the page."""
    if any(other.at > rule.at for other in page.across) or any(other.end > rule.at for other in page.down):
        return []
    under = lines(glyph for glyph in page.glyphs if glyph.base > rule.at)
    if not under or under[0].base - rule.at > _BELOW * under[0].size:
        return []
    usual = median(glyph.size for glyph in page.glyphs)
    small = under[0].size < _SMALLER * usual and _SIGN.match(under[0].text)
    if not (small or _has_raised(under[0], marks)):
        return []
    steps = zip(under, [under[0], *under], strict=False)
    near = takewhile(lambda pair: pair[0].base - pair[1].base <= _NEXT * pair[0].size, steps)
    notes = [line for line, _ in near if _WORDS.search(line.text)]  # what else stands there is the number of the page
    return notes if all(line.size <= usual + 0.1 for line in notes) else []


def _begins(line: Line, marks: Sequence[NoteMark]) -> bool:
    """Whether a line of the notes is the first of one."""
    return _has_raised(line, marks) or _SIGN.match(line.text) is not None


def _has_raised(line: Line, marks: Sequence[NoteMark]) -> bool:
    """Whether a raised mark stood at the head of a line."""
    first = line.inked[0]
    return any(
        abs(mark.y - first.centre) <= first.size and mark.x - first.x0 <= _AT_HEAD * first.size for mark in marks
    )
