"""Finding the headings of the form's sections among paragraphs, in all their wordings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from core.exchange.match_align import align
from core.exchange.match_flow import Flow, Line, Mark
from core.exchange.match_words import once_for_each
from core.exchange.raw import RawDocument, RawParagraph
from core.forms.labels import fold, likeness, spellings
from core.forms.spec import Form, Section

_LONGEST = 40  # characters; a longer paragraph is no heading
_TOP = re.compile(r"[一二三四五六七八九十]+\s*[、.．，,]|第[一二三四五六七八九十]部分")
_SUB = re.compile(r"[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|\d+\s*[.．、]|[一二三四五六七八九]是")
_TAIL = re.compile(r"[\s.．…·]*\d*$")  # leaders and page number of a table of contents
_SENTENCE = re.compile("[。；;！？]|[：:].")
_LEAST = 0.62


def headings(document: RawDocument, form: Form) -> dict[str, int]:
    """Section key → index of the item in the document that is its heading; sections without one are left out."""
    lines: Flow = [
        Line(item.text.strip(), item.number) if isinstance(item, RawParagraph) else Mark("") for item in document.items
    ]
    return find_headings(lines, form)


def find_headings(lines: Flow, form: Form) -> dict[str, int]:
    """Section key → index of its heading.  Marks of the form's tables, where there are any, are a second witness."""
    tables = {line.key: i for i, line in reversed(list(enumerate(lines))) if isinstance(line, Mark) and line.key}
    names = _names(form)
    bounds = [_bounds(section, form.sections, tables, len(lines)) for section in form.sections]
    candidates = [i for i, line in enumerate(lines) if isinstance(line, Line) and 2 <= len(line.text) <= _LONGEST]
    scores: dict[int, list[float]] = {}
    for i in candidates:
        line = lines[i]
        assert isinstance(line, Line)
        row = [score(line, known) for known in names]
        if any(row):
            # Above the tables the later of two equals is meant: the first may be a table of contents.
            scores[i] = [
                worth + (i / len(lines) if stop < len(lines) else 0) if first <= i < stop else 0
                for worth, (first, stop) in zip(row, bounds, strict=True)
            ]
    order = list(scores)
    pairs = align(len(order), len(names), lambda i, j: scores[order[i]][j])
    found = {form.sections[j].key: order[i] for i, j in pairs.items()}
    return _by_place(found, form.sections, bounds, _numbered(lines, candidates)) if tables else found


def _numbered(lines: Flow, candidates: Sequence[int]) -> list[int]:
    """Short lines with a number of the highest level, whatever their words."""
    printed = ((i, line.printed) for i in candidates if isinstance(line := lines[i], Line))
    return [i for i, text in printed if _TOP.match(text) and not _SENTENCE.search(text)]


def _by_place(
    found: dict[str, int], sections: Sequence[Section], bounds: Sequence[tuple[int, int]], numbered: list[int]
) -> dict[str, int]:
    """Headings in words of their own: the only numbered line left where a section must begin."""
    complete = dict(found)
    for place, (section, (first, stop)) in enumerate(zip(sections, bounds, strict=True)):
        before = [complete[s.key] for s in sections[:place] if s.key in complete]
        after = [complete[s.key] for s in sections[place + 1 :] if s.key in complete]
        low, high = max([first - 1, *before]), min([stop, *after])
        left = [i for i in numbered if low < i < high]
        if section.key not in complete and len(left) == 1:
            complete[section.key] = left[0]
    return complete


def is_heading(line: Line, form: Form) -> bool:
    """Whether a line reads like the numbered heading of any section."""
    return len(line.text) <= _LONGEST and any(score(line, names) >= 13 for names in _names(form))


def _bounds(section: Section, sections: Sequence[Section], tables: dict[str, int], end: int) -> tuple[int, int]:
    """Between which lines a heading must stand, as the tables before and after it tell."""
    place = sections.index(section)
    before = [tables[s.key] for s in sections[:place] if s.key in tables]
    after = [tables[s.key] for s in sections[place:] if s.key in tables]
    return max(before, default=0), min(after, default=end)


def score(line: Line, names: frozenset[str]) -> float:
    """How surely a line is a heading with one of these names, 0 to 16."""
    if _SENTENCE.search(line.text):
        return 0
    alike = _alike(fold(_TAIL.sub("", line.text)), names)
    if alike < _LEAST:
        return 0
    printed = line.printed
    bonus = 6 if _TOP.match(printed) else -6 if _SUB.match(printed) else 4 if alike == 1 else 0
    return max(0, 10 * alike + bonus)


@once_for_each
def _names(form: Form) -> tuple[frozenset[str], ...]:
    return tuple(spellings(section.heading, section.aliases) for section in form.sections)


@lru_cache(maxsize=4096)
def _alike(text: str, names: frozenset[str]) -> float:
    return 1.0 if text in names else max(likeness(text, name) for name in names)
