"""What list numbering prints in front of a paragraph."""

from core.readers import safe_xml
from core.readers.docx.numbering import Numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LISTS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
STYLES = '<w:style w:styleId="H"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'


def xml(inner: str, name: str = "x") -> safe_xml.Element:
    return safe_xml.parse(f'<w:{name} xmlns:w="{W}">{inner}</w:{name}>'.encode())


def item(level: int) -> safe_xml.Element:
    return xml(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>', "pPr")


def test_items_are_counted_and_inner_ones_begin_anew() -> None:
    numbers = Numbering(xml(LISTS), None)
    assert [numbers.of(item(level))[0] for level in (0, 1, 1, 0, 1)] == ["一、", "1.", "2.", "二、", "1."]


def test_a_style_tells_the_level_of_a_heading() -> None:
    numbers = Numbering(None, xml(STYLES))
    assert numbers.of(xml('<w:pStyle w:val="H"/>', "pPr")) == ("", 1)
    assert numbers.of(xml("", "pPr")) == ("", 0)
