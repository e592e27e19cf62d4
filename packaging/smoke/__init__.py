"""Every product is started and does its whole job (``--selfcheck``) before it may leave.

Also from places where offices keep programs: deep Chinese paths, a network
share, a medium that cannot be written to.
"""

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from machines import Machine

from smoke.screen import Screen

PATIENCE = 240  # seconds for one self-check; it takes half a minute where the machine does nothing else
MUST_EXPORT = {".docx", ".xlsx", ".html", ".pdf"}
FIRST_PICTURE = "start.png"  # the window is there
PICTURE_AFTER = "text.png"  # once the program has saved this picture of itself, the screen is pictured


@dataclass(frozen=True)
class Outcome:
    """What a self-check found: seconds from our start of it to the window, memory in MiB, and all it wrote."""

    name: str
    start: float
    data: dict[str, Any]

    @property
    def memory(self) -> dict[str, float]:
        """``now`` and ``peak``, MiB."""
        return self.data.get("memory", {})


def selfcheck(machine: Machine, program: str, out: Path, screen: Screen | None = None, place: str = "") -> Outcome:
    """Run ``program --selfcheck out``; SystemExit where the product did not pass.

    ``place`` is how the program reaches ``out``, where that is not the usual path.
    """
    name = out.name
    out.mkdir(parents=True, exist_ok=True)
    began = time.time()
    process = machine.start([program, "--selfcheck", place or machine.path(out)])
    code = _wait(process, out, screen, PATIENCE * machine.slowness)
    report = out / "selfcheck.json"
    if not report.exists():
        raise SystemExit(f"{name}: ended with {code} and no report")
    data = json.loads(report.read_text("utf-8"))
    wrong = [step for step in data["steps"] if not step["ok"]]
    if code or wrong or not data["ok"]:
        raise SystemExit(f"{name}: exit code {code}\n" + "\n".join(f"{s['step']}: {s['result']}" for s in wrong))
    _must_hold(name, data, out)
    return Outcome(name, data["shown_at"] - began, data)


def _wait(process: "subprocess.Popen[bytes]", out: Path, screen: Screen | None, seconds: float) -> int:
    deadline = time.monotonic() + seconds
    pictured = screen is None
    while process.poll() is None:
        if not pictured and (out / PICTURE_AFTER).exists():
            assert screen is not None
            screen.picture(out / "screen.png")
            pictured = True
        if time.monotonic() > deadline:
            process.kill()
            return -1
        time.sleep(0.1)
    return process.returncode


def _must_hold(name: str, data: dict[str, Any], out: Path) -> None:
    """What the product cannot see itself."""
    wrong = {
        "not a frozen program": not data["frozen"],
        f"loaded before the window: {data['heavy_at_start']}": bool(data["heavy_at_start"]),
        "exports are missing": not {path.suffix for path in out.iterdir()} >= MUST_EXPORT,
    }
    told = [sentence for sentence, bad in wrong.items() if bad]
    if told:
        raise SystemExit(f"{name}: {'; '.join(told)}")


def require(good: object, sentence: str) -> None:
    """SystemExit with the sentence where something is not as it should be."""
    if not good:
        raise SystemExit(sentence)


def wait_for(done: Callable[[], object], sentence: str, seconds: float = 30) -> None:
    """Wait until that is done; SystemExit with the sentence where it takes too long."""
    deadline = time.monotonic() + seconds
    while not done():
        require(time.monotonic() < deadline, sentence)
        time.sleep(0.1)
