"""Figures, sentences and fees from menus and the bar above a text, in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells, SetText
from core.report.links import token
from core.report.report import Report
from gui.tabs.text_tab import TextTab
from gui.text.figure_picker import FigureDialog
from gui.text.menu import offered_at
from gui.window.main_window import MainWindow
from gui.writing_aids import fee_dialog, sentence_dialog
from tests.helpers.hands import focused
from tests.helpers.window_desk import begin

NEW = "applications.new.total"
TYPED = "applications.new.natural_person"
WORDS = "全年收到政府信息公开申请11件，上年结转0件。"


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    report = Report("2021", 2025, texts={"overview": WORDS})
    begin(window, report.with_values(dict.fromkeys(report.form.typed, 0)).with_values({TYPED: 11}))
    return window


def page(window: MainWindow, key: str) -> TextTab:
    found = window.editor.parts[key]
    assert isinstance(found, TextTab)
    window.editor.tabs.setCurrentWidget(found)
    return found


def accept(monkeypatch: pytest.MonkeyPatch, dialog: type, do: Callable[..., object]) -> None:
    """Answer a dialog as a person would, and press its button."""

    def answer(self: object) -> bool:
        do(self)
        return True

    monkeypatch.setattr(dialog, "exec", answer)


def test_the_bar_counts_what_can_be_linked_and_links_it(window: MainWindow, qtbot: QtBot) -> None:
    text = page(window, "overview")
    qtbot.waitUntil(text.link_button.isVisible)
    assert text.link_button.text() == "联动2处"
    qtbot.mouseClick(text.link_button, Qt.MouseButton.LeftButton)
    assert not text.link_button.isVisible()
    window.session.perform(SetCells({TYPED: 12}))
    assert text.editor.text() == WORDS.replace("11", "12")


def test_a_figure_from_the_menu_goes_where_the_cursor_is(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    text = page(window, "problems")
    accept(monkeypatch, FigureDialog, lambda dialog: QTest.keyClicks(dialog.field, "xszfxx"))
    window.actions_by_name["insert_figure"].trigger()
    assert window.session.report.template("problems") == token(NEW)
    assert text.editor.text() == "11"


def test_a_sentence_comes_as_a_paragraph_with_linked_figures(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = page(window, "overview")
    text.editor.select((len(WORDS), len(WORDS)))
    accept(monkeypatch, sentence_dialog.SentenceDialog, lambda dialog: None)
    qtbot.mouseClick(text.sentence_button, Qt.MouseButton.LeftButton)
    first, second = text.editor.text().split("\n")
    assert first == WORDS and "11件" in second
    assert len(window.session.report.linked("overview").links) > 0


@pytest.mark.parametrize("key", ["applications", "overview", "other"])
def test_the_fee_sentence_goes_into_section_six_from_anywhere(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    window.editor.tabs.setCurrentWidget(window.editor.parts[key])
    before = window.session.report.text("overview")
    accept(
        monkeypatch,
        fee_dialog.FeeDialog,
        lambda dialog: QTest.keyClicks(dialog.rows.current.quantity, "31"),
    )
    window.actions_by_name["fees"].trigger()
    assert "2200元" in window.session.report.text("other")
    assert window.session.report.text("overview") == before
    assert window.editor.tabs.currentWidget() is window.editor.parts["other"]


def test_on_a_table_the_commands_say_where_to_go(window: MainWindow, qtbot: QtBot) -> None:
    window.editor.tabs.setCurrentWidget(window.editor.parts["applications"])
    for name in ("insert_figure", "insert_sentence", "link_figure"):
        with qtbot.waitSignal(window.session.message) as said:
            window.actions_by_name[name].trigger()
        assert said.args == ["请先将光标移到文字部分，再使用此命令。"]


def test_nothing_is_inserted_into_a_read_only_report(window: MainWindow) -> None:
    text = page(window, "overview")
    window.session.set_read_only(True)
    assert not text.figure_button.isEnabled() and not text.sentence_button.isEnabled()
    assert not window.actions_by_name["insert_figure"].isEnabled()
    assert not window.actions_by_name["link_figure"].isEnabled()


def test_undo_and_redo_show_what_they_changed(window: MainWindow) -> None:
    text = page(window, "overview")
    text.editor.put((0, 2), "今年", "修改文字")
    window.session.perform(SetCells({TYPED: 12}))
    window.editor.tabs.setCurrentWidget(window.editor.parts["other"])
    window.session.undo_stack.undo()
    assert window.session.current == TYPED
    assert window.editor.tabs.currentWidget() is window.editor.parts["applications"]
    window.session.undo_stack.undo()
    assert window.editor.tabs.currentWidget() is text
    assert text.editor.selected_words() == "全"
    window.session.undo_stack.redo()
    window.session.undo_stack.redo()
    assert window.session.current == TYPED


def test_one_key_mends_the_year_or_number_at_the_cursor(window: MainWindow, qtbot: QtBot) -> None:
    text = page(window, "problems")
    window.session.perform(
        SetText("problems", "2023年公开不够及时，2023年收到政府信息公开申请12件。本年收到政府信息公开申请12件。")
    )
    text.editor.go_to((2, 2))
    qtbot.waitUntil(text.editor.hasFocus)
    window.actions_by_name["mend"].trigger()
    assert text.editor.text().startswith("2025年公开不够及时，2023年")
    text.editor.go_to((45, 45))
    window.actions_by_name["mend"].trigger()
    assert text.editor.text().endswith("本年收到政府信息公开申请11件。")
    names = [name for name, _ in offered_at(window.session, "problems", 12)]
    assert names == ["改为2025年"]
    window.session.undo_stack.undo()
    window.session.undo_stack.undo()
    names = [name for name, _ in offered_at(window.session, "problems", 12)]
    assert names == ["改为2025年", "本部分全部改为2025年"]


def test_the_way_to_the_cells_to_fill_leaves_the_keyboard_there(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(window, "overview").editor.setFocus()
    window.session.perform(SetCells({TYPED: None}))

    def go(self: sentence_dialog.SentenceDialog) -> bool:
        self.go_button.click()
        return False

    monkeypatch.setattr(sentence_dialog.SentenceDialog, "exec", go)
    window.actions_by_name["insert_sentence"].trigger()
    assert window.session.current == TYPED
    qtbot.keyClick(focused(), "7")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert window.session.report.value(TYPED) == 7
    assert window.session.report.text("overview") == WORDS


def test_the_title_takes_no_sentence_and_no_fee(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.editor.jump("title")
    with qtbot.waitSignal(window.session.message) as said:
        window.actions_by_name["insert_sentence"].trigger()
    assert said.args == ["标题里不能插入语句。请将光标移到文字部分，再使用此命令。"]
    accept(monkeypatch, fee_dialog.FeeDialog, lambda dialog: QTest.keyClicks(dialog.rows.current.quantity, "31"))
    window.actions_by_name["fees"].trigger()
    assert "title" not in window.session.report.texts
    assert "2200元" in window.session.report.text("other")


def test_leaving_the_fees_leaves_the_tab_on_show(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    table = window.editor.parts["applications"]
    window.editor.tabs.setCurrentWidget(table)
    monkeypatch.setattr(fee_dialog.FeeDialog, "exec", lambda dialog: False)
    window.actions_by_name["fees"].trigger()
    assert window.editor.tabs.currentWidget() is table
