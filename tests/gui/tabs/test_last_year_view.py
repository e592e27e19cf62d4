"""Last year's text by mouse: copied from, clicked, never typed into."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.text.qt_text import cursor_over
from tests.helpers.gui.last_year_desk import BEFORE, NOW, beside, choose, click, place_of, report, set_off
from tests.helpers.text_desk import open_page


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
