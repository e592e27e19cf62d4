"""The bar above a text: what it counts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.tabs.text_tab import TextTab
from gui.work.session import Session
from tests.helpers import text_desk
from tests.helpers.hands import commit

FORM = form_for_year(2025)


def open_page(qtbot: QtBot, text: str = "", key: str = "overview", **more: object) -> tuple[Session, TextTab]:
    report = Report(FORM.key, 2025, texts={key: text} if text else {}, **more)  # type: ignore[arg-type]
    return text_desk.open_page(qtbot, report, key)


def test_count_follows_typing_and_turns_amber_above_the_limit(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, "国 " * 999)
    plain = page.count.palette().color(QPalette.ColorRole.WindowText)
    assert page.count.text() == "999/1000字"
    commit(page, "我局")
    assert page.count.text() == "1001/1000字，超出1字"
    assert page.count.palette().color(QPalette.ColorRole.WindowText) != plain
    QTest.keyClick(page.editor, Qt.Key.Key_Backspace)
    assert page.count.text() == "1000/1000字"
    assert page.count.palette().color(QPalette.ColorRole.WindowText) == plain


def test_sections_without_limit_and_aspects_have_a_plain_bar(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, "没有。", "problems")
    assert page.count.text() == "3字"
    assert not page.subheadings.isVisible()
