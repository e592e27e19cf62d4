"""A table's declaration as boxes on a grid."""

import pytest

from core.forms.catalog import FORMS
from core.forms.layout import Role, grid

TABLES = [(form, table) for form in FORMS.values() for table in form.tables]


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


@pytest.mark.parametrize("form, table", TABLES, ids=lambda x: x.key)
def test_each_box_knows_what_it_is(form, table) -> None:
    for box in grid(table).boxes:
        head = box.role in (Role.ROW, Role.COLUMN)
        assert isinstance(box.role, Role) and head == (box.head is not None), box


def test_official_heads_of_table_three() -> None:
    laid = grid(FORMS["2021"].table("applications"))
    by_label = {box.label: box for box in laid.boxes if box.label}
    corner = next(box for box in laid.boxes if box.role is Role.CORNER)
    assert (corner.height, corner.width) == (3, 3)
    assert by_label["三、本年度办理结果"].height == 22
    assert by_label["（三）不予公开"].height == 8
    assert by_label["法人或其他组织"].width == 5
