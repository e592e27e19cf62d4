"""DOCX export against python-docx opening and saving the finished document: at most 1.0 times, and the first of a run.

The ratio is in ``extra_info`` (and printed with ``-s``); it is not asserted,
because a busy machine would fail it.
"""

import io
import subprocess
import sys

import pytest
from docx import Document
from pytest_benchmark.fixture import BenchmarkFixture

from core.report.report import Report
from core.writers.docx.report import to_bytes
from core.writers.layout.style import STYLES, Style
from tests.benchmarks.conftest import in_turns
from tests.helpers.places import ROOT

FIRST = """
import time
from core.report.report import Report
report = Report("2021", 2025).with_values({"applications.new.business": 7})
report.text("title")
start = time.process_time()
from core.writers.docx.report import to_bytes
to_bytes(report)
print(time.process_time() - start)
"""


def whole_report() -> Report:
    text = ("（一）主动公开\n" + "全年公开信息126条，其中规范性文件2件，政策解读8篇，回应关切12次。" * 5 + "\n") * 5
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": text, "problems": text, "other": text})
    return report.with_values({key: 10 + index % 900 for index, key in enumerate(report.form.typed)})


def open_and_save(document: bytes) -> bytes:
    target = io.BytesIO()
    Document(io.BytesIO(document)).save(target)
    return target.getvalue()


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_export(benchmark: BenchmarkFixture, style: Style) -> None:
    report = whole_report()
    finished = to_bytes(report, style)
    rounds = 25 if benchmark.enabled else 1
    ours, theirs = in_turns(lambda: to_bytes(report, style), lambda: open_and_save(finished), rounds=rounds)
    benchmark.extra_info["times_open_and_save"] = round(ours / theirs, 2)
    print(f"\nDOCX export ({style.key}): {ours / theirs:.2f} × opening and saving it")
    assert benchmark(lambda: to_bytes(report, style))


def test_first_export(benchmark: BenchmarkFixture) -> None:
    """In a process of its own, with all that it loads: at most 0.2 s."""

    def first() -> float:
        done = subprocess.run([sys.executable, "-c", FIRST], cwd=ROOT, check=True, capture_output=True, text=True)
        return float(done.stdout)

    spent = min(first() for _ in range(3 if benchmark.enabled else 1))
    benchmark.extra_info["seconds"] = round(spent, 3)
    print(f"\nfirst DOCX export of a run: {spent:.3f} s")
    assert benchmark.pedantic(first, rounds=1)
