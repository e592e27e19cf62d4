"""How long the window's thread works without a look at what else has happened, and at what."""

from __future__ import annotations

import signal
from collections import Counter
from dataclasses import dataclass, field
from time import perf_counter, thread_time
from types import FrameType

from PySide6.QtCore import QObject, QTimer

_SAMPLE_S = 0.004  # of processor time
_ROOMS = ("/core/", "/gui/")


@dataclass
class Stall:
    """A stretch in which the event loop did not turn: milliseconds of work of its thread, and by the clock.

    The clock also counts what other programs took, and other threads of ours that hold Python's lock.
    """

    work: float = 0.0
    clock: float = 0.0
    seen: Counter[str] = field(default_factory=Counter[str])  # functions of ours that were at work, how often

    def __str__(self) -> str:
        where = ", ".join(name for name, _ in self.seen.most_common(3)) or "?"
        return f"{self.work:.0f} ms ({self.clock:.0f} ms by the clock) in {where}"


class StallWatcher(QObject):
    """Watches the thread of the window while it is entered (``with``); :meth:`longest` tells the worst.  POSIX."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[Stall] = []
        self._now, self._work, self._clock = Stall(), thread_time(), perf_counter()
        self._tick = QTimer(self, interval=1)
        self._tick.timeout.connect(self._turned)

    def __enter__(self) -> StallWatcher:
        self._turned()
        self.stalls.clear()
        self._tick.start()
        # A thread that looked at our frames from outside would crash Python 3.11 now and then.
        signal.signal(signal.SIGVTALRM, self._look)
        signal.setitimer(signal.ITIMER_VIRTUAL, _SAMPLE_S, _SAMPLE_S)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        self._turned()
        self._tick.stop()

    def longest(self, count: int = 6) -> list[Stall]:
        """The worst stretches, worst first."""
        return sorted(self.stalls, key=lambda stall: -stall.work)[:count]

    def _turned(self) -> None:
        work, clock = thread_time(), perf_counter()
        ended, self._now = self._now, Stall()
        ended.work, ended.clock = (work - self._work) * 1000, (clock - self._clock) * 1000
        self.stalls.append(ended)
        self._work, self._clock = work, clock

    def _look(self, _: int, frame: FrameType | None) -> None:
        if name := _ours(frame):
            self._now.seen[name] += 1


def _ours(frame: FrameType | None) -> str:
    """The innermost function of the program, with its module."""
    while frame is not None:
        path = frame.f_code.co_filename
        room = next((room for room in _ROOMS if room in path), "")
        if room and "site-packages" not in path and "/tests/" not in path:
            return f"{path.partition(room)[2]}:{frame.f_code.co_qualname}"
        frame = frame.f_back
    return ""
