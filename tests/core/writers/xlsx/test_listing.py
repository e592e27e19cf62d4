"""A listing as a workbook: figures are numbers, shares are shares, words are words and no formulas."""

from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from core.report.report import Report
from core.writers.layout.style import Align
from core.writers.listing import Listing, ListTable
from core.writers.xlsx.listing import listing_bytes
from core.writers.years_listing import years_listing
from tests.helpers.core.year_reports import AGENCY, applications, table_of


def sheet_of(content: Listing) -> Any:
    return load_workbook(BytesIO(listing_bytes(content))).active


def rows_of(content: Listing) -> dict[str, list[object]]:
    return {str(row[0]): list(row[1:]) for row in sheet_of(content).iter_rows(values_only=True) if row[0]}


def test_figures_are_numbers_and_blanks_are_none() -> None:
    blank = Report("2021", 2024, {"agency": AGENCY}).with_values({"applications.new.business": 2})
    rows = rows_of(years_listing(table_of(applications(2021, 4, 3, 1), applications(2022, 5, 5), blank)))
    assert rows["一、本年新收政府信息公开申请数量"] == [4, 5, None, "2*"]
    assert rows["行政许可·本年处理决定数量"] == [0, 0, None, "未填"]
    sheet = sheet_of(years_listing(table_of(applications(2021, 4, 3, 1))))
    shares = [cell.value for row in sheet.iter_rows() for cell in row if cell.number_format == "0.0%"]
    assert shares == [0.75, 0, 0.25, 0, 0, 0]


def test_words_are_no_formulas() -> None:
    table = ListTable(("项目", "数"), (0, 60), (Align.LEFT, Align.RIGHT), (("=1+1", "=2"), ("甲", "007")))
    sheet = sheet_of(Listing("=题", ("+行",), (table,)))
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == ["=题", "+行", "项目", "数", "=1+1", "=2", "甲", "007"]
