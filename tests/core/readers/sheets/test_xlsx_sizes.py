"""Sizes of the rows and columns of an XLSX sheet."""

from core.readers.safe_xml import parse
from core.readers.sheets.xlsx_sizes import ruler_of


def test_sizes_that_are_told() -> None:
    ruler = ruler_of(
        parse(
            b'<s><sheetFormatPr defaultRowHeight="20" defaultColWidth="4"/><cols><col min="2" max="3" width="10"/>'
            b'<col min="4" max="4" hidden="1" width="9"/></cols><row r="1" ht="5"/><row r="3" hidden="true" ht="9"/></s>'
        )
    )
    assert [ruler.start((row, 0))[0] for row in range(5)] == [0, 5, 25, 25, 45]
    assert [ruler.start((0, column))[1] for column in range(6)] == [0, 21, 73.5, 126, 126, 147]


def test_sizes_that_are_not() -> None:
    ruler = ruler_of(parse(b'<s><cols><col min="x" max="2" width="?"/></cols><row ht="9"/><row r="9999999"/></s>'))
    assert ruler.start((2, 2)) == (30.0, 94.5)
