"""The command line beside an empty Python: start, reading, a draft, checks; aims (issue 16) 0.13, 0.13 and 0.18 s."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.conftest import Tell, lower_quartile
from tests.helpers.places import ROOT

SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="getrusage is POSIX")


def seconds(arguments: list[str], tmp_path: Path) -> float:
    """Processor time of a Python process with these arguments."""
    import resource

    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}  # as installed
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    order = [sys.executable, *arguments]
    subprocess.run(order, cwd=ROOT, env={**os.environ, **compiled}, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.parametrize("command", ["read", "check", "new"])
def test_a_command_beside_an_empty_python(
    command: str, benchmark: BenchmarkFixture, tmp_path: Path, tell: Tell
) -> None:
    more = ["--from", str(SAMPLE), "--year", "2025", "--to", str(tmp_path / "n.json"), "--force"]
    order = ["main.py", command, *(more if command == "new" else [str(SAMPLE)])]
    runs = 12 if benchmark.enabled else 1
    seconds(order, tmp_path)
    turns = [(seconds(["-c", "pass"], tmp_path), seconds(order, tmp_path)) for _ in range(runs)]
    bare, ours = (lower_quartile([turn[index] for turn in turns]) for index in (0, 1))
    benchmark(lambda: None)
    print(f"\n{command}: {ours:.3f} s")
    tell(f"command line: {command} beside an empty Python", ours / bare)
