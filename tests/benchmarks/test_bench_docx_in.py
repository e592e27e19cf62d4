"""Reading a DOCX report: at most 5.5 times unzipping and parsing alone, and at most 6 ms."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from pytest_benchmark.fixture import BenchmarkFixture

from core.opening import read_report
from tests.benchmarks.conftest import in_turns

CASES = Path(__file__).resolve().parents[1] / "data" / "cases"
FILES = ("case000.docx", "case001.docx", "case007.docx", "case011.docx")


def unzip_and_parse(path: Path) -> object:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.mark.parametrize("name", FILES)
def test_reading_against_parsing_alone(name: str, benchmark: BenchmarkFixture) -> None:
    path = CASES / name
    rounds = 25 if benchmark.enabled else 1
    ours, bare = in_turns(lambda: read_report(path), lambda: unzip_and_parse(path), rounds=rounds)
    benchmark.extra_info["ratio"] = round(ours / bare, 2)
    benchmark.extra_info["milliseconds"] = round(ours, 2)
    print(f"{name}: {ours:.2f} ms, {ours / bare:.1f} times unzipping and parsing")
    assert benchmark(lambda: read_report(path)).values
