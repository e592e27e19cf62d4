"""Figures as a writer of sentences needs them."""

from core.forms.concepts import Concept
from core.report.calc import compute
from core.report.sentences.figures import (
    Amount,
    Figures,
    Named,
    broken_down,
    counted,
    disclosed,
    given,
    listed,
    row_word,
)
from tests.helpers.check_reports import good

NEW = "applications.new.business"
TWO, THREE, NONE = (Named(word, Amount((NEW,), value)) for word, value in (("甲", 2), ("乙", 3), ("丙", 0)))


def test_amounts_are_links_and_true_where_there_is_something() -> None:
    report = good().with_values({NEW: 3})
    amount = Figures(report, compute(report.form, report.values)).sum(NEW)
    assert amount and amount.value == 3
    assert str(amount) == "{" + NEW + "}"


def test_lists_leave_out_what_there_was_not() -> None:
    assert given([TWO, NONE, THREE]) == (TWO, THREE)
    assert listed([TWO, THREE]) == f"{counted(TWO)}、{counted(THREE)}"


def test_parts_are_introduced_only_where_there_are_several() -> None:
    assert "其中" in broken_down([TWO, THREE])
    assert "其中" not in broken_down([TWO])


def test_blank_cells_are_missing() -> None:
    report = good().with_values({NEW: None})
    assert Figures(report, compute(report.form, report.values)).missing((NEW, "applications.new.research")) == (NEW,)


def test_rows_of_a_column_in_printed_order() -> None:
    cells = disclosed(good().form, Concept.DECISIONS)
    assert [row_word(cell) for cell in cells] == ["行政许可", "行政处罚", "行政强制"]
