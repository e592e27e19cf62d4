"""How a report comes into the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.report.edits import SetCells
from core.storage import files
from gui.commands.backups import BackupsDialog
from gui.commands.recovery import RECOVER
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin, filled, forget_changes


def test_opening_the_open_file_again_changes_nothing(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "报告.json"
    files.save(path, filled(2025), None)
    window = make_window()
    window.opening.open_path(path)
    window.session.perform(SetCells({"applications.new.business": 9}))
    window.opening.open_path(tmp_path / "." / "报告.json")
    assert window.session.report.value("applications.new.business") == 9
    assert not window.session.read_only and not answers.said


def test_recovery_after_a_crash(make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window()
    window.document.start(filled())
    window.session.perform(SetCells({"applications.new.business": 77}))
    window.document.autosave.write_now()
    again = make_window()
    monkeypatch.setattr("core.processes.alive", lambda pid, born: False)
    monkeypatch.setattr(
        "gui.commands.list_dialogs.ListDialog.exec", lambda dialog: setattr(dialog, "answer", RECOVER) or 1
    )
    assert again.opening.offer_recovery()
    assert again.session.report.value("applications.new.business") == 77
    assert again.document.unsaved


@pytest.mark.parametrize(
    "name, content",
    [
        ("空.docx", b""),
        ("假.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 99),
        ("断.json", b'{"format": "xxgk'),
        ("文本.txt", "随便".encode()),
    ],
)
def test_bad_files_say_one_sentence_and_change_nothing(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path, name: str, content: bytes
) -> None:
    window = make_window()
    begin(window, filled())
    forget_changes(window)
    before = window.session.report
    path = tmp_path / name
    path.write_bytes(content)
    window.opening.open_path(path)
    assert window.session.report is before
    assert len(answers.said) == 1
    assert answers.said[0].endswith("。")


def test_backup_comes_back_as_one_step(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报告.json"
    files.save(path, filled())
    window = make_window()
    window.opening.open_path(path)
    window.session.perform(SetCells({"applications.new.business": 9}))
    assert window.document.save()

    def choose_the_one_before(dialog: BackupsDialog) -> int:
        dialog.copies.setCurrentItem(dialog.copies.topLevelItem(1))
        return 1

    monkeypatch.setattr(BackupsDialog, "exec", choose_the_one_before)
    window.actions_by_name["backups"].trigger()
    assert window.session.report.value("applications.new.business") == 5
    window.actions_by_name["undo"].trigger()
    assert window.session.report.value("applications.new.business") == 9
