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


def test_words_beside_a_table_are_named_with_its_part_and_stand_there() -> None:
    report = good().with_text("applications.below", "注：2024年收到3件。").with_text("preamble", "2024年编制。")
    rows = check_list(report.with_text("problems", ""), run_checks(report.with_text("problems", ""))).rows
    parts = [row[1] for row in rows]
    third = report.form.section("applications").numbered
    assert parts[0] == "封面与说明" and third in parts
    numbers = {section.numbered: place for place, section in enumerate(report.form.sections)}
    assert [numbers.get(part, -1) for part in parts] == sorted(numbers.get(part, -1) for part in parts)
