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
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.settings import Recent
from core.storage import files, lock
from core.storage.recovery import Copy
from core.writers.docx.report import export
from core.writers.layout.style import OFFICIAL
from gui.basics import dialogs, patience
from gui.commands import export_template, recovery, years
from gui.commands.backups import BackupsDialog
from gui.commands.export import export_report
from gui.commands.export_dialog import ExportDialog
from gui.commands.list_dialogs import ListDialog
from gui.window.main_window import MainWindow
from gui.years.dialog import YearsDialog
from gui.years.infographic import InfographicDialog
from tests.helpers.gui.saved_reports import KEY, REPORT, change
from tests.helpers.window_desk import Answers, filled, forget_changes

ASK_WHERE = dialogs.save_file  # Answers stands in for it

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


def starts_with_what_was_open(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """The start page and the menu list it; what is gone is listed no more."""
    window.workspace.keep_settings(recent_files=(str(path), str(path.with_name("none.json"))))
    window.show_start()
    window._fill_recent()
    qtbot.waitUntil(lambda: len(window.recent_files()) == 1)


def compares_years(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """With what was open lately; and the picture of one."""
    opens(window, answers, path, qtbot)
    window.workspace.keep_settings(last_folder=str(path.parent))
    other = Recent(str(path.with_name("other.json")), window.session.report.agency, "2023")
    window.workspace.keep_settings(recent_files=(str(path), other.path), recent_states=(tuple(other),))
    shown: list[YearsDialog] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(YearsDialog, "exec", lambda dialog: shown.append(dialog) or 0)
        patch.setattr(InfographicDialog, "exec", lambda dialog: 0)
        years.compare_years(window.workspace, window)
        assert shown[0].recent == [path.with_name("other.json")]
        window.document.close()
        window.workspace.report_shown = False
        years.show_infographic(window.workspace, window)


def looks_through_the_backups(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """Of a file and of one that is gone; every copy is read for it."""
    opens(window, answers, path, qtbot)
    change(window, 5)
    assert window.document.save()
    shown: list[str] = []

    def look(dialog: BackupsDialog) -> int:
        for row in range(dialog.files.topLevelItemCount()):
            dialog.files.setCurrentItem(dialog.files.topLevelItem(row))
            shown.append(dialog.details.toPlainText())
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BackupsDialog, "exec", look)
        window.opening.choose_backup(path.with_name("other.json"))
    assert shown and all(shown)


def fills_its_template(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """The one that was used last lies there, too."""
    opens(window, answers, path, qtbot)
    template, answers.save = path.with_name("template.docx"), path.with_name("filled.docx")
    patience.beside(lambda: export(filled(2024), template, OFFICIAL))
    window.workspace.remember_template(template)
    answers.choices = ["使用此模板", "继续导出"]
    assert export_template.export_with_template(window.workspace, window) == answers.save


def exports_beside_it(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """Into a folder that is made for it, and once more where the files lie already."""
    opens(window, answers, path, qtbot)
    answers.choices = ["替换"]
    for _ in range(2):
        with pytest.MonkeyPatch.context() as patch:

            def choose(dialog: ExportDialog) -> int:
                dialog.folder_edit.setText(str(path.with_name("new")))
                return 1

            patch.setattr(ExportDialog, "exec", choose)
            assert export_report(window.workspace, window)
    assert not answers.choices


def asks_where_to(window: MainWindow, answers: Answers, path: Path, qtbot: QtBot) -> None:
    """A place is proposed that takes a file, and what lies there is not replaced unasked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path.with_name("same")), "年报 (*.json)"))
        answers.choices = ["替换"]
        found = ASK_WHERE(window, "另存为", path.with_name("a.json"), "年报 (*.json)")
    assert found == path.with_name("same.json") and not answers.choices


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
        starts_with_what_was_open,
        compares_years,
        looks_through_the_backups,
        fills_its_template,
        exports_beside_it,
        asks_where_to,
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
