"""The checks of issue 2: each with a case that passes and one that fails."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.applications import APPLICANTS
from core.report.calc import compute
from core.report.checks import renewed, rules, run_checks
from core.report.findings import Grade, verdict
from core.report.report import Report, blanks
from tests.helpers.check_reports import found, good


def test_a_correct_report_has_no_findings() -> None:
    assert run_checks(good()) == ()
    assert verdict((), 0) == "未发现错误"


def test_t1_negative_carry_over_says_the_arithmetic() -> None:
    report = good().with_values({"applications.new.natural_person": 60, "applications.granted.natural_person": 61})
    (column,) = found(report, "T1")
    assert column.grade is Grade.ERROR
    assert "一(60)+二(0)=60" in column.message
    assert "办理结果多1件" in column.message
    assert column.cells[-1] == "applications.carried_out.natural_person"


def test_t1_waits_for_what_arrived_and_for_nothing_else() -> None:
    """U2: what is merely not filled in is no contradiction; results that are missing cannot make up for it."""
    full = good().with_values({"applications.granted.business": 5})
    assert found(full, "T1")
    for arrived in ("applications.new.business", "applications.carried_in.business"):
        assert not found(full.with_values({arrived: None}), "T1")
        assert found(full.with_marks({arrived: "/"}), "T1")  # blank on purpose
    assert found(full.with_values({"applications.partial.business": None, "applications.new.research": None}), "T1")


def test_t1_printed_carry_over_that_breaks_the_relation() -> None:
    printed = {"applications.carried_out.business": 4, "applications.processed_total.business": 0}
    report = good(printed=printed).with_values({"applications.new.business": 3})
    (finding,) = found(report, "T1")
    assert "一(3)+二(0)=3，（七）(0)+四(4)=4，后者多1件" in finding.message


@pytest.mark.parametrize(
    "check, key",
    [
        ("T2", "applications.processed_total.business"),
        ("T3", "applications.granted.total"),
        ("T4", "proceedings.suit_direct.total"),
    ],
)
def test_printed_totals(check: str, key: str) -> None:
    assert not found(good(printed={key: 0}), check)
    (finding,) = found(good(printed={key: 7}), check)
    assert finding.cells[-1] == key
    assert "原文件总计多7件" in finding.message


def test_t2_and_the_relation_are_checked_apart() -> None:
    """A published report left one row out of its 总计 and still kept 一+二=（七）+四."""
    report = good(
        printed={"applications.processed_total.business": 2, "applications.carried_out.business": 1}
    ).with_values(
        {"applications.new.business": 3, "applications.granted.business": 2, "applications.other.other.business": 1}
    )
    assert [f.cells[-1] for f in found(report, "T2")] == ["applications.processed_total.business"]
    assert not found(report, "T1")


@pytest.mark.parametrize(
    "key, value",
    [
        ("applications.new.business", -1),
        ("applications.new.business", Decimal("1.5")),
        ("disclosure.fees.amount", Decimal(-2)),
    ],
)
def test_t5(key: str, value: int | Decimal) -> None:
    (finding,) = found(good().with_values({key: value}), "T5")
    assert finding.cells == (key,)


def test_t6_counts_blanks_by_table() -> None:
    report = good().with_values({"applications.new.business": None, "proceedings.review.upheld": None})
    assert [(f.place, f.cells) for f in found(report, "T6")] == [
        ("applications", ("applications.new.business",)),
        ("proceedings", ("proceedings.review.upheld",)),
    ]
    assert verdict(run_checks(report), len(blanks(report))) == "未发现错误（2处未填）"


@pytest.mark.parametrize("text", ["", "  \n", "（文字描述）", "前文（文字描述，收取信息处理费情况在此处报告。）"])
def test_s1_missing_or_template_words(text: str) -> None:
    (finding,) = found(good().with_text("other", text), "S1")
    assert finding.place == "other"


def test_s1_name_of_the_body() -> None:
    assert found(good(body={}), "S1")


def test_s3_old_form() -> None:
    old = Report("2019", 2021, {"agency": "甲"})
    assert found(old, "S3")
    assert not found(replace(old, year=2020), "S3")


@pytest.mark.parametrize(
    "period",
    [
        "2025年1月1日至12月31日",
        "2025年1月1日起至2025年12月31日止",
        "2025年1月1日—12月31日",
        "自2025年1月1日起，至12月31日止",
        "1月1日到12月31日",
    ],
)
def test_y2_right_period(period: str) -> None:
    assert not found(good().with_text("preamble", f"统计期限为{period}。"), "Y2")


@pytest.mark.parametrize("period", ["2024年1月1日至12月31日", "2025年1月1日至2024年12月31日", "2025年1月1日至11月30日"])
def test_y2_wrong_period(period: str) -> None:
    (finding,) = found(good().with_text("preamble", f"统计期限为{period}。"), "Y2")
    assert finding.span == (5, 5 + len(period))


def test_prompt_rules_alone_find_their_ids() -> None:
    """What they said a moment ago can be told apart, and given up, by its ids."""
    prompt = {id_ for rule in rules() if rule.prompt for id_ in rule.ids}
    assert {"T1", "T6", "T7"} <= prompt
    assert prompt.isdisjoint({id_ for rule in rules() if not rule.prompt for id_ in rule.ids})


FIGURES = st.dictionaries(st.sampled_from(sorted(good().form.typed)), st.integers(-2, 9), max_size=6)


@given(FIGURES, FIGURES)
def test_findings_of_a_moment_ago_are_renewed_as_far_as_the_prompt_rules_go(
    before: dict[str, int], now: dict[str, int]
) -> None:
    one, two = good().with_values(before), good().with_values({**before, **now})
    prompt = {id_ for rule in rules() if rule.prompt for id_ in rule.ids}
    found = renewed(run_checks(one), two, compute(two.form, two.values))
    assert [f for f in found if f.id in prompt] == [f for f in run_checks(two) if f.id in prompt]
    assert [f for f in found if f.id not in prompt] == [f for f in run_checks(one) if f.id not in prompt]
    assert not {f.id for f in renewed((), two, {**compute(two.form, two.values)}, frozenset(prompt))}


def test_blanks_whose_total_was_printed_are_not_said_to_be_filled_with_zeros() -> None:
    blank = {f"applications.granted.{applicant}": None for applicant in APPLICANTS}
    report = good().with_values(blank)
    (plain,) = found(replace(report, printed={"applications.granted.total": 0}), "T6")
    assert plain.message.endswith("没有发生的请填0，可用“本表空白填0”一次填好。")
    (told,) = found(replace(report, printed={"applications.granted.total": 12}), "T6")
    assert told.message.endswith("（如“（一）予以公开·总计”为12）。请逐格填写，不要一次填0。")
    assert told.blank and told.cells == plain.cells and len(told.cells) == len(APPLICANTS)
    (partly,) = found(
        replace(report.with_values({"applications.granted.business": 12}), printed={"applications.granted.total": 12}),
        "T6",
    )
    assert partly.message.endswith("可用“本表空白填0”一次填好。"), "the others are 0"
