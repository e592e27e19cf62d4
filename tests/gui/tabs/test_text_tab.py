"""The bar above a text: count, sub-headings, paragraphs 未核对."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.tabs.text_tab import TextTab
from gui.work.session import Session
from tests.helpers import text_desk
from tests.helpers.hands import commit

FORM = form_for_year(2025)

ASPECTS = FORM.section("overview").aspects


def open_page(qtbot: QtBot, text: str = "", key: str = "overview", **more: object) -> tuple[Session, TextTab]:
    report = Report(FORM.key, 2025, texts={key: text} if text else {}, **more)  # type: ignore[arg-type]
    return text_desk.open_page(qtbot, report, key)


def choose(page: TextTab, words: str) -> None:
    menu = page.subheadings.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_skeleton_fills_an_empty_text_and_typing_goes_below_the_first(qtbot: QtBot) -> None:
    session, page = open_page(qtbot)
    choose(page, "全部小标题")
    commit(page, "我局公开信息3条。")
    lines = [line for line in session.report.text("overview").split("\n") if line]
    assert lines == [ASPECTS[0], "我局公开信息3条。", *ASPECTS[1:]]
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.report.text("overview") == ""


def test_menu_tells_which_subheadings_are_there(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, "（二）依申请公开\n我局办理1件。")
    menu = page.subheadings.menu()
    menu.aboutToShow.emit()
    there = [action.text().split("\t")[0] for action in menu.actions() if "已有" in action.text()]
    assert there == [ASPECTS[1]]
    assert not menu.actions()[-1].isEnabled()


@pytest.mark.parametrize(
    ("text", "cursor", "after"),
    [
        ("甲乙", 1, ["甲乙", "H"]),
        ("甲乙", 0, ["H", "甲乙"]),
        ("甲乙", 2, ["甲乙", "H"]),
        ("甲\n\n乙", 2, ["甲", "H", "乙"]),
        ("甲\n乙", 2, ["甲", "H", "乙"]),
        ("", 0, ["H"]),
    ],
)
def test_a_subheading_becomes_a_paragraph_of_its_own(qtbot: QtBot, text: str, cursor: int, after: list[str]) -> None:
    session, page = open_page(qtbot, text)
    page.select((cursor, cursor))
    choose(page, ASPECTS[2])
    assert session.report.text("overview").split("\n") == [ASPECTS[2] if line == "H" else line for line in after]
    assert page.editor.textCursor().block().text() == ASPECTS[2]
    assert page.editor.textCursor().atBlockEnd()
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert page.editor.text() == text


def test_find_button_hands_over_the_selected_words(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, "我局公开")
    page.select((2, 4))
    with qtbot.waitSignal(page.find_requested) as caught:
        QTest.mouseClick(page.find_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["公开"]


def test_read_only_offers_nothing_that_changes(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, "甲。", unverified={"overview": ("甲。",)})
    session.set_read_only(True)
    assert not page.subheadings.isEnabled()
    assert not page.counter.button.isEnabled()
    QTest.keyClick(page.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.report.unverified == {"overview": ("甲。",)}


def test_an_empty_text_says_what_to_do_until_something_stands_there(qtbot: QtBot) -> None:
    _, page = open_page(qtbot)
    empty = page.editor.viewport().grab().toImage()
    page.editor.set_hint("")
    assert page.editor.viewport().grab().toImage() != empty
