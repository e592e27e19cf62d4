"""The sub-headings that a text must treat, and which of them are there."""

from __future__ import annotations

import re

from core.forms.labels import fold
from core.forms.spec import Section
from core.report.report import paragraphs

_NUMBERED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])")


def missing_aspects(section: Section, text: str) -> tuple[str, ...]:
    """Sub-headings of the section that no paragraph of the text begins with, in printed order."""
    lines = paragraphs(text)
    return tuple(aspect for aspect in section.aspects if not any(_begins(line, aspect) for line in lines))


def _begins(line: str, aspect: str) -> bool:
    """A numbered paragraph may go on after the heading's words; without a number it must be the heading."""
    words = fold(aspect)
    return fold(line).startswith(words) if _NUMBERED.match(line) else fold(line) == words
