"""Words beside a table in the window: seen where they stand, written like any text, gone where there are none."""

from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.tabs.table_tab import TableTab
from gui.work.session import Session


def test_seen_edited_and_undone(qtbot: QtBot) -> None:
    session = Session()
    session.open(
        Report("2021", 2025, texts={"disclosure.below": "注：甲。"}, unverified={"disclosure.below": ("注：甲。",)})
    )
    page = TableTab(session, "disclosure")
    qtbot.addWidget(page)
    page.show()
    above, below = page.words
    assert (above.isVisible(), below.isVisible()) == (False, True)
    page.go_to("disclosure.below", (0, 2))
    assert below.editor.selected_words() == "注："
    below.editor.selectAll()
    qtbot.keyClicks(below.editor, "x")
    assert session.report.text("disclosure.below") == "x"
    session.undo_stack.undo()
    assert session.report.text("disclosure.below") == "注：甲。"
    session.open(Report("2021", 2025))
    page.view.setFocus()
    below.refresh()
    assert not below.isVisible()
