"""What an edit made other than it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.calc import compute
from core.report.report import Report
from gui.work.what_changed import changed_cells, changed_texts, figures_differ, first_change

BLANK = Report("2021", 2025)
TYPED = sorted(BLANK.form.typed)
FIGURES = st.dictionaries(st.sampled_from(TYPED[:12]), st.integers(0, 5), max_size=6)


@given(FIGURES, FIGURES)
def test_cells_named_are_those_that_show_something_else(before: dict[str, int], now: dict[str, int]):
    one, two = BLANK.with_values(before), BLANK.with_values(now)
    totals, others = compute(one.form, one.values), compute(two.form, two.values)
    changed = changed_cells(one, two, totals, others)
    for key in (*one.form.typed, *one.form.computed):
        differs = one.value(key) != two.value(key) or totals.get(key) != others.get(key)
        assert (key in changed) == differs
    assert figures_differ(one, two) == (dict(one.values) != dict(two.values))


def test_a_text_alone_changes_no_cell():
    now = BLANK.with_text("overview", "主动公开")
    totals = compute(BLANK.form, BLANK.values)
    assert not changed_cells(BLANK, now, totals, totals) and list(changed_texts(BLANK, now)) == ["overview"]
    assert not figures_differ(BLANK, now)


def test_a_text_follows_the_figure_linked_in_it():
    key = TYPED[0]
    before = BLANK.with_text("overview", f"共{{{key}}}件").with_values({key: 1})
    now = before.with_values({key: 2})
    assert list(changed_texts(before, now)) == ["overview"] and first_change(before, now, "") == (key, None)


def test_after_a_figure_only_texts_with_linked_figures_are_read(monkeypatch: pytest.MonkeyPatch):
    before = BLANK.with_text("overview", f"共{{{TYPED[0]}}}件").with_text("problems", "长" * 1000)
    read: list[str] = []
    linked = Report.linked
    monkeypatch.setattr(Report, "linked", lambda report, key: (read.append(key), linked(report, key))[1])
    assert list(changed_texts(before, before.with_values({TYPED[0]: 1}))) == ["overview"]
    assert set(read) == {"overview"}


def test_a_linked_figure_in_a_line_of_the_cover_counts_as_one():
    before = Report("2021", 2025, {"agency": f"第{{{TYPED[0]}}}局"})
    assert set(changed_texts(before, before.with_values({TYPED[0]: 1}))) == {"title"}


def test_where_to_look_after_undo():
    now = BLANK.with_text("overview", "主动公开")
    assert first_change(BLANK, now, "other") == ("overview", (0, 4))
    assert first_change(BLANK, now, "overview") is None and first_change(BLANK, BLANK, "") is None
