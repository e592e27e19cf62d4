"""Last year's text beside this year's, in a page as a person uses it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.edits import ReplaceReport, SetText
from gui.panels.last_year import last_year_html
from gui.tabs.text_tab import TextTab
from gui.text.qt_text import cursor_over
from gui.window.editor import Editor
from gui.work.session import Session
from tests.helpers.gui.last_year_desk import BEFORE, NOW, beside, choose, click, place_of, report, set_off, struck
from tests.helpers.hands import commit
from tests.helpers.text_desk import open_page


def put(page: TextTab, index: int) -> None:
    page.select((index, index))


def test_the_button_shows_and_hides_last_years_text(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    alone = page.editor.width()
    pane = beside(page)
    assert pane.view.toPlainText() == BEFORE
    assert pane.view.isReadOnly()
    assert pane.head.text().startswith("上年（2024年）")
    qtbot.waitUntil(lambda: abs(pane.width() - page.editor.width()) < 10)
    QTest.mouseClick(page.compare_button, Qt.MouseButton.LeftButton)
    assert not pane.isVisible()
    qtbot.waitUntil(lambda: page.editor.width() == alone)


def test_it_is_shown_in_all_texts_alike(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, report())
    other = TextTab(session, "problems")
    qtbot.addWidget(other)
    beside(page)
    assert other.compare_button.isChecked()
    other.show()
    assert other.last_text is not None
    qtbot.waitUntil(lambda: "没有文字" in other.last_text.head.text())  # type: ignore[union-attr]


def test_it_follows_typing_after_a_pause(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report(BEFORE))
    pane = beside(page)
    assert "100%" in pane.head.text()
    assert struck(pane) == []
    page.select((BEFORE.index("126"), BEFORE.index("126") + 3))
    commit(page, "143")
    qtbot.waitUntil(lambda: struck(pane) == ["126"])
    assert "100%" not in pane.head.text()


def test_the_pane_follows_the_cursor(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    pane = beside(page)
    put(page, NOW.index("143"))
    assert set_off(pane) == "全年公开信息126条。"
    put(page, NOW.index("新建") + 1)
    assert set_off(pane) == ""


def test_the_paragraph_at_the_cursor_is_brought_level_with_it(qtbot: QtBot) -> None:
    lines = [f"第{number}项工作按要求完成，公开有关信息{number * 7}条，群众反映良好。" for number in range(60)]
    _, page = open_page(qtbot, report("\n".join(lines), "\n".join(lines)))
    pane = beside(page)
    put(page, page.editor.text().index(lines[40]))

    def apart() -> int:
        there = pane.view.viewport().mapToGlobal(place_of(pane, lines[40]))
        return there.y() - page.editor.viewport().mapToGlobal(page.editor.cursorRect().center()).y()

    qtbot.waitUntil(lambda: abs(apart()) < 4)
    before = pane.view.verticalScrollBar().value()
    QTest.keyClick(page.editor, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert pane.view.verticalScrollBar().value() == before


def test_the_pages_scroll_together_and_a_click_leaves_its_page_where_it_is(qtbot: QtBot) -> None:
    lines = [f"第{number}项工作按要求完成，公开有关信息{number * 7}条，群众反映良好。" for number in range(60)]
    longer = ["今年先说一段新的话，上年没有。" * 9, *lines]
    _, page = open_page(qtbot, report("\n".join(longer), "\n".join(lines)))
    pane, editor = beside(page), page.editor
    put(page, 0)
    QApplication.processEvents()

    def top_of(words: str) -> int:
        start = editor.text().index(words)
        rect = editor.cursorRect(cursor_over(editor.document(), editor.text(), (start, start)))
        return editor.viewport().mapToGlobal(rect.topLeft()).y()

    def beside_of(words: str) -> int:
        return pane.view.viewport().mapToGlobal(place_of(pane, words)).y()

    for number in (30, 45, 12):  # down, further, and up again; the cursor stays behind, out of sight
        bar = editor.verticalScrollBar()
        bar.setValue(bar.value() + top_of(lines[number]) - editor.viewport().mapToGlobal(QPoint(0, 0)).y())
        qtbot.waitUntil(lambda number=number: 0 <= beside_of(lines[number]) - top_of(lines[number]) < 30)
        assert editor.selection() == (0, 0)
    put(page, 3)  # in what is new this year
    QApplication.processEvents()
    still = pane.view.verticalScrollBar().value()
    editor.verticalScrollBar().setValue(1)
    QApplication.processEvents()
    assert pane.view.verticalScrollBar().value() == still
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().value() + top_of(lines[40]))
    qtbot.waitUntil(lambda: pane.view.verticalScrollBar().value() != still)
    still = pane.view.verticalScrollBar().value()
    click(pane, lines[42])
    QApplication.processEvents()
    assert editor.selection()[0] == editor.text().index(lines[42])
    assert pane.view.verticalScrollBar().value() == still


def test_a_sentence_is_taken_over_at_the_cursor_as_one_step(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, report())
    pane = beside(page)
    end = NOW.index("\n新建")
    put(page, end)
    choose(pane.view.menu_at(place_of(pane, "及时更新")), "插入这一句")
    assert "全年公开信息143条。及时更新网站。\n新建" in session.report.text("overview")
    assert page.editor.hasFocus()
    session.undo_stack.undo()
    assert session.report.text("overview") == NOW


def test_read_only_takes_nothing_over(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, report())
    pane = beside(page)
    session.set_read_only(True)
    place = place_of(pane, "组织培训")
    qtbot.waitUntil(lambda: not pane.view.menu_at(place).actions()[1].isEnabled())
    assert pane.view.menu_at(place).actions()[0].isEnabled()


def test_without_last_years_report_the_button_says_what_to_do(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, report(before=None))
    assert not page.compare_button.isEnabled()
    assert "用上年报告生成草稿" in page.compare_button.toolTip()
    session.show_last_text(True)
    assert page.last_text is None
    session.perform(ReplaceReport(report()))
    assert page.compare_button.isEnabled()
    assert beside(page).view.toPlainText() == BEFORE
    session.undo_stack.undo()
    assert page.last_text is not None
    assert not page.last_text.isVisible()


def test_changes_from_elsewhere_reach_the_pane_and_zoom_too(qtbot: QtBot) -> None:
    session, page = open_page(qtbot, report())
    pane = beside(page)
    session.perform(SetText("overview", BEFORE))
    qtbot.waitUntil(lambda: struck(pane) == [])
    before = pane.view.font().pointSizeF()
    page.set_zoom(150)
    assert pane.view.font().pointSizeF() == 1.5 * before == page.editor.font().pointSizeF()


def test_the_side_panel_tells_the_likeness_and_does_not_repeat_the_text(qtbot: QtBot) -> None:
    session, _ = open_page(qtbot, report())
    assert "组织培训2次" in last_year_html(session)
    assert "与上年文字的重复率为" in last_year_html(session)
    session.show_last_text(True)
    assert "组织培训2次" not in last_year_html(session)
    assert "右侧" in last_year_html(session)


def test_the_list_of_paragraphs_leads_to_each_and_f7_from_one_to_the_next(qtbot: QtBot) -> None:
    waiting = {"overview": ("组织培训2次。",), "problems": ("无。",)}
    editor = Editor(Session(report(unverified=waiting)))
    qtbot.addWidget(editor)
    editor.show()
    page = editor.parts["problems"]
    assert isinstance(page, TextTab)
    editor.jump("problems")
    page.counter.menu.aboutToShow.emit()
    lines = [action.text() for action in page.counter.menu.actions() if action.text()]
    assert lines == ["问题及改进：无。", "总体情况：组织培训2次。"]
    choose(page.counter.menu, "组织培训")
    overview = editor.parts["overview"]
    assert isinstance(overview, TextTab)
    assert editor.tabs.currentWidget() is overview
    assert overview.editor.selection()[0] == NOW.index("组织")
    editor.next_unverified()
    assert editor.tabs.currentWidget() is page
    editor.next_unverified()
    assert editor.tabs.currentWidget() is overview


def test_f7_says_when_nothing_is_left(qtbot: QtBot) -> None:
    session = Session(report())
    editor = Editor(session)
    qtbot.addWidget(editor)
    with qtbot.waitSignal(session.message) as caught:
        editor.next_unverified()
    assert caught.args == ["没有未核对的段落。"]


def test_the_legend_gives_way_to_how_much_is_alike(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, report())
    pane = beside(page)
    assert pane.legend.isVisible()
    pane.setFixedWidth(pane.head.sizeHint().width() + 40)
    qtbot.waitUntil(lambda: not pane.legend.isVisible())
    qtbot.waitUntil(lambda: pane.head.width() >= pane.head.sizeHint().width())
