"""What a check may look at."""

from dataclasses import replace

from core.report.calc import compute
from core.report.checks.base import Context, around, short_row
from core.report.report import Report
from tests.helpers.check_reports import after, good

NEW, TOTAL = "applications.new.business", "applications.new.total"


def context(report: Report) -> Context:
    return Context(report, compute(report.form, report.values))


def test_a_figure_that_the_file_printed_otherwise_is_not_settled() -> None:
    report = good().with_values({NEW: 3})
    assert context(report).settled(TOTAL) == 3
    assert context(replace(report, printed={TOTAL: 4})).settled(TOTAL) is None
    assert context(report).figure("no.such.cell") is None


def test_a_total_with_blank_parts_is_not_known() -> None:
    report = good().with_values({NEW: None})
    assert context(report).known(TOTAL) is None
    assert context(report).shown(NEW) == "空白"


def test_only_the_year_directly_before_is_last_year() -> None:
    last = good().with_values({NEW: 8})
    assert context(after(last)).last[NEW] == 8
    assert context(replace(good(), last_year=replace(last, year=2022))).last == {}


def test_words_around_a_place_stop_at_marks() -> None:
    assert around("甲。全年公开12条，乙", 6, 8) == "全年公开12条"


def test_a_row_is_named_without_its_part() -> None:
    cells = good().form.cells
    assert short_row(cells["applications.other.other.total"]).endswith("3.其他")
    assert short_row(cells["proceedings.review.total"]) == ""
