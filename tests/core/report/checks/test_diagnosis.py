"""T15: a figure in the wrong cell, found by the printed totals, and put back in one step."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.calc import compute
from core.report.checks.repairs import repairs
from core.report.report import Report
from tests.helpers.check_reports import found, good

A, B = "applications.granted.natural_person", "applications.granted.business"


def filled(**figures: int) -> Report:
    report = good().with_values({"applications.new.natural_person": 40, "applications.new.business": 30, A: 17, B: 5})
    return report.with_values({key.replace("__", "."): value for key, value in figures.items()})


def as_printed(right: Report, wrong: Report) -> Report:
    """The report as misread, with the totals that the file printed."""
    return replace(wrong, printed={key: total.value for key, total in compute(right.form, right.values).items()})


def test_right_totals_need_no_diagnosis() -> None:
    assert not found(as_printed(filled(), filled()), "T15")
    assert repairs(as_printed(filled(), filled())) == ()


def test_two_figures_of_a_row_swapped() -> None:
    misread = as_printed(filled(), filled().with_values({A: 5, B: 17}))
    (finding,) = found(misread, "T15")
    assert set(finding.cells[:2]) == {A, B}
    assert "填反了" in finding.message and "一处多12、一处少12" in finding.message
    (repair,) = repairs(misread)
    assert repair.finding_key == finding.key
    mended = repair.edit.apply(misread)
    assert mended.values == filled().values
    assert repair.edit.inverse(misread).apply(mended) == misread
    assert not found(mended, "T2")


def test_two_figures_in_one_cell_beside_a_blank() -> None:
    misread = as_printed(filled(), filled().with_values({A: None, B: 22}))
    (finding,) = found(misread, "T15")
    assert "中有17可能应填在" in finding.message and "(空白)" in finding.message
    (repair,) = repairs(misread)
    assert repair.edit.apply(misread).values == filled().values


def test_two_figures_of_a_column_swapped() -> None:
    low, high = "applications.refused.state_secret.research", "applications.refused.inquiry.research"
    right = filled().with_values({"applications.new.research": 9, low: 2, high: 6})
    (repair,) = repairs(as_printed(right, right.with_values({low: 6, high: 2})))
    assert repair.edit.apply(right.with_values({low: 6, high: 2})).values == right.values


def test_carry_over_in_the_wrong_column() -> None:
    wrong = filled().with_values({"applications.carried_in.natural_person": 0, "applications.carried_in.business": 3})
    right = filled().with_values({"applications.carried_in.natural_person": 3})
    (repair,) = repairs(as_printed(right, wrong))
    assert repair.edit.apply(wrong).values == right.values


def test_table_four() -> None:
    right = good().with_values({"proceedings.review.upheld": 4, "proceedings.suit_direct.upheld": 1})
    wrong = right.with_values({"proceedings.review.upheld": 1, "proceedings.suit_direct.upheld": 4})
    (finding,) = found(as_printed(right, wrong), "T15")
    assert finding.place == "proceedings"


def test_several_possibilities_are_no_diagnosis() -> None:
    partly = {"applications.partly_granted.natural_person": 1, "applications.partly_granted.business": 2}
    right = filled().with_values({A: 2, B: 1, **partly})
    misread = as_printed(right, right.with_values({A: 1, B: 2}))
    assert found(misread, "T2")
    assert not found(misread, "T15")
    told_apart = misread.with_values({"applications.partly_granted.business": 1})
    told_apart = as_printed(told_apart.with_values({A: 2, B: 1}), told_apart)
    assert len(found(told_apart, "T15")) == 1


def test_totals_that_only_differ_are_no_diagnosis() -> None:
    printed = as_printed(filled(), filled().with_values({A: 18}))
    assert found(printed, "T2")
    assert not found(printed, "T15")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 30), min_size=138, max_size=138), st.integers(0, 22), st.integers(0, 5), st.integers(0, 5)
)
def test_a_repair_always_settles_the_totals(figures: list[int], row: int, first: int, second: int) -> None:
    keys = [key for key in good().form.typed if key.startswith("applications.")]
    right = good().with_values(dict(zip(keys, figures, strict=True)))
    one, other = keys[6 * row + first], keys[6 * row + second]
    misread = as_printed(right, right.with_values({one: right.values[other], other: right.values[one]}))
    for repair in repairs(misread):
        mended = repair.edit.apply(misread)
        assert {k: t.value for k, t in compute(mended.form, mended.values).items()} == dict(misread.printed)
