"""A whole report, or one of its tables, pasted anywhere in the window."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.matching.paste import clipboard_report
from gui.commands import paste_report
from gui.importing.dialog import ImportAs
from gui.tabs.table_tab import TableTab
from gui.window.main_window import MainWindow
from tests.helpers.gui.import_clerk import FILE, Clerk, begin, put
from tests.helpers.makers.import_maker import AGENCY, A, report_html, table_html

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(monkeypatch)


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """Ready for what is pasted before any report is open."""
    paste_report.install(window.workspace, window)
    return window


def test_report_pasted_on_the_start_page(window: MainWindow, clerk: Clerk):
    put(report_html({**FILE, f"{A}.new.total": "7"}))
    clerk.takes(ImportAs.DRAFT)
    assert paste_report.offer(window.workspace, window)
    assert clerk.seen[0].bar.ways[ImportAs.INTO].isHidden()
    assert window.report_open
    assert (window.session.report.year, window.session.report.agency) == (2025, AGENCY)


def test_table_pasted_on_the_start_page(window: MainWindow, clerk: Clerk):
    put(table_html("proceedings", {"proceedings.review.upheld": "4"}))
    clerk.takes(ImportAs.EDIT)
    assert paste_report.offer(window.workspace, window)
    assert window.session.report.value("proceedings.review.upheld") == 4


def test_anything_else_on_the_start_page_is_answered(window: MainWindow, clerk: Clerk):
    for html, text in (("", "一段文字"), ("<table><tr><td>1<td>2</table>", "1\t2"), ("", "")):
        put(html, text)
        assert paste_report.offer(window.workspace, window)
    assert clerk.said == [paste_report.NOT_A_REPORT] * 3
    assert not clerk.seen and not window.report_open


def test_two_reports_at_once_are_refused(window: MainWindow, clerk: Clerk):
    begin(window)
    put(report_html() + report_html(year=2023))
    assert paste_report.offer(window.workspace, window)
    assert "两份" in clerk.said[0] and not clerk.seen


def test_table_of_another_tab(window: MainWindow, clerk: Clerk):
    begin(window)
    window.editor.jump(f"{A}.new.business")
    put(table_html("proceedings", {"proceedings.review.upheld": "4"}))
    clerk.takes(ImportAs.INTO)
    assert paste_report.offer(window.workspace, window)
    assert window.session.report.value("proceedings.review.upheld") == 4
    assert window.session.report.value(f"{A}.new.business") is None


@pytest.mark.parametrize(
    "html, text",
    [
        (table_html(A), ""),  # the very table with the cursor
        ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "1\t2\n3\t4"),
        ("", "7"),
        ("<p>一段文字</p>", "一段文字"),
    ],
)
def test_what_the_table_with_the_cursor_can_paste_is_left_to_it(window: MainWindow, clerk: Clerk, html: str, text: str):
    begin(window)
    window.editor.jump(f"{A}.new.business")
    put(html, text)
    assert not paste_report.offer(window.workspace, window)
    assert not clerk.seen and not clerk.said
    page = window.editor.parts[A]
    assert isinstance(page, TableTab) and page.view.hasFocus()


def test_ctrl_v_in_a_text_takes_words_but_offers_a_report(window: MainWindow, clerk: Clerk, qtbot: QtBot):
    begin(window)
    window.editor.jump("overview", (0, 0))
    editor, session = QApplication.focusWidget(), window.session
    assert editor is not None
    put("<p>网页上的一句话。</p>", "网页上的一句话。")
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert session.report.text("overview") == "网页上的一句话。本年文字。"
    put(report_html(FILE), "整份报告的文字")
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(clerk.seen) == 1)
    assert "整份报告" not in session.report.text("overview")
    put("<table><tr><td>姓名<td>职务</table>", "姓名 职务")  # a table, but none of the form
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "姓名 职务" in session.report.text("overview"))
    put("", f"{A}\t1\t2")  # plain text with tabs stays text
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert len(clerk.seen) == 1 and A in session.report.text("overview")


def test_ctrl_v_in_a_field_of_the_cover(window: MainWindow, clerk: Clerk, qtbot: QtBot):
    begin(window)
    window.editor.jump("agency")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    put(report_html(FILE))
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: len(clerk.seen) == 1)
    assert window.session.report.agency == AGENCY


def test_a_whole_sheet_is_read_beside_the_window(
    window: MainWindow, clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, real = Event(), clipboard_report.read

    def slow(html: str, text: str) -> object:
        assert drawn.wait(60)  # until the window has done something
        return real(html, text)

    monkeypatch.setattr(clipboard_report, "read", slow)
    put(report_html())
    clerk.takes(ImportAs.DRAFT)
    QTimer.singleShot(0, window, drawn.set)
    assert paste_report.offer(window.workspace, window)
    assert window.report_open
