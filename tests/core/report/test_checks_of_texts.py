"""All checks of texts: the kept sentences in tests/data, one a line, and any text at random."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.checks import run_checks
from core.report.checks.repairs import repairs
from tests.helpers.check_reports import after, good, load_measure

measure = load_measure()


def cases(folder: str) -> list[tuple[str, str]]:
    return [(rule, line) for rule in measure.other_checks() for line in measure.kept(folder, rule)]


@pytest.mark.parametrize("rule, sentence", cases("should_fail"))
def test_found(rule: str, sentence: str) -> None:
    assert measure.reported(rule, sentence)


@pytest.mark.parametrize("rule, sentence", cases("should_pass"))
def test_not_found(rule: str, sentence: str) -> None:
    assert not measure.reported(rule, sentence)


def test_findings_point_into_the_text() -> None:
    report = replace(good(), last_year=good(year=2024))
    for place in ("overview", "problems", "other"):
        report = report.with_text(place, "2024年公开，，信息（3条。县教育局认真办理。身份证11010519491231002X,已删去。")
    for finding in run_checks(report):
        if finding.span:
            start, end = finding.span
            assert 0 <= start < end <= len(report.text(finding.place))


ODD = st.text("2024年一是三是，。；（）《》“”,.我局县教育局认真1389 \n\u3000无处理费X", max_size=80)


@settings(max_examples=60, deadline=None)
@given(ODD, ODD)
def test_any_text_gives_places_inside_it_and_repairs_that_change_it(now: str, before: str) -> None:
    report = after(good().with_text("overview", before), good().with_text("overview", now).with_text("problems", now))
    for finding in run_checks(report):
        if finding.span:
            start, end = finding.span
            assert 0 <= start < end <= len(report.text(finding.place))
    for repair in repairs(report):
        assert repair.edit.apply(report) != report
        assert repair.finding_key in {finding.key for finding in run_checks(report)}
