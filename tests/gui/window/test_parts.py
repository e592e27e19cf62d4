"""The pages of the report are made when they are seen or asked for, and are then as if they had been there all the time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.report.report import Report
from gui.tabs.cover_tab import CoverTab
from gui.tabs.table_tab import TableTab
from gui.tabs.text_tab import TextTab
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin, filled

TABLE, TEXT = "applications", "overview"


@pytest.fixture
def opened(make_window: Callable[[], MainWindow]) -> MainWindow:
    window = make_window()
    begin(window, filled())
    return window


def names(window: MainWindow) -> list[tuple[str, str, str]]:
    """What is called how: text, tooltip and what is spoken."""
    tabs, bar = window.editor.tabs, window.editor.tabs.tabBar()
    return [(tabs.tabText(at), tabs.tabToolTip(at), bar.accessibleTabName(at)) for at in range(tabs.count())]


def test_only_the_page_on_show_is_made(opened: MainWindow) -> None:
    parts = opened.editor.parts
    assert [type(tab) for tab in parts.made()] == [CoverTab]
    assert len(parts) == opened.editor.tabs.count() == 7
    assert "fees" not in parts and parts.get("fees") is None


def test_a_click_on_a_tab_makes_its_page_and_no_other(opened: MainWindow) -> None:
    editor, before = opened.editor, names(opened)
    bar, at = editor.tabs.tabBar(), list(editor.parts).index(TABLE)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
    assert editor.tabs.currentIndex() == at and editor.tabs.currentWidget() is editor.parts[TABLE]
    assert len(editor.parts.made()) == 2 and editor.table_key == TABLE
    assert names(opened) == before
    table = editor.parts[TABLE]
    assert isinstance(table, TableTab) and table.view.hasFocus()


def test_every_page_comes_in_its_own_place(opened: MainWindow) -> None:
    editor, before = opened.editor, names(opened)
    for key in reversed(list(editor.parts)):
        page = editor.parts[key]
        assert editor.tabs.indexOf(page) == list(editor.parts).index(key)
        assert editor.tabs.currentIndex() == 0  # what is asked for is not shown by that
    assert editor.tabs.count() == len(editor.parts) and names(opened) == before
    assert len(editor.parts.made()) == len(editor.parts)


def test_a_page_made_later_is_as_large_and_goes_the_same_way(opened: MainWindow) -> None:
    editor = opened.editor
    first = editor.parts[TABLE]
    opened.zoom_in()
    opened.set_enter_right(True)
    late = editor.parts["proceedings"]
    assert isinstance(first, TableTab) and isinstance(late, TableTab)
    assert late.view.font() == first.view.font() and late.view.font() != opened.font()
    assert late.enter_moves == first.enter_moves == "right"


def test_a_text_made_later_tells_what_it_knows(opened: MainWindow) -> None:
    editor = opened.editor
    editor.jump(TEXT, (2, 4))
    text = editor.parts[TEXT]
    assert isinstance(text, TextTab) and editor.text_shown is text.editor and text.editor.selection() == (2, 4)
    text.find_requested.emit("公开")
    assert editor.find_bar.isVisible() and editor.find_bar.words.text() == "公开"


def test_what_is_undone_on_a_page_that_was_never_seen_is_there_when_it_is(opened: MainWindow) -> None:
    session, key = opened.session, "applications.new.business"
    figure = session.report.value(key)
    opened.editor.parts["disclosure"]
    from core.report.edits import SetCells

    session.perform(SetCells({key: 777}))
    table = opened.editor.parts[TABLE]
    assert isinstance(table, TableTab)
    assert table.model.index_of(key).data() == "777"
    session.undo_stack.undo()
    assert table.model.index_of(key).data() == f"{figure}"


def test_a_report_of_another_form_has_its_own_pages(opened: MainWindow) -> None:
    old = [opened.editor.parts[key] for key in (TABLE, TEXT)]
    opened.editor.jump(TABLE)
    opened.session.open(Report("2019", 2020, {"agency": "临江市财政局"}))  # converted: nobody begins anew
    QApplication.processEvents()
    assert opened.editor.tabs.currentWidget() is opened.editor.parts["cover"]
    editor = opened.editor
    assert list(editor.parts) == ["cover", *(section.key for section in opened.session.report.form.sections)]
    assert [type(tab) for tab in editor.parts.made()] == [CoverTab] and editor.tabs.count() == len(editor.parts)
    assert editor.parts[TABLE] not in old
