"""What the texts still wait for: sub-headings that must be treated, paragraphs 未核对 of the whole report, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.labels import fold
from core.forms.spec import Section
from core.numerals import NUMBERED
from core.patterns import lazy
from core.records import record
from core.report.findings import UNREAD, Finding, Grade, Said
from core.report.report import Report, paragraphs, still_unverified, text_names

_NUMBERED = lazy(rf"\s*{NUMBERED}")


def missing_aspects(section: Section, text: str) -> tuple[str, ...]:
    """Sub-headings of the section that no paragraph of the text begins with, in printed order."""
    lines = paragraphs(text)
    return tuple(aspect for aspect in section.aspects if not any(_begins(line, aspect) for line in lines))


def _begins(line: str, aspect: str) -> bool:
    """A numbered paragraph may go on after the heading's words; without a number it must be the heading."""
    words = fold(aspect)
    return fold(line).startswith(words) if _NUMBERED.match(line) else fold(line) == words


@record
class Waiting:
    """A paragraph carried over and not looked at: the key of its text, where it starts there, its words."""

    key: str
    start: int
    words: str


def waiting_paragraphs(report: Report, first: str = "") -> tuple[Waiting, ...]:
    """All paragraphs 未核对 in printed order; those of the text ``first`` before all others."""
    found = [paragraph for key, _ in text_names(report.form) for paragraph in _of(report, key)]
    return tuple(sorted(found, key=lambda paragraph: paragraph.key != first))


def next_waiting(report: Report, key: str, index: int) -> Waiting | None:
    """The next paragraph 未核对 behind a character of a text, round the end; None where all are looked at."""
    keys = [name for name, _ in text_names(report.form)]
    here = (keys.index(key) if key in keys else -1, index)
    found = waiting_paragraphs(report)
    onward = (paragraph for paragraph in found if (keys.index(paragraph.key), paragraph.start) > here)
    return next(onward, next(iter(found), None))


def unread_findings(report: Report) -> tuple[Finding, ...]:
    """For the list of findings: each text with paragraphs 未核对, how many, and the first of them."""
    return tuple(
        Finding(UNREAD, Grade.NOTE, _said(len(found)), (), key, (found[0].start, found[0].start))
        for key, _ in text_names(report.form)
        if (found := list(_of(report, key)))
    )


def _said(count: int) -> Said:
    return Said(UNREAD, "{count}段未核对，沿用的是上年的文字。请逐段通读，改写或者确认。", (("count", str(count)),))


def _of(report: Report, key: str) -> Iterator[Waiting]:
    waiting = set(still_unverified(report, key))
    start = 0
    for line in report.text(key).split("\n") if waiting else ():
        words = line.strip()
        if words in waiting:
            yield Waiting(key, start + line.index(words), words)
        start += len(line) + 1
