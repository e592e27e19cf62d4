"""Work that takes longer than a key may wait: done in a thread, while the window is drawn on and takes no keys."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication

Patiently = TypeVar("Patiently")
QUICK_S = 0.015  # what is done by then needs no loop
LOOK_MS = 5
_AFTER_READING = ("core.opening", "core.report.rollover", "core.report.merge")  # what a window makes of a reading
_waiting: list[object] = []


def waiting() -> bool:
    """Whether such work is under way: nothing else may be opened or closed meanwhile."""
    return bool(_waiting)


def beside(work: Callable[[], Patiently]) -> Patiently:
    """Do the work, which must touch no widget, with the cursor that asks for patience; what it raises is raised here.

    Keys and clicks wait, as for any work; but the window is drawn, and what runs by itself goes on.
    """
    made: list[Patiently] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=run, name="beside")
    with _patient(thread):
        thread.start()
        thread.join(QUICK_S)
        if thread.is_alive():
            _wait_for(thread)
    if failed:
        raise failed[0]
    return made[0]


def look_for_file() -> None:
    """Somebody is about to choose or to drop a file: what reads it gets ready meanwhile."""
    Thread(target=_practise, name="loading", daemon=True).start()


def _practise() -> None:
    from core.opening import apart

    apart.get_ready()
    get_ready_to_read()


def get_ready_to_read() -> None:
    """Have what reads a file start, and load meanwhile what is made of a reading: in a thread, beside the window."""
    from core.opening import apart

    apart.start()
    for name in _AFTER_READING:
        import_module(name)


@contextmanager
def _patient(work: object) -> Generator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    _waiting.append(work)
    try:
        yield
    finally:
        _waiting.remove(work)
        QGuiApplication.restoreOverrideCursor()


def _wait_for(thread: Thread) -> None:
    """The thread never touches a Qt object: we look whether it has done."""
    loop, look = QEventLoop(), QTimer(interval=LOOK_MS)
    look.timeout.connect(lambda: None if thread.is_alive() else loop.quit())
    look.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    thread.join()  # where the program is asked to end meanwhile
    look.stop()
