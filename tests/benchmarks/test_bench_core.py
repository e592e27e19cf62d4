"""Recalculating and checking a whole report: at most 1 ms for the tables, 1.5 ms for all checks, 15 ms for long texts."""

from dataclasses import replace
from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.report.calc import compute
from core.report.checks import rules, run_checks
from core.report.checks.base import Context
from core.report.checks.sums.diagnosis import diagnoses
from core.report.report import Report

FIRST = {"T1", "T2", "T3", "T4", "T5", "T6", "S1", "S3", "Y2"}
OTHERS = frozenset(name for rule in rules() for name in rule.ids) - FIRST
SENTENCES = (
    "2025年，我局全年公开信息126条，其中规范性文件3件。一是更新栏目；二是回应关切（留言12条）。"
    "依据《中华人民共和国政府信息公开条例》办理申请，共收到申请5件，办结4件，结转下年度1件。\n"
)


def whole_report(length: int = 600) -> Report:
    text = ("（一）主动公开\n" + SENTENCES * (length // len(SENTENCES) + 1))[:length]
    report = Report(
        "2021", 2025, {"agency": "临江市财政局"}, {"overview": text, "problems": text[:300], "other": text[:99]}
    )
    report = report.with_values({key: index % 7 for index, key in enumerate(report.form.typed)})
    last = replace(report, year=2024).with_text("overview", "上一年的另一段话。" + text[::-1])
    return replace(report, last_year=last)


def test_recalculate_and_check(benchmark: BenchmarkFixture) -> None:
    report = whole_report()
    findings = benchmark(lambda: run_checks(report, compute(report.form, report.values), OTHERS))
    assert {finding.id for finding in findings} <= FIRST


def test_all_checks_after_a_figure(benchmark: BenchmarkFixture) -> None:
    """A cell was edited: the texts are as they were, and remembered."""
    report = whole_report()
    assert benchmark(lambda: run_checks(report, compute(report.form, report.values)))


@pytest.mark.parametrize("length", [600, 20_000])
def test_all_checks_after_a_keystroke(benchmark: BenchmarkFixture, length: int) -> None:
    """Each round has a text that was never seen before: nothing of it is remembered."""
    report, number = whole_report(length), count(1000)

    def typed() -> tuple[tuple[Report], dict[str, object]]:
        return (report.with_text("overview", f"{report.text('overview')}{next(number)}"),), {}

    assert benchmark.pedantic(run_checks, setup=typed, rounds=40, warmup_rounds=2)


@pytest.mark.parametrize("wrong", [1, 2, 3])
def test_locating_wrong_figures(benchmark: BenchmarkFixture, wrong: int) -> None:
    """At most 3 ms where the sums of an imported file do not hold."""
    right = whole_report()
    printed = {key: total.value for key, total in compute(right.form, right.values).items()}
    rows = ("granted.business", "refused.inquiry.research", "other.other.legal_service")[:wrong]
    misread = right.with_values({f"applications.{row}": 50 + number for number, row in enumerate(rows)})
    misread = replace(misread, printed=printed)
    computed = compute(misread.form, misread.values)
    found = benchmark(lambda: diagnoses(Context(misread, computed)))
    assert bool(found) is (wrong < 3)
