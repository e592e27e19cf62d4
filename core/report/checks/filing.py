"""L1: how long until the filing day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR

from core.report.checks.base import Context, Rule
from core.report.checks.deadline import LONG_PAST, days_left, filing_day
from core.report.checks.wording import say
from core.report.findings import Finding, Grade


def days_to_filing(context: Context) -> Iterator[Finding]:
    """L1: only where the caller says what day it is, and not for reports long since filed."""
    report, today = context.report, context.today
    if today is None or not 0 < report.year < MAXYEAR:
        return
    if (today - filing_day(report)).days <= LONG_PAST:
        yield Finding("L1", Grade.NOTE, say("L1", days=days_left(report, today)))


RULES: tuple[Rule, ...] = (Rule(("L1",), Grade.NOTE, "报送期限", days_to_filing, "政府信息公开条例第四十九条"),)
