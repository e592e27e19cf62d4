"""Rows cut in two at a page end, made whole by the form's labels."""

from core.forms.catalog import form_of
from core.forms.layout import Role, grid
from core.matching.tables import find
from core.matching.torn_rows import rejoin
from core.readers.raw import RawCell, RawDocument, RawTable

FORM = form_of("2021")
TABLE = FORM.table("applications")


def whole() -> list[RawCell]:
    boxes = grid(TABLE).boxes
    return [
        RawCell(b.row, b.column, b.height, b.width, str(i) if b.role is Role.FIGURE else b.label)
        for i, b in enumerate(boxes)
    ]


def torn(label: str, at: int, figures_above: bool = True) -> RawTable:
    """The table with the row of this label cut after ``at`` characters of it."""
    cells = whole()
    row = next(cell.row for cell in cells if cell.text == label)
    found: list[RawCell] = []
    for cell in cells:
        if cell.row + cell.height <= row:
            found.append(cell)
        elif cell.row > row:
            found.append(RawCell(cell.row + 1, cell.column, cell.height, cell.width, cell.text))
        elif cell.row < row or cell.height > 1:
            found.append(RawCell(cell.row, cell.column, cell.height + 1, cell.width, cell.text))
        else:
            cut = at if cell.text == label else len(cell.text) if figures_above else 0
            found.append(RawCell(row, cell.column, 1, cell.width, cell.text[:cut]))
            found.append(RawCell(row + 1, cell.column, 1, cell.width, cell.text[cut:]))
    return RawTable(0, tuple(found))


def figures(table: RawTable) -> dict[str, str]:
    return {key: cell.text for key, cell in find(table, FORM).cells.items()}


def rejoined(table: RawTable) -> RawTable:
    (only,) = rejoin(RawDocument((table,)), FORM).tables
    return only


WHOLE = figures(RawTable(0, tuple(whole())))


def test_the_lower_piece_holds_the_end_of_the_label() -> None:
    table = rejoined(torn("2.其他法律行政法规禁止公开", 6))
    assert figures(table) == WHOLE
    assert table.rows == grid(TABLE).rows


def test_the_lower_piece_holds_the_figures_too() -> None:
    assert figures(rejoined(torn("一、本年新收政府信息公开申请数量", 3, figures_above=False))) == WHOLE


def test_the_upper_piece_is_a_label_of_its_own() -> None:
    label = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    assert figures(rejoined(torn(label, 7))) == WHOLE


def test_only_the_number_above() -> None:
    assert figures(rejoined(torn("3.其他", 2))) == WHOLE


def test_the_first_row_of_a_group() -> None:
    table = rejoined(torn("1.属于国家秘密", 4))
    assert figures(table) == WHOLE
    assert {(c.row, c.column, c.height) for c in table.cells} == {(c.row, c.column, c.height) for c in whole()}


def test_a_line_a_row_as_from_a_table_without_lines() -> None:
    lines = [
        ["（三", "2.其他", "5", "6"],
        ["）不予", "法律行政"],
        ["公开", "法规禁止"],
        ["", "公开"],
        ["", "3.危及“三安", "7", "8"],
        ["", "全一稳定”"],
    ]
    cells = [RawCell(i, j, 1, 1, text) for i, line in enumerate(lines) for j, text in enumerate(line) if text]
    table = rejoined(RawTable(0, tuple(cells)))
    assert [(c.row, c.column, c.text.replace("\n", "")) for c in table.cells] == [
        (0, 0, "（三）不予公开"),
        (0, 1, "2.其他法律行政法规禁止公开"),
        (0, 2, "5"),
        (0, 3, "6"),
        (1, 1, "3.危及“三安全一稳定”"),
        (1, 2, "7"),
        (1, 3, "8"),
    ]


def test_whole_tables_are_left_alone() -> None:
    document = RawDocument((RawTable(0, tuple(whole())),))
    assert rejoin(document, FORM) is document


def test_blank_rows_are_not_joined() -> None:
    blank = tuple(RawCell(c.row, c.column, c.height, c.width, "" if c.text.isdigit() else c.text) for c in whole())
    document = RawDocument((RawTable(0, blank),))
    assert rejoin(document, FORM) is document
