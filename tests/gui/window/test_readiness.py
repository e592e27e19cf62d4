"""What is made while the start page waits: in small pieces, all that the first report needs, and never under a hand."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.window import readiness
from gui.window.main_window import MainWindow
from gui.window.readiness import Readiness, pieces
from tests.helpers.places import ROOT
from tests.helpers.window_desk import begin, filled

# Modules of ours that each piece loads, most first; and what the first report still loads after them.
PROGRAM = """
import sys
from PySide6.QtTest import QTest
from gui.app import make_application
application = make_application()
from gui.window.main_window import MainWindow
from gui.window.readiness import pieces
window = MainWindow()
def ours():
    return {name for name in sys.modules if name.partition(".")[0] in ("core", "gui")}
before, loaded = ours(), []
for _ in pieces(window):
    loaded.append(len(ours() - before))
    before = ours()
print(max(loaded), "_hashlib" in sys.modules)
from core.report.report import Report
window.document.start(Report("2021", 2025))
window.show_editor()
application.processEvents()
print(*sorted(ours() - before))
"""


def test_each_piece_is_small_and_the_first_report_needs_nothing_more(tmp_path: Path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    most, late = done.stdout.splitlines()
    assert most.split()[1] == "False"  # 3 MB that nobody needs before something is saved
    assert int(most.split()[0]) <= 14 and late == ""


def key(window: MainWindow) -> Callable[[], object]:
    """Pressed where the system gives it: at the window, not at a part of it."""
    return lambda: QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


def shortcut(window: MainWindow) -> Callable[[], object]:
    """A key that a command takes."""
    taken = QShortcut(QKeySequence("F12"), window)
    heard: list[bool] = []
    taken.activated.connect(lambda: heard.append(True))

    def press() -> None:
        before = len(heard)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_F12)
        assert len(heard) == before + 1

    return press


def button(window: MainWindow) -> Callable[[], object]:
    def press() -> None:
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.RightButton, pos=QPoint(3, window.height() - 3))

    return press


def written(window: MainWindow) -> Callable[[], object]:
    """By an input method, which turns to what has the keyboard."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return lambda: QGuiApplication.sendEvent(QGuiApplication.focusObject(), QInputMethodEvent("字", []))


def in_a_dialog(window: MainWindow) -> Callable[[], object]:
    dialog = QDialog(window)
    dialog.open()
    QTest.qWaitForWindowActive(dialog)
    QTest.qWait(20)
    return lambda: QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)


def in_a_field_just_entered(window: MainWindow) -> Callable[[], object]:
    """A field that got the keyboard since the last piece: nothing goes on in between."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)

    def write() -> None:
        line = QLineEdit(window)
        line.show()
        line.setFocus()
        assert QGuiApplication.focusObject() is line
        QGuiApplication.sendEvent(line, QInputMethodEvent("字", []))

    return write


@pytest.mark.parametrize("at", [key, shortcut, button, written, in_a_dialog, in_a_field_just_entered])
def test_no_piece_while_somebody_acts(
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    at: Callable[[MainWindow], Callable[[], object]],
):
    made: list[int] = []

    def counted(_: MainWindow):
        for number in range(400):
            made.append(number)
            yield

    frozen: list[bool] = []
    monkeypatch.setattr(readiness, "pieces", counted)
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(True))
    monkeypatch.setattr(readiness, "QUIET_MS", 3_600_000)  # however slow the machine
    ready = Readiness(window)
    qtbot.waitUntil(lambda: bool(made))
    hand = at(window)
    hand()
    there = len(made)
    for _ in range(10):
        QTest.qWait(5)
        ready._next.start(3_000_000)
        hand()
        assert ready._next.interval() == readiness.QUIET_MS  # each act begins the wait anew
    assert len(made) == there
    ready._next.start(0)  # nobody has acted for so long
    qtbot.waitUntil(lambda: len(made) == 400)
    qtbot.waitUntil(lambda: not window.findChildren(Readiness))
    assert frozen == [True]


@pytest.mark.parametrize("after", [0, 50, 60, 61, 62, 63, 64, 65, 400])
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_a_report_opened_in_the_middle_is_shown_whole(window: MainWindow, after: int, form: str):
    making = pieces(window)
    for _ in range(after):
        next(making, None)
    report = filled() if form == "2021" else Report("2019", 2020, {"agency": "临江市财政局"})
    begin(window, report)
    keys = ["cover", *(section.key for section in report.form.sections)]
    assert list(window.editor.parts) == keys and window.editor.tabs.count() == len(keys)
    for _ in making:
        pass
    assert list(window.editor.parts) == keys and window.editor.tabs.count() == len(keys)
    window.editor.jump(next(iter(report.form.typed)))
    assert window.editor.table_shown


def test_the_window_is_ready_after_all_pieces(make_window: Callable[[], MainWindow]):
    window = make_window()
    for _ in pieces(window):
        assert window.stack.currentWidget() is window.start_page
        assert window.statusBar().isHidden()  # there is nothing yet that it could tell of
    assert "editor" in vars(window) and window.editor.tabs.count() == len(window.editor.parts) == 7
    assert window.editor.parts.made() == [window.editor.parts["cover"]]  # the others when they are seen


PASTED = """
import sys
from gui.app import make_application
application = make_application()
from PySide6.QtTest import QTest
from gui.window.main_window import MainWindow
from gui.window import readiness
readiness.QUIET_MS = 10
window = MainWindow()
window.show()
def ours():
    return {name for name in sys.modules if name.partition(".")[0] in ("core", "gui")}
first = readiness.get_ready(window)
while window.findChildren(readiness.Readiness):
    QTest.qWait(5)
print("core.readers.html.reader" in sys.modules, "core.matching.report" in sys.modules)
window.actions_by_name["new"].trigger()
assert window.findChildren(readiness.Readiness)
while window.findChildren(readiness.Readiness):
    QTest.qWait(5)
assert "core.readers.html.reader" in sys.modules
before = ours()
window.editor.jump("applications.new.natural_person")
application.clipboard().setText("1\\t2\\n3\\t4")
window.editor.parts["applications"].paste()
print(*sorted(ours() - before - {"gui.commands.list_dialogs"}))
"""


def test_what_a_paste_needs_comes_with_the_report_and_no_sooner(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(tmp_path)}
    order = [sys.executable, "-c", PASTED]
    done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False False", ""]


SOURCES = """
import linecache, os
from gui.app import make_application
application = make_application()
from gui.window.main_window import MainWindow
from gui.window.readiness import pieces
window = MainWindow()
for _ in pieces(window):
    pass
print(sum(len(found[2]) for found in linecache.cache.values() if len(found) > 1), flush=True)
os._exit(0)
"""


def test_no_source_is_read_while_modules_are_loaded(tmp_path: Path) -> None:
    """Qt for Python would read that of each, and Python keep 4 MB of them."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(tmp_path)}
    order = [sys.executable, "-c", SOURCES]
    done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 100
