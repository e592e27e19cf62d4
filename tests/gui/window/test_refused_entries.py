"""What was typed and is no figure stays in its cell and is told, whichever way the cell is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells
from core.storage import files
from gui.basics import dialogs
from gui.table.view import TableView
from gui.tabs.table_tab import TableTab
from gui.window.main_window import MainWindow
from tests.helpers.hands import press
from tests.helpers.window_desk import Answers, begin, filled

KEY = "applications.refused.state_secret.business"
COMMANDS = [
    "next_step",
    "check",
    "next_finding",
    "previous_finding",
    "next_unverified",
    "next_tab",
    "previous_tab",
    "find",
    "fees",
    "tidy",
    "fill_zero",
    "findings_list",
    "mend",
    "new",
    "open",
    "start_from_last_year",
    "backups",
    "home",
    "quit",
    "save",
    "save_as",
    "export",
    "preview",
    "undo",
    "compare",
]


def table(window: MainWindow) -> TableView:
    tab = window.editor.parts["applications"]
    assert isinstance(tab, TableTab)
    return tab.view


@pytest.fixture
def typed(window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """12.5 typed in a cell that counts, and not left yet; whoever asks a question is told 取消."""
    monkeypatch.setattr(dialogs, "run", lambda dialog: False)
    begin(window, filled().with_values({KEY: 3}))
    window.session.perform(SetCells({"applications.new.research": 1}))
    window.editor.jump(KEY)
    press(*"12.5")
    yield window
    if table(window).open_editor() is not None:
        table(window).give_up_edit()


def is_kept(window: MainWindow, qtbot: QtBot) -> None:
    """The words stand in their cell, the keyboard is there, why is told; with Esc one is rid of them."""
    view = table(window)
    editor = view.open_editor()
    assert editor is not None and editor.text() == "12.5"
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    assert window.editor.table_key == "applications" and view.box is not None and view.box.key == KEY
    assert "整数" in window.status.currentMessage()
    assert window.session.report.value(KEY) == 3
    press(Qt.Key.Key_Escape)
    assert view.open_editor() is None and window.session.report.value(KEY) == 3


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_drops_it(typed: MainWindow, qtbot: QtBot, name: str) -> None:
    typed.actions_by_name[name].trigger()
    is_kept(typed, qtbot)


def other_tab(window: MainWindow) -> None:
    bar = window.editor.tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(1).center())


def another_cell(window: MainWindow) -> None:
    view = table(window)
    place = view.visualRect(view.table.index_of("applications.new.research")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def another_by_double_click(window: MainWindow) -> None:
    view = table(window)
    place = view.visualRect(view.table.index_of("applications.new.research")).center()
    for act in (QTest.mouseClick, QTest.mouseDClick):
        act(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def in_the_fixed_rows(window: MainWindow) -> None:
    foot = table(window).foot
    assert foot is not None
    QTest.mouseClick(foot, Qt.MouseButton.LeftButton, pos=foot.rect().center())


def program_jumps(window: MainWindow) -> None:
    window.session.jump("applications.new.research")


def program_jumps_far(window: MainWindow) -> None:
    window.session.jump("overview", (0, 2))


WAYS: list[Callable[[MainWindow], object]] = [
    other_tab,
    another_cell,
    another_by_double_click,
    in_the_fixed_rows,
    program_jumps,
    program_jumps_far,
    lambda window: window.editor.findings.setFocus(),
    lambda window: window.editor.findings.list.setFocus(),
    lambda window: window.close(),
    lambda window: table(window).horizontalHeader().setFocus(),
    lambda window: window.editor.tabs.tabBar().setFocus(),
]


@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_of_the_cell_drops_it(typed: MainWindow, qtbot: QtBot, way: Callable[[MainWindow], object]) -> None:
    way(typed)
    is_kept(typed, qtbot)


def test_no_file_comes_over_it(typed: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    files.save(tmp_path / "a.json", filled())
    typed.opening.open_path(tmp_path / "a.json")
    is_kept(typed, qtbot)


def test_no_import_comes_over_it(typed: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    from core.writers.docx.report import export
    from core.writers.layout.style import OFFICIAL

    export(filled(2023), tmp_path / "a.docx", OFFICIAL)
    typed.opening.open_path(tmp_path / "a.docx")
    is_kept(typed, qtbot)


def test_put_right_it_is_taken_and_the_cell_can_be_left(typed: MainWindow, qtbot: QtBot) -> None:
    typed.actions_by_name["next_tab"].trigger()
    editor = table(typed).open_editor()
    assert editor is not None
    qtbot.waitUntil(editor.hasFocus)
    press(*"12")
    typed.actions_by_name["next_tab"].trigger()
    assert typed.session.report.value(KEY) == 12
    assert table(typed).open_editor() is None and typed.editor.table_key == "proceedings"
