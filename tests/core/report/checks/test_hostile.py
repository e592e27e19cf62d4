"""Odd long texts: the checks take time in proportion to the length, not to its square."""

import sys

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


def calls(text: str) -> int:
    """How many functions the checks call, those of the library too."""
    report = good().with_text("overview", text)
    totals, count = compute(report.form, report.values), 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        run_checks(report, totals)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_the_work_grows_with_the_length(piece: str) -> None:
    """The steps inside patterns are counted in tests/core/test_growth.py."""
    short, long = (calls(piece * (size // len(piece))) for size in (SHORT, LONG))
    assert long < 1.5 * LINEAR * short
