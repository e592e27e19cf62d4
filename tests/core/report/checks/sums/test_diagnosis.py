"""T15: where the fault of an imported file lies, by the totals it printed."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.calc import compute
from core.report.checks import run_checks
from core.report.checks.base import Context
from core.report.checks.repairs import repairs
from core.report.checks.sums.diagnosis import diagnoses
from core.report.findings import Grade
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
    assert "填反了" in finding.message
    assert "“自然人”列的“（七）总计”多12件" in finding.message
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
    right = filled().with_values({"applications.new.research": 99, low: 2, high: 66})
    beside = right.with_values({"applications.refused.inquiry.business": 3})
    (repair,) = repairs(as_printed(beside, beside.with_values({low: 66, high: 2})))
    assert repair.edit.apply(beside.with_values({low: 66, high: 2})).values == beside.values
    # With one figure a row nobody can tell whether the figures or the totals beside them changed places.
    assert repairs(as_printed(right, right.with_values({low: 66, high: 2}))) == ()


def test_carry_over_in_the_wrong_column() -> None:
    wrong = filled().with_values({"applications.carried_in.natural_person": 0, "applications.carried_in.business": 35})
    right = filled().with_values({"applications.carried_in.natural_person": 35})
    (repair,) = repairs(as_printed(right, wrong))
    assert repair.edit.apply(wrong).values == right.values


def test_table_four() -> None:
    right = good().with_values({"proceedings.review.upheld": 44, "proceedings.review.corrected": 30})
    wrong = right.with_values({"proceedings.review.upheld": 0, "proceedings.suit_direct.upheld": 44})
    wrong, right = (report.with_values({"proceedings.suit_direct.corrected": 2}) for report in (wrong, right))
    assert not found(as_printed(right, wrong), "T15")  # 44 may have been 0, 42 or any other
    (told,) = found(as_printed(good(), good().with_values({"proceedings.review.upheld": 1})), "T4")
    assert told.place == "proceedings"


def test_several_possibilities_are_no_diagnosis() -> None:
    partly = {"applications.partly_granted.natural_person": 1, "applications.partly_granted.business": 2}
    right = filled().with_values({A: 2, B: 1, **partly})
    misread = as_printed(right, right.with_values({A: 1, B: 2}))
    assert found(misread, "T2")
    assert not found(misread, "T15")
    far = {"applications.partly_granted.natural_person": 100, "applications.partly_granted.business": 2}
    right = filled().with_values({A: 20, B: 91, **far})
    assert len(found(as_printed(right, right.with_values({A: 91, B: 20})), "T15")) == 1


def test_one_figure_that_is_wrong_is_named_with_its_true_value() -> None:
    misread = as_printed(filled(), filled().with_values({A: 18}))
    (finding,) = [one for one in run_checks(misread) if one.id.startswith("T")]
    assert (finding.id, finding.grade, finding.cells) == ("T15", Grade.ERROR, (A,))
    assert "“（一）予以公开·自然人”(18)可能应为17" in finding.message
    (repair,) = repairs(misread)
    assert repair.edit.apply(misread).values == filled().values


def test_a_carry_over_that_is_negative_by_the_same_fault_is_not_told_too() -> None:
    misread = as_printed(filled(), filled().with_values({A: 71}))
    assert [one.id for one in run_checks(misread) if one.id.startswith("T")] == ["T15"]
    assert found(replace(misread, printed={}), "T1")


def test_a_printed_total_that_is_wrong_gives_way_to_ours() -> None:
    total = "applications.processed_total.business"
    printed = as_printed(filled(), filled())
    misprinted = replace(printed, printed={**printed.printed, total: 6})
    (finding,) = [one for one in run_checks(misprinted) if one.id.startswith("T")]
    assert (finding.id, finding.cells) == ("T15", (total,))
    (repair,) = repairs(misprinted)
    mended = repair.edit.apply(misprinted)
    assert run_checks(mended) == ()
    assert repair.edit.inverse(misprinted).apply(mended) == misprinted


def test_two_figures_that_have_nothing_to_do_with_each_other() -> None:
    other = "applications.refused.inquiry.research"
    right = filled().with_values({"applications.new.research": 40, other: 8})
    misread = as_printed(right, right.with_values({A: 19, other: 3}))
    (finding,) = [one for one in run_checks(misread) if one.id.startswith("T")]
    assert set(finding.cells) == {A, other}
    assert repairs(misread)[0].edit.apply(misread).values == right.values


def test_faults_of_two_tables_are_found_apart() -> None:
    misread = as_printed(filled(), filled().with_values({A: 18, "proceedings.review.upheld": 2}))
    assert [finding.id for finding in run_checks(misread) if finding.id.startswith("T")] == ["T15", "T4"]


def test_a_report_with_few_printed_totals() -> None:
    """Rows without a 总计: which cell of the column is wrong cannot be told, that the column is can."""
    right = filled().with_values({"applications.refused.inquiry.natural_person": 4})
    misread = as_printed(right, right.with_values({A: 18}))
    kept = {k: v for k, v in misread.printed.items() if k.endswith(".natural_person")}
    (finding,) = [one for one in run_checks(replace(misread, printed=kept)) if one.id.startswith("T")]
    assert finding.id == "T2"


def test_totals_only_are_no_contradiction() -> None:
    """A file that gives 总计 alone: its sums are compared among each other, the blank columns are only 未填."""
    printed = as_printed(filled(), filled()).printed
    totals = {key: value for key, value in printed.items() if key.endswith(".total")}
    empty = Report("2021", 2025, good().body, good().texts, {}, totals)
    assert {finding.id for finding in run_checks(empty)} == {"T6"}
    wrong = replace(empty, printed={**totals, "applications.processed_total.total": 99})
    assert {finding.id for finding in run_checks(wrong)} == {"T6", "T15"}


FIGURES = [key for key in good().form.cells if key.startswith("applications.")]


def explaining(misread: Report, wrong: tuple[str, ...], right: dict[str, int]) -> bool:
    """Whether these figures with these values make every printed sum of table three right."""
    figures = {**misread.values, **misread.printed, **{key: right[key] for key in wrong}}
    sums = ((key, formula) for key in FIGURES for formula in misread.form.cells[key].sums)
    return all(
        figures[key] == sum(figures[part] for part in formula.plus) - sum(figures[part] for part in formula.minus)
        for key, formula in sums
    )


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 3))
def test_a_diagnosis_always_settles_the_sums_and_a_single_fault_is_always_found(
    chance: random.Random, faults: int
) -> None:
    figures = {key: chance.choice((0, 0, chance.randint(0, 30))) for key in good().form.typed}
    figures |= {key: 400 for key in figures if key.startswith("applications.new.")}
    right = good().with_values({key: value for key, value in figures.items() if key.startswith("applications.")})
    truth = {**right.values, **{key: total.value for key, total in compute(right.form, right.values).items()}}
    wrong = {key: int(truth[key]) + chance.randint(1, 9) for key in chance.sample(FIGURES, faults)}
    misread = replace(
        right.with_values({key: value for key, value in wrong.items() if key in right.values}),
        printed={key: wrong.get(key, truth[key]) for key in right.form.computed},
    )
    found = diagnoses(Context(misread, compute(misread.form, misread.values)))
    for one in found:
        assert explaining(misread, tuple(f.key for f in one.faults), {f.key: int(f.right) for f in one.faults})
    if faults == 1:
        ((fault,),) = [one.faults for one in found]
        assert fault.right == truth[fault.key]


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
