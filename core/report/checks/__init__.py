"""The checks: one declared list, one evaluator; ids and grades are those of checks.md."""

from __future__ import annotations

from datetime import date

from core.report.calc import Computed, compute
from core.report.checks import (
    claims,
    compare_years,
    content,
    diagnosis,
    filing,
    leftovers,
    plausibility,
    privacy,
    structure,
    tables,
    writing,
)
from core.report.checks.base import Context, Headings, Rule
from core.report.findings import Finding
from core.report.report import Report

RULES: tuple[Rule, ...] = (
    *structure.RULES,
    *tables.RULES,
    *claims.RULES,
    *compare_years.RULES,
    *plausibility.RULES,
    *diagnosis.RULES,
    *leftovers.RULES,
    *content.RULES,
    *writing.RULES,
    *privacy.RULES,
    *filing.RULES,
)


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
    rules = [rule for rule in RULES if not off.issuperset(rule.ids)]
    return tuple(finding for rule in rules for finding in rule.check(context) if finding.id not in off)
