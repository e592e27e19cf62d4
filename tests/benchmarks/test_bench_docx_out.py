"""DOCX export against python-docx merely opening and saving the same base document: at most 1.5 times.

The ratio of the fastest runs is in ``extra_info`` (and printed with ``-s``); it is not asserted,
because a busy machine would fail it.
"""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pytest_benchmark.fixture import BenchmarkFixture

from core.report.report import Report
from core.writers.docx.report import to_bytes
from core.writers.layout.style import STYLES

BASE = Path(__file__).resolve().parents[2] / "resources" / "base"


def whole_report() -> Report:
    text = ("（一）主动公开\n" + "全年公开信息126条，其中规范性文件2件，政策解读8篇，回应关切12次。" * 5 + "\n") * 5
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": text, "problems": text, "other": text})
    return report.with_values({key: 10 + index % 900 for index, key in enumerate(report.form.typed)})


def open_and_save(path: Path) -> bytes:
    target = io.BytesIO()
    Document(str(path)).save(target)
    return target.getvalue()


def fastest(*actions: Callable[[], object], rounds: int = 20) -> list[float]:
    """Processor seconds of the fastest run of each action, run in turns: other programs do not count."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, spent in zip(actions, times, strict=True):
            start = time.process_time()
            action()
            spent.append(time.process_time() - start)
    return [min(spent) for spent in times]


@pytest.mark.parametrize("style", STYLES)
def test_export(benchmark: BenchmarkFixture, style: str) -> None:
    report = whole_report()
    base = BASE / f"{style}_2021.docx"
    to_bytes(report, style)
    ours, theirs = fastest(lambda: to_bytes(report, style), lambda: open_and_save(base))
    benchmark.extra_info["times_open_and_save"] = round(ours / theirs, 2)
    print(f"\nDOCX export ({style}): {ours / theirs:.2f} × opening and saving the base")
    assert benchmark(lambda: to_bytes(report, style))
