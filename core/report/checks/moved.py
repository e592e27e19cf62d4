"""Findings of a moment ago beside a report that was changed since: their words where they stand now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from core.report.findings import Finding
from core.report.report import Report
from core.report.text_changes import Change, changes


def moved(findings: Iterable[Finding], before: Report, now: Report) -> tuple[Finding, ...]:
    """The findings on ``before`` with their spans as in ``now``; those whose own words were changed are left out.

    Both reports follow the same form.
    """

    @cache
    def steps(place: str) -> tuple[Change, ...]:
        return changes(before.text(place), now.text(place))

    shifted = ((f, _shifted(f.span, steps(f.place))) if f.span else (f, None) for f in findings)
    return tuple(replace(finding, span=span) for finding, span in shifted if span or not finding.span)


def _shifted(span: tuple[int, int], steps: Iterable[Change]) -> tuple[int, int] | None:
    """Where words stand after changes elsewhere (each given as the text was before all of them)."""
    start, end = span
    if any(step.start < end and start < step.end for step in steps):
        return None
    by = sum(len(step.words) - (step.end - step.start) for step in steps if step.end <= start)
    return start + by, end + by
