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


def _numbers(levels: str, own: str = "", count: int = 3) -> list[str]:
    lists = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbers = Numbering(xml(f'{lists}<w:num w:numId="1"><w:abstractNumId w:val="0"/>{own}</w:num>'), None)
    return [numbers.of(item(0))[0] for _ in range(count)]


def _level(style: str, text: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'


def test_a_level_without_number_prints_its_words() -> None:
    assert _numbers(_level("none", "附件")) == ["附件"] * 3
    assert _numbers(_level("none", "%1.")) == [""] * 3
    assert _numbers(_level("bullet", "l")) == [""] * 3


def test_a_list_may_have_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{_level("chineseCounting", "%1、")}</w:lvlOverride>'
    assert _numbers(_level("decimal", "%1."), own) == ["一、", "二、", "三、"]


def test_a_list_of_a_style_has_the_levels_of_the_style() -> None:
    levels = f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="S"/>{_level("chineseCounting", "%1、")}</w:abstractNum>'
    numbers = Numbering(
        xml(
            f'<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>{levels}'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        ),
        None,
    )
    assert [numbers.of(item(0))[0] for _ in range(2)] == ["一、", "二、"]


def test_numbers_are_written_as_the_standard_says() -> None:
    styles = {
        "ideographTraditional": "乙",
        "ideographZodiac": "丑",
        "ideographDigital": "二",
        "decimalEnclosedParen": "⑵",
    }
    assert {style: _numbers(_level(style, "%1"))[1] for style in styles} == styles
    assert _numbers(_level("ideographDigital", "%1", 10)) == ["一〇", "一一", "一二"]
    assert _numbers(_level("chineseCounting", "%1", 10)) == ["十", "十一", "十二"]
