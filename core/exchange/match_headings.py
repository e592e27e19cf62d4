"""Finding the headings of the form's sections among paragraphs, in all their wordings."""

from __future__ import annotations

import re
from functools import lru_cache

from core.exchange.match_align import align
from core.exchange.raw import RawDocument, RawParagraph
from core.forms.labels import fold, likeness, spellings
from core.forms.spec import Form, Section

_LONGEST = 40  # characters; a longer paragraph is no heading
_TOP = re.compile(r"\s*[一二三四五六七八九十]+\s*[、.．，,]")
_SUB = re.compile(r"\s*[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|\s*\d+\s*[.．、]|[一二三四五六七八九]是")
_SENTENCE = re.compile("[。；;：:！？]")
_LEAST = 0.62


def headings(document: RawDocument, form: Form) -> dict[str, int]:
    """Section key → index of the item in the document that is its heading; sections without one are left out."""
    found = [
        (index, item)
        for index, item in enumerate(document.items)
        if isinstance(item, RawParagraph) and 2 <= len(item.text.strip()) <= _LONGEST
    ]
    scores = [[score(item, section) for section in form.sections] for _, item in found]
    candidates = [i for i, row in enumerate(scores) if any(row)]
    pairs = align(len(candidates), len(form.sections), lambda i, j: scores[candidates[i]][j])
    return {form.sections[j].key: found[candidates[i]][0] for i, j in pairs.items()}


def score(paragraph: RawParagraph, section: Section) -> int:
    """How surely a paragraph is the heading of a section, 0 to 20."""
    text = paragraph.text.strip()
    if _SENTENCE.search(text):
        return 0
    alike = _alike(fold(text), _names(section))
    if alike < _LEAST:
        return 0
    printed = paragraph.number + text
    bonus = 6 if _TOP.match(printed) else -6 if _SUB.match(printed) else 4 if alike == 1 else 0
    return max(0, round(10 * alike) + bonus)


@lru_cache
def _names(section: Section) -> frozenset[str]:
    return spellings(section.heading, section.aliases)


@lru_cache(maxsize=4096)
def _alike(text: str, names: frozenset[str]) -> float:
    return 1.0 if text in names else max(likeness(text, name) for name in names)
