"""Every format that carries tables: what an office marks as not applying comes out as it stands, and reads back."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.opening import open_any
from core.report.report import Report
from core.writers.layout.style import OFFICIAL
from core.writers.registry import FORMATS, export
from tests.helpers.check_reports import good

MARKS = {"applications.new.research": "/", "proceedings.review.upheld": "不适用"}


@pytest.mark.parametrize("suffix", [made.suffix for made in FORMATS])
def test_marks_are_printed_and_read_back(suffix: str, tmp_path: Path) -> None:
    report = good().with_values({"applications.new.business": 3, "applications.granted.business": 3})
    report = report.with_marks(MARKS)
    found = _there_and_back(report, tmp_path / f"a{suffix}")
    assert found.marks == MARKS
    assert found.values == report.values
    blank = _there_and_back(replace(report, marks={}), tmp_path / f"b{suffix}")
    assert blank.marks == {} and blank.values == report.values


def _there_and_back(report: Report, path: Path) -> Report:
    export(report, path, OFFICIAL)
    return open_any(path).report
