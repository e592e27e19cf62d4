"""S1, S2, Y2: gaps left in a text, odd headings of a file, a period that is not the year."""

import pytest

from core.report.checks import run_checks
from core.report.findings import Grade
from tests.helpers.check_reports import OVERVIEW, found, good


def test_s1_a_gap_left_in_a_text_but_not_a_linked_figure_that_waits_for_its_cell() -> None:
    report = good().with_text("overview", OVERVIEW + "\n全年办理建议＿＿件，检查____次。")
    assert [finding.message.partition("”")[0] for finding in found(report, "S1")] == [
        "“全年办理建议＿＿件",
        "“检查____次",
    ]
    mistyped = good().with_text("overview", OVERVIEW + "\n收到申请{applications.new.nobody}件。")
    assert len(found(mistyped, "S1")) == 1
    linked = good().with_text("overview", OVERVIEW + "\n作出许可{disclosure.licensing.decisions}件。")
    linked = linked.with_values({"disclosure.licensing.decisions": None})
    assert "＿＿件" in linked.text("overview")
    assert not found(linked, "S1")


def test_s2_an_odd_heading_is_a_hint_at_its_part() -> None:
    report = good()
    (finding,) = run_checks(report, headings=(("other", "六、其它需要报告的事项"),))
    assert (finding.id, finding.grade, finding.place) == ("S2", Grade.HINT, "other")
    assert "六、其它需要报告的事项" in finding.message


@pytest.mark.parametrize(
    ("told", "wrong", "right"),
    [
        ("统计期限为{}。", "2024年1月至11月", "2025年1月至12月"),
        ("统计期限为{}。", "2024年1月至12月", "2025年1月至12月"),
        ("统计期限为{}。", "2025年1—11月", "2025年1—12月"),
        ("统计期限为{}。", "2025年1月份到2025年11月份", "2025年1月份到2025年12月份"),
        ("统计期限为{}。", "二〇二五年一月至十月", "二〇二五年一月至十二月"),
        ("所列数据为{}的数据。", "2025年1月1日至11月", "2025年1月1日至12月"),
        ("统计期限为{}。", "2025年1月至12月30日", "2025年1月至12月31日"),
        ("统计期限为{}。", "2025年1月1日至11月30号", "2025年1月1号至12月31号"),
        ("统计期限为{}。", "2025.1-2025.11", "2025.1-2025.12"),
        ("统计期限为{}。", "2025.1.1-11.30", "2025.1.1-12.31"),
        ("数据{}。", "截至2025年11月30日", "截至2025年12月31日"),
        ("数据统计{}。", "截止到2024年12月底", "截止到2025年12月底"),
        ("统计期限为{}。", "2025年上半年", "2025年全年"),
        ("统计期限为{}。", "2025年前三季度", "2025年"),
    ],
)
def test_y2_of_months_and_of_an_end_alone(told: str, wrong: str, right: str) -> None:
    (finding,) = found(good().with_text("preamble", told.format(wrong)), "Y2")
    start = told.index("{")
    assert finding.span is not None and finding.span[0] == start and finding.span[1] <= start + len(wrong)
    assert not run_checks(good().with_text("preamble", told.format(right)))


@pytest.mark.parametrize(
    "words",
    [
        "2025年3月至4月公开征求意见。",
        "如有疑问，请在2025年3月1日前联系，电话0700-1234567、2025-12-13。",
        "本报告数据的公布日期为2025-01-12。",
        "截至2025年11月30日，本机关有内设机构5个。",
        "2025年第一季度召开会议。",
    ],
)
def test_y2_leaves_other_months_and_days_alone(words: str) -> None:
    assert not found(good().with_text("preamble", words), "Y2")
