"""Reports of one body over the years, as 历年对比 takes them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from core.forms.catalog import FORMS, form_for_year
from core.report.numbers import Number
from core.report.report import Report
from core.report.years.choice import YearEntry
from core.report.years.table import YearsTable, years_table

AGENCY = "临江市财政局"


def year_report(year: int, agency: str = AGENCY, form: str = "", **changes: Number) -> Report:
    """A report in which all is 0 but these cells, their dots written as ``__``."""
    report = Report(form or form_for_year(year).key, year, {"agency": agency})
    values = {key.replace("__", "."): value for key, value in changes.items()}
    return report.with_values({**dict.fromkeys(report.form.typed, 0), **values})


def applications(year: int, new: int, granted: int, refused: int = 0) -> Report:
    """A report with so many applications."""
    return year_report(
        year,
        applications__new__natural_person=new,
        applications__granted__natural_person=granted,
        applications__refused__third_party__natural_person=refused,
    )


def entry(report: Report, source: str = "") -> YearEntry:
    return YearEntry(source or f"{report.year}.docx", report)


def table_of(*reports: Report) -> YearsTable:
    return years_table([entry(report) for report in reports])


def ten_years() -> YearsTable:
    """Ten years of both forms with a gap, long figures, a year of nothing and one that is blank."""
    reports = [applications(2016 + n, 12 * n + 7, 11 * n + 5, n) for n in range(10) if n not in (3, 6)]
    blank = Report("2021", 2022, {"agency": AGENCY})
    return table_of(*reports, blank.with_values({"applications.new.business": 999_999_999}))


@st.composite
def random_reports(draw: st.DrawFn) -> Sequence[Report]:
    """One to ten reports of different years in ten, each on any form, with any of its cells filled."""
    first = draw(st.integers(2010, 2030))
    years = draw(st.lists(st.integers(first, first + 9), min_size=1, max_size=10, unique=True))
    return [draw(_report(year)) for year in years]


@st.composite
def _report(draw: st.DrawFn, year: int) -> Report:
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    kind = draw(st.sampled_from(("blank", "zero", "some")))
    report = Report(form.key, year, {"agency": AGENCY})
    if kind == "blank":
        return report
    if kind == "zero":
        return report.with_values(dict.fromkeys(form.typed, 0))
    figures = st.integers(0, 999_999_999)
    return report.with_values(draw(st.dictionaries(st.sampled_from(form.typed), figures, max_size=60)))
