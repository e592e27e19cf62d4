"""The checks: one declared list, one evaluator; ids and grades are those of resources/docs/checks.md."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import import_module

from core.report.calc import Computed, compute
from core.report.checks.base import Context, Headings, Rule
from core.report.findings import Finding
from core.report.report import Report

_SUBJECTS = (
    "structure",
    "tables",
    "sums.printed",
    "claims",
    "compare_years",
    "plausibility",
    "leftovers",
    "content",
    "writing",
    "privacy",
    "deadline",
)


@cache
def rules() -> tuple[Rule, ...]:
    """All checks, in the order of what they find; brought in when first asked for: not everybody checks."""
    return tuple(rule for subject in _SUBJECTS for rule in import_module(f"{__name__}.{subject}").RULES)


def run_checks(
    report: Report,
    computed: Computed | None = None,
    off: frozenset[str] = frozenset(),
    today: date | None = None,
    headings: Headings = (),
) -> tuple[Finding, ...]:
    """All findings on a report, in the order of the rules.

    ``off`` names ids that are not asked; without ``today`` nothing is said of the filing day (L1).
    ``headings`` are the odd ones of an imported file (S2).
    """
    totals = computed if computed is not None else compute(report.form, report.values)
    context = Context(report, totals, today, headings)
    asked = [rule for rule in rules() if not off.issuperset(rule.ids)]
    return _told_once([finding for rule in asked for finding in rule.check(context) if finding.id not in off])


def renewed(
    findings: tuple[Finding, ...], report: Report, computed: Computed, off: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """Findings of a moment ago, after figures have changed: those of the prompt rules as they are now, first.

    The others are as they were: somebody looks for them meanwhile.
    """
    context = Context(report, computed)
    prompt = [rule for rule in rules() if rule.prompt]
    ids = {id_ for rule in prompt for id_ in rule.ids}
    now = (f for rule in prompt if not off.issuperset(rule.ids) for f in rule.check(context) if f.id not in off)
    return (*now, *(finding for finding in findings if finding.id not in ids))


_CHANGE = "T14"  # a figure far from last year's: the least particular thing to say of it


def _told_once(findings: list[Finding]) -> tuple[Finding, ...]:
    """Without great changes since last year in cells of which a check of the tables says something more particular."""
    particular = (f for f in findings if f.id.startswith("T") and f.id != _CHANGE and not f.blank)
    told = {key for finding in particular for key in finding.cells}
    return tuple(f for f in findings if f.id != _CHANGE or not f.cells or told.isdisjoint(f.cells))
