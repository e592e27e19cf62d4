"""Typing, moving, refusing and undoing in a real table tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core.report.edits import ReplaceReport, SetCells
from core.report.report import Report
from tests.helpers.hands import turn_wheel
from tests.helpers.table_desk import CTRL, SHIFT, Desk

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


def test_enter_skips_computed_cells_and_goes_on_in_the_next_column(desk: Desk):
    desk.go(f"{A}.other.other.natural_person")
    desk.press(Key.Key_Return)
    assert desk.at == f"{A}.new.business"
    desk.press(Key.Key_Return, SHIFT)
    assert desk.at == f"{A}.other.other.natural_person"


def test_enter_may_move_right(desk: Desk):
    desk.page.enter_moves = "right"
    desk.go(f"{A}.new.legal_service")
    desk.type("1", Key.Key_Return)
    desk.type("2", Key.Key_Return)
    assert desk.value(f"{A}.new.other_org") == 2
    assert desk.at == f"{A}.carried_in.natural_person"


def test_whole_table_with_digits_and_enter_alone(make: MakeDesk):
    desk = make(P)
    for number in range(12):
        desk.type(str(number), Key.Key_Enter)
    typed = [key for key in desk.session.report.form.typed if key.startswith(P)]
    assert [desk.value(key) for key in typed] == list(range(12))


def test_tab_and_backtab_go_from_typed_cell_to_typed_cell(desk: Desk):
    desk.go(f"{A}.new.legal_service")
    desk.type("7", Key.Key_Tab)
    assert desk.at == f"{A}.new.other_org" and desk.value(f"{A}.new.legal_service") == 7
    desk.press(Key.Key_Tab)
    assert desk.at == f"{A}.carried_in.natural_person"
    desk.press(Key.Key_Backtab, SHIFT)
    assert desk.at == f"{A}.new.other_org"
    desk.type("8", Key.Key_Backtab)
    assert desk.at == f"{A}.new.legal_service" and desk.value(f"{A}.new.other_org") == 8


def test_arrows_home_end(desk: Desk):
    desk.go(f"{A}.new.business")
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Down)
    assert desk.at == f"{A}.granted.business"
    desk.press(Key.Key_Right)
    desk.press(Key.Key_Up)
    assert desk.at == f"{A}.carried_in.research"
    desk.press(Key.Key_End)
    assert desk.at == f"{A}.carried_in.total"
    desk.press(Key.Key_Home)
    assert desk.at == f"{A}.carried_in.natural_person"
    desk.press(Key.Key_End, CTRL)
    assert desk.at == f"{A}.carried_out.total"
    desk.press(Key.Key_Home, CTRL)
    assert desk.at == f"{A}.new.natural_person"
    desk.press(Key.Key_PageDown)
    desk.press(Key.Key_PageDown)
    desk.press(Key.Key_PageDown)
    assert desk.at == f"{A}.carried_out.natural_person"
    desk.press(Key.Key_Up, CTRL)
    assert desk.at == f"{A}.new.natural_person"


def test_up_and_down_keep_their_column_across_wide_figures(make: MakeDesk):
    desk = make("disclosure")
    desk.go("disclosure.normative_documents.in_force")
    desk.press(Key.Key_Down)
    assert desk.at == "disclosure.licensing.decisions"
    desk.press(Key.Key_Up)
    assert desk.at == "disclosure.normative_documents.in_force"


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


def test_refused_when_the_focus_goes_elsewhere_keeps_the_old_figure(desk: Desk):
    key = f"{A}.new.natural_person"
    desk.session.perform(SetCells({key: 9}))
    desk.go(key)
    desk.type("-1")
    desk.qtbot.mouseClick(
        desk.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=desk.view.visualRect(desk.model.index_of(f"{A}.granted.business")).center(),
    )
    assert desk.view.open_editor() is None
    assert desk.value(key) == 9 and "负数" in desk.messages[-1]
    assert desk.at == f"{A}.granted.business"


def test_letters_begin_no_edit(desk: Desk):
    desk.go(f"{A}.new.natural_person")
    desk.type("a")
    assert desk.view.open_editor() is None and "数字" in desk.messages[-1]
    assert desk.at == f"{A}.new.natural_person"


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


@pytest.mark.parametrize("key", [f"{A}.new.total", f"{A}.processed_total.business", f"{A}.carried_out.total"])
def test_computed_cells_are_read_only_and_say_why(desk: Desk, key: str):
    desk.go(key)
    for act in (lambda: desk.type("5"), lambda: desk.press(Key.Key_F2), lambda: desk.press(Key.Key_Delete)):
        desk.messages.clear()
        act()
        assert desk.messages == ["合计自动计算，不用填写。"]
        assert desk.view.open_editor() is None
    desk.compose("7")
    desk.qtbot.mouseDClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.view.visualRect(desk.model.index_of(key)).center()
    )
    assert desk.view.open_editor() is None and desk.at == key
    assert desk.session.undo_stack.count() == 0


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
    assert desk.view.open_editor().text() == "9"


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


def test_blank_zero_and_number_differ_and_a_total_says_that_it_is_provisional(desk: Desk):
    keys = [f"{A}.new.{column}" for column in ("natural_person", "business", "research")]
    desk.session.perform(SetCells({keys[1]: 0, keys[2]: 5}))
    assert [desk.model.face(key).text for key in keys] == ["", "0", "5"]
    total = desk.model.face(f"{A}.new.total")
    assert (total.text, total.computed, total.provisional) == ("5", True, True)
    assert desk.model.face(f"{A}.granted.total").text == ""
    blank, zero = (desk.view.viewport().grab(desk.view.visualRect(desk.model.index_of(key))) for key in keys[:2])
    assert blank.toImage() != zero.toImage()
    desk.session.perform(SetCells(dict.fromkeys(desk.session.report.form.typed, 0)))
    assert not desk.model.face(f"{A}.new.total").provisional


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


def test_last_year_is_shown_beside_and_compared_on_hover(desk: Desk):
    key = f"{A}.new.business"
    report = desk.session.report.with_values({key: 15})
    last = Report("2021", 2024, values={key: 12})
    desk.session.open(replace(report, last_year=last))
    assert desk.model.face(key).last == "12"
    assert "上年12，本年15，增加3" in desk.model.explain(key)
    desk.session.show_last_year(False)
    assert desk.model.face(key).last == ""


def test_tooltips_give_the_sum_the_guide_and_the_finding(desk: Desk):
    desk.session.perform(SetCells({f"{A}.new.business": 1, f"{A}.granted.business": 3}))
    explained = desk.model.explain(f"{A}.carried_out.business")
    assert "1 + 空白 − 3 = -2" in explained and "办理结果多2件" in explained
    assert "条例第三十六条" in desk.model.explain(f"{A}.granted.business")


def test_tooltip_of_a_computed_cell_comes_on_hover(desk: Desk):
    desk.session.perform(SetCells({f"{A}.new.business": 1, f"{A}.granted.business": 3}))
    key = f"{A}.carried_out.business"
    desk.go(key)
    place = desk.view.visualRect(desk.model.index_of(key)).center()
    viewport = desk.view.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert "1 + 空白 − 3 = -2" in QToolTip.text()


def test_negative_carry_over_is_framed_and_its_parts_are_marked(desk: Desk):
    desk.session.perform(SetCells({f"{A}.granted.business": 3}))
    total, part, other = (
        desk.model.face(f"{A}.{key}") for key in ("carried_out.business", "new.business", "granted.business")
    )
    assert total.edge and total.corner and part.corner and not part.edge and not other.corner
    desk.session.undo_stack.undo()
    assert not desk.model.face(f"{A}.carried_out.business").edge


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
