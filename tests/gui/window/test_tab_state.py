"""What the tabs tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.report.edits import Confirm, SetBody, SetCells, SetText
from gui.window import tab_state
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin, filled


def test_tabs_tell_their_state(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    window.document.start(filled().with_values({"applications.granted.business": 8, "proceedings.review.upheld": None}))
    states = {page: tab_state.state(window.session, page) for page in window.editor.parts}
    assert states["applications"] == "!1"
    assert states["proceedings"] == "1"
    assert states["overview"] == states["disclosure"] == "✓"
    texts = [window.editor.tabs.tabText(index) for index in range(window.editor.tabs.count())]
    assert texts[3].endswith("!1")


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
    window.editor.complete()
    made: list[str] = []
    names = tab_state.names
    monkeypatch.setattr(tab_state, "names", lambda *given: (made.append("names"), names(*given))[1])
    window.session.perform(SetCells({"applications.granted.business": 4}))
    window.session.perform(SetText("problems", "存在的问题及改进情况。有一些。"))
    assert made == ["names"]  # of the text; of the figure there was nothing to tell
