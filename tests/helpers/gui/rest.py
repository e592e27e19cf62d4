"""A window at rest: nothing more comes of what was done to it, however long that takes on this machine.

Whoever compares two pictures, or counts what an act makes the window do, waits for that first; and lets no time pass
meanwhile where the program does something after a while.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.work import autosave
from gui.work.session import Session

_FOR_GOOD_MS = 5000  # what comes that seldom runs as long as the window: the clock, the look at the lock
NEVER_MS = 3_600_000


def at_rest(qtbot: QtBot, part: QObject, *parts: QObject) -> None:
    """Wait until no timer of these parts runs: no pause after which something is done, no look for an answer."""
    qtbot.waitUntil(lambda: not any(map(_awaited, (part, *parts))))
    QApplication.processEvents()


def _awaited(part: QObject) -> list[QTimer]:
    return [timer for timer in part.findChildren(QTimer) if timer.isActive() and 0 <= timer.interval() < _FOR_GOOD_MS]


def stop_time(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause in the typing is long enough to check the report, or to copy it, until :func:`let_time_pass`."""
    monkeypatch.setattr(autosave, "SOON_MS", NEVER_MS)
    session._worker._pause.setInterval(NEVER_MS)


def let_time_pass(*timers: QTimer) -> None:
    """Of these the time has come."""
    for timer in timers:
        assert timer.isActive()
        timer.start(0)
