"""A figure of a year: known whole, in part, blank, a mark, no such item; blank is never 0, and never one for the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.catalog import FORMS
from core.forms.crosswalk import carry
from core.report.calc import compute
from core.report.report import Report
from core.report.years.figures import NO_REPORT, Known, YearFigure, YearReader
from core.report.years.lines import FigureLine, YearPart, year_lines
from tests.helpers.core.year_reports import AGENCY, year_report

FORM = FORMS["2021"]
LINES = {line.key: line for line in year_lines(FORM)}
BLANK = Report("2021", 2024, {"agency": AGENCY})


def figure(report: Report, key: str) -> YearFigure:
    return YearReader(report, FORM).figure(LINES[key])


@pytest.mark.parametrize("key", LINES)
def test_blank_is_blank_and_zero_is_zero(key: str) -> None:
    assert figure(BLANK, key) == YearFigure(Known.BLANK)
    assert figure(BLANK, key).shown == "未填"
    assert figure(year_report(2024), key) == YearFigure(Known.WHOLE, 0)
    assert figure(year_report(2024), key).shown == "0"


def test_a_part_is_marked() -> None:
    found = figure(BLANK.with_values({"applications.new.business": 3}), "applications.new.total")
    assert found == YearFigure(Known.PART, 3)
    assert found.shown == "3*"


def test_marks_stand_for_nothing_that_is_missing() -> None:
    key = "disclosure.regulations.issued"
    assert figure(BLANK.with_marks({key: "/"}), key) == YearFigure(Known.MARK, mark="/")
    assert figure(BLANK.with_marks({key: "/"}), key).shown == "/"
    cells = [cell for cell in FORM.typed if cell.startswith("applications.new.")]
    marked = BLANK.with_marks(dict.fromkeys(cells[1:], "/")).with_values({cells[0]: 4})
    assert figure(marked, "applications.new.total") == YearFigure(Known.WHOLE, 4)


def test_a_total_is_taken_as_its_file_prints_it() -> None:
    report = year_report(2024, applications__new__business=3)
    printed = Report(report.form_key, 2024, report.body, {}, report.values, {"applications.new.total": 5})
    assert figure(printed, "applications.new.total") == YearFigure(Known.WHOLE, 5)
    alone = Report("2021", 2024, {}, {}, {}, {"applications.new.total": 5})
    assert figure(alone, "applications.new.total") == YearFigure(Known.WHOLE, 5)


def test_the_older_form_goes_through_the_crosswalk() -> None:
    report = year_report(2020, applications__other__natural_person=7, disclosure__regulations__made=2)
    assert figure(report, "applications.other") == YearFigure(Known.WHOLE, 7)
    assert figure(report, "disclosure.regulations.issued") == YearFigure(Known.WHOLE, 2)
    assert figure(report, "disclosure.regulations.in_force") == YearFigure(Known.NO_ITEM)
    assert figure(report, "disclosure.regulations.in_force").shown == "—"
    assert NO_REPORT.shown == ""


def test_doubtful_cells_are_told_by_the_lines_they_are_in() -> None:
    report = year_report(2024)
    reader = YearReader(report, FORM, {"applications.new.business"})
    doubtful = [key for key, line in LINES.items() if reader.figure(line).doubtful]
    assert doubtful == ["applications.new.total", "applications.new.others", "applications.carried_out.total"]
    assert reader.figure(LINES["applications.new.total"]).shown == "0？"


@given(data=st.data(), form=st.sampled_from(sorted(FORMS)))
def test_a_line_is_what_its_cells_add_up_to(data: st.DataObject, form: str) -> None:
    """Beside the program's own carrying over of the totals, computed by another way."""
    typed = FORMS[form].typed
    values = data.draw(st.dictionaries(st.sampled_from(typed), st.integers(0, 999_999_999), max_size=80))
    report = Report(form, 2020, {}, {}, values)
    totals = {key: total.value for key, total in compute(report.form, values).items()}
    carried, _ = carry({**dict.fromkeys(typed, 0), **values, **totals}, report.form, FORM)
    reader = YearReader(report, FORM)
    for line in LINES.values():
        found = reader.figure(line)
        if found.value is not None:
            assert found.value == sum(carried.get(cell, 0) for cell in line.cells)
        else:
            assert not any(carried.get(cell, 0) for cell in line.cells)
        assert (found.known is Known.BLANK) == (bool(cells(line, reader)) and not (leaves(line, reader) & {*values}))


def cells(line: FigureLine, reader: YearReader) -> tuple[str, ...]:
    return reader.cells(line)


def leaves(line: FigureLine, reader: YearReader) -> set[str]:
    form = reader.report.form
    return {leaf for cell in reader.cells(line) for leaf, _ in form.leaves[cell]}


def test_every_kind_of_line_is_there() -> None:
    assert {line.part for line in LINES.values()} == {*YearPart}
