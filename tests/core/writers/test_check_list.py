"""What the 自查表 says."""

from datetime import datetime

from core.report.checks import run_checks
from core.writers.check_list import HEAD, check_list
from tests.helpers.check_reports import good


def test_findings_by_their_part_with_the_day_of_checking() -> None:
    report = good().with_text("problems", "")
    made = check_list(report, run_checks(report), datetime(2026, 1, 20))
    assert report.agency in "".join(made.lines) + made.title
    assert any("2026年1月20日" in line for line in made.lines)
    assert any("五、" in "".join(row) for row in made.rows)
    assert all(len(row) == len(HEAD) for row in made.rows)


def test_checks_that_were_switched_off_are_named() -> None:
    report = good()
    on, off = (check_list(report, (), datetime(2026, 1, 20), off=ids) for ids in ((), ("T14",)))
    assert on.lines != off.lines and any("T14" in line or "变化" in line for line in off.lines)
