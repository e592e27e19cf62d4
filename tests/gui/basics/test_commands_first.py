"""Keys of commands in lines of text: as on X11, which has keys of its own for these."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.basics import menus
from gui.basics.actions import ACTIONS
from gui.basics.actions.declared import EDIT
from gui.basics.commands_first import CommandsFirst
from gui.window.main_window import MainWindow
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
    keys = QKeySequence(shortcut)[0]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers())
    event.ignore()
    QApplication.sendEvent(line, event)
    return event.isAccepted()


@pytest.fixture
def desk(qtbot: QtBot) -> tuple[list[Greedy], Mapping[str, QAction]]:
    """Two lines in a window with commands; the first has the focus."""
    window = QMainWindow()
    qtbot.addWidget(window)
    middle = QWidget(window)
    lines = [Greedy(middle), Greedy(middle)]
    box = QVBoxLayout(middle)
    for line in lines:
        box.addWidget(line)
    window.setCentralWidget(middle)
    made = menus.make_actions(window, lambda *_: None)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    CommandsFirst(window, made)
    lines[0].setFocus()
    return lines, made


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


def test_the_window_of_a_report_has_it(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, filled())
    assert window.findChild(CommandsFirst) is not None
