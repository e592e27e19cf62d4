"""Finding the headings of the form's sections among paragraphs, in all their wordings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from core.exchange.match_align import align
from core.exchange.match_flow import Flow, Line, Mark
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
    return {form.sections[j].key: order[i] for i, j in pairs.items()}


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


@lru_cache
def _names(form: Form) -> tuple[frozenset[str], ...]:
    return tuple(spellings(section.heading, section.aliases) for section in form.sections)


@lru_cache(maxsize=4096)
def _alike(text: str, names: frozenset[str]) -> float:
    return 1.0 if text in names else max(likeness(text, name) for name in names)
