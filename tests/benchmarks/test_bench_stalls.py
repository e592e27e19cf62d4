"""The main path in the whole window: how long its thread works without a look at what else happened; aim (issue 16) 50 ms.

Told in units of a fixed piece of work, and by name: which function stood there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core import processes
from core.writers.typesetting import press
from gui.basics import dialogs
from gui.window.main_window import MainWindow
from gui.window.readiness import pieces
from tests.benchmarks.conftest import Tell, unit
from tests.helpers.gui.main_path import Keyboard, last_year_file, walk
from tests.helpers.stalls import StallWatcher

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the watcher is POSIX")
PAUSE = 60  # ms between two keys


def test_longest_stall_of_the_main_path(
    make_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tell: Tell
) -> None:
    monkeypatch.setattr(dialogs, "show_files", lambda *_: None)
    monkeypatch.setattr(processes, "_apart", [True])
    monkeypatch.setattr(press, "_other", press._Other(press.ARGUMENT))
    window = make_window()
    with StallWatcher() as getting_ready:
        for _ in pieces(window):
            QTest.qWait(2)
    last = last_year_file(tmp_path)
    with StallWatcher() as watcher:
        walk(window, Keyboard(qtbot, window, PAUSE), last, monkeypatch)
        window.preview.show()
        qtbot.waitUntil(lambda: bool(window.preview.panel.view.pages), timeout=60_000)
        window.editor.jump("overview")
        Keyboard(qtbot, window, PAUSE).write("12345")
        QTest.qWait(1500)
    press.end()
    ones = sorted(unit() for _ in range(15))
    for name, watched in (("getting ready", getting_ready), ("the main path", watcher)):
        print(f"\n{name}:")
        for stall in watched.longest():
            print(f"  {stall}")
        tell(f"longest stall: {name}", watched.longest(1)[0].work / ones[len(ones) // 4])
