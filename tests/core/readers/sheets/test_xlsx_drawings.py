"""What is drawn over a sheet."""

from core.notes import NoteCode
from core.readers.left_out import LINE, SLANTED
from core.readers.on_sheets.cells import SheetCell
from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver
from core.readers.safe_xml import Element, parse
from core.readers.sheets.xlsx_drawings import drawn


def drawing(inner: str, ends: str = "") -> list[Element]:
    ends = ends or (
        "<x:from><x:col>1</x:col><x:row>2</x:row></x:from>"
        "<x:to><x:col>2</x:col><x:colOff>0</x:colOff><x:row>3</x:row><x:rowOff>9</x:rowOff></x:to>"
    )
    space = 'xmlns:x="urn:x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return [parse(f"<x:d {space}><x:anchor>{ends}{inner}</x:anchor></x:d>".encode())]


def box(words: str, looks: str = "", name: str = "") -> str:
    lines = "".join(f"<a:p><a:r><a:t>{word}</a:t></a:r></a:p>" for word in words.split("|"))
    return f"<x:sp><x:nv><x:cNvPr {name}/></x:nv><x:spPr>{looks}</x:spPr><x:txBody>{lines}</x:txBody></x:sp>"


def boxes(*given: str) -> list[DrawnBox]:
    found = drawn(drawing(*given))
    return [*found.boxes.values(), *(DrawnBox(words, None, False) for words in found.beside)]


def test_boxes() -> None:
    assert boxes(box("一|二")) == [DrawnBox("一\n二", (2, 1), False)]
    assert boxes(box("1", "<a:solidFill/>")) == [DrawnBox("1", (2, 1), True)]
    assert boxes(box("1", "<a:noFill/>")) == [DrawnBox("1", (2, 1), False)]
    assert boxes(box("")) == []
    assert boxes(box("1", name='hidden="1"')) == []
    assert boxes(box("1"), "<x:pos/>") == [DrawnBox("1", None, False)]


def test_pictures() -> None:
    assert drawn(drawing("<x:pic/>")).pictures == {(2, 1)}  # it ends at the edges of the cells behind
    inside = "<x:to><x:col>2</x:col><x:colOff>90000</x:colOff><x:row>3</x:row><x:rowOff>90000</x:rowOff></x:to>"
    first = "<x:from><x:col>1</x:col><x:row>2</x:row></x:from>"
    assert drawn(drawing("<x:pic/>", first + inside)).pictures == {(2, 1), (3, 1), (2, 2), (3, 2)}
    assert not drawn(drawing("<x:sp/>")).pictures
    assert not drawn(drawing("<x:pic/>", "<x:pos/>")).pictures


def test_what_is_painted_hides_what_lies_below() -> None:
    ends = (
        "<x:from><x:col>1</x:col><x:colOff>0</x:colOff><x:row>2</x:row><x:rowOff>0</x:rowOff></x:from>"
        "<x:to><x:col>2</x:col><x:colOff>600000</x:colOff><x:row>3</x:row><x:rowOff>0</x:rowOff></x:to>"
    )
    form = "<a:prstGeom prst='{}'/>"
    cells = {(2, 1), (2, 2)}
    assert drawn(drawing(box("", form.format("rect") + "<a:solidFill/>"), ends)).hidden == cells
    assert drawn(drawing(box("5", form.format("roundRect") + "<a:gradFill/>"), ends)).hidden == cells
    for seen in (
        box("", form.format("ellipse") + "<a:solidFill/>"),
        box("", form.format("rect") + "<a:noFill/>"),
        box("", form.format("rect")),
        box("", form.format("rect") + "<a:solidFill/>", 'hidden="1"'),
        box(
            "",
            form.format("rect") + "<a:solidFill><a:srgbClr val='FFFFFF'><a:alpha val='50%'/></a:srgbClr></a:solidFill>",
        ),
    ):
        assert not drawn(drawing(seen, ends)).hidden
    assert not drawn(drawing(box("", form.format("rect") + "<a:solidFill/>"), "<x:pos/>")).hidden


SHEET = parse(
    b'<s><sheetFormatPr defaultRowHeight="10"/><cols><col min="1" max="9" width="10"/></cols>'
    b'<sheetData><row r="2" ht="20"/><row r="3" hidden="1"/></sheetData></s>'
)


def test_drawings_bound_to_one_cell_or_to_none() -> None:
    """52.5 points a column; the rows end at 10, 30, 30, 40, …"""
    size = f'<x:ext cx="{80 * 12700}" cy="{18 * 12700}"/>'
    one = "<x:from><x:col>1</x:col><x:row>0</x:row><x:rowOff>63500</x:rowOff></x:from>" + size
    none = f'<x:pos x="{60 * 12700}" y="{5 * 12700}"/>' + size
    for ends in (one, none):
        assert drawn(drawing("<x:pic/>", ends), SHEET).pictures == {(0, 1), (0, 2), (1, 1), (1, 2)}
    (box_there,) = drawn(drawing(box("9"), none), SHEET).boxes.values()
    assert box_there.middle == (0, 1)
    assert drawn(drawing("<x:pic/>", '<x:pos x="-9" y="0"/>' + size), SHEET).pictures == set()
    assert drawn(drawing("<x:pic/>", one)).pictures == {(0, 1)}  # the sheet is not known


def line(
    first: tuple[int, float], last: tuple[int, float], form: str = "line", name: str = ""
) -> dict[tuple[int, int], str]:
    """What a line strikes that begins in column 1 and ends in column 2, at these rows and heights in them."""
    ends = "".join(
        f"<x:{end}><x:col>{column}</x:col><x:colOff>100000</x:colOff><x:row>{row}</x:row><x:rowOff>{int(12_700 * high)}</x:rowOff></x:{end}>"
        for end, column, (row, high) in (("from", 1, first), ("to", 2, last))
    )
    shape = f"<x:cxnSp><x:nv><x:cNvPr {name}/></x:nv><x:spPr><a:prstGeom prst='{form}'/></x:spPr></x:cxnSp>"
    return drawn(drawing(shape, ends)).lines


def test_lines_through_cells() -> None:
    assert line((2, 6), (2, 7)) == {(2, 1): LINE, (2, 2): LINE}
    assert line((2, 6), (2, 7), "straightConnector1") == {(2, 1): LINE, (2, 2): LINE}
    assert line((2, 1), (2, 12)) == {(2, 1): SLANTED, (2, 2): SLANTED}
    assert line((2, 1), (3, 9)) == dict.fromkeys(((2, 1), (3, 1), (3, 2)), SLANTED)
    assert line((2, 0.5), (2, 0)) == {}  # along an edge
    assert line((2, 13), (2, 13)) == {}
    assert line((2, 6), (2, 6), "ellipse") == {}
    assert line((2, 6), (2, 6), name='hidden="1"') == {}


def test_a_line_is_told_at_cells_with_figures() -> None:
    over = DrawnOver(lines={(2, 1): LINE, (2, 2): LINE})
    cells = [SheetCell(2, 1, "12", True), SheetCell(2, 2, "项目", True), SheetCell(3, 1, "7", True)]
    assert [cell.left_out for cell in over.told(cells)] == [((NoteCode.DRAWN, LINE),), (), ()]
