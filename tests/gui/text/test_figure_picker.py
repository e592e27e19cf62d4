"""The list and the dialog of figures to link."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.links import token
from core.report.report import Report
from gui.text.editor import NarrativeEdit
from gui.text.figure_picker import FigureDialog, FigurePopup
from gui.work.session import Session
from tests.helpers.hands import commit
from tests.helpers.text_desk import open_edit

NEW, CARRIED = "applications.new.total", "applications.carried_in.total"

TYPED = "applications.new.natural_person"

KEY = "overview"

Make = Callable[..., tuple[Session, NarrativeEdit]]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(template: str = "", **more: object) -> tuple[Session, NarrativeEdit]:
        made = Report("2021", 2025, texts={KEY: template} if template else {})
        made = made.with_values(dict.fromkeys(made.form.typed, 0)).with_values({TYPED: 11})
        return open_edit(qtbot, made, KEY)

    return build


def type_words(edit: NarrativeEdit, words: str) -> None:
    """Latin letters by keys, Chinese ones through the input method."""
    for character in words:
        if character.isascii():
            QTest.keyClicks(edit, character)
        else:
            commit(edit, character)


def stored(session: Session) -> str:
    return session.report.template(KEY)


def test_arrow_keys_choose_and_escape_leaves_what_was_typed(make: Make) -> None:
    session, edit = make()
    type_words(edit, "【新收")
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "【新收" and not edit.figures.popup_shown
    type_words(edit, "件")
    assert not edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stored(session) == "【新收件\n"


def test_letters_that_fit_nothing_hide_the_list_until_they_are_taken_back(make: Make) -> None:
    _, edit = make()
    type_words(edit, "【天气")
    assert not edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert not edit.figures.popup_shown and edit.text() == ""


def test_the_dialog_searches_and_inserts(make: Make, qtbot: QtBot) -> None:
    session, _ = make()
    dialog = FigureDialog(session.report)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.field, "fyzj")
    assert dialog.chosen is not None and dialog.chosen.cells == ("proceedings.review.total",)
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.chosen is not None and dialog.chosen.cells != ("proceedings.review.total",)
    dialog.field.setText("天气")
    assert dialog.chosen is None and dialog.none.isVisible() and not dialog.insert.isEnabled()


def test_the_bracket_typed_over_selected_words_opens_the_list_too(make: Make) -> None:
    session, edit = make("收到申请若干件。")
    edit.select((4, 6))
    type_words(edit, "【新收")
    assert edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stored(session) == f"收到申请{token(NEW)}件。"


def test_taking_words_back_behind_an_old_bracket_opens_nothing(make: Make) -> None:
    _, edit = make("收到【甲件。")
    edit.select((4, 4))
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "收到【件。" and not edit.figures.popup_shown


def test_an_input_method_that_closes_the_bracket_itself_goes_on_between_them(make: Make) -> None:
    session, edit = make()
    commit(edit, "【】")
    assert not edit.figures.popup_shown
    QTest.keyClick(edit, Qt.Key.Key_Left)
    assert edit.figures.popup_shown
    type_words(edit, "新收")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert stored(session) == token(NEW)


def test_the_list_goes_with_the_cursor_when_the_page_is_scrolled_or_resized(make: Make) -> None:
    _, edit = make("\n".join(["收到申请。"] * 40))
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
