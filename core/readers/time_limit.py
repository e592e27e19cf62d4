"""Work on a file from outside, ended after some seconds of processor time.

Processor time, not the clock on the wall: on a busy machine a plain file may
take long, and that is no fault of the file.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")
_LOOK = 0.05  # seconds between two looks at the worker's processor time
_AGAIN = 0.3  # seconds in which work that is told to stop has to clean up


class TooSlow(Exception):
    """The work used up its processor time; it was stopped."""


class _Stopped(BaseException):
    """Raised inside the work that is stopped; no ``except Exception`` of a library swallows it."""


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """Do the work in a thread of its own; raises TooSlow after so much processor time, else what the work raises.

    A thread, not a process: a frozen program would have to start itself a second time.
    """
    worker = _Worker(work)
    worker.start()
    worker.gate.release()
    worker.join(_LOOK)
    while worker.is_alive():
        if worker.processor_seconds() > seconds:
            worker.stop()
            worker.join(_AGAIN)
            worker.stop()  # what is raised inside a destructor is lost; work that has ended is not touched
            raise TooSlow
        worker.join(_LOOK)
    if worker.error is not None:
        raise worker.error
    return worker.results[0]


class _Worker(threading.Thread, Generic[Result]):
    def __init__(self, work: Callable[[], Result]) -> None:
        super().__init__(name="bounded", daemon=True)
        self.work = work
        self.results: list[Result] = []
        self.error: BaseException | None = None
        self._clock: Callable[[], float] = lambda: 0.0  # until the thread runs
        # The work waits until start() has returned: that waits for the interpreter, and would interrupt the
        # work 5 ms on to get it, for as long as a busy machine takes to let both threads run again.
        self.gate = threading.Lock()
        self.gate.acquire()

    def run(self) -> None:
        self._clock = _clock_of_this_thread()
        self.gate.acquire()
        try:
            self.results.append(self.work())
        except BaseException as error:
            self.error = error

    def processor_seconds(self) -> float:
        """Processor time that the work has taken so far."""
        return self._clock()

    def stop(self) -> None:
        """Stop the worker at its next Python instruction, so that its ``with`` blocks still clean up."""
        import ctypes

        if self.ident is not None and self.is_alive():
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self.ident), ctypes.py_object(_Stopped))


def _clock_of_this_thread() -> Callable[[], float]:
    """A clock of the processor time of the calling thread, that other threads may read."""
    if sys.platform == "win32":
        return _clock_windows()
    if sys.platform == "darwin":  # has none for other threads: that of all threads together
        begun = time.process_time()
        return lambda: time.process_time() - begun
    clock = time.pthread_getcpuclockid(threading.get_ident())

    def seconds() -> float:
        try:
            return time.clock_gettime(clock)
        except OSError:  # the thread has just ended
            return 0.0

    return seconds


if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED_INFORMATION = 0x0800
    _TICK = 1e-7  # seconds
    _kernel = ctypes.WinDLL("kernel32")
    _kernel.OpenThread.restype = ctypes.c_void_p

    class _Handle:
        """A handle of the thread, closed when nobody asks any more."""

        def __init__(self) -> None:
            self.value = ctypes.c_void_p(
                _kernel.OpenThread(_QUERY_LIMITED_INFORMATION, False, threading.get_native_id())
            )

        def __del__(self) -> None:
            if self.value:
                _kernel.CloseHandle(self.value)

    def _clock_windows() -> Callable[[], float]:
        handle = _Handle()

        def seconds() -> float:
            times = [ctypes.c_ulonglong() for _ in range(4)]  # created, ended, in the kernel, in the program
            known = _kernel.GetThreadTimes(handle.value, *map(ctypes.byref, times))
            return (times[2].value + times[3].value) * _TICK if known else 0.0

        return seconds
