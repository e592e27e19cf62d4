"""Reading DOC, PDF and OFD against python-docx opening and saving the same report.

Limits on a machine where that takes about 22 ms: DOC 1.5 s (68 times), PDF 1.5 s.
The ratio is in ``extra_info``.
"""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pytest_benchmark.fixture import BenchmarkFixture

from core.matching import report as matching_report
from core.readers import doc as readers_doc
from core.readers.ofd import reader as ofd_reader
from core.readers.pdf import reader as pdf_reader
from core.readers.raw import RawDocument
from tests.benchmarks.conftest import in_turns
from tests.helpers.makers.ofd_maker import ofd
from tests.helpers.makers.pdf_maker import Look
from tests.readings.pages import REPORT

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"


def open_and_save() -> None:
    Document(str(CASES / "case000.docx")).save(io.BytesIO())


@pytest.mark.parametrize(
    ("read", "name"),
    [
        (readers_doc.document, "case000_doc.doc"),
        (pdf_reader.document, "case001_pdf.pdf"),
        (pdf_reader.document, "case005_pdf.pdf"),
    ],
)
def test_reading(benchmark: BenchmarkFixture, read: Callable[[bytes], RawDocument], name: str) -> None:
    def action() -> None:
        matching_report.read(read((CASES / name).read_bytes()))

    action()  # imports
    if not benchmark.disabled:
        ours, theirs = in_turns(action, open_and_save, rounds=12)
        benchmark.extra_info["ratio"] = round(ours / theirs, 2)
    benchmark(action)


def test_reading_ofd(benchmark: BenchmarkFixture) -> None:
    data = ofd(REPORT, Look())

    def action() -> None:
        matching_report.read(ofd_reader.document(data))

    action()
    if not benchmark.disabled:
        ours, theirs = in_turns(action, open_and_save, rounds=12)
        benchmark.extra_info["ratio"] = round(ours / theirs, 2)
    benchmark(action)
