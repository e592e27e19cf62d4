"""A text beside that of the year before; for the tests of the comparison."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.tabs.last_year_text import LastYearText
from gui.tabs.text_tab import TextTab
from gui.text.qt_text import cursor_over

FORM = form_for_year(2025).key


BEFORE = "2024年，我局认真做好政府信息公开工作。\n全年公开信息126条。及时更新网站。\n组织培训2次。"


NOW = "2025年，我局认真做好政府信息公开工作。\n全年公开信息143条。\n新建了意见征集专栏。\n组织培训2次。"


def report(now: str = NOW, before: str | None = BEFORE, **more: object) -> Report:
    last = None if before is None else Report(FORM, 2024, texts={"overview": before})
    return Report(FORM, 2025, texts={"overview": now, "problems": "无。"}, last_year=last, **more)  # type: ignore[arg-type]


def beside(page: TextTab) -> LastYearText:
    """The pane, opened by its button."""
    if not page.compare_button.isChecked():
        QTest.mouseClick(page.compare_button, Qt.MouseButton.LeftButton)
    assert page.last_text is not None
    assert page.last_text.isVisible()
    return page.last_text


def place_of(pane: LastYearText, words: str) -> QPoint:
    start = pane.view.toPlainText().index(words)
    return pane.view.cursorRect(
        cursor_over(pane.view.document(), pane.view.toPlainText(), (start + 1, start + 1))
    ).center()


def click(pane: LastYearText, words: str) -> None:
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, words))


def struck(pane: LastYearText) -> list[str]:
    return [s.cursor.selectedText() for s in pane.view.extraSelections() if s.format.fontStrikeOut()]  # type: ignore[attr-defined]


def set_off(pane: LastYearText) -> str:
    looks = pane.view.extraSelections()
    return looks[0].cursor.selectedText()  # type: ignore[attr-defined]


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if words in action.text()).trigger()
