"""Recalculating and checking a whole report: at most 1 ms."""

from pytest_benchmark.fixture import BenchmarkFixture

from core.report.calc import compute
from core.report.checks import run_checks
from core.report.report import Report


def whole_report() -> Report:
    text = "（一）主动公开\n全年公开信息126条。\n" * 30
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": text, "problems": text, "other": text})
    return report.with_values({key: index % 7 for index, key in enumerate(report.form.typed)})


def test_recalculate_and_check(benchmark: BenchmarkFixture) -> None:
    report = whole_report()
    findings = benchmark(lambda: run_checks(report, compute(report.form, report.values)))
    assert findings
