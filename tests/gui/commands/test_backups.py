"""Backups are reached from the start page, from the sentence about a damaged file, and for files that are gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTreeWidget

from core.report.edits import SetCells
from core.report.report import Report
from core.storage import backups, files
from gui.basics import dialogs
from gui.commands.backups import BackupsDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers

KEY = "applications.new.business"
REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, values={KEY: 2})
START = datetime(2025, 1, 6, 9, 0, 0)


@pytest.fixture
def path(tmp_path: Path, window: MainWindow) -> Path:
    """A file with three copies: 1, 2, and one that is damaged; it holds 3."""
    path = tmp_path / "a.json"
    for figure in (1, 2):
        files.save(path, REPORT.with_values({KEY: figure}))
        backups.make(path, START + timedelta(hours=figure))
    path.write_text("{")
    backups.make(path, START + timedelta(hours=3))
    files.save(path, REPORT.with_values({KEY: 3}))
    return path


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[BackupsDialog]:
    """The dialogs that were shown; the second copy is chosen."""
    dialogs_shown: list[BackupsDialog] = []

    def choose(dialog: BackupsDialog) -> int:
        dialog.copies.setCurrentItem(dialog.copies.topLevelItem(1))
        dialogs_shown.append(dialog)
        return 1

    monkeypatch.setattr(BackupsDialog, "exec", choose)
    monkeypatch.setattr(BackupsDialog, "deleteLater", lambda _: None)
    return dialogs_shown


def texts(tree: QTreeWidget) -> list[list[str]]:
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(tree.columnCount())] for item in items if item]


def test_the_list_tells_path_time_body_year_and_what_differs(
    window: MainWindow, path: Path, shown: list[BackupsDialog]
) -> None:
    window.start_page.backups.click()
    (dialog,) = shown
    assert texts(dialog.files) == [["a.json", "", str(path.parent)]]
    assert texts(dialog.copies) == [
        ["2025-01-06 12:00:00", "", "", "备份已损坏，无法恢复"],
        ["2025-01-06 11:00:00", "临江市财政局", "2024", "1格数据"],
        ["2025-01-06 10:00:00", "临江市财政局", "2024", "1格数据"],
    ]
    assert dialog.details.toPlainText().endswith("商业企业：现在3，备份2")
    dialog.copies.setCurrentItem(dialog.copies.topLevelItem(0))
    assert not dialog.restore.isEnabled()


def test_a_copy_from_the_start_page_opens_unsaved_and_is_saved_where_the_file_was(
    window: MainWindow, answers: Answers, path: Path, shown: list[BackupsDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.start_page.backups.click()
    assert window.session.report.value(KEY) == 2
    assert window.report_open and window.document.unsaved and window.document.path is None
    assert files.load(path).report.value(KEY) == 3
    proposed: list[Path] = []
    monkeypatch.setattr(dialogs, "save_file", lambda *given: proposed.append(given[2]) or given[2])
    assert window.document.save()
    assert proposed == [path] and files.load(path).report.value(KEY) == 2
    assert 3 in [files.load(copy.path).report.value(KEY) for copy in backups.list_for(path)[:2]]


def test_the_sentence_about_a_damaged_file_leads_to_its_copies(
    window: MainWindow, answers: Answers, path: Path, shown: list[BackupsDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text('{"format": "xxgk-annual-report", "sch')
    offered: list[str] = []

    def say(*given: str) -> bool:
        offered.extend((given[2], given[4]))
        return True

    monkeypatch.setattr(dialogs, "say", say)
    window.opening.open_path(path)
    assert "请从备份恢复" in offered[0] and offered[1] == "查看备份…"
    assert shown[0].details.toPlainText() == "原处没有可以比较的文件。"
    assert window.session.report.value(KEY) == 2


def test_a_file_that_is_no_longer_there_has_its_copies(
    window: MainWindow, path: Path, shown: list[BackupsDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    path.unlink()
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "say", lambda *given: bool(asked.append(given[4])) or True)
    window.opening.open_path(path)
    assert asked == ["查看备份…"]
    assert texts(shown[0].files) == [["a.json", "已不在原处", str(path.parent)]]
    assert window.session.report.value(KEY) == 2 and not path.exists()


def test_a_file_without_copies_offers_none(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "say", lambda *given: asked.append(given[4]))
    window.opening.open_path(tmp_path / "never.json")
    assert asked == [""]


def test_a_copy_of_the_open_file_comes_back_as_a_step(
    window: MainWindow, path: Path, shown: list[BackupsDialog]
) -> None:
    window.opening.open_path(path)
    window.session.perform(SetCells({KEY: 7}))
    window.actions_by_name["backups"].trigger()
    assert texts(shown[0].files)[0][1] == "正在打开"
    assert "现在7，备份2" in shown[0].details.toPlainText()
    assert window.session.report.value(KEY) == 2 and window.document.path == path
    window.session.undo_stack.undo()
    assert window.session.report.value(KEY) == 7


def test_a_copy_of_another_file_asks_about_the_open_one(
    window: MainWindow, answers: Answers, path: Path, tmp_path: Path, shown: list[BackupsDialog]
) -> None:
    files.save(tmp_path / "b.json", REPORT)
    window.opening.open_path(tmp_path / "b.json")
    window.session.perform(SetCells({KEY: 7}))
    answers.choices = ["取消"]
    window.opening.choose_backup(path)
    assert window.session.report.value(KEY) == 7 and window.document.path == tmp_path / "b.json"


def test_the_folder_can_be_opened(window: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = BackupsDialog(backups.all_kept(), window)
    next(b for b in dialog.findChildren(type(dialog.restore)) if b.text() == "打开备份文件夹").click()
    assert opened == [str(backups.folder_for(path))]
    dialog.deleteLater()


def test_without_any_copy_it_says_where_they_will_be(window: MainWindow, answers: Answers) -> None:
    window.start_page.backups.click()
    assert str(backups.folder()) in answers.said[0]
