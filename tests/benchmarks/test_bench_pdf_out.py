"""The PDF of an ordinary report: at most 0.3 s, and at least 10 × faster than LibreOffice makes one of our DOCX."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from core.opening import open_any
from core.report.report import Report
from core.writers.docx import report as docx_report
from core.writers.layout.style import STYLES, Style
from core.writers.typesetting import typeset as pages_typeset
from tests.benchmarks.conftest import Often

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"


def changed(number: int) -> Report:
    """The sample with every text and every figure changed, so that nothing remembered helps."""
    report = open_any(SAMPLE).report
    for key in ("overview", "problems", "other"):
        report = report.with_text(key, f"{number}\n{report.text(key)}第{number}次修改。")
    return report.with_values({key: 1000 + number + index for index, key in enumerate(report.form.typed)})


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def libreoffice(folder: Path) -> float:
    """Seconds for LibreOffice to turn our DOCX of the sample into a PDF: the best of four, as with ours."""
    source = folder / "report.docx"
    docx_report.export(changed(0), source)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    return min(seconds(command) for _ in range(4))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_pdf_of_the_sample(benchmark: BenchmarkFixture, style: Style, tmp_path: Path, often: Often) -> None:
    edits = iter(range(10**6))
    target = tmp_path / "report.pdf"
    pages_typeset.pdf(changed(-1), style)

    def another() -> tuple[tuple[Report, Path, Style], dict[str, object]]:
        return (changed(next(edits)), target, style), {}

    benchmark.pedantic(pages_typeset.export, setup=another, rounds=often(15))
    assert target.read_bytes().startswith(b"%PDF")
    if benchmark.stats is None or shutil.which("soffice") is None:
        return
    times: list[float] = benchmark.stats.stats.data
    ours, theirs = min(times), libreoffice(tmp_path)
    benchmark.extra_info |= {"libreoffice_seconds": round(theirs, 2), "times_faster": round(theirs / ours, 1)}
    print(f"{style.key}: {ours:.3f} s, LibreOffice {theirs:.2f} s, {theirs / ours:.0f} × faster")
    assert ours <= 0.3
    assert theirs / ours >= 10


COLD = """
import time; began = time.perf_counter()
from pathlib import Path
from core.writers.typesetting import typeset
from core.report.report import Report
report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "公开126条。"})
imported = time.perf_counter()
typeset.to_bytes(report)
print(time.perf_counter() - imported)
"""


def test_first_pdf_of_a_run(benchmark: BenchmarkFixture) -> None:
    """Compiler and fonts are loaded on first use; that too stays within a breath."""
    runs = 5 if benchmark.enabled else 1
    command = [sys.executable, "-c", COLD]
    found = [subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(runs)]
    first = min(float(run.stdout) for run in found)
    benchmark.extra_info["first_seconds"] = round(first, 3)
    benchmark(lambda: None)
    print(f"first PDF of a run: {first:.3f} s")
    assert first < 3 or not benchmark.enabled
