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
