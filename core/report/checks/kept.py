"""Hints that the clerk kept as they are, with a written reason; and what is left when those are taken off.

The reason is stored under :attr:`Finding.key`, which holds the user's own
numbers: once they change, the hint asks again.  Errors cannot be kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from core.report.findings import Finding, Grade, Tally, tally
from core.report.report import Report, blanks, still_unverified


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
