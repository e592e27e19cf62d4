"""One line of the calculator."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.fees import PAGES, PIECES, Entry, Payment
from gui.writing_aids.fee_dialog import FeeDialog
from tests.helpers.gui.fee_desk import ENTER, TWO, compose, opened, row
from tests.helpers.hands import focused, press


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
