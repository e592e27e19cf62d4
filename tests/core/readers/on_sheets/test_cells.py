"""The cells of a sheet."""

import pytest

from core.errors import UnusableInput
from core.readers.left_out import IN_CELL_PICTURE
from core.readers.on_sheets.cells import MAX_PLACES, Merge, Oddities, SheetCell, address, bounded, sheet
from core.readers.on_sheets.seen import Hidden


def test_addresses_as_a_person_reads_them() -> None:
    assert [address(0, 0), address(15, 1), address(0, 26)] == ["A1", "B16", "AA1"]


def test_a_merge_is_one_cell() -> None:
    found = [SheetCell(0, 0, "头", True), SheetCell(1, 0, "甲", True), SheetCell(1, 1, "3", True)]
    made = sheet("表", found, [Merge(0, 0, 1, 2)], Hidden(), Oddities())
    assert [(cell.text, cell.width) for cell in made.cells if cell.text] == [("头", 2), ("甲", 1), ("3", 1)]
    assert not made.blank


def test_a_sheet_without_words_is_blank() -> None:
    assert sheet("表", [SheetCell(0, 0, "", True)], [], Hidden(), Oddities()).blank


def test_pictures_that_are_kept_in_cells() -> None:
    found = [SheetCell(0, 0, "甲", True), SheetCell(0, 1, '=DISPIMG("ID_1",1)', True)]
    made = sheet("表", found, [], Hidden(), Oddities())
    assert {(cell.text, cell.left_out) for cell in made.cells} == {("甲", ()), ("", (IN_CELL_PICTURE,))}


def test_frames_far_below_the_last_words_are_no_cells() -> None:
    framed = [SheetCell(row, 0, "", True) for row in range(1, 9000)]
    made = sheet("表", [SheetCell(0, 0, "甲", True), *framed], [], Hidden(), Oddities())
    assert len(made.cells) == 101
    later = sheet(
        "表", [SheetCell(0, 0, "甲", True), *framed, SheetCell(9000, 0, "乙", True)], [], Hidden(), Oddities()
    )
    assert later.cells[-1].row == 9000


def test_cells_without_end_are_refused() -> None:
    with pytest.raises(UnusableInput):
        bounded(SheetCell(0, 0, "", True) for _ in range(MAX_PLACES + 1))
    assert len(bounded([SheetCell(0, 0, "", True)])) == 1
