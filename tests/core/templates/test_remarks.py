"""What is said of a filled template: what found no place."""

import re
from pathlib import Path

import pytest

from core.opening import open_any
from core.templates import fill as templates_fill
from tests.helpers.core.template_shapes import (
    SHAPES,
    lines,
    made_with,
    sample,
)
from tests.helpers.makers.docx_maker import par
from tests.helpers.makers.template_maker import package, parts


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"title": ""}, "title"),
        ({"problems_heading": "", "problems": ""}, "problems"),
        ({"other_heading": ""}, "other"),
        ({"proceedings": ""}, "proceedings"),
    ],
)
def test_what_has_no_place_is_named(changed: dict[str, str], place: str, tmp_path: Path) -> None:
    plan = templates_fill.plan(sample(), package(made_with(**changed), tmp_path))
    sentences = dict(plan.unplaced)
    assert place in sentences
    assert "未填入" in sentences[place]
    assert sentences[place].endswith("。")


@pytest.mark.parametrize("key", ["applications.above", "proceedings.below"])
def test_words_beside_a_table_have_no_place_and_are_named(key: str, tmp_path: Path) -> None:
    filled = templates_fill.fill(sample().with_text(key, "注：单位为件。"), package(parts(), tmp_path))
    ((place, sentence),) = filled.plan.unplaced
    side = "上方" if key.endswith("above") else "下方"
    assert place == key and f"（表格{side}的文字）”的位置，这些文字未填入" in sentence


def test_words_beside_a_table_that_the_template_has_itself_are_no_loss(tmp_path: Path) -> None:
    words = "注：单位为件。"
    made = made_with(proceedings=parts()["proceedings"] + par(words))
    (tmp_path / "填好.docx").write_bytes(templates_fill.fill(sample(), package(made, tmp_path)).data)
    stands = open_any(tmp_path / "填好.docx").report.text("proceedings.below")
    plan = templates_fill.plan(sample().with_text("proceedings.below", words), package(made, tmp_path))
    assert bool(plan.unplaced) == (stands != words)


def test_a_row_that_the_template_lacks_is_named_figure_by_figure(tmp_path: Path) -> None:
    made = parts()
    made["applications"] = re.sub(r"<w:tr>(?:(?!</w:tr>).)*2\.重复申请.*?</w:tr>", "", made["applications"])
    plan = templates_fill.plan(sample(), package(made, tmp_path))
    assert {place.rpartition(".")[0] for place, _ in plan.unplaced} == {"applications.not_processed.duplicate"}
    assert len(plan.unplaced) == 7
    assert plan.unplaced[0][1].startswith("模板的表格里没有“三、本年度办理结果 （五）不予处理 2.重复申请·自然人”这一格")


def test_marks_in_blank_cells_are_filled_in_and_read_back(tmp_path: Path) -> None:
    cells = {"applications.new.natural_person": "/", "proceedings.review.upheld": "不适用"}
    report = sample().with_marks(cells)
    made = templates_fill.fill(report, package(parts(), tmp_path))
    assert not made.plan.unplaced
    (tmp_path / "填好.docx").write_bytes(made.data)
    assert open_any(tmp_path / "填好.docx").report.marks == cells


def test_a_second_copy_and_foreign_tables_are_named(tmp_path: Path) -> None:
    made = made_with(
        more=parts()["proceedings"], foreign=SHAPES["table in a text"]["overview"].replace("<w:p/>", par("栏目"))
    )
    filled = templates_fill.fill(sample(), package(made, tmp_path))
    assert [warning for warning in filled.plan.warnings if "不止一张" in warning]
    assert [warning for warning in filled.plan.warnings if "不属于年度报告格式" in warning]
    assert lines(filled.data).count("2022年1月20日") == 1
