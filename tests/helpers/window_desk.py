"""The whole window with a report in it, and a clerk's answers to its dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.basics import dialogs
from gui.basics.answers import Answer
from gui.importing.dialog import ImportAs, ImportDialog
from gui.panels.keep_dialog import KeepDialog
from gui.window.main_window import MainWindow
from tests.helpers.hands import picked


class Answers:
    """Stands in for the dialogs: what to answer, and what was said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[str] = []
        self.choices: list[str | Answer] = []
        self.open: Path | None = None
        self.save: Path | None = None
        monkeypatch.setattr(dialogs, "say", lambda *a, **k: self.said.append(a[2]))
        monkeypatch.setattr(dialogs, "choose", self._choose)
        monkeypatch.setattr(dialogs, "show_files", lambda *a: self.said.append(f"{a[2]}\n{a[3]}"))
        monkeypatch.setattr(dialogs, "open_file", lambda *a: self.open)
        monkeypatch.setattr(dialogs, "save_file", self._save_file)

    def _save_file(self, parent: object, title: str, proposal: Path, kinds: str) -> Path | None:
        return self.save and dialogs.of_kind(self.save, proposal, kinds)

    def _choose(self, parent: object, title: str, text: str, answers: list[Answer], detail: str = "") -> Answer:
        self.said.append(f"{text}\n{detail}")
        return picked(answers, self.choices.pop(0))


def begin(window: MainWindow, report: Report) -> None:
    """Open a report that has no file yet."""
    window.document.start(report)
    window.show_editor()


def import_as(monkeypatch: pytest.MonkeyPatch, choice: ImportAs) -> None:
    """Take what the preview of an import shows, in this way."""

    def accept(dialog: ImportDialog) -> int:
        dialog.choice = choice
        return 1

    monkeypatch.setattr(ImportDialog, "exec", accept)


def forget_changes(window: MainWindow) -> None:
    """Nothing is unsaved any more: closing or opening asks nobody."""
    window.session.unfinished.finish()
    window.session.undo_stack.setClean()
    window.document._never_saved = False


def started(qtbot: QtBot, made: list[MainWindow]) -> MainWindow:
    """A window as a start shows it, on a small screen and in front; put into ``made`` for :func:`end`."""
    window = MainWindow()
    made.append(window)
    window.resize(1366, 740)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def end(made: list[MainWindow]) -> None:
    """Close windows without a question; they are gone while what the test has changed is still so."""
    for window in made:
        forget_changes(window)
        window.close()
        window.deleteLater()
        QApplication.processEvents()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def give_reason(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """The clerk who writes a reason and keeps the hint."""

    def write(dialog: QDialog) -> bool:
        assert isinstance(dialog, KeepDialog)
        dialog.words.setPlainText(words)
        dialog.keep_button.click()
        return dialog.result() == QDialog.DialogCode.Accepted

    monkeypatch.setattr(dialogs, "run", write)


def filled(year: int = 2024) -> Report:
    """A report without an error: nothing is left blank."""
    texts = {
        "overview": "（一）主动公开\n公开信息。\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障",
        "problems": "存在的问题及改进情况。",
        "other": "没有收取信息处理费。",
    }
    report = Report("2021", year, {"agency": "临江市财政局", "telephone": "0793-1"}, texts)
    values = {**dict.fromkeys(report.form.typed, 0), "applications.new.business": 5, "applications.granted.business": 3}
    return report.with_values(values)
