"""What the tabs are called follows whatever it tells of, and costs no more than that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.edits import Confirm, SetBody, SetCells, SetText
from gui.window import tab_state
from gui.window.main_window import MainWindow
from tests.helpers.gui.painted import Painted
from tests.helpers.gui.rest import at_rest
from tests.helpers.hands import focused
from tests.helpers.window_desk import begin, filled


def test_tabs_are_told_anew_whatever_they_tell_of_changes(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, filled().with_text("overview", "去年写的").with_unverified("overview", ("去年写的",)))
    session, tabs = window.session, window.editor.tabs
    edits = (
        SetCells({"applications.granted.business": 8}),
        SetCells({"applications.granted.business": None}),
        SetCells({}, marks={"applications.granted.business": "/"}),
        SetText("problems", ""),
        Confirm("overview", ()),
        SetBody("agency", ""),
        SetText("preamble", "说明"),
    )
    for act in (*(lambda edit=edit: session.perform(edit) for edit in edits), *[session.undo_stack.undo] * len(edits)):
        act()
        names = list(tab_state.names(session, window.editor.parts))
        shown = [tabs.tabText(number) for number in range(tabs.count())]
        assert shown in ([name.whole[0] for name in names], [name.short[0] for name in names])


def test_tabs_are_not_measured_again_where_they_tell_the_same(
    make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    begin(window, filled())
    made: list[str] = []
    names = tab_state.names
    monkeypatch.setattr(tab_state, "names", lambda *given: (made.append("names"), names(*given))[1])
    window.session.perform(SetCells({"applications.granted.business": 4}))
    window.session.perform(SetText("problems", "存在的问题及改进情况。有一些。"))
    assert made == ["names"]  # of the text; of the figure there was nothing to tell


def test_a_number_in_the_name_of_a_tab_lays_out_nothing(make_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = make_window()
    begin(window, filled())
    session, tabs = window.session, window.editor.tabs
    table = [key for key in session.report.form.typed if key.startswith("applications")]
    session.perform(SetCells(dict.fromkeys([table[0], *table[20:60]])))
    window.editor.jump(table[0])
    at_rest(qtbot, window)
    for typed, width_stays in (("7", True), ("", False)):
        name, width = tabs.tabText(3), tabs.tabBar().sizeHint()
        QTest.keyClicks(focused(), typed)
        QApplication.processEvents()
        with Painted(tabs) as painted:
            if typed:
                QTest.keyClick(focused(), Qt.Key.Key_Return)
            else:
                session.perform(SetCells(dict.fromkeys(table[:60], 0)))
            QApplication.processEvents()
        assert tabs.tabText(3) != name and painted.widgets["QTabBar"] == 1
        assert (tabs.tabBar().sizeHint() == width) == width_stays
        assert bool(painted.widgets["Corner"]) != width_stays, painted.widgets
