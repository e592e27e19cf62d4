"""What was closed is gone: a few times here, a hundred times in ``dev.py endurance``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_nothing_stays_of_what_was_closed() -> None:
    """In a process of its own: other tests' widgets may still be there."""
    count = "100" if os.environ.get("XXGK_ENDURANCE") == "whole" else "4"
    command = [sys.executable, "-m", "tests.endurance", "closing", count]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("->") == 2
