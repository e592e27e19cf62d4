"""From last year's report to this year's draft."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from core.forms.applications import APPLICANTS
from core.forms.catalog import FORMS
from core.forms.crosswalk import carry
from core.forms.spec import Form
from core.report import compare, rollover
from core.report.fees import PIECES, Entry
from core.report.report import Report, paragraphs, place_name, still_unverified


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


def test_last_year_travels_without_what_only_its_own_clerk_needs() -> None:
    full = replace(
        last(),
        unverified={"overview": ("第二段",)},
        kept={"T1": "已核实"},
        fees=(Entry(PIECES, 45, note="张某"),),
        finished=None,
        reopened=(),
    )
    before = rollover.draft(full, 2025).last_year
    assert before is not None
    assert (before.unverified, before.kept, before.fees) == ({}, {}, ())


def test_a_2020_report_is_last_year_of_2021() -> None:
    draft = rollover.draft(last("2019", 2020), 2021)
    assert draft.form_key == "2021"
    assert draft.value("applications.carried_in.business") == 2
    assert compare.last_figures(draft)["applications.granted.business"] == 3


CONTACT = "统计期限为2024年1月1日至2024年12月31日（地址：滨河路2024号，电话：0571-82024120）。"


def test_what_moved_is_told_and_each_can_be_kept() -> None:
    report = last().with_text("preamble", CONTACT).with_text("title", "甲局关于2024年政府信息公开工作年度报告")
    moves = rollover.year_moves(report, 2025)
    assert [(m.key, m.number, m.year) for m in moves] == [
        ("title", 0, "2024"),
        ("preamble", 0, "2024"),
        ("preamble", 1, "2024"),
    ]
    assert (moves[2].before, moves[2].after) == ("…24年1月1日至", "年12月31日（…")
    draft = rollover.draft(report, 2025, {"preamble": {1}})
    assert draft.text("preamble") == CONTACT.replace("2024年1月", "2025年1月")
    assert still_unverified(draft, "preamble") == (draft.text("preamble"),)
    assert draft.text("title") == "甲局关于2025年政府信息公开工作年度报告"


def test_the_year_of_a_report_moves_with_its_unverified_paragraphs() -> None:
    draft = rollover.draft(last().with_text("preamble", CONTACT), 2025)
    changed, count = rollover.with_year(draft, 2026)
    assert (changed.year, count) == (2026, 2)
    assert still_unverified(changed, "preamble") == (changed.text("preamble"),)
    assert "滨河路2024号，电话：0571-82024120" in changed.text("preamble")
    assert rollover.with_year(last(), 2025)[1] == 0


def test_the_year_of_a_title_moves_also_without_its_word_and_while_nobody_has_looked_at_it() -> None:
    title = "甲局关于2025政府信息公开工作的年度报告"
    report = replace(last(year=2025).with_text("title", title), unverified={"title": (title,)})
    changed, count = rollover.with_year(report, 2026)
    assert (changed.text("title"), count) == (title.replace("2025", "2026"), 1)
    assert still_unverified(changed, "title") == (changed.text("title"),)


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


PAIRS = list(product(FORMS.values(), repeat=2))


def filled(form: Form, year: int) -> Report:
    """A figure of its own in every cell, a text of its own in every section."""
    values = {key: place for place, key in enumerate(form.typed, start=1)}
    texts = {key: f"{key}。" for key in form.all_text_keys}
    return Report(form.key, year, {"agency": "临江市财政局"}, texts, values)


@pytest.mark.parametrize(("start", "end"), PAIRS, ids=lambda form: form.key)
def test_in_force_now_everything_is_kept_or_named(start: Form, end: Form) -> None:
    report = filled(start, end.first_year)
    report = replace(report, unverified={key: paragraphs(text) for key, text in report.texts.items()})
    newer, homeless = rollover.to_newer_form(report)
    assert newer.form is end
    assert sorted([*newer.values.values(), *(report.values[k] for k in homeless if k in start.cells)]) == sorted(
        report.values.values()
    )
    assert {*newer.texts.values(), *(report.texts[k] for k in homeless if k in report.texts)} == {
        *report.texts.values()
    }
    assert all(still_unverified(newer, key) == paragraphs(text) for key, text in newer.texts.items())
    assert all(place_name(start, key) for key in homeless)


@pytest.mark.parametrize(("start", "end"), PAIRS, ids=lambda form: form.key)
def test_last_year_on_any_form_is_compared_figure_by_figure(start: Form, end: Form) -> None:
    before = filled(start, end.first_year - 1)
    beside = compare.last_figures(replace(Report(end.key, end.first_year), last_year=before))
    _, homeless = carry(compare.figures(before), start, end)
    assert len(beside) + len(homeless) == len(start.cells)
    draft = rollover.draft(before, end.first_year)
    assert {*draft.texts.values(), *(before.texts[k] for k in rollover.texts_left_behind(before, draft.year))} == {
        *before.texts.values()
    }


def test_texts_that_this_program_does_not_know_stay() -> None:
    report = replace(filled(FORMS["2019"], 2021), texts={"problems": "问题。", "of_the_future": "将来的文字。"})
    newer, homeless = rollover.to_newer_form(report)
    assert newer.texts == report.texts and "of_the_future" not in homeless
    assert rollover.texts_left_behind(report, 2021) == ()


def test_a_paragraph_stays_unverified_when_its_link_finds_no_home() -> None:
    text = "公开{disclosure.regulations.published}件"
    report = Report("2019", 2021, texts={"overview": text}, unverified={"overview": (text,)})
    newer, _ = rollover.to_newer_form(report.with_values({"disclosure.regulations.published": 4}))
    assert still_unverified(newer, "overview") == ("公开4件",)


@pytest.mark.parametrize(("start", "end"), PAIRS, ids=lambda form: form.key)
def test_totals_that_the_file_printed_and_marks_go_along(start: Form, end: Form) -> None:
    report = filled(start, end.first_year)
    printed = {key: place for place, key in enumerate(sorted(start.computed))}
    report = replace(report, printed=printed, marks=dict.fromkeys(start.typed, "/"))
    newer, _ = rollover.to_newer_form(report)
    assert newer.printed and set(newer.printed.values()) <= set(printed.values())
    assert newer.marks and set(newer.marks) <= set(newer.form.typed)
    assert len(newer.printed) == len(printed) if start is end else len(newer.printed) > 10


@pytest.mark.parametrize("words", ["24年", "2024—2025年", "2024年-2025年"])
def test_a_title_whose_year_cannot_be_moved_is_generated(words: str) -> None:
    old = last().with_text("title", f"临江市财政局{words}政府信息公开工作年度报告")
    assert rollover.draft(old, 2025).text("title") == "临江市财政局2025年政府信息公开工作年度报告"
    for kept in ("临江市财政局政府信息公开工作年度报告", "临江市财政局1958年建局政府信息公开年报"):
        assert rollover.draft(last().with_text("title", kept), 2025).text("title") == kept
