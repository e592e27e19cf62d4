"""帮助 → 手册, and the manual as a file."""

from pathlib import Path

import pytest

from core.help import typeset
from core.help.book import TITLE
from core.writers.typesetting.compiler import NotTypeset
from gui.basics import dialogs
from gui.help.window import ManualWindow
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers


def test_it_is_written_where_it_was_asked_for(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.save = tmp_path / "手册.pdf"
    window.actions_by_name["save_manual"].trigger()
    assert answers.save.read_bytes().startswith(b"%PDF-")
    assert answers.said == [f"已保存手册\n[{answers.save!r}]"]


def test_its_name_is_proposed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed: list[str] = []
    monkeypatch.setattr(dialogs, "save_file", lambda *a: proposed.append(a[2].name))
    window.actions_by_name["save_manual"].trigger()
    assert proposed == [f"{TITLE}.pdf"]


def test_what_fails_is_said(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise NotTypeset("排版失败。")

    answers.save = tmp_path / "手册.pdf"
    monkeypatch.setattr(typeset, "export", fail)
    window.actions_by_name["save_manual"].trigger()
    assert answers.said == ["排版失败。"] and not answers.save.exists()


def test_the_button_in_the_manual_does_the_same(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    window.actions_by_name["manual"].trigger()
    shown = window.findChild(ManualWindow)
    assert isinstance(shown, ManualWindow)
    answers.save = tmp_path / "手册.pdf"
    shown.save.click()
    assert answers.save.exists()
    shown.close()
