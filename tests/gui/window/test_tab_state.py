"""What the tabs tell."""

from __future__ import annotations

from collections.abc import Callable

from core.report.report import Report
from gui.window import tab_state
from gui.window.main_window import MainWindow


def filled(year: int = 2024) -> Report:
    texts = {
        "overview": "（一）主动公开\n公开信息。\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障",
        "problems": "存在的问题及改进情况。",
        "other": "没有收取信息处理费。",
    }
    report = Report("2021", year, {"agency": "临江市财政局", "telephone": "0793-1"}, texts)
    values = {**dict.fromkeys(report.form.typed, 0), "applications.new.business": 5, "applications.granted.business": 3}
    return report.with_values(values)


def test_tabs_tell_their_state(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    window.document.start(filled().with_values({"applications.granted.business": 8, "proceedings.review.upheld": None}))
    states = {page: tab_state.state(window.session, page) for page in window.editor.pages}
    assert states["applications"] == "!1"
    assert states["proceedings"] == "1"
    assert states["overview"] == states["disclosure"] == "✓"
    texts = [window.editor.tabs.tabText(index) for index in range(window.editor.tabs.count())]
    assert texts[3].endswith("!1")
