"""The main path from outside, as a clerk walks it without the mouse: a screen, a window manager, keys, and pictures.

    .venv/bin/python packaging/measuring/walk.py FOLDER [--scale 1.5] [-- PROGRAM ARGUMENTS…]

From the start page by way of last year's DOCX, the preview of the import, figures, texts and findings to the
exports, on the program as it is started (by default main.py of this tree).  Needs Xvfb, xdotool and a window
manager (openbox).  What was exported is read back; the keys are counted by step.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from core.opening import open_any  # noqa: E402
from core.report import rollover  # noqa: E402
from core.report.report import Report, still_unverified  # noqa: E402
from smoke.screen import Screen  # noqa: E402

SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
SUFFIXES = (".docx", ".pdf", ".ofd", ".html", ".xlsx")
PATIENCE = 30.0  # seconds for a window to come
REST = 0.35  # seconds after a key until what it did is on the screen
FORMATS = 4  # boxes to tick beside the one that is ticked


class Clerk:
    """Presses keys on a screen and waits for windows by their titles; pictures are numbered as they are taken."""

    def __init__(self, screen: Screen, folder: Path) -> None:
        self._screen, self._folder = screen, folder
        self._taken = 0
        self.keys: dict[str, int] = {}
        self._step = ""

    def begin(self, step: str) -> None:
        """What the next keys are counted for."""
        self._step = step
        self.keys[step] = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each by its X name, with ctrl+ and the like before it."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            self.keys[self._step] += 1
            time.sleep(REST)

    def write(self, words: str, counted: bool = True) -> None:
        """Type words; a path in a dialog of the system is not counted: with a mouse it would be as many clicks."""
        self._xdotool("type", "--delay", "15", words)
        self.keys[self._step] += len(words) if counted else 0
        time.sleep(REST)

    def wait_for(self, title: str) -> None:
        """Until a window whose title holds these words is in front."""
        ends = time.monotonic() + PATIENCE
        while title not in (seen := self.title()):
            if time.monotonic() > ends:
                self.picture("stuck")
                raise SystemExit(f"walk: “{title}” did not come, but “{seen}”")
            time.sleep(0.1)
        time.sleep(2 * REST)

    def title(self) -> str:
        """The title of the window in front."""
        return self._xdotool("getactivewindow", "getwindowname", check=False)

    def picture(self, name: str) -> None:
        """Save what the screen shows now."""
        time.sleep(REST)
        self._taken += 1
        self._screen.picture(self._folder / f"{self._taken:02} {name}.png")

    def _xdotool(self, *words: str, check: bool = True) -> str:
        given = {**os.environ, "DISPLAY": self._screen.display}
        done = subprocess.run(["xdotool", *words], env=given, capture_output=True, text=True, check=check)
        return done.stdout.strip()


def walk(clerk: Clerk, last: Path, report: Path, waiting: dict[str, int]) -> None:
    """From the start page to the exports; ``waiting`` are the paragraphs 未核对 of the draft by their texts."""
    clerk.begin("草稿")
    clerk.wait_for("政府信息公开年报")
    clerk.picture("start")
    clerk.press("Return")
    clerk.wait_for("选择")
    clerk.write(str(last), counted=False)
    clerk.press("Return")
    clerk.wait_for("识别结果")
    clerk.picture("import")
    clerk.press("Return")
    clerk.wait_for("2025年政府信息公开工作年度报告")
    clerk.picture("draft")
    _figures(clerk)
    clerk.begin("核对")
    for count in waiting.values():
        clerk.press("ctrl+g", *["ctrl+Return"] * count)
    clerk.picture("texts confirmed")
    clerk.begin("检查")
    clerk.press("F4")
    clerk.picture("findings")
    clerk.press("Escape")
    clerk.begin("保存")
    clerk.press("ctrl+s")
    clerk.wait_for("另存为")
    clerk.press("ctrl+a")
    clerk.write(str(report), counted=False)
    clerk.press("Return")
    clerk.wait_for(report.name)
    clerk.picture("saved")
    _export(clerk)


def _figures(clerk: Clerk) -> None:
    clerk.begin("数据")
    for number in range(3):
        clerk.press("ctrl+g")
        clerk.write("3")
        clerk.press("Return", "ctrl+0")
        clerk.picture(f"table {number + 1}")


def _export(clerk: Clerk) -> None:
    clerk.begin("导出")
    clerk.press("ctrl+e")
    clerk.wait_for("导出")
    clerk.press(*["Tab", "space"] * FORMATS)
    clerk.picture("export")
    clerk.press("Return")
    clerk.wait_for("已导出")
    clerk.picture("exported")
    clerk.press("Return")


def judge(report: Path, waiting: dict[str, int]) -> list[str]:
    """What is not as it should be in the files that were made, as sentences."""
    saved = open_any(report).report
    wrong = [f"{key}: {len(left)} paragraphs 未核对" for key in waiting if (left := still_unverified(saved, key))]
    wrong += [f"{key} blank" for key in saved.form.typed if saved.value(key) is None]
    made = {path.suffix: path for path in report.parent.iterdir() if path.suffix in SUFFIXES and "2025" in path.stem}
    wrong += [f"no {suffix}" for suffix in SUFFIXES if suffix not in made]
    for path in made.values():
        read = open_any(path).report
        wrong += [f"{path.suffix}: {key}" for key in saved.form.typed if read.value(key) != saved.value(key)]
    return wrong


def unread(report: Report) -> dict[str, int]:
    """The paragraphs 未核对 by their texts, in the order in which the next step leads to them."""
    counts = {key: len(still_unverified(report, key)) for key in report.form.all_text_keys}
    return {key: count for key, count in counts.items() if count}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", default="1")
    parser.add_argument("program", nargs="*", default=[sys.executable, str(ROOT / "main.py")])
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    work = options.folder.resolve() / "work"
    work.mkdir(parents=True)
    last = Path(shutil.copy(SAMPLE, work / "last.docx"))
    waiting = unread(rollover.draft(open_any(last).report, 2025))
    with Screen() as screen:
        given = {
            **os.environ,
            "DISPLAY": screen.display,
            "XXGK_DATA": str(work / "data"),
            "QT_SCALE_FACTOR": options.scale,
            "QT_QPA_PLATFORM": "xcb",
        }
        clerk = Clerk(screen, options.folder)
        _beside(given, ["openbox"], options.program, lambda: walk(clerk, last, work / "report.json", waiting))
    wrong = judge(work / "report.json", waiting)
    print("keys:", sum(clerk.keys.values()), clerk.keys)
    print("\n".join(wrong) or "exported and read back: all as typed")
    raise SystemExit(bool(wrong))


def _beside(given: dict[str, str], manager: list[str], program: list[str], act: Callable[[], object]) -> None:
    """Act while window manager and program run; both are ended afterwards."""
    with (
        subprocess.Popen(manager, env=given, stderr=subprocess.DEVNULL) as one,
        subprocess.Popen(program, env=given, stderr=subprocess.PIPE, text=True) as other,
    ):
        try:
            act()
        finally:
            other.terminate()
            one.terminate()
        said = other.stderr.read() if other.stderr else ""
    if traces := re.findall(r"^Traceback.*", said, re.MULTILINE):
        raise SystemExit(f"walk: {len(traces)} tracebacks\n{said}")


if __name__ == "__main__":
    main()
