"""What a template's lines are: texts in all shapes find their places."""

from pathlib import Path

import pytest

from core.templates import fill as templates_fill
from tests.helpers.core.template_shapes import (
    SHAPES,
    TEXTS,
    reread,
    sample,
    xml,
)
from tests.helpers.makers.template_maker import package


@pytest.mark.parametrize("name", SHAPES)
def test_texts_find_their_places_in_all_shapes(name: str, tmp_path: Path) -> None:
    report = sample()
    filled = templates_fill.fill(report, package(SHAPES[name], tmp_path))
    assert filled.plan.unplaced == ()
    words = "".join(xml(filled.data).itertext())
    for old in ("去年", "旧", "文字描述", "单击", "2021年政府信息", "格式模板"):
        assert old not in words
    reading = reread(filled.data, tmp_path)
    assert reading.texts["title"] == report.text("title")
    assert reading.texts["problems"] == TEXTS["problems"]
