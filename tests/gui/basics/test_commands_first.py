"""Keys of commands in lines of text: as on X11, which has keys of its own for these."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QKeyCombination
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.basics import menus
from gui.basics.actions import ACTIONS
from gui.basics.actions.declared import EDIT
from gui.basics.commands_first import CommandsFirst
from gui.commands import paste_report
from gui.window.main_window import MainWindow
from gui.work.workspace import Workspace
from tests.helpers.window_desk import begin, filled


class Greedy(QLineEdit):
    """A line that wants every key, as lines on X11 want some that they do not know on the platform of the tests."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


def kept(line: QLineEdit, shortcut: str) -> bool:
    """Whether the line keeps these keys for itself."""
    keys: QKeyCombination = cast("Any", QKeySequence(shortcut))[0]  # PySide6 declares no index
    event = QKeyEvent(QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(line, event)
    return event.isAccepted()


def made_for(window: QMainWindow) -> Mapping[str, QAction]:
    return menus.make_actions(window, lambda *_: None)


def watch_for_reports(window: QMainWindow) -> None:
    paste_report.install(cast("Workspace", None), window)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[tuple[list[Greedy], Mapping[str, QAction]]]:
    """Two lines in a window with commands; the first has the focus."""
    window = QMainWindow()
    qtbot.addWidget(window)
    middle = QWidget(window)
    lines = [Greedy(middle), Greedy(middle)]
    box = QVBoxLayout(middle)
    for line in lines:
        box.addWidget(line)
    window.setCentralWidget(middle)
    made = made_for(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    CommandsFirst(window, made)
    lines[0].setFocus()
    yield lines, made
    window.hide()  # kept until here: a window that nobody holds ends with the next search for what is unreachable


def test_a_line_keeps_no_key_of_a_command(desk: tuple[list[Greedy], Mapping[str, QAction]]) -> None:
    (line, other), made = desk
    for action in ACTIONS:
        if action.shortcut:
            assert kept(line, action.shortcut) is (action.menu == EDIT), action.name
    assert kept(line, "Ctrl+U"), "what is no command stays with the line"
    made["export"].setEnabled(False)
    assert kept(line, "Ctrl+E"), "so does a command that cannot be used now"
    assert kept(other, "Ctrl+P") and not kept(line, "Ctrl+P")
    other.setFocus()
    assert kept(line, "Ctrl+P") and not kept(other, "Ctrl+P")


@pytest.mark.parametrize("listen", [lambda window: CommandsFirst(window, made_for(window)), watch_for_reports])
def test_a_window_freed_in_a_circle_is_still_followed(qtbot: QtBot, listen: Callable[[QMainWindow], object]) -> None:
    """Python forgets what the listener had learnt before Qt ends the window, whose focus then moves once more."""
    window, line = QMainWindow(), QLineEdit()
    window.setCentralWidget(line)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    line.setFocus()
    circle: list[object] = [window, line, listen(window)]
    circle.append(circle)
    vars(window)["circle"] = circle
    del window, line, circle
    with qtbot.captureExceptions() as told:
        gc.collect()
    assert not told


def test_the_window_of_a_report_has_it(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, filled())
    assert window.findChild(CommandsFirst) is not None
