"""Filling many cells at once, what is told of a selection, and marks for what does not apply."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.report.report import blanks
from gui.table.menu import cell_menu
from tests.helpers.table_desk import CTRL, SHIFT, Desk

Key = Qt.Key

A = "applications.new"

FIRST, SECOND, THIRD = f"{A}.natural_person", f"{A}.business", f"{A}.research"

BELOW = "applications.carried_in.natural_person"


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, values={FIRST: 7})


def stretch(desk: Desk, key: str, *arrows: Qt.Key) -> None:
    desk.go(key)
    for arrow in arrows:
        desk.press(arrow, SHIFT)


def test_down_fills_each_column_from_its_top(desk: Desk) -> None:
    stretch(desk, FIRST, Key.Key_Down, Key.Key_Down, Key.Key_Right)
    desk.view.filling.down()
    assert desk.value(BELOW) == desk.value("applications.granted.natural_person") == 7
    assert desk.value("applications.carried_in.business") is None  # its column begins with a blank
    desk.session.undo_stack.undo()
    assert dict(desk.session.report.values) == {FIRST: 7}


def test_right_fills_each_row_and_leaves_totals_alone(desk: Desk) -> None:
    stretch(desk, FIRST, *[Key.Key_Right] * 6)
    desk.view.filling.right()
    assert [desk.value(key) for key in (SECOND, THIRD)] == [7, 7]
    assert f"{A}.total" not in desk.session.report.values
    assert desk.session.figure(f"{A}.total") == 42


def test_a_single_cell_takes_what_is_above_or_before_it(desk: Desk) -> None:
    desk.go(BELOW)
    desk.view.filling.down()
    assert desk.value(BELOW) == 7
    desk.go(SECOND)
    desk.view.filling.right()
    assert desk.value(SECOND) == 7


def test_ctrl_enter_puts_what_is_typed_into_all_that_is_selected(desk: Desk) -> None:
    stretch(desk, FIRST, Key.Key_Right, Key.Key_Down)
    desk.type("3")
    desk.press(Key.Key_Return, CTRL)
    filled = {FIRST, SECOND, BELOW, "applications.carried_in.business"}
    assert {key for key, value in desk.session.report.values.items() if value == 3} == filled
    assert desk.view.open_editor() is None
    desk.session.undo_stack.undo()
    assert dict(desk.session.report.values) == {FIRST: 7}


def test_ctrl_enter_with_no_figure_stays_in_the_cell(desk: Desk) -> None:
    stretch(desk, FIRST, Key.Key_Right)
    desk.type("3.5")
    desk.press(Key.Key_Return, CTRL)
    assert desk.view.open_editor() is not None
    assert "整数" in desk.messages[-1]
    assert dict(desk.session.report.values) == {FIRST: 7}


def test_the_status_line_tells_number_and_sum_of_a_selection(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.session.selection_told.connect(told.append)
    stretch(desk, FIRST, Key.Key_Right, Key.Key_Right)
    assert told[-1] == "选中3格，1个数，合计7"
    desk.view.filling.right()
    qtbot.waitUntil(lambda: told[-1] == "选中3格，3个数，合计21")
    desk.press(Key.Key_Down)
    assert told[-1] == ""


def test_money_and_numbers_of_cases_are_not_added_up(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "disclosure", {"disclosure.fees.amount": 2, "disclosure.licensing.decisions": 5})
    desk.press(Key.Key_A, CTRL)
    assert desk.session.selection.startswith("选中")
    assert "2个数" in desk.session.selection and "合计" not in desk.session.selection


def test_what_was_pasted_stays_selected(desk: Desk) -> None:
    desk.put("1\t2\n3\t4")
    desk.go(FIRST)
    desk.press(Key.Key_V, CTRL)
    assert desk.view.selected_keys() == [FIRST, SECOND, BELOW, "applications.carried_in.business"]
    assert desk.at == FIRST


@pytest.mark.parametrize("typed", ["/", "／"])
def test_a_mark_is_blank_on_purpose(desk: Desk, typed: str) -> None:
    desk.go(SECOND)
    empty = len(blanks(desk.session.report, "applications"))
    desk.type(typed, Key.Key_Return)
    report = desk.session.report
    assert report.marks == {SECOND: "/"} and report.value(SECOND) is None
    assert desk.model.shown(SECOND) == "/"
    assert len(blanks(report, "applications")) == empty - 1
    assert desk.session.figure(f"{A}.total") == 7 and not desk.session.computed[f"{A}.total"].complete
    desk.go(SECOND)
    desk.type("0", Key.Key_Return)
    assert desk.value(SECOND) == 0 and desk.session.report.marks == {}
    desk.session.undo_stack.undo()
    assert desk.session.report.marks == {SECOND: "/"}


def test_words_of_an_input_method_and_the_delete_key(desk: Desk) -> None:
    desk.go(SECOND)
    desk.compose("不适用")
    desk.press(Key.Key_Return)
    assert desk.session.report.marks == {SECOND: "不适用"}
    desk.go(SECOND)
    desk.press(Key.Key_Delete)
    assert desk.session.report.marks == {}


def test_marks_are_copied_filled_and_pasted(desk: Desk) -> None:
    desk.go(SECOND)
    desk.view.filling.mark("/")
    desk.press(Key.Key_C, CTRL)
    desk.go(BELOW)
    desk.press(Key.Key_V, CTRL)
    stretch(desk, SECOND, Key.Key_Right)
    desk.view.filling.right()
    assert desk.session.report.marks == {SECOND: "/", BELOW: "/", THIRD: "/"}


def test_the_menu_has_all_of_it_and_is_pale_where_nothing_can_be_changed(desk: Desk) -> None:
    def usable() -> dict[str, bool]:
        menu = cell_menu(
            desk.view, desk.view.filling, (desk.view.cut, desk.view.copy, desk.view.paste, desk.view.clear)
        )
        return {action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()}

    desk.go(FIRST)
    names = ["剪切", "复制", "粘贴", "清除", "向下填充", "向右填充", "选中的空白填0", "填入“/”（不计数）"]
    assert list(usable())[: len(names)] == names and all(usable().values())
    desk.go(f"{A}.total")
    assert [name for name, on in usable().items() if on] == ["复制", "全选"]


def test_the_blanks_of_a_selection_become_0_and_no_others(desk: Desk) -> None:
    stretch(desk, FIRST, Key.Key_Right, Key.Key_Right)
    desk.view.filling.zero()
    assert dict(desk.session.report.values) == {FIRST: 7, SECOND: 0, THIRD: 0}


def test_ctrl_enter_puts_a_mark_into_all_that_is_selected(desk: Desk) -> None:
    stretch(desk, FIRST, Key.Key_Right, Key.Key_Down)
    desk.type("/")
    desk.press(Key.Key_Return, CTRL)
    marks = dict(desk.session.report.marks)
    assert {*marks.values()} == {"/"} and {FIRST, SECOND, BELOW} <= {*marks}
    desk.session.undo_stack.undo()
    assert not desk.session.report.marks and desk.value(FIRST) == 7
