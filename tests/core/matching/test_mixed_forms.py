"""A table of one form in a report on another."""

from dataclasses import replace

from core.forms.catalog import FORMS
from core.matching.labels import RawLabels
from core.matching.mixed_forms import mixed
from core.matching.tables import find_all
from core.readers.raw import RawDocument, RawTable
from tests.helpers.makers import report_maker


def told(table_of: str, form: str):  # type: ignore[no-untyped-def]
    shown = dict.fromkeys(FORMS[table_of].cells, "1")
    document = RawDocument((report_maker.table(FORMS[table_of], "disclosure", shown),))
    return mixed(document, FORMS[form], find_all(document.tables, FORMS[form]), RawLabels())


def test_the_report_s_own_table_is_no_mixture() -> None:
    assert not told("2021", "2021").notes


def test_figures_that_mean_something_else_stay_blank_and_are_named() -> None:
    found = told("2019", "2021")
    assert found.notes and "disclosure.regulations.in_force" in found.blank


def test_rows_of_our_own_with_short_names_make_no_other_form_of_a_table() -> None:
    raw = report_maker.table(FORMS["2021"], "applications", {})
    short = {"1.申请人无正当理由": "1.逾期不补正", "2.申请人逾期": "2.逾期未缴费"}
    cells = [
        replace(c, text=next((new for old, new in short.items() if c.text.startswith(old)), c.text)) for c in raw.cells
    ]
    document = RawDocument((RawTable(0, tuple(cells)),))
    found = mixed(document, FORMS["2021"], find_all(document.tables, FORMS["2021"]), RawLabels())
    assert (found.notes, found.blank) == ((), frozenset())


def test_units_behind_labels_make_no_other_form_of_a_table() -> None:
    """Where the rows that only the newer form has are the ones with （件） behind them."""
    raw = report_maker.table(FORMS["2021"], "applications", {})
    labels = ("1.申请人无正当理由", "2.申请人逾期", "3.其他")
    cells = (replace(cell, text=cell.text + "（件）") if cell.text.startswith(labels) else cell for cell in raw.cells)
    document = RawDocument((RawTable(0, tuple(cells)),))
    assert not mixed(document, FORMS["2021"], find_all(document.tables, FORMS["2021"]), RawLabels()).notes
