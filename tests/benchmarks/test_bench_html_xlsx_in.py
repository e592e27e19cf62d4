"""Reading web pages and workbooks against python-docx opening and saving a report.

Limits on a machine where that takes about 22 ms: HTML 15 ms, XLSX 60 ms.  The
ratio, in processor time, is in ``extra_info``.
"""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pytest_benchmark.fixture import BenchmarkFixture

from core.matching import report as matching_report
from core.readers.html import reader as html_reader
from core.readers.raw import RawDocument
from core.readers.sheets import xls, xlsx
from tests.benchmarks.conftest import MARGIN, in_turns

DATA = Path(__file__).resolve().parents[1] / "data"


def open_and_save() -> None:
    Document(str(DATA / "cases" / "case000.docx")).save(io.BytesIO())


HTML, XLSX = 15 / 22, 60 / 22  # of what python-docx takes


@pytest.mark.parametrize(
    ("name", "read", "limit"),
    [
        ("cases/case003.html", html_reader.document, HTML),
        ("cases/case013.html", html_reader.document, HTML),
        ("cases/case004.xlsx", xlsx.document, XLSX),
        ("workbooks/case004_libreoffice.xlsx", xlsx.document, XLSX),
        ("workbooks/case004.xls", xls.document, XLSX),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_reading(name: str, read: Callable[[bytes], RawDocument], limit: float, benchmark: BenchmarkFixture) -> None:
    data = (DATA / name).read_bytes()

    def whole() -> None:
        matching_report.read(read(data))

    whole()  # imports
    rounds = 25 if benchmark.enabled else 1
    measured, theirs = in_turns(whole, open_and_save, rounds=rounds)
    benchmark.extra_info["with_matching_ms"] = round(measured, 2)
    benchmark.extra_info["ratio"] = round(measured / theirs, 2)
    benchmark(whole)  # before the limit may fail: a fixture that nobody used is a warning
    if benchmark.enabled:
        assert measured <= limit * theirs * (1 + MARGIN)
