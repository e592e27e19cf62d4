"""Words around a year that explain it: each reason holds for its own years only."""

import pytest

from core.report.texts.year_reasons import has_reason


@pytest.mark.parametrize(
    ("before", "after", "offsets"),
    [
        ("公开", "部门预算", (-1, 1)),
        ("较", "增加3件", (-1,)),
        ("落实", "3月印发的实施方案", (-1, -3)),
        ("认真落实", "修订的《条例》", (-1, -6)),
        ("《条例》（", "修订）", (-1, -6)),
        ("市财政局", "3月组建", (-2, -6)),
        ("按照", "底市政府常务会议精神", (-1, -2)),
        ("清理", "12月31日前印发的文件", (-1, -5)),
        ("公开", "第四季度台账", (-1,)),
        ("3月召开", "总结大会", (-1,)),
        ("填报日期：", "-01-18", (1,)),
    ],
)
def test_a_reason_holds_for_its_years_only(before: str, after: str, offsets: tuple[int, ...]) -> None:
    assert all(has_reason(before, after, offset) for offset in offsets)
    assert 1 in offsets or not has_reason(before, after, 1)


@pytest.mark.parametrize(
    ("before", "after", "offset"),
    [
        ("", "3月印发文件12份", -1),
        ("", "3月印发的文件12份", -1),
        ("", "印发的规范性文件3件", -1),
        ("", "成立领导小组", -1),
        ("完成", "政务公开工作要点任务", -1),
        ("", "填报日期", 1),
    ],
)
def test_what_may_be_left_over_has_none(before: str, after: str, offset: int) -> None:
    assert not has_reason(before, after, offset)
