"""No file hurts: damaged, built to harm, or found to have done so, each is read or refused in one sentence.

Read in a process of its own that watches it: no other exception, no more than ten
seconds of processor time and 512 MB, nothing written, no process started.
``python3 packaging/dev.py endurance`` takes 50 000 mutants (XXGK_MUTANTS: another
number) and all attacks; the ordinary tests a few hundred and a sample.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.attacks import ATTACKS
from tests.helpers.places import DATA, ROOT, SAMPLES

WHOLE = os.environ.get("XXGK_ENDURANCE") == "whole"
MUTANTS = int(os.environ.get("XXGK_MUTANTS", "50000" if WHOLE else "150"))
BATCH = 500  # mutants that one process reads
TOGETHER = 12  # attacks that one process reads: what it takes to start is more than what most of them cost
SAMPLE = (
    *(
        "lie.docx",
        "roman numbers.docx",
        "shared by many cells.xlsx",
        "repeated.odt",
        "parameters.mht",
        "open streams.pdf",
    ),
    *("mail addresses.html", "number.json", "deep.json", "blank lines.json", "years.json", "half a character.json"),
)
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux tells it")


def guarded(*arguments: str) -> list[dict[str, Any]]:
    """What the watching process tells: each broken rule, and the figures at the end."""
    command = [sys.executable, "-m", "tests.endurance.reading_guarded", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        told.append({"broken": told[-1]["at"] if told else "", "fault": done.stderr[-3000:]})
    return [line for line in told if "at" not in line]


def broken(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [line for line in told if "broken" in line]


def test_mutants() -> None:
    found: list[dict[str, Any]] = []
    ends = Counter[str]()
    for first in range(0, MUTANTS, BATCH):
        told = guarded("mutants", str(first), str(min(BATCH, MUTANTS - first)))
        found += broken(told)
        for line in told:
            ends.update(line.get("ends", {}))
    print(f"\n{MUTANTS} mutants: {dict(sorted(ends.items()))}")
    assert found == []
    assert sum(ends.values()) == MUTANTS
    assert {end.rpartition(" ")[2] for end in ends} == {
        "read",
        "refused",
    }  # the mutants are neither all good nor all bad


@pytest.mark.parametrize(
    "names", [list(ATTACKS)[at : at + TOGETHER] for at in range(0, len(ATTACKS), TOGETHER)] if WHOLE else [SAMPLE]
)
def test_attacks(names: Sequence[str]) -> None:
    told = guarded("attacks", *names)
    print(f"\n{', '.join(names)}: {told[-1]}")
    assert broken(told) == []
    assert sum(told[-1]["ends"].values()) == len(names)


@pytest.mark.parametrize("folder", [DATA / "hostile", SAMPLES / "hostile"], ids=["kept", "shared"])
def test_files_that_hurt_once(folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("not in the repository")
    told = guarded("files", str(folder))
    assert broken(told) == []
    assert sum(told[-1]["ends"].values()) == len(list(folder.iterdir()))


def test_the_watch_sees(tmp_path: Path) -> None:
    """A check of the test itself: what is forbidden is noticed."""
    script = (
        "import os, subprocess, sys, tempfile\n"
        "from pathlib import Path\n"
        "from tests.endurance.reading_guarded import Watch\n"
        f"watch = Watch(Path('/nowhere'))\nwatch.on = True\nopen({str(tmp_path / 'a')!r}, 'w').close()\n"
        "subprocess.run([sys.executable, '-c', ''])\nos.mkdir(sys.argv[1])\nwatch.on = False\nprint(len(watch.seen))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "b")]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) >= 3
