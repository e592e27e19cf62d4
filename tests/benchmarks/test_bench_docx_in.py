"""Reading a DOCX report: at most 10 times unzipping and parsing alone, and at most 15 ms.

Processor time of the fastest of many runs, taken in turns: other programs do not count.
"""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

from core.opening import read_report

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"
FILES = ("case000.docx", "case001.docx", "case007.docx", "case011.docx")


def unzip_and_parse(path: Path) -> object:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


def fastest(*actions: Callable[[], object], rounds: int = 25) -> list[float]:
    """Milliseconds of each action's fastest run."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, spent in zip(actions, times, strict=True):
            start = time.process_time()
            action()
            spent.append((time.process_time() - start) * 1000)
    return [min(spent) for spent in times]


@pytest.mark.parametrize("name", FILES)
def test_reading_against_parsing_alone(name: str, benchmark: BenchmarkFixture) -> None:
    path = CASES / name
    ours, bare = fastest(lambda: read_report(path), lambda: unzip_and_parse(path))
    benchmark.extra_info["ratio"] = round(ours / bare, 2)
    benchmark.extra_info["milliseconds"] = round(ours, 2)
    print(f"{name}: {ours:.2f} ms, {ours / bare:.1f} times unzipping and parsing")
    assert benchmark(lambda: read_report(path)).values
