"""The checks: one declared list, one evaluator; ids and grades are those of checks.md."""

from __future__ import annotations

from core.report.calc import Computed, compute
from core.report.checks import structure, tables
from core.report.checks.base import Context, Rule
from core.report.findings import Finding
from core.report.report import Report

RULES: tuple[Rule, ...] = (*structure.RULES, *tables.RULES)


def run_checks(
    report: Report, computed: Computed | None = None, off: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """All findings on a report, in the order of the rules; ``off`` names ids that are not asked."""
    context = Context(report, computed if computed is not None else compute(report.form, report.values))
    rules = [rule for rule in RULES if not off.issuperset(rule.ids)]
    return tuple(finding for rule in rules for finding in rule.check(context) if finding.id not in off)
