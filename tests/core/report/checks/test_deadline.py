"""The day of filing, and how it is worded."""

from datetime import date

import pytest

from core.report.checks.deadline import days_left, filing_day, month_and_day
from core.report.report import Report


@pytest.mark.parametrize(
    "text, day",
    [
        ("01-20", (1, 20)),
        ("1月20日", (1, 20)),
        ("1.20", (1, 20)),
        ("2月29日", (2, 29)),
        ("13-1", None),
        ("", None),
        ("2-30", None),
    ],
)
def test_days_as_people_write_them(text: str, day: tuple[int, int] | None) -> None:
    assert month_and_day(text) == day


def test_filing_day_and_days_left() -> None:
    report = Report("2021", 2025)
    assert days_left(report, date(2026, 1, 19)) == "距报送期限（1月31日）还有12天"
    assert days_left(report, date(2026, 1, 19), brief=True) == "距报送期限还有12天"
    assert days_left(report, date(2026, 2, 2), brief=True) == "已超过报送期限2天"
    assert days_left(report, date(2026, 1, 31)) == "今天（1月31日）报送期限届满"
    assert days_left(report, date(2026, 2, 2)) == "已超过报送期限（1月31日）2天"
    assert filing_day(report.with_body("kind", "government")) == date(2026, 2, 20)
    old = Report("2019", 2020, {"kind": "government"})
    assert filing_day(old) == date(2021, 3, 31)  # 条例第四十九条; the earlier days came with the notice of 2021
    assert filing_day(report.with_body("filing_day", "01-15")) == date(2026, 1, 15)
