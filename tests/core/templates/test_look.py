"""How a template's text looks, for new paragraphs."""

from collections.abc import Iterator
from pathlib import Path

from core.templates import fill as templates_fill
from tests.helpers.core.template_shapes import W, sample, xml
from tests.helpers.makers import template_maker as maker
from tests.helpers.makers.docx_maker import par
from tests.helpers.makers.template_maker import package, parts, styled


def looks(data: bytes) -> Iterator[tuple[str, str]]:
    """Font and text of each run outside tables."""
    for run in xml(data).iterfind(f"{W}body/{W}p/{W}r"):
        font = run.find(f"{W}rPr/{W}rFonts")
        yield ("" if font is None else font.get(W + "eastAsia")), "".join(t.text or "" for t in run.iter(W + "t"))


def test_texts_take_the_fonts_of_the_texts_there(tmp_path: Path) -> None:
    made = parts()
    made["overview"] = (
        styled("去年的正文。") + styled("（一）主动公开", maker.KAI) + styled("（二）依申请公开。去年收到2件。")
    )
    found = list(looks(templates_fill.to_bytes(sample(), package(made, tmp_path))))
    assert ("仿宋_GB2312", "2025年，本机关依法公开政府信息。") in found
    assert ("楷体_GB2312", "（一）主动公开") in found
    assert ("楷体_GB2312", "（二）依申请公开。") in found
    assert ("仿宋_GB2312", "收到3件。") in found
    assert ("仿宋_GB2312", "主要问题：解读形式单一。") in found
    assert ("黑体", "2025年政府信息公开工作年度报告") in found
    assert all(font for font, text in found if text)


def test_a_leading_subheading_keeps_its_own_run(tmp_path: Path) -> None:
    made = parts()
    lead = f"<w:r>{maker.KAI}<w:t>（一）主动公开</w:t></w:r><w:r>{maker.FONT}<w:t>。去年公开2条。</w:t></w:r>"
    made["overview"] = par(lead)
    found = list(looks(templates_fill.to_bytes(sample(), package(made, tmp_path))))
    assert ("楷体_GB2312", "（二）依申请公开。") in found
    assert ("仿宋_GB2312", "收到3件。") in found


def test_numbers_of_lists_are_not_added_to_our_own(tmp_path: Path) -> None:
    made = parts()
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    made["overview"] = styled("去年一。", properties=listed) + styled("去年二。", properties=listed)
    data = templates_fill.to_bytes(sample(), package(made, tmp_path))
    assert {mark.get(W + "val") for mark in xml(data).iter(W + "numId")} == {"0"}


def test_a_template_with_nothing_but_headings_gets_plain_texts_below_them(tmp_path: Path) -> None:
    """Like the headings, but neither bold nor a heading: else every sentence would stand in the table of contents."""
    outlined = '<w:outlineLvl w:val="0"/><w:keepNext/>'
    bold = "<w:rPr><w:rFonts w:eastAsia='黑体'/><w:b/></w:rPr>"
    made = {
        key: styled(
            "一、总体情况"
            if key == "overview_heading"
            else words.partition("<w:t")[2].partition(">")[2].partition("<")[0],
            bold,
            outlined,
        )
        for key, words in parts().items()
        if key.endswith("_heading")
    }
    made |= {key: part for key, part in parts().items() if "<w:tbl>" in part}
    order = [key for key in parts() if key in made]
    data = templates_fill.to_bytes(sample(), package({key: made[key] for key in order}, tmp_path))
    paragraphs = {"".join(t.text or "" for t in p.iter(W + "t")): p for p in xml(data).iterfind(f"{W}body/{W}p")}
    text = next(p for words, p in paragraphs.items() if words.startswith("2025年，本机关"))
    heading = next(p for words, p in paragraphs.items() if words.startswith("一、"))
    for mark, on_heading in (
        (f"{W}r/{W}rPr/{W}b", True),
        (f"{W}pPr/{W}outlineLvl", True),
        (f"{W}pPr/{W}keepNext", True),
    ):
        assert (heading.find(mark) is not None) is on_heading and text.find(mark) is None, mark


def test_fonts_of_the_theme_and_of_character_styles_are_those_of_the_text(tmp_path: Path) -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:minorFont><a:ea typeface=""/><a:font script="Hans" typeface="方正仿宋"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    styles = (
        f'<w:styles xmlns:w="{W[1:-1]}"><w:style w:type="character" w:styleId="Lead"><w:rPr>'
        "<w:rFonts w:eastAsia='华文楷体'/></w:rPr></w:style></w:styles>"
    )
    made = parts()
    made["overview"] = styled("去年的正文。", "<w:rPr><w:rFonts w:eastAsiaTheme='minorEastAsia'/></w:rPr>")
    made["problems"] = styled("去年的问题。", "<w:rPr><w:rStyle w:val='Lead'/></w:rPr>")
    office = package(made, tmp_path, **{"word/theme/theme1.xml": theme, "word/styles.xml": styles})
    data = templates_fill.to_bytes(sample(), office)
    found = {
        text[:4]: run for run in xml(data).iter(W + "r") if (text := "".join(t.text or "" for t in run.iter(W + "t")))
    }
    marks = {text: [(m.tag, *m.attrib.values()) for m in run.iterfind(f"{W}rPr/*")] for text, run in found.items()}
    assert any(
        (tag in (W + "rFonts",) and "minorEastAsia" in more) or "方正仿宋" in more for tag, *more in marks["2025"]
    )
    assert any("Lead" in more or "华文楷体" in more for _, *more in marks["主要问题"])
