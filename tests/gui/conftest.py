"""What all tests of the window need."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Collector
from gui.basics import dialogs
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, end, started

# Waiting ends when what is waited for is there; how long it may take says nothing but how busy the machine is.
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    assert wait.__kwdefaults__
    wait.__kwdefaults__["timeout"] = 60_000  # ms


@pytest.fixture(scope="session", autouse=True)
def collector(qapp: QApplication) -> Collector:
    """As in the program: no thread that checks or writes ends Qt objects."""
    return Collector(qapp)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard_at_the_end() -> Iterator[None]:
    """The offscreen platform lets its clipboard go after Python has ended, and crashes on what Python put there."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()
        QApplication.processEvents()


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is only told after an export needs nobody who closes it."""
    monkeypatch.setattr(dialogs, "show_files", lambda *_: None)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """The clerk who answers the dialogs."""
    return Answers(monkeypatch)


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], MainWindow]]:
    """Starts of the program, one after the other, with data of their own."""
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    made: list[MainWindow] = []
    yield lambda: started(qtbot, made)
    end(made)


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    """The window at its start."""
    return make_window()
