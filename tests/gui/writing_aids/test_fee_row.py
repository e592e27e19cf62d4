"""One line of the calculator."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.fees import PAGES, PIECES, Entry, Payment
from core.report.report import Report
from gui.work.session import Session
from gui.writing_aids.fee_dialog import FeeDialog
from gui.writing_aids.fee_row import FeeRow
from tests.helpers.hands import bring_up, commit, focused, press

TWO = (Entry(PIECES, 45, 3, "张某"), Entry(PAGES, 150, 0, "某申请", Payment.UNPAID))


def opened(qtbot: QtBot, *entries: Entry, dropped: int = 0, other: str = "") -> FeeDialog:
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"other": other} if other else {})
    dialog = FeeDialog(Session(report.with_values({"applications.other.fee_unpaid.business": dropped})), None, entries)
    bring_up(qtbot, dialog)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> FeeDialog:
    return opened(qtbot)


def compose(words: str) -> None:
    """Type by input method."""
    commit(focused(), words)


def row(dialog: FeeDialog, number: int) -> FeeRow:
    return dialog.rows.rows[number - 1]


TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def test_a_line_without_quantity_is_named(qtbot: QtBot) -> None:
    dialog = opened(qtbot, TWO[0])
    press(ENTER, Qt.Key.Key_Backtab, Qt.Key.Key_Backtab)
    compose("李某")
    assert dialog.note.text() == "第2条未填件数或页数，未计入。"
    assert dialog.entries() == TWO[:1]


def test_what_is_free_needs_no_payment(dialog: FeeDialog) -> None:
    press("10")
    assert not row(dialog, 1).payment.isEnabled()
    assert dialog.offered.item(0).text() == "本年度未收取信息处理费。"
    press(Qt.Key.Key_Backspace, "1")
    assert row(dialog, 1).payment.isEnabled()
    assert row(dialog, 1).fee.text() == "100元"


def test_a_note_copied_from_a_cell_stays_one_line(dialog: FeeDialog) -> None:
    QApplication.clipboard().setText("张某\n某村\t三组\n")
    row(dialog, 1).note.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    row(dialog, 1).quantity.setText("45件")
    assert dialog.entries() == (Entry(PIECES, 45, 0, "张某 某村 三组"),)


def test_hints_beside_doubtful_entries(qtbot: QtBot) -> None:
    dialog = opened(qtbot, TWO[0], Entry(PIECES, 3, 3, "张某"), Entry(PAGES, 31, payment=Payment.UNPAID))
    assert "请合并为一条" in dialog.note.text()
    assert "总计为0" in dialog.note.text()
    assert dialog.insert_button.isEnabled()
