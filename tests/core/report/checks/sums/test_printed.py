"""What is said of printed totals: each sum that does not hold is told once, with figures that the file has."""

import random
import re
from dataclasses import replace

import pytest

from core.report.calc import compute
from core.report.checks import run_checks
from core.report.checks.base import Context
from core.report.findings import Finding
from core.report.report import Report
from tests.helpers.check_reports import good

SUMS = ("T1", "T2", "T3", "T4", "T15")
RIGHT = good().with_values(
    {
        key: 60 + 10 * n if ".new." in key else n % 5
        for n, key in enumerate(good().form.typed)
        if ".carried_in." not in key
    }
)


def misread(chance: random.Random) -> Report:
    """A file with one to five wrong figures, and with all totals, most of them or few."""
    figures = {**RIGHT.values, **{key: total.value for key, total in compute(RIGHT.form, RIGHT.values).items()}}
    tables = [key for key in figures if not key.startswith("disclosure.")]
    wrong = {key: chance.choice((0, 7, 90, 400)) for key in chance.sample(tables, chance.randint(1, 5))}
    left_out = chance.choice((0, 0.2, 0.9))
    totals = (key for key in RIGHT.form.computed if chance.random() >= left_out)
    typed = {key: value for key, value in wrong.items() if key in RIGHT.values}
    return replace(RIGHT.with_values(typed), printed={key: wrong.get(key, figures[key]) for key in totals})


def told(report: Report) -> list[Finding]:
    return [finding for finding in run_checks(report) if finding.id in SUMS]


@pytest.mark.parametrize("seed", range(40))
def test_each_sum_that_does_not_hold_is_told_once(seed: int) -> None:
    report = misread(random.Random(seed))
    findings = told(report)
    for one in Context(report, compute(report.form, report.values)).broken_sums:
        table = report.form.cells[one.total].table
        assert len([f for f in findings if set(one.cells) <= set(f.cells) or (f.id, f.place) == ("T15", table)]) == 1
    cells = [cell for finding in findings for cell in finding.cells]
    assert len(cells) == len(set(cells))


@pytest.mark.parametrize("seed", range(40))
def test_no_total_is_quoted_that_the_file_does_not_print(seed: int) -> None:
    report = misread(random.Random(seed))
    printed = {str(value) for value in report.printed.values()}
    for finding in told(report):
        quoted = re.findall(r"原文件总计为(\d+)|（七）(?:总计为|\()(\d+)", finding.message)
        assert {one or other for one, other in quoted} <= printed or not printed


def test_a_column_too_small_for_its_results_quotes_their_sum_where_the_total_was_left_out() -> None:
    column = "natural_person"
    typed = RIGHT.with_values({f"applications.new.{column}": 1})
    printed = {"proceedings.review.total": compute(typed.form, typed.values)["proceedings.review.total"].value}
    (finding,) = [one for one in told(replace(typed, printed=printed)) if one.id == "T1"]
    assert "各项办理结果之和为" in finding.message
    (finding,) = [one for one in told(typed) if one.id == "T1"]
    assert "（七）总计为" in finding.message


@pytest.mark.parametrize(
    ("key", "part"),
    [("review", "行政复议"), ("suit_direct", "未经复议直接起诉"), ("suit_after_review", "复议后起诉")],
)
def test_a_sum_of_results_is_named_by_its_part_of_the_table(key: str, part: str) -> None:
    printed = {f"proceedings.{key}.total": 3}
    (finding,) = told(replace(good(), printed=printed))
    assert finding.id == "T4" and finding.message.startswith(f"{part}：四项之和为0+0+0+0=0，原文件总计为3")


@pytest.mark.parametrize("seed", [5, 7, 8])
def test_of_sums_that_share_figures_the_rows_are_named_first(seed: int) -> None:
    several = [finding for finding in told(misread(random.Random(seed))) if "可能出自同一处" in finding.message]
    (finding,) = [finding for finding in several if "列的“（七）总计”" in finding.message or finding.id == "T3"]
    assert finding.id == "T3"
    assert re.search(r"（“[^”]+(?:”[^”]*)?”的总计(?:多|少)", finding.message)
