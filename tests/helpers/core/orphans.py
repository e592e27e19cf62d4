"""A program that has another process work for it, and is killed: what becomes of the other one.  Looks into /proc."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.helpers.places import ROOT

_PROGRAM = """
import sys, time
sys.path.insert(0, {root!r})
from core import processes
processes.work_apart()
{work}
print(module._other._process.pid, flush=True)
time.sleep(600)
"""
_PATIENCE = 30.0  # seconds


def orphaned(work: str, how: signal.Signals) -> int:
    """The number of the process that a killed program had started; ``work`` imports its ``module`` and has it start one."""
    program = _PROGRAM.format(root=str(ROOT), work=work)
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        child = int(started.stdout.readline())
        assert _lives(child)
        started.send_signal(how)
    return child


def is_gone_soon(process: int) -> bool:
    """Whether a process has ended, or does within half a minute."""
    deadline = time.monotonic() + _PATIENCE
    while _lives(process) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not _lives(process)


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
