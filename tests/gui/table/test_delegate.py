"""The editor of a cell: what it takes, what it refuses, how it is left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from core.report.edits import SetCells
from tests.helpers.table_desk import Desk

# The offscreen platform cannot raise a tooltip's window, and says so.
Key = Qt.Key


A, P = "applications", "proceedings"


def test_arrow_ends_an_edit_begun_by_typing_but_not_one_begun_with_f2(desk: Desk):
    desk.go(f"{A}.new.natural_person")
    desk.type("45", Key.Key_Right)
    assert desk.at == f"{A}.new.business" and desk.value(f"{A}.new.natural_person") == 45
    desk.press(Key.Key_Left)
    desk.press(Key.Key_F2)
    editor = desk.view.open_editor()
    assert editor is not None and editor.text() == "45"
    desk.press(Key.Key_End)
    desk.press(Key.Key_Left)
    desk.type("1")
    assert editor.text() == "415"
    desk.press(Key.Key_Down)
    assert desk.value(f"{A}.new.natural_person") == 415 and desk.at == f"{A}.carried_in.natural_person"


@pytest.mark.parametrize(
    ("typed", "taken"), [("１２", 12), ("12件", 12), ("1,234", 1234), (" 7 ", 7), ("0", 0), ("00", 0)]
)
def test_spellings_of_a_figure(desk: Desk, typed: str, taken: int):
    desk.go(f"{A}.new.natural_person")
    desk.press(Key.Key_F2)
    desk.type(typed, Key.Key_Return)
    assert desk.value(f"{A}.new.natural_person") == taken


def test_full_width_digits_begin_an_edit_as_keys_and_from_an_input_method(desk: Desk):
    desk.go(f"{A}.new.natural_person")
    desk.type("３", Key.Key_Return)
    desk.compose("４")
    desk.compose("5")
    desk.press(Key.Key_Return)
    assert desk.value(f"{A}.new.natural_person") == 3 and desk.value(f"{A}.carried_in.natural_person") == 45


@pytest.mark.parametrize("before", [None, 0, 3])
@pytest.mark.parametrize("between", ["mark", "findings", "total"])
def test_what_is_being_typed_stays_when_the_cell_is_shown_anew(desk: Desk, before: int | None, between: str):
    """The results of the last check come while somebody types: on a slow computer after each digit."""
    key = f"{A}.new.natural_person"
    desk.session.perform(SetCells({key: before, f"{A}.new.business": 5}))
    desk.go(key)
    desk.type("1")
    if between == "mark":
        index = desk.view.currentIndex()
        desk.model.dataChanged.emit(index, index)
    elif between == "findings":
        desk.session.findings_changed.emit()
    else:
        desk.session.perform(SetCells({f"{A}.new.business": 6}))
    editor = desk.view.open_editor()
    assert editor is not None and editor.text() == "1"
    desk.type("2", Key.Key_Return)
    assert desk.value(key) == 12


@pytest.mark.parametrize("typed", ["-5", "1.5", "3甲", "1234567890123"])
def test_refused_in_place_with_a_sentence(desk: Desk, typed: str):
    key = f"{A}.new.natural_person"
    desk.session.perform(SetCells({key: 9}))
    steps = desk.session.undo_stack.count()
    desk.go(key)
    desk.type(typed, Key.Key_Return)
    assert desk.value(key) == 9 and desk.at == key
    assert desk.view.open_editor() is not None
    sentence = desk.messages[-1]
    assert sentence.endswith("。")
    desk.qtbot.waitUntil(lambda: sentence[:6] in QToolTip.text())
    desk.press(Key.Key_Escape)
    assert desk.view.open_editor() is None
    assert desk.value(key) == 9 and desk.session.undo_stack.count() == steps


def test_a_click_elsewhere_leads_back_to_what_was_refused(desk: Desk):
    key = f"{A}.new.natural_person"
    desk.session.perform(SetCells({key: 9}))
    desk.go(key)
    desk.type("-1")
    elsewhere = desk.view.visualRect(desk.model.index_of(f"{A}.granted.business")).center()
    desk.qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
    editor = desk.view.open_editor()
    assert editor is not None and editor.text() == "-1"
    assert desk.value(key) == 9 and "负数" in desk.messages[-1]
    desk.qtbot.waitUntil(editor.hasFocus)
    assert desk.at == key
    desk.press(Key.Key_Escape)
    desk.qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=elsewhere)
    assert desk.view.open_editor() is None and desk.at == f"{A}.granted.business"


def test_letters_begin_no_edit(desk: Desk):
    desk.go(f"{A}.new.natural_person")
    desk.type("a")
    assert desk.view.open_editor() is None and "数字" in desk.messages[-1]
    assert desk.at == f"{A}.new.natural_person"
