"""Writing a report as HTML and as a workbook, beside python-docx passing a DOCX through."""

import io
from collections.abc import Callable

import pytest
from docx import Document
from pytest_benchmark.fixture import BenchmarkFixture

from core.report.report import Report
from core.writers import html as writers_html
from core.writers.docx import report as docx_report
from core.writers.xlsx import book
from tests.benchmarks.conftest import in_turns


def whole_report() -> Report:
    text = "（一）主动公开\n全年公开信息126条，回应群众关切，做好解读。\n" * 30
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": text, "problems": text, "other": text})
    return report.with_values({key: index * 37 % 5000 for index, key in enumerate(report.form.typed)})


@pytest.mark.parametrize(
    ("name", "write"),
    [("html", writers_html.fragment), ("xlsx", book.to_bytes)],
)
def test_write(benchmark: BenchmarkFixture, name: str, write: Callable[[Report], object]) -> None:
    """``ratio`` is our time over that of python-docx opening and saving the same report."""
    report = whole_report()
    document = docx_report.to_bytes(report)
    rounds = 25 if benchmark.enabled else 1
    write(report)  # the first time imports and lays out
    ours, theirs = in_turns(
        lambda: write(report), lambda: Document(io.BytesIO(document)).save(io.BytesIO()), rounds=rounds
    )
    benchmark.extra_info.update(ours_ms=round(ours, 2), python_docx_ms=round(theirs, 2), ratio=round(ours / theirs, 2))
    print(name, benchmark.extra_info)
    benchmark(write, report)
