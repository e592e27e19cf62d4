"""Start-up and memory of the products beside a bare PySide6 program frozen the same way."""

import json
import shutil
import statistics
import time
from pathlib import Path

from machines import PACKAGING, Machine, freeze
from version_info import EXE_NAME

import smoke

RUNS = 9


def run(machine: Machine, folder: Path, handed_out: dict[str, Path]) -> None:
    """Print the median start of each product and its ratio to the bare one."""
    freeze(machine, PACKAGING / "measuring" / "bare.spec")
    suffix = ".exe" if machine.windows else ""
    frozen = machine.folder / "frozen"
    pairs = [("folder", folder / f"{EXE_NAME}{suffix}", frozen / "bare" / f"bare{suffix}")]
    if machine.windows:
        pairs.append(("portable", handed_out["portable"], frozen / "bare_single.exe"))
    for name, ours, bare in pairs:
        out = machine.folder / "measured"
        shutil.rmtree(out, ignore_errors=True)
        # In turn, so that a busy moment hits both.
        starts: tuple[list[float], list[float]] = ([], [])
        memory = [0.0, 0.0]
        for turn in range(RUNS + 1):
            for number, program in enumerate((ours, bare)):
                seconds, memory[number] = _start(machine, program, out / f"{program.stem} {turn}")
                starts[number].extend([seconds] if turn else [])  # the first turn only warms up
        mine, least = (statistics.median(found) for found in starts)
        best = [min(found) for found in starts]
        print(f"  {name}: {mine:.2f} s, bare {least:.2f} s, ratio {mine / least:.2f}", end="", flush=True)
        print(f" (quickest {best[0]:.2f} and {best[1]:.2f} s, ratio {best[0] / best[1]:.2f})", end="", flush=True)
        print(f"; memory at the window {memory[0]:.0f} MiB, bare {memory[1]:.0f} MiB", flush=True)


def _start(machine: Machine, program: Path, out: Path) -> tuple[float, float]:
    """Seconds from here to the window, and the memory once it is there (MiB)."""
    began = time.time()
    process = machine.start([machine.path(program), "--selfcheck", machine.path(out), "start"])
    process.wait(smoke.PATIENCE)
    told = json.loads((out / "selfcheck.json").read_text("utf-8"))
    return told["shown_at"] - began, told["memory"]["now"]
