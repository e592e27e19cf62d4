"""A table tab in a window, used by keyboard and mouse as a clerk does; for the tests of table tabs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from core.report.numbers import Number
from core.report.report import Report
from gui.basics import theme
from gui.table.heads import Heads
from gui.tabs.table_tab import TableTab
from gui.work.session import Session
from tests.helpers.hands import commit, lay_on_clipboard

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The page of one table, shown and with the keyboard's focus."""

    def __init__(
        self, qtbot: QtBot, table: str = "applications", values: Mapping[str, Number] | None = None, form: str = "2021"
    ) -> None:
        self.qtbot = qtbot
        year = 2025 if form == "2021" else 2020
        self.session = Session(Report(form, year, {"agency": "临江市财政局"}, values=dict(values or {})))
        self.messages: list[str] = []
        self.session.message.connect(self.messages.append)
        self.window = QMainWindow()
        self.window.setFont(theme.ui_font())
        self.page = TableTab(self.session, table, self.window)
        self.view, self.model = self.page.view, self.page.model
        self.window.setCentralWidget(self.page)
        self.window.resize(1020, 600)
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.page.setFocus()
        qtbot.waitUntil(self.view.hasFocus)

    @property
    def column_heads(self) -> Heads:
        heads = self.view.horizontalHeader()
        assert isinstance(heads, Heads)
        return heads

    @property
    def row_heads(self) -> Heads:
        heads = self.view.verticalHeader()
        assert isinstance(heads, Heads)
        return heads

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.view

    @property
    def at(self) -> str:
        """The cell with the cursor."""
        box = self.view.box
        return box.key if box else ""

    def value(self, key: str) -> Number | None:
        return self.session.report.value(key)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focus, key, modifiers)

    def type(self, text: str, then: Qt.Key | None = None) -> None:
        """Type characters one by one where the keyboard's focus is."""
        for character in text:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(self.focus, event)
        if then is not None:
            self.press(then)

    def compose(self, text: str) -> None:
        """Commit a text through an input method."""
        commit(self.focus, text)

    def go(self, key: str) -> None:
        self.page.go_to(key)

    @staticmethod
    def put(text: str, html: str = "") -> None:
        """Lay something on the clipboard as another program does."""
        lay_on_clipboard(text, html)


MakeDesk = Callable[..., Desk]
