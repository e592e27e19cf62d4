"""Whatever a command writes or reads, the window goes on being drawn: it is done beside the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core import atomic, opening
from core.report.difference_report import difference_report
from core.writers.docx.report import export
from core.writers.layout.style import OFFICIAL
from core.writers.listing import listing_of
from gui.basics import dialogs
from gui.commands import difference_dialog, feedback
from gui.commands.difference_dialog import DifferenceDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin, filled


def compared(window: MainWindow) -> None:
    found = difference_report(filled(2024), filled(), ("上年报告", "本报告"))
    DifferenceDialog(listing_of(found), Path(), window).export()


COMMANDS: dict[str, Callable[[MainWindow], object]] = {
    "manual.pdf": lambda window: window.actions_by_name["save_manual"].trigger(),
    "blank.docx": lambda window: window.actions_by_name["blank_form"].trigger(),
    "list.docx": lambda window: window.actions_by_name["export_check_list"].trigger(),
    "list.pdf": lambda window: window.actions_by_name["export_check_list"].trigger(),
    "template.docx": lambda window: window.actions_by_name["export_template"].trigger(),
    "difference.docx": compared,
    "feedback.zip": lambda window: feedback.offer_feedback(window.workspace, window),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_files_are_written_beside_the_window(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    writing: list[bool] = []
    real = atomic._target  # where each file goes that is written

    def target(path: Path) -> tuple[Path, bool]:
        if path == answers.save:  # settings are written, too
            writing.append(threading.current_thread() is threading.main_thread())
        return real(path)

    begin(window, filled())
    answers.save, answers.open = tmp_path / name, tmp_path / "last.docx"
    answers.choices = ["继续导出"] if name.startswith("template") else ["完成"]
    export(filled(2024), tmp_path / "last.docx", OFFICIAL)
    monkeypatch.setattr(dialogs, "run", lambda dialog: True)
    monkeypatch.setattr(atomic, "_target", target)
    COMMANDS[name](window)
    assert (tmp_path / name).stat().st_size > 100
    assert writing == [False]


def test_the_file_to_compare_with_is_read_beside_the_window(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window, filled())
    answers.open = tmp_path / "last.docx"
    export(filled(2024), tmp_path / "last.docx", OFFICIAL)
    reading: list[bool] = []
    real = opening.open_any

    def read(path: Path) -> opening.Opened:
        reading.append(threading.current_thread() is threading.main_thread())
        return real(path)

    monkeypatch.setattr(opening, "open_any", read)
    monkeypatch.setattr(dialogs, "run", lambda dialog: True)
    difference_dialog.compare(window.workspace, window)
    assert reading == [False]
