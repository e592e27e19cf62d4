"""Odd long texts: the checks take time in proportion to the length, not to its square."""

import time

import pytest

from core.report.calc import compute
from core.report.checks import run_checks
from tests.helpers.check_reports import good

SHORT, LONG = 4_000, 16_000
LINEAR = LONG / SHORT
PIECES = (
    "1件",
    "1条1件",
    "1件《",
    "《",
    "申请无",
    "收到未",
    "2024年、",
    "公开2024年",
    "1件占50%",
    "上年结转",
    "行政复议、",
    "予以公开和",
    "政府信息公开",
    "市财政局",
    "（其中",
    "一",
    "一是",
    "1 ",
)


def seconds(text: str) -> float:
    """Of the processor, the better of two runs; texts differ so that nothing is remembered."""
    best = 60.0
    for end in "甲乙":
        report = good().with_text("overview", text + end)
        totals = compute(report.form, report.values)
        begun = time.process_time()
        run_checks(report, totals)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length(piece: str) -> None:
    short, long = (seconds(piece * (size // len(piece))) for size in (SHORT, LONG))
    assert long < 2 * LINEAR * short + 0.05
