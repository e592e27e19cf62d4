"""What is drawn over a sheet."""

from core.readers.safe_xml import Element, parse
from core.readers.sheets.xlsx_drawings import DrawnBox, boxes, pictured


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


def test_boxes() -> None:
    assert [*boxes(drawing(box("一|二")))] == [DrawnBox("一\n二", (2, 1), False)]
    assert [*boxes(drawing(box("1", "<a:solidFill/>")))] == [DrawnBox("1", (2, 1), True)]
    assert [*boxes(drawing(box("1", "<a:noFill/>")))] == [DrawnBox("1", (2, 1), False)]
    assert [*boxes(drawing(box("")))] == []
    assert [*boxes(drawing(box("1", name='hidden="1"')))] == []
    assert [*boxes(drawing(box("1"), "<x:pos/>"))] == [DrawnBox("1", None, False)]


def test_pictures() -> None:
    assert {*pictured(drawing("<x:pic/>"))} == {(2, 1), (3, 1), (2, 2), (3, 2)}
    assert [*pictured(drawing("<x:sp/>"))] == []
    assert [*pictured(drawing("<x:pic/>", "<x:pos/>"))] == []
