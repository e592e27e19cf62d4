"""Keys pressed at random, as by a cat or a hurried hand: nothing breaks, and undo leads back to where the report began."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.basics import dialogs
from gui.tabs.text_tab import TextTab
from gui.window.main_window import MainWindow
from tests.helpers.gui.every_dialog import SAMPLE, draft
from tests.helpers.window_desk import begin

KEYS = 250
NONE, CONTROL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
K = Qt.Key
PLAIN = [
    *[K.Key_Return, K.Key_Tab] * 4,
    *[K.Key_Escape] * 3,
    *(K.Key_Backtab, K.Key_Space, K.Key_Delete, K.Key_Backspace, K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right),
    *(
        K.Key_Home,
        K.Key_End,
        K.Key_F2,
        K.Key_F3,
        K.Key_F4,
        K.Key_F5,
        K.Key_1,
        K.Key_0,
        K.Key_Slash,
        K.Key_A,
        K.Key_Minus,
    ),
]
HELD = [
    *[(K.Key_Z, CONTROL), (K.Key_G, CONTROL)] * 3,
    *[(K.Key_Y, CONTROL), (K.Key_Return, CONTROL)] * 2,
    *((key, CONTROL) for key in (K.Key_A, K.Key_C, K.Key_V, K.Key_X, K.Key_D, K.Key_R, K.Key_0, K.Key_F, K.Key_I)),
    *((key, CONTROL) for key in (K.Key_J, K.Key_K, K.Key_L, K.Key_E, K.Key_S, K.Key_Tab)),
    *((K.Key_Return, SHIFT), (K.Key_Down, SHIFT), (K.Key_F5, SHIFT)),
]


class Storm:
    """Presses so many keys wherever the keyboard is, also while a dialog is open or a file is written."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._dice, self.left = window, random.Random(seed), KEYS
        self.over = False

    def go_on(self) -> None:
        if self.left <= 0:
            self._end()
            return
        self.left -= 1
        QTimer.singleShot(1, self.go_on)  # before the key: it may open a dialog
        key, held = (self._dice.choice(PLAIN), NONE) if self._dice.random() < 0.65 else self._dice.choice(HELD)
        QTest.keyClick(self._keyboard(), key, held)

    def _keyboard(self) -> QWidget:
        dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        if dialog is not None and (focus is None or not dialog.isAncestorOf(focus)):
            return QApplication.activePopupWidget() or dialog
        return QApplication.activePopupWidget() or focus or self._window

    def _end(self) -> None:
        """Leave whatever is open still."""
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QDialog):
            dialog.reject()
        else:
            self.over = True
            return
        QTimer.singleShot(5, self._end)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """What no part of the program caught."""
    found: list[BaseException] = []

    def hook(_: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        found.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    yield found


@pytest.mark.parametrize("seed", [5, 11, 14])
def test_no_key_breaks_anything_and_undo_leads_back(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: list[BaseException],
    seed: int,
) -> None:
    monkeypatch.setattr(dialogs, "open_file", lambda *_: SAMPLE)
    monkeypatch.setattr(dialogs, "save_file", lambda *_: tmp_path / "报告.json")
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_: tmp_path)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    begin(window, draft())
    session, stack = window.session, window.session.undo_stack
    began: list[Report] = [session.report]
    session.report_replaced.connect(lambda: stack.count() or began.append(session.report))
    storm = Storm(window, seed)
    QTimer.singleShot(0, storm.go_on)
    qtbot.waitUntil(lambda: storm.over, timeout=60_000)
    assert broken == []
    window.editor.finish_edit()
    for key, page in window.editor.parts.items():
        if isinstance(page, TextTab):
            assert page.editor.text() == session.report.text(key)
    while stack.canRedo():
        stack.redo()
    ended = session.report
    while stack.canUndo():
        stack.undo()
    assert session.report == began[-1]
    while stack.canRedo():
        stack.redo()
    assert session.report == ended
