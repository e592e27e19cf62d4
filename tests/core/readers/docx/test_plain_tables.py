"""Tables read in one go: the same cells, whatever stands in them, as by walking element by element."""

import pytest

from core.readers.docx import reader
from core.readers.docx.elements import TBL, W
from core.readers.docx.numbering import NO_NUMBERING, Numbering
from core.readers.docx.plain_tables import plain_cells
from core.readers.left_out import LeftOut
from core.readers.safe_xml import Element, parse
from tests.helpers.makers.docx_maker import NAMES, body, cell, par, run, table

ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS = f"""<w:numbering {NAMES}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
BEGIN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def item(text: str = "", properties: str = "") -> str:
    """A cell with an item of a list."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{par(run(text), properties=ITEM)}</w:tc>"


def holding(content: str) -> str:
    """A cell whose paragraph holds some XML."""
    return f"<w:tc><w:p><w:r><w:t>a</w:t></w:r>{content}</w:p></w:tc>"


def rows(*properties: str) -> str:
    """A table whose rows have some properties."""
    cells = "<w:tc><w:p/></w:tc>" * 2
    return f"<w:tbl>{''.join(f'<w:tr><w:trPr>{one}</w:trPr>{cells}</w:tr>' for one in properties)}</w:tbl>"


PLAIN = {
    "words": table([["甲", "乙"], ["1", ""]]),
    "merges": table([[cell("头", 2), "总"], [cell("左", 1, BEGIN), "a", "b"], [cell("无人读", 1, ON), "c", "d"]]),
    "a merge of nothing": table([["a", "b"], [cell("c", 1, ON), "d"]]),
    "absurd span": table([[cell("a", 999999999), "b"], [cell("c", 0), "d"]]),
    "lines": table([[f"<w:tc>{par(run('一'))}{par(run('二'), run('三'))}{par()}</w:tc>", "<w:tc></w:tc>"]]),
    "tabs, breaks and tab stops": table(
        [[f"<w:tc>{par(run('1'), '<w:r><w:tab/><w:br/></w:r>', properties='<w:tabs><w:tab/></w:tabs>')}</w:tc>", "b"]]
    ),
    "lists": table([[item("一"), "x"], [item("二", BEGIN), item("5")], [item("", ON), item("三")]]),
    "controls": table([[holding("<w:sdt><w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt>"), "c"]]),
    "deleted words": table([[holding("<w:del><w:r><w:delText>b</w:delText><w:tab/></w:r></w:del>"), "c"]]),
    "hidden words": table([[holding("<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r>"), "c"]]),
    "a moved paragraph": table(
        [[f"<w:tc>{par(run('a'), properties='<w:rPr><w:moveFrom/></w:rPr>')}{par(run('b'))}</w:tc>", "c"]]
    ),
    "a text box": table(
        [[holding(f"<w:r><w:pict><w:txbxContent>{par(run('b'))}</w:txbxContent></w:pict></w:r>"), "c"]]
    ),
    "signs of a font": table([[holding('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "c"]]),
    "a line across a cell": table(
        [
            [
                "<w:tc><w:tcPr><w:tcBorders><w:tl2br w:val='single'/></w:tcBorders></w:tcPr><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc>",
                "c",
            ]
        ]
    ),
    "reading aids": table([[holding("<w:r><w:ruby><w:rt><w:r><w:t>b</w:t></w:r></w:rt></w:ruby></w:r>"), "c"]]),
    "a namespace of its own": table([[holding('<x:t xmlns:x="urn:x">b</x:t><x:tc xmlns:x="urn:x"/>'), "c"]]),
}
WALKED = {
    "one column": table([["a"], ["b"]]),
    "an inner table": table([[f"<w:tc>{table([['1', '2']])}{par()}</w:tc>", "b"]]),
    "a field": table([[holding('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), "b"]]),
    "a prompt": table([[holding("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdt>"), "b"]]),
    "a row that was deleted": rows("", "<w:del/>"),
    "a row that begins further in": rows("", '<w:gridBefore w:val="1"/>'),
    "a cell that was deleted": table([[cell("a", 1, "<w:cellDel/>"), "b"]]),
    "former columns": table(
        [[cell("a", 1, "<w:tcPrChange><w:tcPr><w:gridSpan w:val='3'/></w:tcPr></w:tcPrChange>"), "b"]]
    ),
    "words in a row of their own": table([["<w:tc><w:p><w:tr><w:t>a</w:t></w:tr></w:p></w:tc>", "b"]]),
    "a paragraph in a row of its own": table([["<w:tc><w:tr/><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>", "b"]]),
    "a cell outside of any row": f"<w:tbl>{cell('a')}<w:tr>{cell('b')}{cell('c')}</w:tr></w:tbl>",
    "words beside a paragraph": table([["<w:tc><w:t>a</w:t><w:p/></w:tc>", "b"]]),
}


def parsed(block: str) -> Element:
    found = parse(body(block).encode()).find(f"{W}body/{TBL}")
    assert found is not None
    return found


def shown(block: str, monkeypatch: pytest.MonkeyPatch, *, walk: bool) -> object:
    """All that is read of a table."""
    with monkeypatch.context() as patch:
        if walk:
            patch.setattr(reader, "plain_cells", lambda *_: None)
        found = reader.walked(parse(body(block).encode()), Numbering(parse(LISTS.encode()), None))
    tables = [[(cell, cell.left_out) for cell in table.cells] for table in found.tables]
    return found, tables


def not_walked(cell: Element) -> tuple[str, LeftOut]:
    return "", ()


@pytest.mark.parametrize("block", [*PLAIN.values(), *WALKED.values()], ids=[*PLAIN, *WALKED])
def test_the_same_is_read_as_by_walking(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(block, monkeypatch, walk=False) == shown(block, monkeypatch, walk=True)


@pytest.mark.parametrize("block", PLAIN.values(), ids=PLAIN)
def test_what_is_read_in_one_go(block: str) -> None:
    assert plain_cells(parsed(block), not_walked, None) is not None


@pytest.mark.parametrize("block", WALKED.values(), ids=WALKED)
def test_what_has_to_be_walked(block: str) -> None:
    assert plain_cells(parsed(block), not_walked, NO_NUMBERING.of) is None
