"""What a reader hands on: tables as boxes on a grid."""

from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable, closed_up, numbered

CELLS = (RawCell(0, 0, 1, 2, "头"), RawCell(1, 0, 1, 1, "甲"), RawCell(1, 1, 1, 1, "3"))


def test_spans_count_for_rows_and_columns() -> None:
    table = RawTable(0, CELLS)
    assert (table.rows, table.columns) == (2, 2)


def test_tables_are_counted_in_reading_order() -> None:
    items = numbered([RawTable(7, CELLS), RawParagraph("字"), RawTable(7, ())])
    assert [table.index for table in RawDocument(items).tables] == [0, 1]


def test_rows_and_columns_out_of_sight_close_up() -> None:
    kept, gone = closed_up(CELLS, rows=(), columns=(0,))
    assert [(cell.row, cell.column, cell.width, cell.text) for cell in kept] == [(0, 0, 1, "头"), (1, 0, 1, "3")]
    assert [cell.text for cell in gone] == ["甲"]
