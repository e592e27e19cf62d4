"""Figures and texts of an imported report taken over into the open one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import form_of
from core.report.merge import merge, plan
from core.report.report import Report

TABLES = ("disclosure", "applications", "proceedings")
A, P = "applications", "proceedings"
OPEN = Report("2021", 2025, {"agency": "甲局"}, {"overview": "本年文字。"}).with_values(
    {f"{A}.new.business": 5, f"{A}.granted.business": 3, f"{P}.review.upheld": 1}
)
FILE = Report("2021", 2024, {"agency": "乙局"}, {"overview": "文件文字。", "problems": "问题。"}).with_values(
    {f"{A}.new.business": 7, f"{A}.new.research": 0, f"{P}.review.upheld": 4, "disclosure.fees.amount": 2}
)


def test_file_gives_and_its_blanks_take_nothing_away():
    merged = merge(OPEN, FILE, TABLES)
    assert merged.values == {
        f"{A}.new.business": 7,
        f"{A}.new.research": 0,
        f"{A}.granted.business": 3,
        f"{P}.review.upheld": 4,
        "disclosure.fees.amount": 2,
    }
    assert (merged.year, merged.body, merged.texts) == (OPEN.year, OPEN.body, OPEN.texts)


def test_only_accepted_sections():
    merged = merge(OPEN, FILE, {"proceedings"})
    assert merged.values == {**OPEN.values, f"{P}.review.upheld": 4}
    assert merge(OPEN, FILE, ()) == OPEN


def test_plan_tells_what_is_replaced_and_what_is_new():
    outcome = plan(OPEN, FILE.with_values({f"{A}.granted.business": 3}), {A})
    assert outcome.changed == (f"{A}.new.business", f"{A}.new.research")  # the same figure is no change
    assert outcome.overwritten == (f"{A}.new.business",)
    assert outcome.texts == outcome.homeless == ()


def test_texts_only_where_asked_accepted_and_given():
    carried = replace(OPEN, unverified={"overview": ("本年文字。",), "other": ("旧。",)})
    everything = ("overview", "other", "problems")
    assert merge(carried, FILE, everything).texts == OPEN.texts
    outcome = plan(carried, FILE, everything, figures_only=False)
    assert outcome.report.texts == {"overview": "文件文字。", "problems": "问题。"}
    assert outcome.texts == ("overview", "problems")
    assert outcome.report.unverified == {"other": ("旧。",)}
    assert plan(OPEN, FILE, ("problems",), figures_only=False).texts == ("problems",)


def test_a_generated_title_is_not_taken_for_a_text_of_the_file():
    outcome = plan(OPEN, FILE, ("title", "preamble"), figures_only=False)
    assert outcome.report == OPEN


def test_printed_totals_come_along_only_where_all_their_parts_do():
    columns = [key for key in form_of("2021").typed if key.startswith((f"{A}.new.", f"{A}.granted."))]
    totals = {f"{A}.new.total": 9, f"{A}.granted.total": 1}
    file = replace(FILE.with_values({**dict.fromkeys(columns, 1), f"{A}.granted.business": None}), printed=totals)
    merged = merge(OPEN, file, {A})
    assert merged.printed == {f"{A}.new.total": 9}  # 予以公开 holds a figure of the open report
    assert merge(OPEN, file, {P}).printed == {}


def test_printed_totals_of_the_open_report_go_when_their_parts_change():
    before = replace(OPEN, printed={f"{A}.new.total": 5, f"{A}.granted.total": 3})
    assert merge(before, FILE, {A}).printed == {f"{A}.granted.total": 3}
    assert merge(before, FILE, {P}).printed == before.printed


def test_from_the_form_of_2019_with_what_finds_no_home():
    old = Report("2019", 2020).with_values(
        {
            f"{A}.other.business": 2,
            f"{A}.new.business": 8,
            "disclosure.normative_documents.made": 6,
            "disclosure.procurement.projects": 3,
        }
    )
    outcome = plan(OPEN, old, TABLES)
    assert outcome.report.value(f"{A}.other.other.business") == 2
    assert outcome.report.value("disclosure.normative_documents.issued") == 6
    assert outcome.report.value(f"{A}.new.business") == 8
    assert outcome.homeless == ("disclosure.procurement.projects",)
    assert plan(OPEN, old, {A}).homeless == ()  # not even wanted


def test_back_to_the_form_of_2019_only_what_means_the_same():
    old = Report("2019", 2020)
    new = Report("2021", 2021).with_values(
        {f"{A}.new.business": 8, f"{A}.other.other.business": 2, "disclosure.licensing.decisions": 4}
    )
    outcome = plan(old, new, TABLES)
    assert outcome.report.values == {f"{A}.new.business": 8, "disclosure.licensing.decisions": 4}
    assert outcome.homeless == (f"{A}.other.other.business",)


FIGURES = st.dictionaries(st.sampled_from(form_of("2021").typed), st.integers(0, 99), max_size=30)


@settings(max_examples=60, deadline=None)
@given(FIGURES, FIGURES, st.sets(st.sampled_from(TABLES)))
def test_any_two_reports(ours: dict[str, int], theirs: dict[str, int], sections: set[str]):
    report, found = OPEN.with_values(dict(ours)), FILE.with_values(dict(theirs))
    outcome = plan(report, found, sections)
    cells = report.form.cells
    for key in report.form.typed:
        taken = cells[key].table in sections and found.value(key) is not None
        assert outcome.report.value(key) == (found if taken else report).value(key)
        assert (key in outcome.changed) == (outcome.report.value(key) != report.value(key))
    assert merge(outcome.report, found, sections) == outcome.report


def test_marks_of_the_file_go_into_cells_without_a_figure():
    file = FILE.with_marks({f"{A}.granted.business": "/", f"{A}.granted.research": "不适用", f"{P}.review.other": "/"})
    merged = merge(OPEN, file, {A})
    assert merged.marks == {f"{A}.granted.research": "不适用"}
    assert merged.value(f"{A}.granted.business") == 3
