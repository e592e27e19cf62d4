"""What the tabs tell."""

from __future__ import annotations

from collections.abc import Callable

from gui.window import tab_state
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import filled


def test_tabs_tell_their_state(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    window.document.start(filled().with_values({"applications.granted.business": 8, "proceedings.review.upheld": None}))
    states = {page: tab_state.state(window.session, page) for page in window.editor.parts}
    assert states["applications"] == "!1"
    assert states["proceedings"] == "1"
    assert states["overview"] == states["disclosure"] == "✓"
    texts = [window.editor.tabs.tabText(index) for index in range(window.editor.tabs.count())]
    assert texts[3].endswith("!1")
