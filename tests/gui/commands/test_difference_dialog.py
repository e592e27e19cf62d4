"""对照: against last year's report and against a file, on screen and as a file, in the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.report.difference_report import difference_report
from core.report.report import Report
from core.storage import files
from core.writers.listing import listing_of
from gui.basics import dialogs
from gui.commands import difference_dialog
from gui.commands.difference_dialog import A_FILE, LAST_YEAR, DifferenceDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin

LAST = Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": "解读形式单一。", "problems": "问题。"})
NOW = replace(LAST, year=2025, last_year=LAST).with_text("overview", "新设公开专栏。")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[DifferenceDialog]:
    """The dialogs that were shown; each is closed at once."""
    found: list[DifferenceDialog] = []

    def run(dialog: QDialog) -> bool:
        assert isinstance(dialog, DifferenceDialog)
        found.append(dialog)
        return True

    monkeypatch.setattr(dialogs, "run", run)
    return found


def words(dialog: DifferenceDialog) -> str:
    return dialog.view.toPlainText()


def test_against_last_year(window: MainWindow, answers: Answers, shown: list[DifferenceDialog]) -> None:
    begin(window, NOW.with_values({"applications.new.business": 4}))
    answers.choices = [LAST_YEAR]
    difference_dialog.compare(window.workspace, window)
    (dialog,) = shown
    for piece in ("上年报告", "本报告", "解读形式单一。", "新设公开专栏。", "商业企业"):
        assert piece in words(dialog)


def test_against_a_file_and_as_a_file(
    window: MainWindow, answers: Answers, shown: list[DifferenceDialog], tmp_path: Path
) -> None:
    begin(window, replace(NOW, last_year=None))
    files.save(tmp_path / "备份.json", NOW.with_values({"applications.new.business": 9}))
    answers.open, answers.save = tmp_path / "备份.json", tmp_path / "对照.pdf"
    difference_dialog.compare(window.workspace, window)
    (dialog,) = shown
    assert "备份.json" in words(dialog)
    dialog.export()
    assert (tmp_path / "对照.pdf").read_bytes().startswith(b"%PDF")
    answers.save = tmp_path / "无后缀"
    dialog.export()
    assert (tmp_path / "无后缀.docx").exists()


def test_turning_back_and_a_file_that_cannot_be_read(
    window: MainWindow, answers: Answers, shown: list[DifferenceDialog], tmp_path: Path
) -> None:
    begin(window, NOW)
    answers.choices = ["取消"]
    difference_dialog.compare(window.workspace, window)
    (tmp_path / "空.docx").write_bytes(b"")
    answers.choices, answers.open = [A_FILE], tmp_path / "空.docx"
    difference_dialog.compare(window.workspace, window)
    assert shown == []
    assert len(answers.said) == 3  # two questions and why it cannot be read


def test_an_export_without_a_place_or_that_fails(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    report = Report("2021", 2025, {"agency": "临江市财政局"})
    dialog = DifferenceDialog(
        listing_of(difference_report(report, report.with_body("agency", "临江市水务局"))), tmp_path, window
    )
    qtbot.addWidget(dialog)
    dialog.export()
    assert answers.said == [] and [*tmp_path.glob("*.docx")] == []
    answers.save = tmp_path / "没有的文件夹" / "对照.docx"
    dialog.export()
    assert answers.said[-1].endswith("。") and "已导出" not in answers.said[-1]
