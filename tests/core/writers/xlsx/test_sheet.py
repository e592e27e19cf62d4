"""What all sheets of a workbook share."""

from openpyxl import Workbook

from core.writers.xlsx.sheet import column_name, in_rows, set_text, set_up_page, text_height


def test_letters_of_columns() -> None:
    assert [column_name(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]


def test_a_text_is_never_a_formula() -> None:
    cell = Workbook().create_sheet()["A1"]
    set_text(cell, "=1+1")
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_long_text_is_higher_and_comes_in_whole_pieces() -> None:
    long = "政府信息公开，" * 600
    assert text_height(long, 12, 8000) > text_height("短", 12, 8000)
    pieces = [*in_rows(long, 12, 8000)]
    assert "".join(piece for piece, _ in pieces) == long
    assert len(pieces) > 1 and max(height for _, height in pieces) <= 409


def test_pages_are_a4_upright_with_their_heads() -> None:
    sheet = Workbook().create_sheet()
    set_up_page(sheet, repeated_rows=2)
    assert sheet.print_title_rows == "$1:$2" and sheet.page_setup.orientation == "portrait"
