"""The table of several years: every year from the first to the last, gaps left blank, what is odd said in words."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given

from core.report.report import Report
from core.report.years.figures import NO_REPORT, Known
from core.report.years.lines import YearPart
from core.report.years.table import years_table
from tests.helpers.core.year_reports import (
    AGENCY,
    applications,
    entry,
    random_reports,
    table_of,
    ten_years,
    year_report,
)


def said(*reports: Report) -> str:
    return "\n".join(table_of(*reports).remarks)


def test_years_in_order_with_a_gap() -> None:
    table = table_of(applications(2024, 5, 5), applications(2021, 3, 2), applications(2022, 4, 4))
    assert table.years == (2021, 2022, 2023, 2024)
    assert (table.agency, table.span) == (AGENCY, "2021—2024年")
    (line,) = table.lines_of(YearPart.RECEIVED)
    assert [figure.shown for figure in table.of(line)] == ["3", "4", "", "5"]
    assert table.of(line)[2] is NO_REPORT
    assert "没有2023年的报告，这些年份留空。" in table.remarks


def test_sections_hold_every_line_once() -> None:
    table = ten_years()
    lines = [line for _, lines in table.sections() for line in lines]
    assert lines == [*table.lines]
    assert [section for section, _ in table.sections()] == [
        section.numbered for section in table.form.sections if section.table
    ]


def test_carried_over_otherwise_than_carried_in() -> None:
    assert "2021年结转下年度1件，2022年上年结转0件，两年不一致。" in said(
        applications(2021, 3, 2), applications(2022, 4, 4)
    )
    fits = year_report(2022, applications__carried_in__natural_person=1, applications__granted__natural_person=1)
    assert "不一致" not in said(applications(2021, 3, 2), fits)
    assert "不一致" not in said(applications(2021, 3, 2), applications(2023, 4, 4)), "no neighbours"


def test_a_printed_total_that_differs_is_said_and_taken() -> None:
    report = replace(applications(2024, 5, 5), printed={"applications.new.total": 6, "applications.granted.total": 5})
    table = table_of(report)
    (line,) = table.lines_of(YearPart.RECEIVED)
    assert table.of(line)[0].value == 6
    (remark,) = (remark for remark in table.remarks if "原文件" in remark)
    assert "2024年" in remark and "印的是6" in remark and "计算为5" in remark and "用原文件的数" in remark


def test_names_that_changed_or_are_missing() -> None:
    reports = (year_report(2021, agency="临江市粮食局"), year_report(2022, agency=""), year_report(2023))
    table = table_of(*reports)
    assert table.agency == AGENCY
    assert "2021年报告的机关名称是“临江市粮食局”。" in table.remarks
    assert any("2022年的报告未识别出机关名称" in remark for remark in table.remarks)


def test_what_older_forms_call_otherwise_and_what_has_no_home() -> None:
    older = year_report(2020, disclosure__regulations__made=2, disclosure__licensing__items_before=15)
    words = said(older, year_report(2021))
    assert "2020年用2019年版表格" in words
    assert "“规章·本年新制作数量”列入“规章·本年制发件数”" in words
    assert "行政许可·上一年项目数量（15）" in words
    assert "没有对应的项" not in said(older), "nothing is lost where all follow one form"


def test_signs_are_explained_where_they_stand() -> None:
    partly = Report("2021", 2024, {"agency": AGENCY}).with_values({"applications.new.business": 1})
    assert said(year_report(2024)) == ""
    words = said(partly)
    assert "*：" in words and "未填：" in words and "—：" not in words
    doubtful = replace(entry(year_report(2024)), doubtful=frozenset({"applications.new.business"}))
    assert "？：" in "\n".join(years_table([doubtful]).remarks)


@given(reports=random_reports())
def test_any_years(reports: Sequence[Report]) -> None:
    table = table_of(*reports)
    years = {report.year for report in reports}
    assert table.years == tuple(range(min(years), max(years) + 1))
    for line in table.lines:
        for year, figure in zip(table.years, table.of(line), strict=True):
            assert (figure is NO_REPORT) == (year not in years)
            assert (figure.value is None) == (figure.known not in (Known.WHOLE, Known.PART))
    backwards = table_of(*reversed(reports))
    assert backwards == table, "the order of files is of no account"
