"""Reports in a folder far away (a server, a slow stick): the window's thread never asks its disk itself."""

from __future__ import annotations

import io
import os
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from core.storage import files, lock
from core.storage.recovery import Copy
from gui.basics import patience
from gui.commands import recovery
from gui.commands.list_dialogs import ListDialog
from gui.window.main_window import MainWindow
from tests.helpers.gui.saved_reports import KEY, REPORT, change
from tests.helpers.window_desk import Answers, forget_changes

_CALLS = ("stat", "lstat", "access", "open", "scandir", "listdir", "utime", "unlink", "rename", "replace", "mkdir")


class Far:
    """Listens to what is asked of a folder, and keeps who asked from the window's thread."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self.at_the_window = 0, list[str]()
        self._folder = str(folder)
        for name in _CALLS:
            monkeypatch.setattr(os, name, self._heard(getattr(os, name)))
        monkeypatch.setattr(io, "open", self._heard(io.open))

    def _heard(self, really: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            if given and isinstance(given[0], (str, os.PathLike)) and os.fspath(given[0]).startswith(self._folder):
                self.asked += 1
                if current_thread() is main_thread():
                    self.at_the_window.append("".join(traceback.format_stack(limit=8)))
            return really(*given, **named)

        return call


Act = Callable[[MainWindow, Answers, Path, QtBot], None]


def opens(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """A file, and once more while it is open."""
    window.opening.open_path(path)
    window.opening.open_path(path)


def opens_others(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """One of the same body and year, for which the first is shown; one of another year; one that is not there."""
    opens(window, answers, path, qtbot)
    answers.choices = ["打开已有报告"]
    window.opening.open_path(path.with_name("same.json"))
    window.opening.open_path(path.with_name("other.json"))
    window.opening.open_path(path.with_name("none.json"))
    assert window.document.path == path.with_name("other.json") and len(answers.said) == 2


def opens_what_is_no_report(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """A damaged one of ours, and something else."""
    window.opening.open_path(path.with_name("cut.json"))
    window.opening.open_path(path.with_name("letter.docx"))
    assert len(answers.said) == 2


def keeps_its_lock(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """Half a minute later, and after a sleep in which the lock was swept away."""
    opens(window, answers, path, qtbot)
    for _ in range(2):
        window.document.held.refresh()
        qtbot.waitUntil(lambda: window.document.held._asked is None)
        patience.beside(lambda: lock.lock_path(path).unlink())


def saves_and_closes(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """In its place and in another; nothing of it stays open."""
    opens(window, answers, path, qtbot)
    change(window, 5)
    assert window.document.save()
    answers.save = path.with_name("copy.json")
    assert window.document.save_as()
    assert window.close()


def brings_a_backup_back(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """Onto the open report, and as another one."""
    opens(window, answers, path, qtbot)
    window.opening.restore(path.with_name("other.json"), path)
    assert window.session.report.year == 2023
    forget_changes(window)
    window.opening.restore(path, path.with_name("other.json"))
    assert window.session.report.year == 2024 and window.document.path is None


def goes_on_after_a_crash(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """With what was not saved, in the file as it was."""
    stamp = patience.beside(lambda: files.load(path)).stamp
    window.document.autosave.recovery.write(Copy(REPORT.with_values({KEY: 9}), path, stamp), "one")
    assert window.opening.offer_recovery() and window.document.path == path


@pytest.fixture
def far(path: Path) -> Iterator[Far]:
    """The folder of ``path``, with more in it; what is looked at to judge the outcome counts no more."""
    files.save(path.with_name("same.json"), REPORT.with_values({KEY: 8}))
    files.save(path.with_name("other.json"), replace(REPORT, year=2023))
    path.with_name("cut.json").write_bytes(path.read_bytes()[:99])
    path.with_name("letter.docx").write_bytes(b"PK")
    with pytest.MonkeyPatch.context() as patch:
        yield Far(path.parent, patch)


@pytest.mark.parametrize(
    "act",
    [
        opens,
        opens_others,
        opens_what_is_no_report,
        keeps_its_lock,
        saves_and_closes,
        brings_a_backup_back,
        goes_on_after_a_crash,
    ],
)
def test_the_windows_thread_asks_nothing_of_it(
    window: MainWindow,
    answers: Answers,
    path: Path,
    far: Far,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    act: Act,
) -> None:
    monkeypatch.setattr("core.processes.alive", lambda pid, born: False)
    monkeypatch.setattr(ListDialog, "exec", lambda dialog: dialog.buttons[recovery.RECOVER].click() or 1)
    act(window, answers, path, qtbot)
    assert far.at_the_window == [] and far.asked > 2
    forget_changes(window)
