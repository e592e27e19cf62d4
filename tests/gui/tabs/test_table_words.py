"""Words beside a table in the window: seen where they stand, written like any text, gone where there are none."""

from PySide6.QtWidgets import QMainWindow
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


def test_a_small_screen_keeps_its_room_for_the_table(qtbot: QtBot) -> None:
    window, session = QMainWindow(), Session()
    words = "\n".join(f"注：第{number}条说明。" for number in range(6))
    session.open(Report("2021", 2025, texts={"applications.below": words}))
    page = TableTab(session, "applications", window)
    window.setCentralWidget(page)
    qtbot.addWidget(window)
    window.resize(900, 900)
    window.show()
    below, row = page.words[1], page.view.look.row
    qtbot.waitUntil(lambda: page.heading.isVisible() and below.height() == below.whole() > 6 * row)
    assert "段" not in below.label.text()
    window.resize(900, 13 * row)
    qtbot.waitUntil(lambda: not page.heading.isVisible() and below.height() < 2 * row)
    assert "共6段" in below.label.text()
    assert page.view.height() > 9 * row and page.view.foot is not None and page.view.foot.isVisible()
    window.activateWindow()
    below.go_to((len(words) - 3, len(words)))
    qtbot.waitUntil(lambda: below.editor.height() > 2.5 * row)
    place = below.editor.cursorRect()
    assert below.editor.viewport().rect().contains(place.center()), "what is written stays in sight"
    page.view.setFocus()
    qtbot.waitUntil(lambda: below.height() < 2 * row)
    window.resize(900, 900)
    qtbot.waitUntil(lambda: page.heading.isVisible() and below.height() == below.whole())
