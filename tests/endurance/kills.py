"""Kills the real window while somebody types, and looks what is left.

The window runs in its own process on a screen of its own and gets real key
events; the log of what was typed lies here, outside.  It is ended at a random
moment as a power cut would end it.  Then what a new start would find (the
recovery copy, or the saved file) is compared with the log: what is the newest
key that it holds, and how long before the end was the first that it lacks?
In half of the turns the next window goes on from that copy, through the
program's own dialog; now and then that one is ended before it is there.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import UserError
from core.report.report import Report
from core.storage import files
from core.storage.recovery import Recovery
from tests.endurance.clerk import LETTERS, Clerk, Logged, State
from tests.endurance.x_screen import Keyboard, screen

ROOT = Path(__file__).resolve().parents[2]
COUNT = 1000
ALLOWED = 2.0  # seconds of work that may be lost
LONGEST = 7.0  # seconds of typing before the end
_START = 60.0  # seconds within which the window must be there
_EARLY = 0.15  # of the turns that go on from a copy
_DIALOG, _MAIN = "恢复未保存的内容", "报告.json"
_BEGIN = Report("2021", 2025, {"agency": "临江市财政局"}, texts={"overview": "开头。"})
_STEPS = (0.0, 0.5, 1.0, 1.5, ALLOWED)


@dataclass(frozen=True)
class Turn:
    """What one end of the window left: seconds of work lost, or a fault (what is there fits no moment)."""

    keys: int
    lost: float
    fault: str = ""
    waited: float = 0.0  # seconds that the window had work and no processor: the machine's share

    @property
    def good(self) -> bool:
        """Whether the promise was kept."""
        return not self.fault and self.lost <= ALLOWED

    @property
    def fair(self) -> bool:
        """Whether it was kept but for what the machine owes: other tests may have had the processors."""
        return not self.fault and self.lost <= ALLOWED + self.waited


def run(turns: int, seed: int, tell: Callable[[int, Turn], None] = lambda _number, _turn: None) -> list[Turn]:
    """End the window so many times, each at its own moment; the same seed types the same."""
    found: list[Turn] = []
    with screen() as name, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        keyboard = Keyboard(name, LETTERS)
        desk = _Desk(Path(folder), keyboard, name)
        for number in range(turns):
            found.append(desk.turn(random.Random(f"{seed}.{number}")))
            tell(number, found[-1])
        keyboard.close()
    return found


class _Desk:
    """A file, the program's own folder, and the window on them."""

    def __init__(self, folder: Path, keyboard: Keyboard, display: str) -> None:
        self._folder, self._keyboard = folder, keyboard
        self._path = folder / _MAIN
        self._recovery = Recovery(folder / "data" / "recovery")
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "XXGK_DATA": str(folder / "data"),
        }
        self._report: Report | None = None  # what the next window begins with; None for a file made anew
        self._place = ""  # and where in it

    def turn(self, chance: random.Random) -> Turn:
        """One window: start, type, end, look."""
        (self._folder / "data" / "settings.json").unlink(missing_ok=True)  # it remembers where the cursor was
        if self._report is None:
            for pending in self._recovery.pending():
                self._recovery.clear(pending.token)
            self._path.unlink(missing_ok=True)
            files.save(self._path, _BEGIN)
        with (self._folder / "errors.txt").open("ab") as errors:
            command = [sys.executable, "main.py", str(self._path)]
            process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stderr=errors)
        clerk, waited = Clerk(self._keyboard, self._report or _BEGIN, chance, self._place if self._report else ""), 0.0
        early = self._report is not None and chance.random() < _EARLY
        try:
            if self._window_came(process, chance.uniform(0.3, 4.0) if early else _START):
                waited = _waited(process.pid)
                clerk.work(time.monotonic() + chance.uniform(0.2, LONGEST))
                waited = _waited(process.pid) - waited
            else:
                assert early, f"no window with a report, but {sorted(self._keyboard.windows())}"
        finally:
            ended = time.monotonic()
            process.send_signal(signal.SIGKILL)
            process.wait()
        turn = replace(self._judge(clerk.log, ended), waited=waited)
        if turn.fault or chance.random() < 0.5:
            self._report = None
        return turn

    def _window_came(self, process: subprocess.Popen[bytes], seconds: float) -> bool:
        """Whether the report was shown; the recovery dialog is answered with its default button, by keyboard."""
        end = time.monotonic() + seconds
        answered = False
        while time.monotonic() < end:
            assert process.poll() is None, (self._folder / "errors.txt").read_text("utf-8", "replace")
            windows = self._keyboard.windows()
            dialog = next((window for title, window in windows.items() if title.startswith(_DIALOG)), None)
            shown = next((window for title, window in windows.items() if title.startswith(_MAIN)), None)
            if shown is not None:
                self._keyboard.focus(shown)
                time.sleep(0.3)
                return True
            if dialog is not None and not answered:
                time.sleep(0.3)
                self._keyboard.focus(dialog)
                self._keyboard.press("Return")
                answered = True
            time.sleep(0.05)
        return False

    def _judge(self, log: list[Logged], ended: float) -> Turn:
        """Compare what is on disk with the log."""
        try:
            there = [files.load(self._path).report]
        except UserError as error:
            return Turn(len(log), 0.0, f"file: {error}")
        pending = self._recovery.pending()
        if len(pending) > 1 or any(one.copy is None for one in pending):
            return Turn(len(log), 0.0, f"copies: {[one.error or one.token for one in pending]}")
        there += [one.copy.report for one in pending if one.copy is not None]
        newest = [(_newest(log, State.of(report)), report) for report in there]
        place, report = max(newest, key=lambda pair: pair[0])
        if place < 0:
            keys = " ".join(logged.key for logged in log[-40:])
            return Turn(len(log), 0.0, f"no such moment: {[State.of(r) for r in there]}; {keys}; {log[-1].states}")
        self._report = report if len(there) > 1 and report is there[-1] else None
        self._place = pending[0].copy.place if pending and pending[0].copy else ""
        lost = ended - log[place + 1].when if place + 1 < len(log) else 0.0
        return Turn(len(log), lost)


def _waited(process: int) -> float:
    """Seconds that the window's thread could have run and waited for a processor (proc(5): schedstat)."""
    try:
        return int(Path(f"/proc/{process}/task/{process}/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def _newest(log: list[Logged], state: State) -> int:
    """The newest moment at which the report was in this state; -1 for none."""
    return next((place for place in reversed(range(len(log))) if state in log[place].states), -1)


def distribution(turns: list[Turn]) -> str:
    """How many seconds were lost, how often."""
    counts = Counter[str]()
    for turn in turns:
        above = next((step for step in _STEPS if turn.lost <= step), None)
        counts["fault" if turn.fault else f"> {ALLOWED:.1f} s" if above is None else f"≤ {above:.1f} s"] += 1
    lost = sorted(turn.lost for turn in turns if not turn.fault)
    lines = [
        f"{name:8}{counts[name]:6}" for name in (*(f"≤ {step:.1f} s" for step in _STEPS), f"> {ALLOWED:.1f} s", "fault")
    ]
    if lost:
        lines.append(
            f"median {lost[len(lost) // 2]:.2f} s, 99 % {lost[int(len(lost) * 0.99)]:.2f} s, most {lost[-1]:.2f} s"
        )
    return "\n".join([f"{len(turns)} ends of the window, {sum(turn.keys for turn in turns)} keys; work lost:", *lines])


def main(arguments: list[str]) -> int:
    """``kills [COUNT] [SEED]``; 1 where the promise was broken.  Stopped early, it tells what it has."""
    count, seed = (int(given) for given in (*arguments, *(str(COUNT), "1")[len(arguments) :]))
    turns: list[Turn] = []

    def tell(number: int, turn: Turn) -> None:
        turns.append(turn)
        if not turn.good:
            print(f"turn {number}: lost {turn.lost:.2f} s (waited {turn.waited:.2f} s) {turn.fault}", flush=True)
        elif (number + 1) % 50 == 0:
            print(f"{number + 1} …", flush=True)

    for kind in (signal.SIGINT, signal.SIGTERM):
        signal.signal(kind, _stop)
    with contextlib.suppress(KeyboardInterrupt):
        run(count, seed, tell)
    print(distribution(turns))
    return 0 if all(turn.good for turn in turns) else 1


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
