"""The filing day and how long until then (L1): 条例第四十九条 and the usual days of each kind of body, unless the clerk set an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date

from core.patterns import lazy
from core.report.checks.base import Context, Rule
from core.report.checks.wording import say
from core.report.findings import Finding, Grade
from core.report.report import BODY_KINDS, Report

_DEFAULT = "01-31"
_SUMMED_EARLIER, _BY_LAW = 2021, "03-31"
LONG_PAST = 90  # days after which counting on helps nobody
_MONTH_DAY = lazy(r"\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?\s*")


def month_and_day(text: str) -> tuple[int, int] | None:
    """Read ``01-20``, ``1月20日`` or ``1.20``; None where it is no day of a year."""
    match = _MONTH_DAY.fullmatch(text)
    if match is None:
        return None
    month, day = int(match[1]), int(match[2])
    try:
        date(2000, month, day)
    except ValueError:
        return None
    return month, day


def usual_day(report: Report) -> str:
    """Month and day (``01-31``) by which a body of this kind files, unless the clerk set another.

    Before the notice of 2021 a government had until the day of the law (条例第四十九条).
    """
    kind = report.body.get("kind", "")
    if kind == "government" and report.year < _SUMMED_EARLIER:
        return _BY_LAW
    return BODY_KINDS[kind][1] if kind in BODY_KINDS else _DEFAULT


def filing_day(report: Report) -> date:
    """The day in the year after the report's by which it is handed in and published."""
    found = month_and_day(report.body.get("filing_day", "")) or month_and_day(usual_day(report))
    assert found is not None
    month, day = found
    return date(report.year + 1, month, min(day, 28) if month == 2 else day)


def days_left(report: Report, today: date, brief: bool = False) -> str:
    """One line for the status bar: ``距报送期限（1月31日）还有12天``; ``brief``: without the day itself."""
    due = filing_day(report)
    left = (due - today).days
    day = "" if brief else f"（{due.month}月{due.day}日）"
    if left > 0:
        return f"距报送期限{day}还有{left}天"
    if left == 0:
        return f"今天{day}报送期限届满"
    return f"已超过报送期限{day}{-left}天" if -left <= LONG_PAST else f"已超过报送期限{day}"


def days_to_filing(context: Context) -> Iterator[Finding]:
    """L1: only where the caller says what day it is, and not for reports long since filed."""
    report, today = context.report, context.today
    if today is None or not 0 < report.year < MAXYEAR:
        return
    if (today - filing_day(report)).days <= LONG_PAST:
        yield Finding("L1", Grade.NOTE, say("L1", days=days_left(report, today)))


RULES: tuple[Rule, ...] = (Rule(("L1",), Grade.NOTE, "报送期限", days_to_filing, "政府信息公开条例第四十九条"),)
