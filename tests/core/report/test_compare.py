"""Last year's figures beside this year's: what is known, what is not, and how the change is said."""

from dataclasses import replace

import pytest

from core.report import compare
from core.report.report import Report

NEW, TOTAL = "applications.new.business", "applications.new.total"
LAST = Report("2021", 2024, {"agency": "临江市财政局"}, values={NEW: 12})


def test_without_last_year_nothing_stands_beside() -> None:
    assert compare.last_figures(Report("2021", 2025)) == {}


def test_a_total_with_blank_parts_is_not_known_unless_it_was_printed() -> None:
    """Else a clerk would read a change against a sum that nobody published."""
    report = replace(Report("2021", 2025), last_year=LAST)
    assert compare.last_figures(report)[NEW] == 12 and TOTAL not in compare.last_figures(report)
    printed = replace(report, last_year=replace(LAST, printed={TOTAL: 15}))
    assert compare.last_figures(printed)[TOTAL] == 15


def test_figures_of_an_older_form_stand_at_the_places_of_this_one() -> None:
    """Once worked out for the form they are kept with last year's report: a conversion asks anew."""
    last = Report("2019", 2020, values={"applications.new.business": 7})
    old, new = replace(Report("2019", 2021), last_year=last), replace(Report("2021", 2021), last_year=last)
    assert compare.last_figures(old) is compare.last_figures(old)
    assert compare.last_figures(new)[NEW] == 7
    assert {*compare.last_figures(new)} <= {*new.form.cells} and {*compare.last_figures(old)} <= {*old.form.cells}


@pytest.mark.parametrize(
    ("now", "last", "said"),
    [
        (15, {NEW: 12}, "上年12，本年15，增加3"),
        (9, {NEW: 12}, "上年12，本年9，减少3"),
        (12, {NEW: 12}, "上年12，本年12，持平"),
        (0, {NEW: 0}, "上年0，本年0，持平"),
        (None, {NEW: 12}, "上年12"),
        (3, {}, ""),
        (None, {}, ""),
    ],
)
def test_the_change_in_words(now: int | None, last: dict[str, int], said: str) -> None:
    assert compare.difference(NEW, now, last) == said
