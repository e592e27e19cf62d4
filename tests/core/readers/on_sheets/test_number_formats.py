"""How a spreadsheet shows what its cells hold."""

import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from core.notes import NoteCode
from core.readers.on_sheets.number_formats import look
from core.readers.raw import RawDocument
from core.readers.sheets.xlsx import document

FRAME = Border(left=Side("thin"))


def book(change: Callable[[Worksheet], object]) -> RawDocument:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (("项目", "甲列", "乙列"), ("新收", 35, 36), ("结转", 1, 2), ("合计", 36, 38)):
        sheet.append(row)
    for row in sheet.iter_rows():
        for cell in row:
            cell.border = FRAME
    change(sheet)
    data = io.BytesIO()
    made.save(data)
    return document(data.getvalue())


def cell(found: RawDocument, row: int, column: int):
    return next(c for c in found.tables[0].cells if (c.row, c.column) == (row, column))


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0!.0,", 125000, "12.5"),
        ("0!.0000", 125000, "12.5"),
        ("#,##0,", 125000, "125"),
        ("#,##0,", 125499, "125"),
        ("0.0,", 125000, "125"),
        ("0.00,", 1254, "1.25"),
        ("0,,", 12_500_000, "13"),
        ('0"."0', 125, "12.5"),
        (r"0\.0,", 125000, "12.5"),
        ("#,##0", 125000, "125000"),
        ("0.00", 12.5, "12.5"),
        ("General", 125000, "125000"),
        ('0"万元"', 12, "12"),
        ("0,000", 1250, "1250"),
    ],
)
def test_scaling_formats(code: str, number: float, shown: str) -> None:
    assert look(200, code, False).show(number) == shown


def test_a_scaled_number_is_noted() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = 125000
        sheet["B2"].number_format = "0!.0,"

    found = book(change)
    assert cell(found, 1, 1).text == "12.5"
    assert [code for code, _ in found.notes] == [NoteCode.UNIT]
