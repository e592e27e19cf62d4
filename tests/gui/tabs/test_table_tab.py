"""Typing, moving, refusing and undoing in a real table tab."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.report.edits import ReplaceReport, SetCells
from core.report.report import Report
from tests.helpers.hands import turn_wheel
from tests.helpers.table_desk import SHIFT, Desk

# The offscreen platform cannot raise a tooltip's window, and says so.
Key = Qt.Key

MakeDesk = Callable[..., Desk]


@pytest.fixture
def make(qtbot: QtBot) -> MakeDesk:
    return lambda *args, **kwargs: Desk(qtbot, *args, **kwargs)


@pytest.fixture
def desk(make: MakeDesk) -> Desk:
    return make()


A, P = "applications", "proceedings"


def test_typing_starts_an_edit_and_enter_takes_it_and_moves_down(desk: Desk):
    desk.go(f"{A}.new.natural_person")
    desk.type("12", Key.Key_Return)
    assert desk.value(f"{A}.new.natural_person") == 12
    assert desk.at == f"{A}.carried_in.natural_person"
    assert desk.view.hasFocus() and desk.view.open_editor() is None
    desk.type("3", Key.Key_Enter)
    assert desk.session.computed[f"{A}.carried_out.natural_person"].value == 15


def test_whole_table_with_digits_and_enter_alone(make: MakeDesk):
    desk = make(P)
    for number in range(12):
        desk.type(str(number), Key.Key_Enter)
    typed = [key for key in desk.session.report.form.typed if key.startswith(P)]
    assert [desk.value(key) for key in typed] == list(range(12))


def test_same_figure_again_is_no_step_to_undo(desk: Desk):
    desk.go(f"{A}.new.natural_person")
    desk.type("5", Key.Key_Return)
    desk.go(f"{A}.new.natural_person")
    desk.type("5", Key.Key_Return)
    assert desk.session.undo_stack.count() == 1


def test_delete_makes_the_selection_blank_in_one_step(desk: Desk):
    keys = [f"{A}.{row}.{column}" for row in ("new", "carried_in") for column in ("business", "research")]
    desk.session.perform(SetCells(dict.fromkeys(keys, 3)))
    desk.go(keys[0])
    desk.press(Key.Key_Right, SHIFT)
    desk.press(Key.Key_Down, SHIFT)
    assert desk.view.selected_keys() == keys
    desk.press(Key.Key_Delete)
    assert all(desk.value(key) is None for key in keys)
    desk.session.undo_stack.undo()
    assert all(desk.value(key) == 3 for key in keys)
    desk.go(keys[0])
    desk.press(Key.Key_Backspace)
    assert desk.value(keys[0]) is None and desk.value(keys[1]) == 3


def test_read_only_report_refuses(desk: Desk):
    desk.session.perform(SetCells({f"{A}.new.business": 4}))
    desk.session.set_read_only(True)
    desk.go(f"{A}.new.business")
    for act in (lambda: desk.type("5"), lambda: desk.press(Key.Key_F2), lambda: desk.press(Key.Key_Delete)):
        desk.messages.clear()
        act()
        assert len(desk.messages) == 1 and "只读" in desk.messages[0]
    assert desk.value(f"{A}.new.business") == 4
    desk.session.set_read_only(False)
    desk.type("5", Key.Key_Return)
    assert desk.value(f"{A}.new.business") == 5


def test_wheel_never_changes_a_figure(desk: Desk):
    key = f"{A}.new.natural_person"
    desk.session.perform(SetCells({key: 9}))
    desk.go(key)
    for _ in range(2):  # on the table, then on an open editor
        turn_wheel(desk.focus, -1)
        assert desk.value(key) == 9
        desk.press(Key.Key_F2)
    assert desk.view.open_editor().text() == "9"  # type: ignore[union-attr]


def test_undo_and_redo_show_in_the_table(desk: Desk):
    index = desk.model.index_of(f"{A}.new.business")
    total = desk.model.index_of(f"{A}.new.total")
    desk.go(f"{A}.new.business")
    desk.type("6", Key.Key_Return)
    assert (index.data(), total.data()) == ("6", "6")
    desk.session.undo_stack.undo()
    assert (index.data(), total.data()) == ("", "")
    desk.session.undo_stack.redo()
    assert (index.data(), total.data()) == ("6", "6")


def test_fill_zero_fills_blanks_only_and_of_this_table_only(desk: Desk):
    key = f"{A}.new.business"
    desk.session.perform(SetCells({key: 4}))
    desk.page.fill_zero()
    values = desk.session.report.values
    assert values[key] == 4 and values[f"{A}.new.research"] == 0
    assert len(values) == 138 and desk.session.undo_stack.undoText() == "空白填0"
    desk.session.undo_stack.undo()
    assert dict(desk.session.report.values) == {key: 4}
    desk.session.undo_stack.redo()
    desk.page.fill_zero()
    assert desk.messages[-1] == "本表没有未填的格。"


def test_form_of_2019_with_money_and_changes(make: MakeDesk):
    desk = make("disclosure", form="2019")
    desk.go("disclosure.licensing.items_change")
    desk.type("-3", Key.Key_Return)
    desk.go("disclosure.procurement.amount")
    desk.type("12.50", Key.Key_Return)
    assert desk.value("disclosure.licensing.items_change") == -3
    assert desk.value("disclosure.procurement.amount") == Decimal("12.5")
    assert desk.model.shown("disclosure.procurement.amount") == "12.5"


def test_report_replaced_by_one_of_another_form_gets_its_table(desk: Desk):
    rows = desk.model.rowCount()
    desk.session.perform(ReplaceReport(Report("2019", 2020, values={f"{A}.other.business": 2})))
    assert desk.model.rowCount() == rows - 2
    desk.go(f"{A}.other.business")
    assert desk.view.currentIndex().data() == "2"
    desk.session.undo_stack.undo()
    assert desk.model.rowCount() == rows


def test_imported_cells_lose_their_bar_when_the_cursor_comes(desk: Desk):
    key = f"{A}.new.business"
    desk.session.open(desk.session.report.with_values({key: 1}), unvisited=frozenset({key}))
    assert desk.model.face(key).unvisited
    desk.go(key)
    assert not desk.model.face(key).unvisited and not desk.session.unvisited


def test_roles_of_a_finding_come_and_go(desk: Desk):
    keys = [f"{A}.new.business", f"{A}.carried_out.business"]
    desk.session.set_roles({keys[0]: "+", keys[1]: "="})
    assert [desk.model.face(key).role for key in keys] == ["+", "="]
    desk.session.set_roles({})
    assert [desk.model.face(key).role for key in keys] == ["", ""]


def test_session_knows_the_cell_with_the_cursor(desk: Desk):
    desk.go(f"{A}.refused.inquiry.research")
    assert desk.session.current == f"{A}.refused.inquiry.research"
    rect = desk.view.visualRect(desk.view.currentIndex())
    assert desk.view.viewport().rect().contains(rect)


def test_pending_text_is_taken_before_saving(desk: Desk):
    desk.go(f"{A}.new.business")
    desk.type("8")
    assert desk.page.finish_edit() and desk.value(f"{A}.new.business") == 8
    desk.type("-8")
    assert not desk.page.finish_edit()
    assert desk.value(f"{A}.new.business") == 8 and desk.view.open_editor() is not None  # it stays, to be put right
    desk.view.give_up_edit()
    assert desk.page.finish_edit()
