"""S7: numbers of paragraphs and punctuation."""

import pytest

from core.report.checks.repairs import repairs
from tests.helpers.check_reports import found, good


@pytest.mark.parametrize(
    "text, mended",
    [
        ("公开信息126条，，其中3件。", "公开信息126条，其中3件。"),
        ("公开信息126条。；其中3件。", "公开信息126条。其中3件。"),
        ("以公开为原则,不公开为例外,依法办理。", "以公开为原则，不公开为例外，依法办理。"),
    ],
)
def test_s7_marks_set_right_in_one_step(text: str, mended: str) -> None:
    report = good().with_text("problems", text)
    (repair,) = repairs(report)
    assert repair.edit.apply(report).text("problems") == mended


def test_s7_names_what_is_missing() -> None:
    (finding,) = found(good().with_text("problems", "一是抓学习。二是抓落实。五是抓宣传。"), "S7")
    assert "缺少“三是”、“四是”" in finding.message
    assert not repairs(good().with_text("problems", "一是抓学习。三是抓宣传，严格落实责任。"))
