"""From last year's report to this year's draft."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.forms.common import APPLICANTS
from core.report import compare, rollover
from core.report.report import Report, still_unverified


def last(form: str = "2021", year: int = 2024) -> Report:
    report = Report(form, year, {"agency": "临江市财政局", "telephone": "0793-1"}, {"overview": "第一段2024年\n第二段"})
    values = dict.fromkeys(report.form.typed, 0)
    return report.with_values({**values, "applications.new.business": 5, "applications.granted.business": 3})


def test_carry_over_per_column() -> None:
    draft = rollover.draft(last(), 2025)
    assert draft.value("applications.carried_in.business") == 2
    assert set(draft.values) == {f"applications.carried_in.{column}" for column in APPLICANTS}


def test_printed_carry_over_counts_as_published() -> None:
    report = replace(last(), printed={"applications.carried_out.business": 4})
    assert rollover.draft(report, 2025).value("applications.carried_in.business") == 4


def test_unknown_carry_over_stays_blank() -> None:
    report = last().with_values({"applications.granted.research": None})
    draft = rollover.draft(report, 2025)
    assert draft.value("applications.carried_in.research") is None
    assert draft.value("applications.carried_in.business") == 2


def test_no_carry_over_across_a_gap() -> None:
    assert rollover.draft(last(), 2026).values == {}


def test_texts_wait_for_a_look() -> None:
    draft = rollover.draft(last(), 2025)
    assert still_unverified(draft, "overview") == ("第一段2024年", "第二段")
    assert still_unverified(draft.with_text("overview", "第一段2025年\n第二段"), "overview") == ("第二段",)


def test_last_year_travels_without_its_own_history() -> None:
    older = replace(last(), last_year=last(year=2023))
    draft = rollover.draft(older, 2025)
    assert draft.last_year is not None
    assert draft.last_year.last_year is None
    assert compare.last_figures(draft)["applications.carried_out.business"] == 2


def test_a_2020_report_is_last_year_of_2021() -> None:
    draft = rollover.draft(last("2019", 2020), 2021)
    assert draft.form_key == "2021"
    assert draft.value("applications.carried_in.business") == 2
    assert compare.last_figures(draft)["applications.granted.business"] == 3


@pytest.mark.parametrize(
    "old, new",
    [
        ("甲局2024年政府信息公开工作年度报告", "甲局2025年政府信息公开工作年度报告"),
        ("统计期限为2024年1月1日至2024年12月31日", "统计期限为2025年1月1日至2025年12月31日"),
        ("依据《2024年工作要点》（某办〔2024〕3号），2024年度", "依据《2024年工作要点》（某办〔2024〕3号），2025年度"),
    ],
)
def test_years_move_outside_titles_and_numbers(old: str, new: str) -> None:
    assert rollover.move_year(old, 2024, 2025) == new


def test_generated_title_stays_generated() -> None:
    report = last().with_text("title", "临江市财政局2024年政府信息公开工作年度报告")
    assert "title" not in rollover.draft(report, 2025).texts
    edited = last().with_text("title", "临江市财政局关于2024年政府信息公开工作年度报告")
    assert rollover.draft(edited, 2025).text("title") == "临江市财政局关于2025年政府信息公开工作年度报告"


def test_newer_form_names_what_is_lost() -> None:
    report = replace(
        last("2019", 2021), values={"disclosure.procurement.amount": Decimal(3), "applications.new.business": 1}
    )
    newer, homeless = rollover.to_newer_form(report)
    assert (newer.form_key, newer.values, homeless) == (
        "2021",
        {"applications.new.business": 1},
        ("disclosure.procurement.amount",),
    )
