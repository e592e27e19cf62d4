"""The cells of a sheet."""

from core.readers.on_sheets.cells import Merge, Oddities, SheetCell, address, sheet
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
