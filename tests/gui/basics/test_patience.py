"""Work beside the window: it is drawn, takes no keys, is not closed, and hears what went wrong."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gui.basics import patience
from gui.window.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_loop_turns_meanwhile_and_the_work_is_elsewhere():
    turns: list[bool] = []
    turned = threading.Event()

    def turn() -> None:
        turns.append(patience.waiting())
        if len(turns) > 3:
            turned.set()

    ticks = QTimer(interval=5)
    ticks.timeout.connect(turn)
    ticks.start()

    def work() -> str:
        assert turned.wait(60), "the loop did not turn"
        return threading.current_thread().name

    assert patience.beside(work) == "beside"
    assert all(turns) and not patience.waiting()
    assert QGuiApplication.overrideCursor() is None


def test_what_goes_wrong_is_raised_here():
    for seconds in (0.0, 0.05):
        with pytest.raises(ValueError, match="nothing"):
            patience.beside(lambda seconds=seconds: _fail(seconds))
    assert not patience.waiting() and QGuiApplication.overrideCursor() is None


def _fail(seconds: float) -> None:
    time.sleep(seconds)
    raise ValueError("nothing")


def test_quick_work_turns_no_loop(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(patience, "QUICK_S", 20)  # on a busy machine a thread may begin late
    turns: list[None] = []
    QTimer.singleShot(0, lambda: turns.append(None))
    assert patience.beside(lambda: 3) == 3 and not turns


def test_one_within_another(qtbot: QtBot):
    inner: list[int] = []
    done = threading.Event()

    def once() -> None:
        inner.append(patience.beside(lambda: time.sleep(0.05) or 7))
        done.set()

    QTimer.singleShot(20, once)
    assert patience.beside(lambda: done.wait(60) and 8) == 8
    qtbot.waitUntil(lambda: inner == [7])


def test_the_window_is_not_closed_meanwhile(window: MainWindow):
    closed: list[bool] = []
    asked = threading.Event()

    def close() -> None:
        closed.append(window.close())
        asked.set()

    QTimer.singleShot(30, close)
    assert patience.beside(lambda: asked.wait(60))
    assert closed == [False] and window.isVisible()
