"""What the checks say: located, graded, with the arithmetic in the user's own numbers; what of it is kept, and where it stands later.

A hint that the clerk keeps as it is has a written reason, stored under
:attr:`Finding.key`, which holds the user's own numbers: once they change, the
hint asks again.  Errors cannot be kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum
from functools import cached_property

from core.forms.spec import Section
from core.patterns import lazy
from core.records import record
from core.report.report import Report, blanks, still_unverified
from core.report.text_changes import Change, changes


class Grade(StrEnum):
    """ERROR cannot be right whatever the facts are; HINT may be right, and asks; NOTE only tells (never counted)."""

    ERROR = "ERROR"
    HINT = "HINT"
    NOTE = "NOTE"

    __hash__ = str.__hash__  # that of an enumeration is Python's, and asked for at each look-up


@record
class Said:
    """A sentence and what fills its gaps, made by :func:`core.report.checks.wording.say`.

    ``wording`` names the sentence (``T10.whole``); ``parts`` are as they are
    shown.  ``own`` names those that are the user's own numbers and words: the
    others only name what is meant, or follow from them.  ``former`` is the
    sentence of earlier versions, under which reasons were stored.
    """

    wording: str
    template: str
    parts: tuple[tuple[str, str], ...] = ()
    own: tuple[str, ...] = ()
    former: str = ""

    def __str__(self) -> str:
        """The sentence as it is read."""
        return self.template.format(**dict(self.parts))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The user's own numbers and words in it."""
        return tuple(value for name, value in self.parts if name in self.own and value)

    def was_said(self, sentence: str) -> bool:
        """Whether an earlier version said it so, with the same numbers."""
        known = {name: value for name, value in self.parts if name not in _REWORDED}
        pieces = _GAP.split(self.former)
        patterns = (
            (re.escape(known[piece]) if piece in known else ".*") if gap else re.escape(piece)
            for gap, piece in ((number % 2, piece) for number, piece in enumerate(pieces))
        )
        return bool(self.former) and re.fullmatch("".join(patterns), sentence) is not None


_GAP = lazy(r"\{(\w+)\}")
_UNTOUCHED = ("S1.agency", "S1.empty")  # a text or a line of the cover that nobody has begun
_REWORDED = ("difference", "others")  # parts that are sentences themselves, and were reworded too


@record
class Finding:
    """One finding.  ``cells`` are addends first and the total last; ``place`` names a text or table.

    ``place`` is a section key (``overview``), optionally with the character range
    of the words meant (``span``); "" where the cells say it all.  ``strong`` marks
    hints that inspectors or the law take badly: they go before the others.
    """

    id: str
    grade: Grade
    said: Said | str
    cells: tuple[str, ...] = ()
    place: str = ""
    span: tuple[int, int] | None = None
    strong: bool = False

    @cached_property
    def message(self) -> str:
        """What is said to the user."""
        return str(self.said)

    @cached_property
    def key(self) -> str:
        """Under which a kept hint's reason is stored: the check, its place, and the user's numbers, in no one's words.

        It changes with the numbers, so the hint asks again; not with the wording.
        """
        if isinstance(self.said, str):
            return f"{self.id} {self.said}"
        _, dot, variant = self.said.wording.partition(".")
        return " ".join((self.id + dot + variant, self.cells[-1] if self.cells else self.place, *self.said.numbers))

    def part(self, name: str) -> str:
        """What fills a gap of its sentence, "" where there is no such gap."""
        return dict(self.said.parts).get(name, "") if isinstance(self.said, Said) else ""

    def kept_as(self, kept: Collection[str]) -> str | None:
        """Under which of these keys a reason was stored for it, also by an earlier version; None if under none."""
        if not kept:
            return None
        if self.key in kept:
            return self.key
        if isinstance(self.said, str):
            return None
        start = f"{self.id} "
        return next((k for k in kept if k.startswith(start) and self.said.was_said(k.removeprefix(start))), None)

    def touches(self, place: str, index: int) -> bool:
        """Whether it speaks of words at this character of a text, or of those that end there."""
        return self.place == place and self.span is not None and self.span[0] <= index <= self.span[1]

    @cached_property
    def blank(self) -> bool:
        """Whether it tells of what is not filled in yet: an error on export only, shown in a way of its own everywhere."""
        return self.id == "T6" or (isinstance(self.said, Said) and self.said.wording in _UNTOUCHED)

    @cached_property
    def wrong(self) -> bool:
        """Whether something that was written cannot be right."""
        return self.grade is Grade.ERROR and not self.blank


DIAGNOSES = "T15"  # names the one or two figures that are wrong; all its cells are meant alike
UNREAD = "U1"  # paragraphs carried over that nobody has confirmed: a state of the work, counted by itself
_BLANK = "未填"
_STATES = {"T6": _BLANK, UNREAD: "未核对"}
_WORDS = {Grade.ERROR: "错误", Grade.HINT: "提醒", Grade.NOTE: "提示"}


def section_of(report: Report, finding: Finding) -> Section | None:
    """The section that a finding stands in, with the words beside its table; None for the cover's."""
    try:
        return report.form.section(finding.place)
    except KeyError:
        return None


def grade_word(finding: Finding) -> str:
    """What a finding is called; blank cells and unread paragraphs have words of their own."""
    return _BLANK if finding.blank else word_of(finding.id, finding.grade)


def word_of(check: str, grade: str) -> str:
    """The word for findings of a check and grade: 错误, 提醒, 提示, 未填, 未核对."""
    return _STATES.get(check) or _WORDS[Grade(grade)]


@record
class Tally:
    """How much is left of a report: contradictions, open hints, blank cells, paragraphs nobody has confirmed."""

    errors: int = 0
    hints: int = 0
    blanks: int = 0
    unverified: int = 0

    def counts(self) -> str:
        """What is left, without a verdict: ``1处提醒，3处未填``; "" where nothing is."""
        counts = (
            (self.errors, "处错误"),
            (self.hints, "处提醒"),
            (self.blanks, "处未填"),
            (self.unverified, "段未核对"),
        )
        return "，".join(f"{count}{word}" for count, word in counts if count)

    def __str__(self) -> str:
        """One line: ``未发现错误（1处提醒，3处未填）``; a program finds errors, it does not pass reports."""
        said = self.counts()
        return said if self.errors else "未发现错误" + (f"（{said}）" if said else "")


def tally(findings: Collection[Finding], blanks: int = 0, kept: Collection[str] = (), unverified: int = 0) -> Tally:
    """What is left; ``kept`` holds the keys of hints kept with a reason (``report.kept``), which no longer count."""
    errors = sum(finding.wrong for finding in findings)
    blanks += sum(finding.blank and not finding.cells for finding in findings)  # texts: cells are counted one by one
    hints = sum(1 for f in findings if f.grade is Grade.HINT and f.kept_as(kept) is None)
    return Tally(errors, hints, blanks, unverified)


def verdict(findings: Collection[Finding], blanks: int = 0, kept: Collection[str] = (), unverified: int = 0) -> str:
    """One line for the whole report: :func:`tally` in words."""
    return str(tally(findings, blanks, kept, unverified))


def kept_key(report: Report, finding: Finding) -> str | None:
    """Under which key this very hint, with these numbers, was kept; None where it was not."""
    return finding.kept_as(report.kept) if finding.grade is Grade.HINT else None


def is_kept(report: Report, finding: Finding) -> bool:
    """Whether this very hint, with these numbers, was kept."""
    return kept_key(report, finding) is not None


def open_findings(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that still wait for somebody."""
    return tuple(finding for finding in findings if not is_kept(report, finding))


def kept_findings(report: Report, findings: Iterable[Finding]) -> tuple[tuple[Finding, str], ...]:
    """The hints kept, each with its reason, as the 自查表 prints them."""
    found = ((finding, kept_key(report, finding)) for finding in findings)
    return tuple((finding, report.kept[key]) for finding, key in found if key is not None)


def state_of(report: Report, findings: Collection[Finding]) -> Tally:
    """What is left of a report: findings not kept, blank cells, paragraphs 未核对."""
    unverified = sum(len(still_unverified(report, key)) for key in report.unverified)
    return tally(findings, len(blanks(report)), report.kept, unverified)


def moved(findings: Iterable[Finding], before: Report, now: Report) -> tuple[Finding, ...]:
    """The findings on ``before`` with their spans as in ``now``; those whose own words were changed are left out.

    Both reports follow the same form.
    """

    findings = tuple(findings)
    steps: dict[str, tuple[Change, ...]] = {}
    for place in {finding.place for finding in findings if finding.span}:
        if (old := before.text(place)) != (new := now.text(place)):
            steps[place] = changes(old, new)
    if not steps:
        return findings
    shifted = ((f, _shifted(f.span, steps.get(f.place, ())) if f.span else None) for f in findings)
    return tuple(f if span == f.span else replace(f, span=span) for f, span in shifted if span or not f.span)


def _shifted(span: tuple[int, int], steps: Iterable[Change]) -> tuple[int, int] | None:
    """Where words stand after changes elsewhere (each given as the text was before all of them)."""
    start, end = span
    if any(step.start < end and start < step.end for step in steps):
        return None
    by = sum(len(step.words) - (step.end - step.start) for step in steps if step.end <= start)
    return start + by, end + by
