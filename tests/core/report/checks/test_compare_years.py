"""Checks against last year's figures: T7, T8, T13, T14."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.report.checks import run_checks
from core.report.findings import Grade
from core.report.report import Report
from core.report.rollover import draft
from tests.helpers.check_reports import after, found, good

NEW, GRANTED = "applications.new.business", "applications.granted.business"

CARRIED_IN = "applications.carried_in.business"


def test_a_year_that_follows_from_the_last_has_no_findings() -> None:
    last = good().with_values({NEW: 12, GRANTED: 10})
    report = good().with_values({CARRIED_IN: 2, NEW: 11, GRANTED: 13})
    assert run_checks(after(last, report), off=frozenset({"D1"})) == ()


def test_t7_totals_where_a_file_gives_no_columns() -> None:
    """Last year's file may print 总计 alone: this year's total is compared with it, once."""
    total = "applications.carried_out.total"
    last = replace(Report("2021", 2024, {"agency": "甲局"}), printed={total: 2})
    (finding,) = found(replace(good(), last_year=last), "T7")
    assert finding.cells == ("applications.carried_in.total",)
    assert "总计：“二、上年结转”（0）" in finding.message
    assert not found(replace(good().with_values({CARRIED_IN: 2}), last_year=last), "T7")
    printed = replace(good().with_values({CARRIED_IN: None}), printed={"applications.carried_in.total": 5})
    (finding,) = found(replace(printed, last_year=last), "T7")
    assert "总计：“二、上年结转”（5）" in finding.message
    both = good().with_values({NEW: 12, GRANTED: 10})
    assert len(found(after(both), "T7")) == 1  # the column says it, the total only follows


def test_t14_is_silent_where_something_more_particular_is_said_of_the_figure() -> None:
    last = good().with_values({"disclosure.fees.amount": 12})
    report = good().with_values({"disclosure.fees.amount": 12000})
    assert {finding.id for finding in run_checks(after(last, report), off=frozenset({"D1"}))} == {"T10"}
    off = frozenset({"D1", "T10"})
    assert {finding.id for finding in run_checks(after(last, report), off=off)} == {"T14"}


def test_t7_each_column_that_differs() -> None:
    last = good().with_values({NEW: 12, GRANTED: 10})
    (finding,) = found(after(last), "T7")
    assert (finding.grade, finding.strong, finding.cells) == (Grade.HINT, True, (CARRIED_IN,))
    assert "商业企业：“二、上年结转”（0）与上年报告“四、结转下年度继续办理”（2）不一致，少2件" in finding.message


def test_t7_says_nothing_without_both_figures() -> None:
    last = good().with_values({NEW: 12, GRANTED: 10})
    assert not found(after(last, good().with_values({CARRIED_IN: None})), "T7")
    assert not found(after(last.with_values({GRANTED: None})), "T7")
    assert not found(good(), "T7")


def test_t7_takes_the_carry_over_that_was_published() -> None:
    last = good(printed={"applications.carried_out.business": 3}).with_values({GRANTED: None})
    assert [finding.cells for finding in found(after(last), "T7")] == [(CARRIED_IN,)]


def test_only_the_year_directly_before_counts() -> None:
    last = good().with_values({NEW: 12, GRANTED: 10})
    assert not found(replace(good(), last_year=replace(last, year=2023)), "T7")


def documents(in_force: int, issued: int = 0, repealed: int = 0) -> Report:
    row = "disclosure.normative_documents."
    return good().with_values({row + "in_force": in_force, row + "issued": issued, row + "repealed": repealed})


def test_t8_in_force_follows_from_last_year() -> None:
    assert not found(after(documents(12), documents(13, 3, 2)), "T8")
    (finding,) = found(after(documents(12), documents(14, 3, 2)), "T8")
    assert "(12)+本年制发件数(3)−本年废止件数(2)=13，本年现行有效件数为14，多1件" in finding.message
    assert finding.cells[-1] == "disclosure.normative_documents.in_force"


def test_t8_more_issued_than_there_can_be() -> None:
    assert not found(documents(3, 5, 2), "T8")
    (finding,) = found(documents(3, 6, 2), "T8")
    assert "=5，多1件" in finding.message


def test_t8_needs_all_three_figures() -> None:
    assert not found(documents(0, 5).with_values({"disclosure.normative_documents.in_force": None}), "T8")


def test_t13_suits_after_review_without_review() -> None:
    suits = good().with_values({"proceedings.suit_after_review.upheld": 1})
    assert found(after(good(), suits), "T13")
    assert not found(suits, "T13")
    reviewed = {"proceedings.review.upheld": 1}
    assert not found(after(good().with_values(reviewed), suits), "T13")
    assert not found(after(good(), suits.with_values(reviewed)), "T13")


@pytest.mark.parametrize(
    "before, now, told",
    [(10, 51, True), (10, 50, False), (51, 10, True), (50, 10, False), (9, 90, False), (90, 9, False)],
)
def test_t14_bounds(before: int, now: int, told: bool) -> None:
    key = "disclosure.licensing.decisions"
    report = after(good().with_values({key: before}), good().with_values({key: now}))
    assert bool(found(report, "T14")) is told


def test_t14_speaks_of_a_total_only_where_no_part_does() -> None:
    one = after(good().with_values({NEW: 10}), good().with_values({NEW: 60}))
    (finding,) = found(one, "T14")
    assert finding.cells == (NEW,)
    assert finding.message.startswith(f"{one.form.cells[NEW].name}：本年60，上年10，超过上年的5倍。")
    parts = [f"applications.new.{column}" for column in ("natural_person", "business", "research", "other_org")]
    many = after(good().with_values(dict.fromkeys(parts, 3)), good().with_values(dict.fromkeys(parts, 16)))
    assert [finding.cells for finding in found(many, "T14")] == [
        ("applications.new.total",),
        ("applications.carried_out.total",),
    ]


def test_t14_nothing_changed() -> None:
    same = good().with_values({"disclosure.penalties.decisions": 4, "disclosure.fees.amount": Decimal("1.5")})
    assert [f.id for f in found(after(same, same), "T14")] == ["T14"]
    assert not found(after(good(), good()), "T14")
    assert not found(after(same, same.with_values({NEW: None})), "T14")


def test_a_fresh_draft_is_asked_about_years_and_likeness_once_a_text() -> None:
    last = good(year=2024).with_text("overview", "2024年，公开信息3条。\n" * 20).with_values({NEW: 12, GRANTED: 10})
    findings = [finding for finding in run_checks(draft(last, 2025)) if finding.grade is Grade.HINT]
    assert [(f.id, f.place) for f in findings if f.id == "Y1"] == [("Y1", "overview")]
    assert "有20处" in next(f.message for f in findings if f.id == "Y1")
    assert not [f for f in findings if f.id.startswith("T")]


def test_the_form_of_2019_and_a_change_of_form() -> None:
    """Figures of the older form are compared where they kept their meaning; its other cells are left alone."""
    old = Report("2019", 2020, {"agency": "白石县教育局"})
    old = old.with_values({**dict.fromkeys(old.form.typed, 0), NEW: 12, GRANTED: 10, "disclosure.regulations.made": 2})
    assert {finding.id for finding in run_checks(old)} == {"S1", "T9"}
    first = replace(good(year=2021), last_year=old)
    assert [finding.cells for finding in found(first, "T7")] == [(CARRIED_IN,)]
