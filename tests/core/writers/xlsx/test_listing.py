"""A listing as a workbook: figures are numbers, shares are shares, words are words and no formulas."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from core.report.report import Report
from core.writers.layout.blocks import text_width
from core.writers.layout.style import Align
from core.writers.listing import STYLE, Listing, ListTable
from core.writers.xlsx.listing import listing_bytes
from core.writers.xlsx.sheet import column_name
from core.writers.years_listing import years_listing
from tests.helpers.core.year_reports import AGENCY, applications, table_of


def sheet_of(content: Listing) -> Any:
    return load_workbook(BytesIO(listing_bytes(content))).active


def rows_of(content: Listing) -> dict[str, list[object]]:
    return {str(row[0]): list(row[1:]) for row in sheet_of(content).iter_rows(values_only=True) if row[0]}


def test_figures_are_numbers_and_blanks_are_none() -> None:
    blank = Report("2021", 2024, {"agency": AGENCY}).with_values({"applications.new.business": 2})
    rows = rows_of(years_listing(table_of(applications(2021, 4, 3, 1), applications(2022, 5, 5), blank)))
    assert rows["一、本年新收政府信息公开申请数量"] == [4, 5, None, "2*", None]
    assert rows["行政许可·本年处理决定数量"] == [0, 0, None, "未填", None]
    sheet = sheet_of(years_listing(table_of(applications(2021, 4, 3, 1))))
    shares = [cell.value for row in sheet.iter_rows() for cell in row if cell.number_format == "0.0%"]
    assert shares == [0.75, 0, 0.25, 0, 0, 0]


LONG = "2019年、2020年用旧版表格，没有对应项的数据在这里逐项列出。" * 8


@pytest.mark.parametrize("words", [1, 2])
@pytest.mark.parametrize("years", [1, 2, 9])
def test_words_have_room_beside_tables_of_figures_of_any_width(words: int, years: int) -> None:
    figures = ListTable(("项目", *("年",) * years), (0, *(60,) * years), (Align.LEFT,) * (years + 1), ())
    told = ListTable(
        ("序号", *("说明",) * words), (36, *(0,) * words), (Align.LEFT,) * (words + 1), (("1", *(LONG,) * words),)
    )
    sheet = sheet_of(Listing("题", (), (figures, told)))
    row = next(cell.row for cell in sheet["A"] if cell.value == "1")
    spans = {span.min_col: span.max_col for span in sheet.merged_cells.ranges if span.min_row == row}
    cells = [cell for cell in sheet[row] if cell.value == LONG]
    assert len(cells) == words
    for cell in cells:
        columns = range(cell.column, spans.get(cell.column, cell.column) + 1)
        width = sum(sheet.column_dimensions[column_name(column)].width for column in columns)
        lines = text_width(LONG) * 2 / width  # the width of a column is told in digits, half as wide
        assert width >= 25 and sheet.row_dimensions[row].height >= lines * STYLE.label.size


def test_words_too_long_for_a_row_go_on_in_the_next() -> None:
    told = ListTable(("序号", "说明"), (36, 0), (Align.LEFT, Align.LEFT), (("1", LONG * 20), ("2", "短。")))
    sheet = sheet_of(Listing("题", (), (told,)))
    cells = [(row[0], row[1]) for row in sheet.iter_rows(min_row=3, max_col=2, values_only=True)]
    first, last = cells.index(("序号", "说明")), cells.index(("2", "短。"))
    assert "".join(str(words) for _, words in cells[first + 1 : last]) == LONG * 20
    assert all(sheet.row_dimensions[row].height < 410 for row in range(3, 3 + len(cells)))


def test_a_long_name_of_a_line_is_seen_whole() -> None:
    name = (
        "三、本年度办理结果（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请·法律服务机构"
    )
    table = ListTable(("项目", "数"), (0, 60), (Align.LEFT, Align.RIGHT), ((name, "1"), ("短", "2")))
    sheet = sheet_of(Listing("题", (), (table,)))
    long, short = (next(c.row for c in sheet["A"] if c.value == words) for words in (name, "短"))
    assert sheet.row_dimensions[long].height >= 2 * STYLE.label.size > sheet.row_dimensions[short].height / 2


def test_words_are_no_formulas() -> None:
    table = ListTable(("项目", "数"), (0, 60), (Align.LEFT, Align.RIGHT), (("=1+1", "=2"), ("甲", "007")))
    sheet = sheet_of(Listing("=题", ("+行",), (table,)))
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in cells] == ["=题", "+行", "项目", "数", "=1+1", "=2", "甲", "007"]
