"""A report on disk, open in the window; for the tests of opening and saving."""

from __future__ import annotations

from pathlib import Path

from core.report.edits import SetCells
from core.report.report import Report
from core.storage import files
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers

KEY = "applications.new.business"


REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, values={KEY: 2})


def save(window: MainWindow, answers: Answers, *choices: str) -> bool:
    answers.choices = [*choices]
    saved = window.document.save()
    assert not answers.choices
    return saved


def change(window: MainWindow, figure: int) -> None:
    window.session.perform(SetCells({KEY: figure}))


def figure(path: Path) -> object:
    return files.load(path).report.value(KEY)
