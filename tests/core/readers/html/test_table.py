"""A table of a web page: cells find their places as in a browser."""

from core.readers.html.table import HtmlTable, place
from core.readers.raw import RawParagraph, RawTable


def filled(*rows: list[tuple[str, dict[str, str]]]) -> HtmlTable:
    table = HtmlTable()
    for row in rows:
        table.rows.append([])
        for text, attributes in row:
            table.open_cell(attributes).items.append(RawParagraph(text))
            assert table.close_cell()
    return table


def test_a_cell_from_above_moves_those_beside_it() -> None:
    table = filled([("甲", {"rowspan": "2"}), ("乙", {})], [("丙", {})])
    assert [(raw.text, raw.row, raw.column) for _, raw in place(table.rows)] == [
        ("甲", 0, 0),
        ("乙", 0, 1),
        ("丙", 1, 1),
    ]


def test_a_table_is_itself_or_only_what_its_cells_hold() -> None:
    (item,) = filled([("甲", {}), ("乙", {})]).items()
    assert isinstance(item, RawTable)
    (alone,) = filled([("一段话", {})]).items()
    assert isinstance(alone, RawParagraph)


def test_nothing_is_closed_twice() -> None:
    assert not HtmlTable().close_cell()
