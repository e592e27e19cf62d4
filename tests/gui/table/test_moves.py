"""Where the cursor goes from a figure."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.helpers.table_desk import CTRL, SHIFT, Desk, MakeDesk

# The offscreen platform cannot raise a tooltip's window, and says so.
Key = Qt.Key


A, P = "applications", "proceedings"


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
