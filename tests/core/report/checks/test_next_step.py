"""What comes next: fill, read, mend, export."""

from dataclasses import replace

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
    step = step_of(report)
    assert (str(step), step.place, step.span) == ("下一步：一 总体情况，未填写", "overview", (0, 0))
    report = report.with_text("overview", "总体情况。")
    step = step_of(report)
    first = report.form.section("disclosure")
    assert step.place == report.form.typed[0]
    assert step.words.startswith(f"{first.number} {first.short}，还有")


def test_blank_cells_are_counted_by_part_and_the_first_is_the_place() -> None:
    report = filled().with_values({"applications.granted.business": None, "applications.new.business": None})
    step = step_of(report)
    assert (step.words, step.place) == ("三 申请办理，还有2格未填", "applications.new.business")


def test_what_nobody_read_goes_before_export() -> None:
    unread = filled().with_unverified("overview", ("总体情况。",))
    assert step_of(unread).words == "一 总体情况，还有1段未核对"
    assert step_of(unread).span == (0, 0)
    assert step_of(filled()).command == "export"


def test_an_error_goes_before_what_is_blank_or_unread() -> None:
    """The clerk sees 1处错误 beside it: what is filled in later would rest on it."""
    report = filled().with_values({"applications.granted.business": 5, "proceedings.review.upheld": None})
    wrong = step_of(report.with_unverified("overview", ("总体情况。",)))
    assert wrong.words == "三 申请办理，还有1处错误"
    assert wrong.place in report.form.cells


def test_results_above_what_arrived_go_first_though_more_results_are_blank() -> None:
    report = filled().with_values({"applications.granted.business": 5, "applications.partly_granted.business": None})
    assert step_of(report).words == "三 申请办理，还有1处错误"


def test_an_error_that_a_blank_may_have_made_waits_until_it_is_filled() -> None:
    report = filled().with_values({"applications.granted.business": None})
    report = replace(report, printed={"applications.granted.total": 5})
    found = run_checks(report, compute(report.form, report.values))
    assert any(finding.wrong for finding in found)  # the 总计 that the file printed
    assert step_of(report).words == "三 申请办理，还有1格未填"


def test_what_is_counted_is_in_the_part_that_is_named() -> None:
    report = filled().with_values({"applications.granted.business": 5, "proceedings.review.upheld": -2})
    assert step_of(report).words == "三 申请办理，还有1处错误"
    unread = filled().with_unverified("overview", ("总体情况。",)).with_unverified("other", ("没有收取信息处理费。",))
    assert step_of(unread).words == "一 总体情况，还有1段未核对"
