"""The lines of 历年对比 follow from the declaration of a form; each figure of the applications stands in one of them."""

import pytest
from hypothesis import given

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.report.years.lines import MONEY, PIECES, YearPart, year_lines
from tests.helpers.grown_forms import forms, third_form


@pytest.mark.parametrize("form", [*FORMS.values(), third_form()], ids=lambda form: form.key)
def test_lines_of_every_form(form: Form) -> None:
    lines = year_lines(form)
    assert len({line.key for line in lines}) == len(lines)
    assert {line.part for line in lines} == {*YearPart}
    assert all(cell in form.cells for line in lines for cell in line.cells)
    assert all(line.unit == PIECES for line in lines if line.part is not YearPart.DISCLOSED)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_results_add_up_to_the_whole(form: Form) -> None:
    """Each result row is in one of the lines, in the column of totals."""
    parts = [cell for line in year_lines(form) if line.part is YearPart.RESULTS for cell in line.cells]
    (whole,) = (line for line in year_lines(form) if line.part is YearPart.PROCESSED)
    by_column = next(formula for formula in form.cells[whole.cells[0]].sums if formula.check == "T2")
    assert sorted(parts) == sorted(by_column.plus)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_applicants_and_outcomes_are_whole(form: Form) -> None:
    lines = year_lines(form)
    pairs = (
        (YearPart.RECEIVED, YearPart.APPLICANTS),
        (YearPart.REVIEWS, YearPart.REVIEW_OUTCOMES),
        (YearPart.SUITS, YearPart.SUIT_OUTCOMES),
    )
    for whole, parts in pairs:
        (line,) = (line for line in lines if line.part is whole)
        leaves = {leaf for cell in line.cells for leaf, _ in form.leaves[cell]}
        cells = [cell for one in lines if one.part is parts for cell in one.cells]
        assert sorted(cells) == sorted(leaves)


def test_what_the_lines_are_called() -> None:
    lines = {line.key: line for line in year_lines(FORMS["2021"])}
    assert lines["applications.new.total"].name == "一、本年新收政府信息公开申请数量"
    assert lines["applications.refused"].name == "（三）不予公开"
    assert lines["applications.carried_out.total"].section == "三、收到和处理政府信息公开申请情况"
    assert lines["disclosure.fees.amount"].unit == MONEY
    assert lines["disclosure.licensing.decisions"].pieces == ("行政许可", "本年处理决定数量")
    assert lines["proceedings.suits.total"].cells == (
        "proceedings.suit_direct.total",
        "proceedings.suit_after_review.total",
    )


@given(form=forms())
def test_a_form_that_is_grown_anywhere_has_its_lines(form: Form) -> None:
    lines = year_lines(form)
    assert len({line.key for line in lines}) == len(lines)
    assert all(cell in form.cells for line in lines for cell in line.cells)
    parts = [cell for line in lines if line.part is YearPart.RESULTS for cell in line.cells]
    (whole,) = (line for line in lines if line.part is YearPart.PROCESSED)
    (down,) = (formula for formula in form.cells[whole.cells[0]].sums if formula.check == "T2")
    assert sorted(parts) == sorted(down.plus)
