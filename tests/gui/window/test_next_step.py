"""One line says what comes next and goes there; hints of a first use go away for ever; a new report shows no red."""

from collections.abc import Callable

from core.report.edits import SetBody
from core.report.report import Report
from gui.window import tab_state
from gui.window.first_hints import HINTS
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin


def test_a_new_report_shows_no_red(window: MainWindow) -> None:
    begin(window, Report("2021", 2025))
    states = [tab_state.state(window.session, page) for page in window.editor.parts]
    assert states == ["1", "●", "10", "138", "12", "●", "●"]
    assert not any(finding.wrong for finding in window.session.findings)
    assert window.status.verdict.words == "未发现错误（164处未填）"
    assert window.editor.tabs.tabToolTip(0) == "1处未填"
    window.session.perform(SetBody("agency", "临江市财政局"))
    assert tab_state.state(window.session, tab_state.COVER) == "✓"


def test_hints_of_a_first_use_go_away_for_ever(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, Report("2021", 2025))
    hints = window.editor.hints
    assert hints.isVisible()
    assert hints.words.text() == HINTS["cover"]
    hints.away.click()
    assert not hints.isVisible()
    window.editor.next_tab()
    assert hints.words.text() == HINTS["text"]
    hints.away.click()
    again = make_window()
    begin(again, Report("2021", 2025))
    assert not again.editor.hints.isVisible()
    again.editor.jump("applications.new.business")
    assert again.editor.hints.isVisible()
    assert again.editor.hints.words.text() == HINTS["table"]
    again.editor.hints.away.click()
    assert again.settings.hints_seen == ("cover", "text", "table")
