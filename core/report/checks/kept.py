"""Hints that the clerk kept as they are, with a written reason.

The reason is stored under :attr:`Finding.key`, which holds the user's own
numbers: once they change, the hint asks again.  Errors cannot be kept.
"""

from __future__ import annotations

from collections.abc import Iterable

from core.report.findings import Finding, Grade
from core.report.report import Report


def is_kept(report: Report, finding: Finding) -> bool:
    """Whether this very hint, with these numbers, was kept."""
    return finding.grade is Grade.HINT and finding.key in report.kept


def open_findings(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that still wait for somebody."""
    return tuple(finding for finding in findings if not is_kept(report, finding))


def kept_findings(report: Report, findings: Iterable[Finding]) -> tuple[tuple[Finding, str], ...]:
    """The hints kept, each with its reason, as the 自查表 prints them."""
    return tuple((finding, report.kept[finding.key]) for finding in findings if is_kept(report, finding))
