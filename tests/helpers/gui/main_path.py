"""The main path without the mouse, by real key events: from the start page to four exports.

Only the two dialogs of the system that ask for a file are answered in its place.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.opening import open_any
from core.report.report import Report, still_unverified
from core.writers.docx.report import export
from gui.basics import dialogs
from gui.basics.done_dialog import DoneDialog
from gui.commands.export_dialog import ExportDialog
from gui.importing.dialog import ImportDialog
from gui.window.main_window import MainWindow
from tests.helpers.hands import focused, words_of

# What the whole path may cost; fewer is fine, more is a step back (then mend the path, not the number).
MOST_KEYS = 35
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TEXTS = {
    "overview": "（一）主动公开\n2024年公开信息12条。\n（二）依申请公开\n收到申请7件。\n（三）政府信息管理\n规范管理。\n"
    "（四）政府信息公开平台建设\n改版网站一次。\n（五）监督保障\n培训两次。",
    "problems": "存在的主要问题是公开内容不够丰富，已增加政策解读的数量，并组织了两次业务培训，明年继续改进。",
    "other": "没有收取信息处理费。",
}


class Keyboard:
    """Presses keys wherever the focus is, and counts them."""

    def __init__(self, qtbot: QtBot, window: QWidget, pause: int = 0) -> None:
        self.count = 0
        self._qtbot, self._window, self._pause = qtbot, window, pause

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        if QApplication.focusWidget() is None:  # a dialog was closed: without a window manager nobody is active then
            self._window.activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        QTest.keyClick(focused(), key, modifier)
        self._rest()

    def _rest(self) -> None:
        if self._pause:  # ms, as between the keys of a person
            QTest.qWait(self._pause)

    def write(self, words: str) -> None:
        for sign in words:
            self.count += 1
            QTest.keyClicks(focused(), sign)
            self._rest()

    def tab_to(self, button: QWidget) -> None:
        """Go to a widget with Tab; a test that needs too many of them fails by the count."""
        while focused() is not button:
            self.press(Qt.Key.Key_Tab)
            assert self.count < 10 * MOST_KEYS, "a trap for the keyboard"

    def letter(self, button: QAbstractButton) -> None:
        """Press the letter that stands on a button, with Alt."""
        found = re.search(r"&([A-Z])", button.text())
        assert found is not None, button.text()
        self.press(getattr(Qt.Key, f"Key_{found[1]}"), ALT)

    def in_dialog(self, kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
        """Once a dialog of this kind is open, act in it; it has to close by that."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            focus = QApplication.focusWidget()
            if isinstance(dialog, kind) and focus is not None and dialog.isAncestorOf(focus):
                act(dialog)
            else:
                QTimer.singleShot(10, look)

        QTimer.singleShot(0, look)


def button_of(dialog: QWidget, words: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if words_of(one) == words)


def last_year_file(folder: Path) -> Path:
    """Last year's report as the DOCX that lies somewhere."""
    report = Report("2021", 2024, {"agency": "临江市财政局"}, TEXTS)
    values = {**dict.fromkeys(report.form.typed, 0), "applications.new.business": 7, "applications.granted.business": 5}
    export(report.with_values(values), folder / "上年.docx")
    return folder / "上年.docx"


def walk(window: MainWindow, keys: Keyboard, last: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the start page by way of last year's file to all four exports beside it."""
    monkeypatch.setattr(dialogs, "open_file", lambda *_: last)
    monkeypatch.setattr(dialogs, "save_file", lambda *_: last.with_name("报告.json"))

    # Start page → last year's file → draft.
    assert focused() is window.start_page.start

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, ImportDialog)
        keys.letter(dialog.go_button)

    keys.in_dialog(ImportDialog, take)
    keys.press(Qt.Key.Key_Return)
    session = window.session
    assert session.report.year == 2025
    assert session.report.value("applications.carried_in.business") == 2

    # Figures: each table by its next blank cell, what did not happen filled with 0.
    for _ in range(3):
        keys.press(Qt.Key.Key_G, CONTROL)
        keys.write("3")
        keys.press(Qt.Key.Key_Return)
        keys.press(Qt.Key.Key_0, CONTROL)
    assert not [key for key in session.report.form.typed if session.report.value(key) is None]

    # Texts: the year mended, every paragraph confirmed.
    keys.press(Qt.Key.Key_G, CONTROL)
    while left := [key for key in session.report.form.all_text_keys if still_unverified(session.report, key)]:
        if session.current in left:
            keys.press(Qt.Key.Key_Return, CONTROL)
        else:
            keys.press(Qt.Key.Key_G, CONTROL)
        assert keys.count < 10 * MOST_KEYS, "no end in sight"

    # Saved, and exported as all four.
    keys.press(Qt.Key.Key_S, CONTROL)
    assert last.with_name("报告.json").is_file()

    def four(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        for box in list(dialog.boxes.values())[1:]:
            keys.tab_to(box)
            keys.press(Qt.Key.Key_Space)
        keys.in_dialog(DoneDialog, lambda done: keys.press(Qt.Key.Key_Return))
        assert not dialog.go_and_check
        keys.press(Qt.Key.Key_Return)

    keys.in_dialog(ExportDialog, four)
    keys.press(Qt.Key.Key_E, CONTROL)
    made = {path.suffix for path in last.parent.iterdir() if path.stem.startswith("临江市财政局2025年")}
    assert made == {".docx", ".pdf", ".ofd", ".html", ".xlsx"}
    (docx,) = (path for path in last.parent.glob("临江市财政局2025年*.docx"))
    assert open_any(docx).report.value("applications.carried_in.business") == 2
