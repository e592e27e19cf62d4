"""The container of an XLSX."""

import io

import pytest
from openpyxl import Workbook

from core.errors import UnusableInput
from core.readers.sheets.xlsx_looks import whole
from core.readers.sheets.xlsx_package import opened


def saved(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("text, number", [("12", 12), ("", 0), (None, 0), ("-3", 0), ("9" * 30, 0), ("x", 0)])
def test_whole_numbers_of_the_format(text: str | None, number: int) -> None:
    assert whole(text) == number


def test_sheets_in_the_order_of_their_tabs_and_which_are_in_sight() -> None:
    book = Workbook()
    book.create_sheet("甲").append(["字"])
    book.create_sheet("乙").sheet_state = "hidden"
    with opened(saved(book)) as workbook:
        assert [(sheet.name, sheet.shown) for sheet in workbook.sheets][1:] == [("甲", True), ("乙", False)]
        assert not workbook.counts_from_1904


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(UnusableInput), opened(b"PK\x05\x06" + bytes(18)) as workbook:
        assert workbook.sheets
