"""The list and the dialog of figures to link."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.links import token
from gui.text.figure_picker import FigureDialog, FigurePopup
from tests.helpers.gui.linked_desk import NEW, Make, stored, type_words
from tests.helpers.hands import commit


def test_arrow_keys_choose_and_escape_leaves_what_was_typed(make_linked: Make) -> None:
    session, edit = make_linked()
    type_words(edit, "【新收")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "【新收" and not edit.figures.popup_shown
    type_words(edit, "件")
    assert not edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stored(session) == "【新收件\n"


def test_letters_that_fit_nothing_hide_the_list_until_they_are_taken_back(make_linked: Make) -> None:
    _, edit = make_linked()
    type_words(edit, "【天气")
    assert not edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert not edit.figures.popup_shown and edit.text() == ""


def test_the_dialog_searches_and_inserts(make_linked: Make, qtbot: QtBot) -> None:
    session, _ = make_linked()
    dialog = FigureDialog(session.report)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.field, "fyzj")
    assert dialog.chosen is not None and dialog.chosen.cells == ("proceedings.review.total",)
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.chosen is not None and dialog.chosen.cells != ("proceedings.review.total",)
    dialog.field.setText("天气")
    assert dialog.chosen is None and dialog.none.isVisible() and not dialog.insert.isEnabled()


def test_the_bracket_typed_over_selected_words_opens_the_list_too(make_linked: Make) -> None:
    session, edit = make_linked("收到申请若干件。")
    edit.select((4, 6))
    type_words(edit, "【新收")
    assert edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stored(session) == f"收到申请{token(NEW)}件。"


def test_taking_words_back_behind_an_old_bracket_opens_nothing(make_linked: Make) -> None:
    _, edit = make_linked("收到【甲件。")
    edit.select((4, 4))
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "收到【件。" and not edit.figures.popup_shown


def test_an_input_method_that_closes_the_bracket_itself_goes_on_between_them(make_linked: Make) -> None:
    session, edit = make_linked()
    commit(edit, "【】")
    assert not edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Left)
    assert edit.figures.popup_shown
    type_words(edit, "新收")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stored(session) == token(NEW)


def test_the_list_goes_with_the_cursor_when_the_page_is_scrolled_or_resized(make_linked: Make) -> None:
    _, edit = make_linked("\n".join(["收到申请。"] * 40))
    edit.resize(900, 900)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.moveCursor(QTextCursor.MoveOperation.PreviousBlock)
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().maximum())
    type_words(edit, "【新收")
    popup = edit.findChild(FigurePopup)
    assert popup is not None and popup.isVisible()
    before = popup.y()
    QTest.keyClick(edit, Qt.Key.Key_Down)
    chosen = popup.list.chosen()
    edit.verticalScrollBar().setValue(edit.verticalScrollBar().value() - 10)
    assert popup.y() == before + 10 and popup.list.chosen() == chosen
    edit.resize(700, 400)
    assert popup.geometry().right() < 700 and popup.geometry().bottom() < 400
