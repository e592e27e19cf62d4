"""Sums that a file printed, as they stand in it."""

from dataclasses import replace

from core.report.printed_sums import all_sums, broken_sums, printed_figures, printed_sums
from tests.helpers.check_reports import good

TOTAL, ROW = "applications.new.total", "applications.new.business"


def test_a_total_is_compared_with_the_figures_beside_it() -> None:
    report = replace(good().with_values({ROW: 3}), printed={TOTAL: 5})
    broken = {one.total: one for one in printed_sums(report) if one.difference}
    assert broken[TOTAL].difference == 2
    assert (broken[TOTAL].added, broken[TOTAL].taken) == (3, 0)
    assert broken[TOTAL].cells[-1] == TOTAL


def test_what_the_file_left_out_is_what_its_parts_come_to() -> None:
    report = good().with_values({ROW: 3})
    assert printed_figures(report)[TOTAL] == 3
    assert printed_figures(replace(report, printed={TOTAL: 5}))[TOTAL] == 5
    assert printed_figures(report.with_values(dict.fromkeys(report.form.typed)))[TOTAL] is None


def test_a_cell_with_two_sums_is_told_twice() -> None:
    form = good().form
    sums = [total for total, _ in all_sums(form)]
    assert (
        sums.count("applications.processed_total.total")
        == len(form.cells["applications.processed_total.total"].sums)
        == 2
    )


def test_the_broken_ones_are_those_with_a_difference() -> None:
    assert broken_sums(good()) == printed_sums(good()) == ()
    report = replace(good().with_values({ROW: 3}), printed=printed_figures(good()) | {TOTAL: 5})  # type: ignore[operator]
    sums = printed_sums(report)
    broken = broken_sums(report)
    assert broken == tuple(one for one in sums if one.difference)
    assert 0 < len(broken) < len(sums)
