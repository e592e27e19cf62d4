"""Which conditional parts of a table style hold at which cell."""

import pytest

from core.readers.docx.elements import TC
from core.readers.docx.table_styles import TablePlaces, bands_of, table_of
from core.readers.safe_xml import Element, parse
from tests.helpers.makers.docx_maker import W


def table(look: str, rows: int = 3, columns: int = 3) -> Element:
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * columns + "</w:tr>"
    return parse(f'<w:tbl xmlns:w="{W}"><w:tblPr>{look}</w:tblPr>{row * rows}</w:tbl>'.encode())


def parts(look: str, band: tuple[int, int] = (1, 1), rows: int = 3) -> list[str]:
    made = table(look, rows)
    places = TablePlaces(made, band)
    return [" ".join(places.of(cell)) for cell in made.iter(TC)]


NO_BANDS = 'w:noHBand="1" w:noVBand="1"'


@pytest.mark.parametrize(
    ("side", "name", "cells"),
    [
        ("firstRow", "firstRow", {0, 1, 2}),
        ("lastRow", "lastRow", {6, 7, 8}),
        ("firstColumn", "firstCol", {0, 3, 6}),
        ("lastColumn", "lastCol", {2, 5, 8}),
    ],
)
def test_a_side_that_the_table_asks_for(side: str, name: str, cells: set[int]) -> None:
    on = parts(f'<w:tblLook w:{side}="1" {NO_BANDS}/>')
    assert {place for place, said in enumerate(on) if said == name} == cells
    assert set(parts(f'<w:tblLook w:{side}="0" {NO_BANDS}/>')) == {""}


def test_the_bits_of_a_number_say_the_same() -> None:
    assert parts('<w:tblLook w:val="0620"/>') == parts(f'<w:tblLook w:firstRow="1" {NO_BANDS}/>')
    assert parts('<w:tblLook w:val="no number"/>') == parts("<w:tblLook/>")


def test_a_corner_comes_behind_its_sides() -> None:
    found = parts(f'<w:tblLook w:firstRow="1" w:firstColumn="1" {NO_BANDS}/>')
    assert found[0] == "firstRow firstCol nwCell" and found[1] == "firstRow" and found[8] == ""


def test_bands_begin_below_the_first_row() -> None:
    found = parts('<w:tblLook w:firstRow="1" w:noVBand="1"/>', rows=4)
    assert found[::3] == ["firstRow", "band1Horz", "band2Horz", "band1Horz"]
    assert parts('<w:tblLook w:noVBand="1"/>', (2, 1), 4)[::3] == ["band1Horz", "band1Horz", "band2Horz", "band2Horz"]
    assert parts('<w:tblLook w:noHBand="1"/>')[:3] == ["band1Vert", "band2Vert", "band1Vert"]


def test_how_many_are_in_a_band() -> None:
    said = '<w:tblPr><w:tblStyleRowBandSize w:val="2"/><w:tblStyleColBandSize w:val="0"/></w:tblPr>'
    assert bands_of(parse(f'<w:style xmlns:w="{W}">{said}</w:style>'.encode())) == (2, 1)
    assert bands_of(parse(f'<w:style xmlns:w="{W}"/>'.encode())) == (1, 1)


def test_the_table_around_a_cell() -> None:
    made = table("")
    assert table_of(next(made.iter(TC))) is made and table_of(made) is None
