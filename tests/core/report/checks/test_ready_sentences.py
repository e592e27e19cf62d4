"""Findings that a sentence made from the tables settles."""

import pytest

from core.report.calc import compute
from core.report.checks import run_checks
from core.report.checks.ready_sentences import ready
from core.report.findings import Finding
from core.report.report import Report
from core.report.sentences import offers
from tests.helpers.check_reports import OTHER, OVERVIEW, found, good


def only(report: Report, wanted: str) -> Finding:
    (finding,) = found(report, wanted)
    return finding


@pytest.mark.parametrize("stop", ["。", "；"])
def test_the_sentence_with_the_wrong_figure_goes_and_the_finding_with_it(stop: str) -> None:
    wrong = f"本年度办结政府信息公开申请3件{stop}"
    report = good().with_text("overview", OVERVIEW.replace("按照规定", f"按时。{wrong}按照规定"))
    finding = only(report, "X2")
    made = ready(report, compute(report.form, report.values), finding)
    assert made is not None and made.replaces
    assert report.text("overview")[slice(*made.span)] == wrong.removesuffix("；")
    topic = next(topic for topic in offers(report, compute(report.form, report.values)) if topic.name == made.topic)
    for variant in topic.variants:
        mended = made.edit(report, variant.template).apply(report)
        assert found(mended, "X2") == []
        words = report.expand(variant.template).text.removesuffix("。")
        assert f"\n按时。{words}{stop}按照规定办理申请。\n" in mended.text("overview")


def test_what_is_lacking_is_added_as_a_paragraph() -> None:
    report = good().with_text("other", "没有其他事项。")
    finding = only(report, "S6")
    made = ready(report, compute(report.form, report.values), finding)
    assert made is not None and not made.replaces
    added = made.edit(report, OTHER).apply(report)
    assert added.text("other") == f"没有其他事项。\n{OTHER}"
    assert run_checks(added) == ()


def test_there_is_none_for_a_year_or_while_figures_are_blank() -> None:
    year = good().with_text("overview", f"2023年，公开。\n{OVERVIEW}")
    assert ready(year, compute(year.form, year.values), only(year, "Y1")) is None
    year = good().with_text("other", f"2023年，公开。\n{OTHER}")
    assert ready(year, compute(year.form, year.values), only(year, "Y1")) is None
    report = good().with_text("overview", f"收到政府信息公开申请12件。\n{OVERVIEW}")
    finding = only(report, "X1")
    blank = report.with_values({"applications.granted.business": None})
    assert ready(report, compute(report.form, report.values), finding) is not None
    assert ready(blank, compute(blank.form, blank.values), finding) is None
