"""Starts as offices do them: a file dropped on the program, a second start, a killed one, damaged settings."""

import json
import shutil
import subprocess
import time
from pathlib import Path

from machines import ROOT, Machine

from smoke import require, wait_for
from smoke.screen import Screen

SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
LONG = "临江市财政局2024年政府信息公开工作年度报告（报送稿）最终"
PATIENCE = 90  # seconds for a start
SETTLE = 2.0  # seconds until a dialog is painted


def prove(machine: Machine, program: str, out: Path, screen: Screen | None) -> None:
    """Every start below ends as it should, or SystemExit says which does not."""
    shutil.rmtree(out, ignore_errors=True)
    data, reports = out / "数据 一", out / "报送 材料"
    reports.mkdir(parents=True)
    report, old = reports / f"{LONG}.json", reports / f"{LONG}.docx"
    shutil.copy(SAMPLE, old)
    _save_draft(machine, program, report)
    _damaged_settings(data)
    given = {"XXGK_DATA": machine.path(data)}
    killed = machine.start([program], **given)
    wait_for(lambda: bool(_locks(data)), "starts: the program did not come up beside damaged settings")
    time.sleep(SETTLE)
    _end(killed)
    window = machine.start([program, machine.path(report)], **given)
    try:
        wait_for(lambda: _recent(data)[:1] == [report.name], "starts: after a killed start, the file did not open")
        _hands_over(machine, program, old, given)
        time.sleep(SETTLE)
        if screen is not None:
            screen.picture(out / "second start.png")
        _hands_over(machine, program, None, given)
        _another_version(machine, data, given)
        require(window.poll() is None, "starts: the running window ended")
    finally:
        _end(window)
    print("  starts: damaged settings, a killed start, a dropped file, second starts, another version", flush=True)


def _save_draft(machine: Machine, program: str, report: Path) -> None:
    """A report of ours, made by the product's own command line."""
    place = ["--from", machine.path(SAMPLE), "--year", "2025", "--to", machine.path(report)]
    code = machine.start([program, "new", *place]).wait(PATIENCE)
    require(code == 0 and report.is_file(), f"starts: “new” ended with {code}")


def _damaged_settings(data: Path) -> None:
    data.mkdir()
    (data / "settings.json").write_bytes(b'{"recent_files": [')


def _hands_over(machine: Machine, program: str, path: Path | None, given: dict[str, str]) -> None:
    """A second start must end at once and well: the running window has taken its file."""
    files = [machine.path(path)] if path else []
    second = machine.start([program, *files], **given)
    try:
        code = second.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        _end(second)
        code = -1
    require(code == 0, f"starts: the second start ended with {code}; the window did not take its file")


def _another_version(machine: Machine, data: Path, given: dict[str, str]) -> None:
    """Another version with the same data opens a window of its own; it is played by the sources."""
    script = (
        f"import sys; sys.path.insert(0, {machine.path(ROOT)!r}); sys.argv = ['main.py']; "
        "from core import version; version.VERSION = '0.0.0'; import main; main.main()"
    )
    other = machine.start([machine.interpreter, "-B", "-c", script], **given)
    try:
        wait_for(lambda: len(_locks(data)) == 2, "starts: another version has no place of its own")
        time.sleep(SETTLE)
        require(other.poll() is None, "starts: another version did not stay beside the running one")
    finally:
        _end(other)


def _locks(data: Path) -> list[Path]:
    return list((data / "running").glob("*/*.lock"))


def _recent(data: Path) -> list[str]:
    try:
        found = json.loads((data / "settings.json").read_text("utf-8"))["recent_files"]
    except (OSError, ValueError, KeyError):
        return []
    return [name.replace("\\", "/").rpartition("/")[2] for name in found]


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait(10)
