"""Last year's text by mouse: copied from, clicked, never typed into."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.pages.last_year_page import LastYearText
from gui.pages.text_page import NarrativePage
from gui.text.qt_text import cursor_over
from tests.helpers.text_desk import open_page

FORM = form_for_year(2025).key

BEFORE = "2024年，我局认真做好政府信息公开工作。\n全年公开信息126条。及时更新网站。\n组织培训2次。"

NOW = "2025年，我局认真做好政府信息公开工作。\n全年公开信息143条。\n新建了意见征集专栏。\n组织培训2次。"


def report(now: str = NOW, before: str | None = BEFORE, **more: object) -> Report:
    last = None if before is None else Report(FORM, 2024, texts={"overview": before})
    return Report(FORM, 2025, texts={"overview": now, "problems": "无。"}, last_year=last, **more)  # type: ignore[arg-type]


def beside(page: NarrativePage) -> LastYearText:
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


def set_off(pane: LastYearText) -> str:
    looks = pane.view.extraSelections()
    return looks[0].cursor.selectedText()  # type: ignore[attr-defined]


def choose(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if words in action.text()).trigger()


def test_a_click_goes_to_the_sentence_of_this_year(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    pane = beside(page)
    click(pane, "组织培训")
    start = NOW.index("组织")
    assert page.editor.selection() == (start, start)
    assert page.editor.hasFocus()
    assert set_off(pane) == "组织培训2次。"
    click(pane, "及时更新")
    assert page.editor.selection()[0] == NOW.index("\n新建")
    assert set_off(pane) == "及时更新网站。"


def test_dragging_selects_words_to_copy_and_goes_nowhere(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    pane = beside(page)
    port, left = pane.view.viewport(), Qt.MouseButton.LeftButton
    start, end = place_of(pane, "全年公开"), place_of(pane, "信息126")
    QTest.mousePress(port, left, pos=start)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, left, pos=end)
    assert page.editor.selection() == (0, 0)
    pane.view.copy()
    assert QGuiApplication.clipboard().text() == "年公开信"
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_a_sentence_is_copied_or_looked_up_from_the_menu(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    pane = beside(page)
    menu = pane.view.menu_at(place_of(pane, "组织培训"))
    choose(menu, "复制")
    assert QGuiApplication.clipboard().text() == "组织培训2次。"
    choose(menu, "转到")
    assert page.editor.selection()[0] == NOW.index("组织")


def test_selected_words_go_before_the_sentence_under_the_mouse(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, report())
    pane = beside(page)
    start = BEFORE.index("政府信息")
    pane.view.setTextCursor(cursor_over(pane.view.document(), BEFORE, (start, start + 4)))
    choose(pane.view.menu_at(place_of(pane, "组织培训")), "插入到光标处")
    assert session.report.text("overview").startswith("政府信息2025年")
