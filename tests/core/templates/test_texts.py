"""Texts and titles into a template's places, in its own formatting."""

from pathlib import Path

import pytest

from core.templates import fill as templates_fill
from tests.helpers.core.template_shapes import (
    SHAPES,
    W,
    count,
    lines,
    made_with,
    sample,
    xml,
)
from tests.helpers.makers import template_maker as maker
from tests.helpers.makers.docx_maker import par
from tests.helpers.makers.template_maker import package, parts, styled


def test_the_older_twin_of_a_text_box_changes_too(tmp_path: Path) -> None:
    data = templates_fill.to_bytes(sample(), package(SHAPES["title in a text box"], tmp_path))
    boxes = list(xml(data).iter(W + "txbxContent"))
    assert len(boxes) == 2
    assert ["".join(box.itertext()) for box in boxes] == [sample().text("title")] * 2


def test_title_lines_are_broken_as_the_template_breaks_them(tmp_path: Path) -> None:
    broken = made_with(title=styled("临江市财政局2021年政府信息") + styled("公开工作年度报告"))
    found = lines(templates_fill.to_bytes(sample(), package(broken, tmp_path)))
    assert found[3:5] == ["临江市水务局2025年政府信息", "公开工作年度报告"]
    own = sample().with_text("title", "关于印发\n临江市水务局\n2025年政府信息公开工作年度报告的通知")
    found = lines(templates_fill.to_bytes(own, package(parts(), tmp_path)))
    assert found[3:5] == ["关于印发", "临江市水务局\n2025年政府信息公开工作年度报告的通知"]


@pytest.mark.parametrize(
    "old",
    [
        ["××××（单位名称）2025年政府信息公开工作年度报告"],
        ["____局____年政府信息公开工作年度报告"],
        ["附件1", "政府信息公开工作年度报告格式"],
        ["XX局（委）", "20XX年政府信息公开工作年度报告", "（参考模板）"],
        ["政府信息公开工作年度报告", "（2025年度）"],
        ["政府信息公开年度报告（样表）"],
        ["政府信息公开工作年度报告模板（2025年）"],
        ["临江市财政局", "政府信息公开工作年度报告", "（2021年）", "临江市财政局", "2022年1月"],
    ],
    ids=lambda old: old[-1],
)
def test_titles_with_room_for_a_name_are_titles(old: list[str], tmp_path: Path) -> None:
    made = made_with(head="", title="".join(map(styled, old)))
    filled = templates_fill.fill(sample(), package(made, tmp_path))
    assert filled.plan.unplaced == ()
    assert "".join(lines(filled.data)).count("临江市水务局2025年政府信息公开工作年度报告") == 1
    assert ("附件1" in lines(filled.data)) == ("附件1" in old)
    assert "XX局（委）" not in lines(filled.data)


def test_pictures_and_section_breaks_in_texts_stay(tmp_path: Path) -> None:
    made = made_with(overview=styled("去年") + par(maker.LOGO, "图1") + par("末段", properties="<w:sectPr/>"))
    filled = templates_fill.fill(sample(), package(made, tmp_path))
    assert count(filled.data, "sectPr", "drawing") == [2, 2]
    assert "图1" not in lines(filled.data)
    assert "“一、总体情况”中的图片未改动，请核对是否还要保留。" in filled.plan.warnings


def test_bookmarks_of_removed_paragraphs_stay_in_pairs(tmp_path: Path) -> None:
    start, end = '<w:bookmarkStart w:id="4" w:name="目录"/>', '<w:bookmarkEnd w:id="4"/>'
    made = made_with(overview=par(start, "去年。"), problems=par("去年。", end))
    assert count(templates_fill.to_bytes(sample(), package(made, tmp_path)), "bookmarkStart", "bookmarkEnd") == [1, 1]
