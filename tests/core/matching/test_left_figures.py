"""Figures in a table of the form that none of its cells takes."""

from collections.abc import Callable
from dataclasses import replace

from core.forms.catalog import form_of
from core.matching.left_figures import LeftFigures, left_figures
from core.matching.report import read
from core.matching.tables import find_all
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawTable
from tests.helpers.makers import report_maker

FORM = form_of("2021")
SHOWN = {key: str(100 + place) for place, key in enumerate(FORM.cells)}
TABLE = report_maker.table(FORM, "applications", SHOWN)
ABOVE, BELOW = "applications.refused.state_secret", "applications.refused.forbidden_by_law"


def row_of(label: str) -> int:
    return next(cell.row for cell in TABLE.cells if cell.text == label)


SECRET = row_of("1.属于国家秘密")


def with_row(below: int, figures: dict[int, str], words: str = "") -> RawTable:
    """The table with one more row below another: figures by their columns, one blank cell as its name."""
    cells = [replace(cell, row=cell.row + (cell.row > below)) for cell in TABLE.cells]
    cells = [replace(c, height=c.height + 1) if c.row <= below < c.row + c.height - 1 else c for c in cells]
    added = [RawCell(below + 1, column, 1, 1, figures.get(column, "")) for column in range(3, 10)]
    return RawTable(0, (*cells, RawCell(below + 1, 2, 1, 1, words), *added))


def renamed(label: str, words: str) -> RawTable:
    return RawTable(0, tuple(replace(c, text=words) if c.text == label else c for c in TABLE.cells))


def left(table: RawTable, change: Callable[[RawCell], RawCell] | None = None) -> LeftFigures:
    if change is not None:
        table = RawTable(0, tuple(map(change, table.cells)))
    found = find_all([table], FORM)
    return left_figures([table], found, FORM, {key: (0, cell) for key, cell in found[0].cells.items()})


def test_nothing_is_left_of_the_form_s_own_table() -> None:
    assert left(TABLE) == LeftFigures({})


def test_last_digits_below_a_figure_are_told_at_its_cell() -> None:
    found = left(with_row(SECRET, {4: "8"}))
    assert found.texts == {f"{ABOVE}.business": ("8",)}
    assert not found.notes


def test_the_cell_is_blank_and_offers_both_readings() -> None:
    reading = read(RawDocument((with_row(SECRET, {4: "8"}),)))
    key = f"{ABOVE}.business"
    note = next(note for note in reading.notes if note.cell == key)
    there = int(SHOWN[key])
    assert reading.values[key] is None
    assert (note.code, note.choices) == (NoteCode.DOUBTFUL, (there, 10 * there + 8))


def test_a_whole_row_without_a_name_is_the_one_that_is_lacking() -> None:
    found = left(renamed("1.属于国家秘密", ""))
    assert found.texts[f"{ABOVE}.business"] == (SHOWN[f"{ABOVE}.business"],)
    reading = read(RawDocument((renamed("1.属于国家秘密", ""),)))
    note = next(note for note in reading.notes if note.cell == f"{ABOVE}.business")
    assert note.choices == (int(SHOWN[f"{ABOVE}.business"]),)


def test_a_whole_row_too_many_is_told_of_the_table() -> None:
    found = left(with_row(SECRET, dict.fromkeys(range(3, 10), "8")))
    (note,) = found.notes
    assert not found.texts
    assert note.place == "applications" and "“8”" in note.message and "等7处" in note.message
    assert "一行" not in note.message, "the name of its group is none of its own"


def test_a_figure_beside_a_blank_cell_is_told_there() -> None:
    last = max(cell.column for cell in TABLE.cells)
    blank = left(
        RawTable(0, (*TABLE.cells, RawCell(SECRET, last + 1, 1, 1, "8"))),
        lambda cell: replace(cell, text="") if (cell.row, cell.column) == (SECRET, last) else cell,
    )
    assert blank.texts == {f"{ABOVE}.total": ("8",)}


def test_numbers_of_rows_and_columns_and_shares_are_no_figures() -> None:
    numbered = [RawCell(row, 0, 1, 1, str(row - 2)) for row in range(3, TABLE.rows)]
    beside = RawTable(0, (*(replace(cell, column=cell.column + 1) for cell in TABLE.cells), *numbered))
    counted = with_row(2, {column: str(column - 2) for column in range(3, 10)})
    shares = with_row(SECRET, {4: "7.5%"})
    assert left(beside) == left(counted) == left(shares) == LeftFigures({})


def test_words_beside_figures_are_told_by_their_column() -> None:
    last = max(cell.column + cell.width for cell in TABLE.cells)
    (note,) = left(
        RawTable(0, (*TABLE.cells, RawCell(0, last, 2, 1, "备 注"), RawCell(SECRET, last, 1, 1, "含网上1件")))
    ).notes
    assert note.place == "applications" and "“备注”一列的文字“含网上1件”" in note.message


def test_a_row_of_sums_is_no_news_and_another_one_is() -> None:
    rows = [[cell for cell in TABLE.cells if cell.row == row and cell.column > 2] for row in (SECRET + 1, SECRET + 2)]
    sums = {one.column: str(int(one.text) + int(other.text)) for one, other in zip(*rows, strict=True)}
    assert left(with_row(SECRET, sums, "小计")) == LeftFigures({})
    for figures, words in ((sums, "其中：网上"), ({**sums, 4: "1"}, "小计")):
        (note,) = left(with_row(SECRET, figures, words)).notes
        assert f"“{words}”一行的" in note.message


def test_a_row_that_stands_there_once_more_is_told() -> None:
    own = [cell for cell in TABLE.cells if cell.row == SECRET and cell.height == 1]
    figures = {cell.column: cell.text for cell in own if cell.text.isdecimal()}
    cells = [replace(cell, row=cell.row + (cell.row > SECRET)) for cell in TABLE.cells]
    cells = [replace(c, height=c.height + 1) if c.row <= SECRET < c.row + c.height - 1 else c for c in cells]
    twice = RawTable(0, (*cells, *(replace(cell, row=SECRET + 1) for cell in own)))
    (note,) = left(twice).notes
    assert note.code is NoteCode.DROPPED and note.message.startswith("表格中的“1.属于国家秘密”有两行")
    other = RawTable(
        0, tuple(replace(c, text="7") if (c.row, c.column) == (SECRET + 1, min(figures)) else c for c in twice.cells)
    )
    assert not any("有两行" in note.message for note in left(other).notes)


def test_a_row_without_a_name_that_stands_there_once_more_is_told() -> None:
    table = report_maker.table(FORM, "proceedings", SHOWN)
    last = max(cell.row for cell in table.cells)
    twice = RawTable(0, (*table.cells, *(replace(cell, row=last + 1) for cell in table.cells if cell.row == last)))
    assert [note.message for note in left(twice).notes] == ["表格中有两行，内容相同，按一行读入。请核对。"]
    assert not left(twice, lambda cell: replace(cell, text="0") if cell.row >= last else cell).notes
