"""The fee calculator, used by keyboard and mouse as a clerk would."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.report.fees import PAGES, PIECES, Entry, Payment
from core.report.report import Report
from gui.basics import dialogs
from gui.work.session import READ_ONLY, Session
from gui.writing_aids.fee_dialog import FeeDialog
from tests.helpers.gui.fee_desk import ENTER, TAB, TWO, compose, opened, row
from tests.helpers.hands import bring_up, focused, press

TOKEN = "{applications.other.fee_unpaid.total}"


def test_a_quick_calculation_is_one_number(dialog: FeeDialog) -> None:
    press("41")
    assert row(dialog, 1).fee.text() == "4300元"
    assert dialog.working.toPlainText().splitlines() == [
        "按件，41件",
        "1—10件：不收费",
        "11—30件：20件×100元=2000元",
        "31—40件：10件×200元=2000元",
        "41件：1件×300元=300元",
        "小计4300元",
    ]
    assert dialog.total.text() == "应收合计4300元"
    assert dialog.offered.item(0).text() == "本年度收取信息处理费4300元，均为按件计收。"


def test_a_year_typed_by_keyboard_alone(dialog: FeeDialog) -> None:
    back = Qt.Key.Key_Backtab
    press("45", ENTER)  # a new line, the focus where its number goes
    assert focused() is row(dialog, 2).quantity
    press("12", back, Qt.Key.Key_Down, back)  # the first month
    compose("李某")
    press(TAB, TAB, ENTER)
    compose("１５０")
    press(back, back, back, Qt.Key.Key_Down, TAB)  # by volume
    compose("某申请")
    press(TAB)  # the month is passed over
    assert focused() is row(dialog, 3).quantity
    press(TAB, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert dialog.entries() == (
        Entry(PIECES, 45),
        Entry(PIECES, 12, 1, "李某"),
        Entry(PAGES, 150, 0, "某申请", Payment.UNPAID),
    )
    assert dialog.total.text() == "应收合计7400元，其中已缴5700元，逾期未缴1700元"
    assert dialog.working.toPlainText().startswith("按量，某申请，150页")
    press(TAB, TAB, TAB)
    assert focused() is dialog.working
    press(TAB)
    assert focused() is dialog.offered
    press(Qt.Key.Key_Down, ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen_sentence().startswith("2025年，本机关按照")


def test_the_computation_follows_the_line_in_use(qtbot: QtBot) -> None:
    dialog = opened(qtbot, *TWO)
    assert dialog.working.toPlainText().startswith("按件，张某，3月，45件")
    press(Qt.Key.Key_Down)
    assert dialog.working.toPlainText().startswith("按量，某申请，150页")
    press(Qt.Key.Key_Up)
    assert dialog.working.toPlainText().startswith("按件")
    press(Qt.Key.Key_Up)
    assert focused() is row(dialog, 1).quantity
    QTest.mouseClick(row(dialog, 2).note, Qt.MouseButton.LeftButton)
    assert dialog.working.toPlainText().startswith("按量")


@pytest.mark.parametrize(
    "typed, words",
    [("十二", "第1条：“十二”不是数字"), ("-1", "不能填负数"), ("1.5", "要填整数"), ("12345", "最多填9999件")],
)
def test_bad_input_is_said_in_a_sentence_and_nothing_is_inserted(dialog: FeeDialog, typed: str, words: str) -> None:
    compose(typed)
    assert words in dialog.note.text()
    assert not dialog.insert_button.isEnabled() and not dialog.copy_button.isEnabled()
    press(ENTER)
    assert len(dialog.rows.rows) == 1 and dialog.isVisible()
    row(dialog, 1).quantity.clear()
    assert dialog.note.text() == "" and dialog.insert_button.isEnabled()


def test_changing_the_way_computes_anew(qtbot: QtBot) -> None:
    dialog = opened(qtbot, Entry(PIECES, 31, 5))
    assert row(dialog, 1).fee.text() == "2200元"
    row(dialog, 1).way.choose(PAGES)
    assert row(dialog, 1).fee.text() == "10元"
    assert dialog.entries() == (Entry(PAGES, 31),)
    row(dialog, 1).way.choose(PIECES)
    assert dialog.entries() == (Entry(PIECES, 31, 5),)


def test_many_hints_leave_room_for_the_rest(qtbot: QtBot) -> None:
    dialog = opened(qtbot, *(Entry(PIECES, 12, month, "张某") for month in range(1, 13) for _ in "两次"))
    lines = dialog.note.text().splitlines()
    assert len(lines) == 5 and lines[-1] == "另有8处需要核对。"


def test_the_dropped_applications_are_linked_in_the_sentence_and_read_as_the_number(qtbot: QtBot) -> None:
    dialog = opened(qtbot, *TWO, dropped=3)
    assert "逾期未缴费的3件，" in dialog.offered.item(0).text()
    assert f"逾期未缴费的{TOKEN}件" in dialog.chosen_sentence()


def test_the_wording_stays_chosen_while_numbers_change(dialog: FeeDialog) -> None:
    dialog.offered.setCurrentRow(3)
    press("11")
    assert dialog.chosen_sentence() == "全年共收取信息处理费100元（按件计收）。"


def test_a_double_click_inserts(dialog: FeeDialog) -> None:
    place = dialog.offered.visualItemRect(dialog.offered.item(2)).center()
    QTest.mouseClick(dialog.offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(dialog.offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen_sentence() == "收取信息处理费情况：本年度未收取信息处理费。"


def test_copying_the_computation(qtbot: QtBot) -> None:
    dialog = opened(qtbot, *TWO)
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "1. 按件，张某，3月，45件" in copied and copied.endswith("应收合计7200元，其中已缴5500元，逾期未缴1700元")
    assert "已复制" in dialog.copied.text()
    row(dialog, 1).quantity.setText("46")
    assert dialog.copied.text() == ""


@pytest.mark.parametrize("leave", [QDialog.reject, QDialog.accept])
def test_closing_asks_nothing_and_keeps_the_fees_in_the_report(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, leave: Callable[[QDialog], None]
) -> None:
    monkeypatch.setattr(dialogs, "choose", lambda *_: pytest.fail("nothing is lost, nothing is asked"))
    dialog = opened(qtbot, *TWO)
    row(dialog, 1).quantity.setText("46")
    leave(dialog)
    session = dialog._session
    assert [entry.quantity for entry in session.report.fees] == [46, 150]
    assert session.report.fees[0].note == "张某"
    again = FeeDialog(session)
    bring_up(qtbot, again)
    assert again.entries() == session.report.fees
    session.undo_stack.undo()
    assert session.report.fees == ()


def test_a_line_that_is_only_named_is_kept_and_what_is_unchanged_is_no_step(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    row(dialog, 1).note.setText("李某")
    dialog.reject()
    session = dialog._session
    assert session.report.fees == (Entry(PIECES, 0, 0, "李某"),)
    steps = session.undo_stack.count()
    again = FeeDialog(session)
    bring_up(qtbot, again)
    assert row(again, 1).note.text() == "李某"
    assert row(again, 1).quantity.text() == ""
    again.reject()
    assert session.undo_stack.count() == steps


def test_read_only_computes_but_does_not_insert(qtbot: QtBot) -> None:
    session = Session(Report("2021", 2025))
    session.set_read_only(True)
    dialog = FeeDialog(session)
    qtbot.addWidget(dialog)
    dialog.rows.current.quantity.setText("31")
    assert dialog.total.text() == "应收合计2200元"
    assert not dialog.insert_button.isEnabled()
    assert dialog.insert_button.toolTip() == READ_ONLY


def test_enter_never_inserts_by_accident(dialog: FeeDialog) -> None:
    """While fees are typed it goes on from field to field."""
    line = row(dialog, 1)
    for widget in (line.note, line.month):
        widget.setFocus()
        press(ENTER)
        assert dialog.isVisible()
        assert focused() is not widget and dialog.rows.isAncestorOf(focused())


def test_enter_on_a_sentence_inserts_it(dialog: FeeDialog) -> None:
    row(dialog, 1).quantity.setText("31")
    dialog.offered.setFocus()
    dialog.offered.setCurrentRow(1)
    sentence = dialog.chosen_sentence()
    assert dialog.insert_button.filled and not dialog.close_button.filled
    press(ENTER)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.chosen_sentence() == sentence
