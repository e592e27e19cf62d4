"""What can be told of an element of WordprocessingML by itself."""

from core.readers import safe_xml
from core.readers.docx import elements

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def xml(inner: str) -> safe_xml.Element:
    return next(iter(safe_xml.parse(f'<w:x xmlns:w="{W}">{inner}</w:x>'.encode())))  # type: ignore[call-overload]


def test_merges_of_a_cell() -> None:
    plain = xml("<w:tc><w:p/></w:tc>")
    merged = xml('<w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>')
    goes_on = xml("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
    assert elements.merge_of(plain) == (1, "", False)
    assert elements.merge_of(merged) == (3, "restart", False)
    assert elements.merge_of(goes_on) == (1, "continue", False)


def test_deleted_rows_are_no_rows() -> None:
    table = xml(
        "<w:tbl><w:tr/><w:tr><w:trPr><w:del/></w:trPr></w:tr><w:sdt><w:sdtContent><w:tr/></w:sdtContent></w:sdt></w:tbl>"
    )
    assert len([*elements.rows_of(table)]) == 2


def test_columns_left_empty_in_front() -> None:
    assert elements.columns_before(xml('<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr></w:tr>')) == 2
    assert elements.columns_before(xml("<w:tr/>")) == 0


def test_one_column_only_arranges_the_page() -> None:
    row = "<w:tr><w:tc/></w:tr>"
    assert elements.is_layout(xml(f"<w:tbl>{row}</w:tbl>"))
    assert not elements.is_layout(xml("<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>"))


def test_frames_and_first_signs() -> None:
    framed = xml('<w:pPr><w:framePr w:x="3000" w:y="40"/></w:pPr>')
    large = xml('<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>')
    assert elements.is_framed(framed)
    assert not elements.is_framed(large)
    assert not elements.is_framed(())
    assert elements.is_drop_cap(large)


def test_elements_of_other_programs_are_foreign() -> None:
    assert elements.is_foreign("{http://www.wps.cn/officeDocument/2013/wpsCustomData}item")
    for own in (
        elements.P,
        "{urn:schemas-microsoft-com:vml}shape",
        "{http://purl.oclc.org/ooxml/officeDocument/math}t",
        "p",
    ):
        assert not elements.is_foreign(own)
    name = 'xmlns:k="http://www.wps.cn/a"'
    for inner, found in (("<w:p/>", False), ("<k:item/>", True)):
        data = f'<w:x xmlns:w="{W}" {name}>{inner}</w:x>'.encode()
        assert elements.has_foreign(safe_xml.parse(data), data) is found


def test_a_line_across_a_cell_may_strike_a_figure_and_parts_a_head() -> None:
    line = "<w:tc><w:tcPr><w:tcBorders><w:top w:val='single'/><w:tr2bl w:val='{}'/></w:tcBorders></w:tcPr></w:tc>"
    across, none = xml(line.format("single")), xml(line.format("nil"))
    assert elements.slashed(across, ["12"]) and not elements.slashed(across, ["项目"])
    assert not elements.slashed(none, ["12"]) and not elements.slashed(xml("<w:tc/>"), ["12"])
