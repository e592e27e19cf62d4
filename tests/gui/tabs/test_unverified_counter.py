"""Paragraphs nobody has looked at: counted down and confirmed."""

from PySide6.QtCore import Qt
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


def test_counter_counts_down_and_confirms_the_rest(qtbot: QtBot) -> None:
    words = ("甲。", "乙。", "丙。")
    session, page = open_page(qtbot, "\n".join(words), unverified={"overview": words})
    assert page.counter.list_button.text() == "还有3段未核对"
    page.select((1, 1))
    commit(page, "改")
    assert page.counter.list_button.text() == "还有2段未核对"
    QTest.mouseClick(page.counter.button, Qt.MouseButton.LeftButton)
    assert not page.counter.isVisible()
    session.undo_stack.undo()
    assert page.counter.list_button.text() == "还有2段未核对"
    assert page.counter.isVisible()
