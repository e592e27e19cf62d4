"""What comes next: fill, read, mend, export."""

from core.report.calc import compute
from core.report.checks import run_checks
from core.report.checks.next_step import NextStep, next_step
from core.report.report import Report


def step_of(report: Report) -> NextStep:
    return next_step(report, run_checks(report, compute(report.form, report.values)))


def filled() -> Report:
    problems = "存在的主要问题是公开内容不够丰富，已增加政策解读的数量，并组织了两次业务培训，明年继续改进。"
    texts = {"overview": "总体情况。", "problems": problems, "other": "没有收取信息处理费。"}
    report = Report("2021", 2025, {"agency": "临江市财政局"}, texts)
    return report.with_values(dict.fromkeys(report.form.typed, 0))


def test_a_new_report_begins_on_the_cover() -> None:
    assert step_of(Report("2021", 2025)).place == "agency"


def test_then_the_parts_in_their_order() -> None:
    report = Report("2021", 2025, {"agency": "临江市财政局"})
    assert str(step_of(report)) == "下一步：一 总体情况，未填写"
    report = report.with_text("overview", "总体情况。")
    step = step_of(report)
    first = report.form.section("disclosure")
    assert step.place == report.form.typed[0]
    assert step.words.startswith(f"{first.number} {first.short}，还有")


def test_blank_cells_are_counted_by_part_and_the_first_is_the_place() -> None:
    report = filled().with_values({"applications.granted.business": None, "applications.new.business": None})
    step = step_of(report)
    assert (step.words, step.place) == ("三 申请办理，还有2格未填", "applications.new.business")


def test_what_nobody_read_goes_before_errors_and_errors_before_export() -> None:
    report = filled().with_values({"applications.granted.business": 5})
    unread = report.with_unverified("overview", ("总体情况。",))
    assert step_of(unread).words == "一 总体情况，还有1段未核对"
    assert step_of(unread).span == (0, 0)
    wrong = step_of(report)
    assert wrong.words.startswith("三 申请办理，还有")
    assert wrong.words.endswith("处错误")
    assert wrong.place in report.form.cells
    assert step_of(filled()).command == "export"
