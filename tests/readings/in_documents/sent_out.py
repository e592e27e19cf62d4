"""Kinds of papers with which a report is sent out: notices in place of its title or above it, annexes below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report

OTHER = made_report("白石县民政局", 3)
OLD = made_report("临江市门户网站管理局", 5, "2019")


def around(report: Report, above: Sequence[str], below: Sequence[str] = (), titled: bool = True) -> Iterator[Sample]:
    """The report in each format with lines above it, in place of its title or not, and below it."""

    def change(found: list[odd.Piece]) -> list[odd.Piece]:
        return [*above, *(found if titled else found[1:]), *below]

    for suffix, made in odd.ways(change).items():
        yield Sample(f"{(*above, *below)[0]}{suffix}", suffix, lambda m=made: m(report), Truth())


def _all(samples: Iterator[Sample], truth: Truth) -> Iterator[Sample]:
    yield from (Sample(one.name, one.suffix, one.content, truth) for one in samples)


@kind("notices-in-place-of-the-title")
def _notices() -> Iterator[Sample]:
    """The body and the year are named by the notice that sends the report out."""
    for report in (REPORT, OTHER, OLD):
        body, year = report.agency, report.year
        told = truth_of(report, note="标题前后的.*未读入")
        for notice in (
            f"{body}关于印发{year}年政府信息公开工作年度报告的通知",
            f"{body}关于印发《{year}年政府信息公开工作年度报告》的通知",
            f"关于印发《{body}{year}年政府信息公开工作年度报告》的通知",
            f"{body}关于报送{year}年政府信息公开工作年度报告的函",
        ):
            yield from _all(around(report, [notice], titled=False), told)
        halves = (f"{body}关于印发{year}年政府", "信息公开工作年度报告的通知")
        yield from _all(around(report, halves, titled=False), told)
        apart = (body, f"关于印发{year}年政府信息公开工作年度报告的通知")
        yield from _all(around(report, apart, titled=False), told)


@kind("notices-above-the-title")
def _above() -> Iterator[Sample]:
    """The report's own title counts; one without the name gets it from who signs the notice, and no day is of a name."""
    for report in (REPORT, OTHER):
        body, year = report.agency, report.year
        notice = f"{body}关于印发{year}年政府信息公开工作年度报告的通知"
        letter = ["各科室：", f"现将{year}年政府信息公开工作年度报告印发给你们。", body, f"{year + 1}年1月20日"]
        told = truth_of(report, note="标题上方的.*未读入")
        yield from _all(around(report, [notice, *letter]), told)
        bare = f"{year}年政府信息公开工作年度报告"
        without = {**truth_of(report).texts, "title": bare}
        named = truth_of(report, texts=without, note="标题里没有机关名称，按文中的")
        yield from _all(around(report, [notice, *letter, bare], titled=False), named)
        yield from _all(around(report, [notice, bare], titled=False), named)


@kind("annexes-below-the-report")
def _annexes() -> Iterator[Sample]:
    """Names of annexes are no words of the last part; an annex in sentences is kept and told."""
    for report in (REPORT, OLD):
        left = truth_of(report, note="报告末尾的“附.*未读入")
        for lines in (
            ["附件：1.2023年主动公开目录", "2.收费情况表"],
            ["附件1", f"{report.agency}主动公开情况统计表"],
            ["附表：政府信息公开情况统计表", "图1　公开数量"],
            ["附　件：收费情况表"],
        ):
            yield from _all(around(report, [], lines), left)
        lines = ["附件1", "关于收费的说明", "收费按规定执行，全年没有减免。"]
        texts = {key: text for key, text in truth_of(report).texts.items() if key != report.form.text_keys[-1]}
        last = {report.form.text_keys[-1]: tuple(lines)}
        yield from _all(around(report, [], lines), truth_of(report, texts=texts, lines=last, note="可能是附件"))
