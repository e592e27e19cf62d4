"""What is typed and not in the report yet."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.report import Report
from core.storage import files
from gui.window.main_window import MainWindow
from tests.helpers.gui.kept_report import CELL, Disk
from tests.helpers.hands import commit, focused, press
from tests.helpers.window_desk import begin

OTHER_CELL = "applications.granted.business"


def test_a_figure_before_enter_belongs_to_copy_and_save(
    window: MainWindow, kept: Path, on_disk: Disk, qtbot: QtBot
) -> None:
    window.editor.jump(CELL)
    press("4", "8")
    qtbot.waitUntil(lambda: (copy := on_disk()) is not None and copy.report.value(CELL) == 48)
    assert window.session.report.value(CELL) == 5  # nothing is taken by copying
    assert focused().text() == "48"  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: on_disk() is None)  # given up
    press("4", "9")
    assert window.document.save()
    assert files.load(kept).report.value(CELL) == 49


def test_what_is_no_figure_is_kept_as_words(window: MainWindow, kept: Path, on_disk: Disk) -> None:
    window.editor.jump(CELL)
    press("4", "-")
    window.document.autosave.write_now()
    copy = on_disk()
    assert copy is not None and copy.report.value(CELL) == 5 and copy.unfinished == {CELL: "4-"}
    assert not window.document.save()  # its cell says why
    assert focused().text() == "4-"  # type: ignore[attr-defined]


@pytest.mark.parametrize("place, words", [("overview", "组字中"), ("preamble", "未提交"), ("agency", "局机关")])
def test_words_in_composition_belong_to_copy_save_and_change_of_tab(
    window: MainWindow, kept: Path, on_disk: Disk, place: str, words: str
) -> None:
    window.editor.jump(place)
    commit(focused(), "", preedit=words)
    window.document.autosave.write_now()
    copy = on_disk()
    assert copy is not None
    assert words in (copy.report.text(place) or copy.report.agency)
    assert words not in (window.session.report.text(place) or window.session.report.agency)
    assert window.document.save()
    saved = files.load(kept).report
    assert saved == copy.report and saved == window.session.report
    commit(focused(), "", preedit="再来")
    window.editor.tabs.setCurrentIndex((window.editor.tabs.currentIndex() + 1) % window.editor.tabs.count())
    now = window.session.report
    assert "再来" in (now.text(place) or now.agency)


def test_a_year_that_was_not_left_belongs_to_copy_and_save(window: MainWindow, kept: Path, on_disk: Disk) -> None:
    window.editor.parts["cover"].go_to("year")  # type: ignore[arg-type]
    focused().selectAll()  # type: ignore[attr-defined]
    press("2024")
    window.document.autosave.write_now()
    copy = on_disk()
    assert copy is not None and copy.report.year == 2024
    assert window.document.save()
    assert files.load(kept).report.year == 2024


@pytest.mark.parametrize("place", ["overview", "preamble", "agency", "applications.new.business"])
def test_alt_with_a_letter_that_means_nothing_writes_nothing(window: MainWindow, qtbot: QtBot, place: str) -> None:
    """A letter meant for the button of a dialog that is gone already."""
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    window.session.jump(place)
    before = window.session.report
    for key in (Qt.Key.Key_R, Qt.Key.Key_7):
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
    assert window.session.report == before
    assert window.editor.finish_edit() and window.session.report == before


def test_a_figure_before_enter_is_a_step_of_its_own(window: MainWindow, kept: Path) -> None:
    """Taken in the middle of another step it would end that step, and then the program."""
    session, undo, redo = window.session, window.actions_by_name["undo"], window.actions_by_name["redo"]
    window.editor.jump(OTHER_CELL)
    press("7", Qt.Key.Key_Return)
    window.editor.jump(CELL)
    press("4", "8")
    undo.trigger()  # by mouse: the cell stays open
    assert (session.report.value(CELL), session.report.value(OTHER_CELL)) == (5, 7)
    undo.trigger()
    assert session.report.value(OTHER_CELL) != 7
    window.editor.jump(CELL)
    press("6", "1")
    redo.trigger()  # a new figure leaves nothing to do again
    assert (session.report.value(CELL), session.undo_stack.count()) == (61, 1)
    assert session.undo_stack.index() == 1 and not session.undo_stack.canRedo()


def test_no_step_goes_past_words_that_are_no_figure(window: MainWindow, kept: Path) -> None:
    window.editor.jump(OTHER_CELL)
    press("7", Qt.Key.Key_Return)
    window.editor.jump(CELL)
    press("4", "-")
    window.actions_by_name["undo"].trigger()
    assert window.session.report.value(OTHER_CELL) == 7
    assert focused().text() == "4-"  # type: ignore[attr-defined]
    press(Qt.Key.Key_Escape)
    window.actions_by_name["undo"].trigger()
    assert window.session.report.value(OTHER_CELL) != 7
