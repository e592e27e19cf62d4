"""Work on a file from outside, ended after a number of seconds."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class TooSlow(Exception):
    """The work did not end in time; it was stopped."""


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Do the work in a thread of its own; raises TooSlow after so many seconds, else what the work raises.

    A thread, not a process: a frozen program would have to start itself a second time.
    """
    worker = _Worker(work)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        worker.stop()
        raise TooSlow
    if worker.error is not None:
        raise worker.error
    return worker.results[0]


class _Worker(threading.Thread, Generic[Result]):
    def __init__(self, work: Callable[[], Result]) -> None:
        super().__init__(name="bounded", daemon=True)
        self.work = work
        self.results: list[Result] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.results.append(self.work())
        except BaseException as error:
            self.error = error

    def stop(self) -> None:
        """Raise TooSlow at the worker's next Python instruction, so that its ``with`` blocks still clean up."""
        if self.ident is not None:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self.ident), ctypes.py_object(TooSlow))
