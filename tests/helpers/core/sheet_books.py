"""Workbooks of a few cells; for the tests of what is seen on a sheet."""

from __future__ import annotations

import io
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from core.readers.raw import RawDocument
from core.readers.sheets import xlsx
from core.readers.sheets.xlsx import document
from tests.helpers.makers.workbook_maker import fill, saved

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


def sheets(*named: tuple[str, list], hidden: str = "") -> RawDocument:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in named:
        sheet = book.create_sheet(name)
        fill(sheet, rows)
        if name == hidden:
            sheet.sheet_state = "hidden"
    return xlsx.document(saved(book))


GRID = [["a", 1], ["b", 2]]


SEEN = [["a", "1"], ["b", "2"]]
