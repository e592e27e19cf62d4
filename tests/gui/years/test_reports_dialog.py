"""What 历年对比 and 图解 have in common: files dropped into them, files written beside the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from core.errors import UserError
from gui.basics import dialogs
from gui.years.reports_dialog import ReportsDialog
from tests.helpers.gui.years_desk import WAIT_MS, drop

KINDS = {".png": "PNG 图片"}


class Taking(ReportsDialog):
    """A dialog that only remembers."""

    help_topic = "years"

    def __init__(self, folder: Path) -> None:
        super().__init__("图解", QSize(300, 200), folder)
        self.taken: list[Path] = []
        self.enabled: list[bool] = []

    def add(self, paths) -> None:
        self.taken += paths

    def enable(self) -> None:
        self.enabled.append(not self.background.busy)


def written(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, target: Path | None, work) -> tuple[Taking, list[object]]:
    """The dialog after something was to be written, and what was said."""
    said: list[object] = []
    dialog = Taking(Path("/somewhere"))
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialogs, "save_file", lambda _parent, _words, proposal, _kinds: said.append(proposal) or target)
    monkeypatch.setattr(dialogs, "show_files", lambda *told: said.append(told[1:]))
    monkeypatch.setattr(dialogs, "say", lambda *told: said.append(told[1:]))
    dialog.write("图解", "图.png", KINDS, work, "导出图解")
    qtbot.waitUntil(lambda: not dialog.background.busy and (target is None or len(said) > 1), timeout=WAIT_MS)
    return dialog, said


def test_files_are_dropped_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = Taking(tmp_path)
    qtbot.addWidget(dialog)
    assert not drop(dialog, []) and dialog.taken == []
    assert drop(dialog, [tmp_path / "甲.docx", tmp_path / "乙.pdf"])
    assert dialog.taken == [tmp_path / "甲.docx", tmp_path / "乙.pdf"]


def test_what_was_written_is_shown_with_what_is_to_be_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "图.png"
    dialog, said = written(qtbot, monkeypatch, target, lambda path: f"写到{path.name}")
    assert said == [Path("/somewhere/图.png"), ("已导出", "已导出图解", [target], ["写到图.png"])]
    assert dialog.enabled, "told while it writes and after it"


def test_a_failure_is_said_and_nothing_is_written_without_a_name(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(path: Path) -> str:
        raise UserError("磁盘已满。")

    assert written(qtbot, monkeypatch, tmp_path / "图.png", fail)[1][1:] == [("未能导出", "磁盘已满。")]
    dialog, said = written(qtbot, monkeypatch, None, fail)
    assert said == [Path("/somewhere/图.png")] and dialog.enabled == []
