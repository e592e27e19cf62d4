"""Which columns a grid declares, where its parts come to stand, how wide the parts of a row are."""

import pytest

from core.readers.html.boxes.grids import (
    GridArea,
    GridPlaces,
    area_of,
    columns_of,
    edges_of,
    in_rows,
    is_row,
    lines_of,
    share_of,
    stands_beside,
)
from core.readers.html.rules import declarations
from core.readers.html.table import HtmlCell


@pytest.mark.parametrize(
    ("template", "columns"),
    [
        *(("1fr 1fr 90px", 3), ("repeat(4,1fr)", 4), ("minmax(90px,2fr) repeat(3,[a] 1fr)", 4), ("repeat(2,1fr 2fr)", 4)),
        *(("[a] 1fr [b] calc(10% - 3px) [c]", 2), ("repeat(auto-fill,90px)", 0), ("none", 0), ("subgrid", 0), ("1fr repeat(auto-fit,90px)", 0)),
    ],
)  # fmt: skip
def test_columns_that_are_declared(template: str, columns: int) -> None:
    assert columns_of(declarations(f"display:grid;grid-template-columns:{template}")) == columns
    assert not columns_of(declarations(f"grid-template-columns:{template}"))
    assert not columns_of(declarations(f"display:grid;grid-auto-flow:column;grid-template-columns:{template}"))


@pytest.mark.parametrize(
    ("style", "area"),
    [
        *(
            ("", GridArea()),
            ("grid-column:span 2", GridArea(width=2)),
            ("grid-column:1/-1", GridArea(column=1, width=4)),
        ),
        *(("grid-row:2/4;grid-column:3", GridArea(2, 3, 2, 1)), ("grid-area:2/1/4/3", GridArea(2, 1, 2, 2))),
        *(("grid-column:2/span 3", GridArea(column=2, width=3)), ("grid-column:span 2/4", GridArea(column=2, width=2))),
        *(("grid-area:head", GridArea()), ("grid-column:span 9", GridArea(width=4))),
    ],
)
def test_areas(style: str, area: GridArea) -> None:
    assert area_of(declarations(style), 4) == area


def test_parts_find_their_places_in_order() -> None:
    places = GridPlaces(3)
    asked = [
        GridArea(height=2),
        GridArea(width=2),
        GridArea(),
        GridArea(width=2),
        GridArea(column=1),
        GridArea(row=1, column=1),
    ]
    assert [places.put(area) for area in asked][:5] == [(0, 0), (0, 1), (1, 1), (2, 0), (3, 0)]


def test_rows_have_empty_cells_where_nothing_stands() -> None:
    cells = [HtmlCell(1, 1), HtmlCell(1, 1), HtmlCell(1, 1, hidden=True)]
    rows = in_rows(cells, [GridArea(2, 2, 1, 1), GridArea(1, 1, 1, 3), GridArea()], 3)
    assert [len(row) for row in rows] == [1, 3] and rows[0][0].width == 3 and rows[1][1] is cells[0]


def test_rows_of_flexible_boxes() -> None:
    assert is_row(declarations("display:flex")) and not is_row(declarations("display:flex;flex-direction:column"))
    told = (
        "flex:2",
        "flex:1 1 0",
        "flex:0 0 20%",
        "width:25%",
        "flex-basis:90px",
        "flex:1 1 auto;width:30px",
        "width:auto",
        "",
    )
    assert [share_of(declarations(style)) for style in told] == [
        *(("fr", 2.0), ("fr", 1.0), ("%", 20.0), ("%", 25.0), ("px", 90.0), ("px", 30.0), None, None),
    ]
    assert edges_of([("fr", 2.0), ("fr", 1.0), ("fr", 1.0)]) == ((0.0, 50.0, 75.0, 100.0), True)
    assert edges_of([("%", 20.0), ("%", 20.0)]) == ((0.0, 20.0, 40.0), True)
    assert edges_of([None, None]) == ((0.0, 50.0, 100.0), False), "they count as alike"
    assert edges_of([("%", 20.0), None])[0] == edges_of([("%", 20.0), ("px", 20.0)])[0] == edges_of([])[0] == ()


def test_lines_break_where_they_are_full() -> None:
    shares = [("%", 25.0)] * 8
    parts = [HtmlCell(1, 1) for _ in shares]
    assert [len(line.cells) for line in lines_of(parts, [GridArea()] * 8, shares, 0)] == [4, 4]
    assert [len(line.cells) for line in lines_of(parts, [GridArea()] * 8, [None] * 8, 0)] == [8]


def test_what_stands_beside_its_neighbours() -> None:
    ways = (
        "float:left;width:20%",
        "display:inline-block;width:9em",
        "float:left",
        "float:right;width:20%",
        "width:20%",
    )
    assert [stands_beside(declarations(way)) for way in ways] == [True, True, False, False, False]


def test_what_no_page_has_is_bounded() -> None:
    assert not columns_of(declarations("display:grid;grid-template-columns:repeat(99,1fr) repeat(99,1fr)"))
    assert area_of(declarations("grid-row:span 999"), 4).height < 100
    places = GridPlaces(100)
    assert [places.put(GridArea(height=60, width=100)) for _ in range(40)][-1][0] < 2400
