"""The declarations against the forms as the notices print them: counts, keys, formulas, layout."""

import pytest

from core.forms.catalog import FORMS, form_for_year
from core.forms.layout import Role, grid
from core.forms.spec import Block, Form, Head, Kind, Section, Table

TABLES = [(form, table) for form in FORMS.values() for table in form.tables]


@pytest.mark.parametrize("year, key", [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021"), (2031, "2021")])
def test_form_in_force(year: int, key: str) -> None:
    assert form_for_year(year).key == key


def test_counts_of_2021() -> None:
    form = FORMS["2021"]
    applications = [cell for cell in form.cells.values() if cell.table == "applications"]
    assert len(applications) == 175
    assert sum(1 for cell in applications if cell.formula) == 37
    assert sum(1 for cell in form.cells.values() if cell.table == "proceedings") == 15
    assert form.cells["disclosure.fees.amount"].kind is Kind.MONEY


def test_counts_of_2019() -> None:
    form = FORMS["2019"]
    rows = {key.rsplit(".", 1)[0] for key in form.cells if key.startswith("applications.")}
    assert len(rows) == 23
    assert form.cells["disclosure.licensing.items_change"].kind is Kind.CHANGE


@pytest.mark.parametrize("form_key, results", [("2021", 21), ("2019", 19)])
def test_processed_total_sums_every_result_row_once(form_key: str, results: int) -> None:
    formula = FORMS[form_key].cells["applications.processed_total.business"].formula
    assert formula is not None
    assert len(set(formula.plus)) == len(formula.plus) == results


def test_carry_over_is_the_official_relation() -> None:
    formula = FORMS["2021"].cells["applications.carried_out.research"].formula
    assert formula is not None
    assert formula.plus == ("applications.new.research", "applications.carried_in.research")
    assert formula.minus == ("applications.processed_total.research",)


def test_computed_cells_come_after_their_parts() -> None:
    for form in FORMS.values():
        seen = set(form.typed)
        for key in form.computed:
            formula = form.cells[key].formula
            assert formula is not None
            assert seen >= {*formula.plus, *formula.minus}
            seen.add(key)


@pytest.mark.parametrize("form, table", TABLES, ids=lambda x: x.key)
def test_boxes_cover_the_grid_exactly_once(form, table) -> None:
    laid = grid(table)
    covered = [
        (row, column)
        for box in laid.boxes
        for row in range(box.row, box.row + box.height)
        for column in range(box.column, box.column + box.width)
    ]
    assert sorted(covered) == [(row, column) for row in range(laid.rows) for column in range(laid.columns)]
    assert {box.key for box in laid.boxes if box.role is Role.FIGURE} == {
        key for key, cell in form.cells.items() if cell.table == table.key
    }


def test_official_heads_of_table_three() -> None:
    laid = grid(FORMS["2021"].table("applications"))
    by_label = {box.label: box for box in laid.boxes if box.label}
    corner = next(box for box in laid.boxes if box.role is Role.CORNER)
    assert (corner.height, corner.width) == (3, 3)
    assert by_label["三、本年度办理结果"].height == 22
    assert by_label["（三）不予公开"].height == 8
    assert by_label["法人或其他组织"].width == 5


@pytest.mark.parametrize("kind", [Head, Block, Table, Section, Form])
def test_declarations_hash_by_identity(kind: type) -> None:
    """Hashing a whole declaration at each look-up in a cache costs more than the look-up saves."""
    assert (kind.__hash__, kind.__eq__) == (object.__hash__, object.__eq__)


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_table_four_says_what_counts_and_what_changed_in_2024(form: Form) -> None:
    """Names of decisions by their outcome, and which suits need a review first."""
    guides = {key: cell.guide for key, cell in form.cells.items() if cell.table == "proceedings"}
    assert "驳回行政复议请求" in guides["proceedings.review.upheld"]
    assert "确认违法" in guides["proceedings.review.corrected"]
    assert "和解" in guides["proceedings.review.other"]
    assert "中止" in guides["proceedings.review.pending"]
    assert "行政复议法（2024年1月1日起施行）第二十三条" in guides["proceedings.review.upheld"]
    assert "仍可以直接起诉" in guides["proceedings.suit_direct.corrected"]
    assert "仍可以直接起诉" not in guides["proceedings.suit_after_review.corrected"]
