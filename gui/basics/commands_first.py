"""Keys of commands where a line of text would take them first.

On X11, and so on every domestic system, a line of text moves to its end by Ctrl+E as in a terminal; the program
promises an export, and says so in menu, tooltip and manual.  What a line of text does by the keys of the menu
“编辑” is what these mean anyway.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from gui.basics.actions import ACTIONS
from gui.basics.actions.declared import EDIT


class CommandsFirst(QObject):
    """Listens to the one line of text that has the focus in a window, and gives the keys of its commands to these."""

    def __init__(self, window: QWidget, made: Mapping[str, QAction]) -> None:
        super().__init__(window)
        self._commands = [made[action.name] for action in ACTIONS if action.shortcut and action.menu != EDIT]
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self.follow)
        self.follow(None, QApplication.focusWidget())

    @Slot(QWidget, QWidget)  # one of the class: what an object learns itself is gone before it is, in a freed circle
    def follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """The focus went over from one widget to another."""
        if isinstance(old, QLineEdit):
            old.removeEventFilter(self)
        if isinstance(now, QLineEdit) and now.window() is self.parent():
            now.installEventFilter(self)

    def eventFilter(self, line: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence(event.keyCombination())
        if not any(command.isEnabled() and keys in command.shortcuts() for command in self._commands):
            return False
        event.ignore()  # the line does not want it: now it is looked for among the shortcuts
        return True
