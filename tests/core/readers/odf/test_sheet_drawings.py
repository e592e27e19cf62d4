"""What is drawn on a sheet: the cell that lies below it."""

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED
from core.readers.odf.looks import OdtStyles
from core.readers.odf.sheet_drawings import OdsDrawings, lines, words_of
from core.readers.on_sheets.cells import SheetCell
from tests.helpers.makers.odt_maker import NAMES

SVG = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
ROW, COLUMN = "table:table-row", "table:table-column"


def tree(text: str) -> etree._Element:
    return etree.fromstring(f"<office:body {NAMES} {SVG}>{text}</office:body>")


def style(name: str, family: str, said: str, parent: str = "") -> str:
    kind = {"table-row": "table-row", "table-column": "table-column", "graphic": "graphic"}[family]
    based = f' style:parent-style-name="{parent}"' if parent else ""
    return f'<style:style style:name="{name}" style:family="{family}"{based}><style:{kind}-properties {said}/></style:style>'


STYLES = "".join(
    (
        style("low", "table-row", 'style:row-height="10pt"'),
        style("high", "table-row", 'style:row-height="1in"'),
        style("heir", "table-row", "", "high"),
        style("wide", "table-column", 'style:column-width="2.54cm"'),
        style("clear", "graphic", 'draw:fill="none"'),
        style("faint", "graphic", 'draw:fill="solid" draw:opacity="40%"'),
    )
)
SHEET = (
    f'<table:shapes>{{}}</table:shapes><{COLUMN} table:style-name="wide" table:number-columns-repeated="4"/>'
    f'<{ROW} table:style-name="low"/><{ROW} table:style-name="low" table:visibility="collapse"/>'
    f'<{ROW} table:style-name="heir" table:number-rows-repeated="2"/>'
)


def over(shape: str, sheet: str = SHEET) -> OdsDrawings:
    table = tree(f"<table:table>{sheet.format(shape)}</table:table>")[0]
    made = OdsDrawings(OdtStyles(tree(STYLES)), table)
    made.on_page()
    return made


def box(x: str, y: str, width: str = "20pt", height: str = "4pt", words: str = "99") -> str:
    place = f'svg:x="{x}" svg:y="{y}" svg:width="{width}" svg:height="{height}"'
    return f"<draw:custom-shape {place}><text:p>{words}</text:p></draw:custom-shape>"


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [
        ("5pt", "2pt", (0, 0)),
        ("75pt", "20pt", (2, 1)),  # the hidden row takes no place
        ("9cm", "3.9cm", (3, 3)),
        ("5pt", "400pt", None),  # below all rows
        ("400pt", "2pt", None),
        ("-50pt", "2pt", None),
        ("wide", "2pt", None),
    ],
)
def test_a_box_bound_to_the_page_lies_on_a_cell(x: str, y: str, place: object) -> None:
    drawn = over(box(x, y)).over
    assert [*drawn.boxes] == ([place] if place else []) and drawn.beside == ([] if place else ["99"])
    assert all(one.opaque for one in drawn.boxes.values())


def test_sizes_that_are_not_told_end_the_sheet() -> None:
    sheet = SHEET.replace('table:style-name="heir"', "")
    assert over(box("5pt", "2pt"), sheet).over.boxes and not over(box("5pt", "20pt"), sheet).over.boxes


def test_pictures_bound_to_the_page() -> None:
    picture = '<draw:frame svg:x="5pt" svg:y="2pt" svg:width="80pt" svg:height="20pt"><draw:image/></draw:frame>'
    drawn = over(picture).over
    assert drawn.pictures == {(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)}


def test_shapes_on_cells() -> None:
    made = over("")
    made.on_cell(tree(box("0pt", "0pt", words="甲<text:span>乙</text:span>丙"))[0], (2, 3))
    clear = '<draw:frame draw:style-name="clear"><draw:text-box><text:p>注</text:p></draw:text-box></draw:frame>'
    made.on_cell(tree(clear)[0], (0, 0))
    assert made.over.boxes[2, 3].words == "甲乙丙" and not made.over.boxes[0, 0].opaque
    cells = [*made.over.told([SheetCell(2, 3, "5", True), SheetCell(0, 0, "7", True)])]
    assert [cell.text for cell in cells] == ["", "7"]


def test_rows_in_groups() -> None:
    grouped = f'<table:table-row-group table:display="false"><{ROW}/></table:table-row-group><table:table-rows><{ROW}/></table:table-rows>'
    found = [folded for _, folded in lines(tree(grouped), "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-row")]
    assert found == [True, False]
    assert words_of(tree("<draw:g><text:p>甲</text:p><text:p>乙</text:p></draw:g>")[0]) == "甲乙"


def test_painted_rectangles_hide_whole_cells() -> None:
    rectangle = '<draw:custom-shape svg:x="72pt" svg:y="0pt" svg:width="{}" svg:height="9pt"{}>{}</draw:custom-shape>'
    assert over(rectangle.format("144pt", "", "")).over.hidden == {(0, 1), (0, 2)}
    assert over(rectangle.format("100pt", "", "")).over.hidden == {(0, 1)}
    assert not over(rectangle.format("144pt", ' draw:style-name="clear"', "")).over.hidden
    assert not over(rectangle.format("144pt", ' draw:style-name="faint"', "")).over.hidden
    oval = '<draw:enhanced-geometry draw:type="ellipse"/>'
    assert not over(rectangle.format("144pt", "", oval)).over.hidden
    made = over("")
    bound = '<draw:custom-shape svg:x="0in" svg:y="0in" table:end-cell-address="甲.C1" table:end-x="60pt" table:end-y="9pt"/>'
    made.on_cell(tree(bound)[0], (0, 1))
    assert made.over.hidden == {(0, 1), (0, 2)}


LINE_AT = '<draw:line svg:x1="{}" svg:y1="{}" svg:x2="{}" svg:y2="{}"/>'


def test_lines_through_cells() -> None:
    """Columns of an inch; rows of 10 points, none, and an inch each."""
    assert over(LINE_AT.format("5pt", "40pt", "100pt", "40pt")).over.lines == {(2, 0): LINE, (2, 1): LINE}
    assert over(LINE_AT.format("5pt", "20pt", "60pt", "70pt")).over.lines == {(2, 0): SLANTED}
    grouped = f"<draw:g>{LINE_AT.format('5pt', '40pt', '60pt', '40pt')}</draw:g>"
    assert over(grouped).over.lines == {(2, 0): LINE}
    for seen in (
        LINE_AT.format("5pt", "10pt", "100pt", "10pt"),  # along an edge
        LINE_AT.format("5pt", "40pt", "100pt", "40pt").replace("svg:x1", 'draw:display="none" svg:x1'),
        "<draw:line/>",
    ):
        assert over(seen).over.lines == {}


def test_figures_over_cells_and_outlines_around_them() -> None:
    star = '<draw:custom-shape {} svg:x="5pt" svg:y="15pt" svg:width="60pt" svg:height="60pt"><draw:enhanced-geometry draw:type="{}"/></draw:custom-shape>'
    assert over(star.format("", "star5")).over.lines == {(2, 0): FIGURE}
    assert over(star.format("", "ooxml-ellipse")).over.lines == {(2, 0): PAINTED}
    assert over(star.format('draw:style-name="clear"', "ooxml-ellipse")).over.lines == {}


def test_a_line_on_a_cell_of_a_sheet_that_tells_no_sizes() -> None:
    table = tree(f"<table:table><{ROW}/></table:table>")[0]
    made = OdsDrawings(OdtStyles(tree(STYLES)), table)
    shape = tree(
        LINE_AT.format("1pt", "2pt", "9pt", "2pt").replace("<draw:line", '<draw:line table:end-cell-address="a.C3"')
    )[0]
    made.on_cell(shape, (2, 1))
    assert made.over.lines == {(2, 1): LINE, (2, 2): LINE}
