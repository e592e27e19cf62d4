"""The find bar, over several texts in one window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.edits import SetCells, SetText
from core.report.report import Report
from gui.tabs.text_tab import TextTab
from gui.window.find_bar import FindBar
from gui.work.session import Session
from tests.helpers.hands import bring_up, commit

TEXTS = {
    "overview": "我局公开信息。\n我局办理申请。",
    "problems": "我局人手不足。",
    "other": "没有收取信息处理费。",
}


class Window(QWidget):
    """Three text pages and the bar; jumps go to the page, as in the real window."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(Report(form_for_year(2025).key, 2025, {"agency": "临江市财政局"}, TEXTS))
        self.pages = {key: TextTab(self.session, key, self) for key in TEXTS}
        self.bar = FindBar(self.session, self)
        layout = QVBoxLayout(self)
        for page in self.pages.values():
            layout.addWidget(page)
        layout.addWidget(self.bar)
        self.jumps: list[tuple[str, tuple[int, int]]] = []
        self.session.jump_requested.connect(self.jump)

    def jump(self, key: str, span: tuple[int, int]) -> None:
        self.jumps.append((key, span))
        if key in self.pages:
            self.pages[key].go_to(span)

    def text(self, key: str) -> str:
        return self.session.report.text(key)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    made.resize(1020, 900)
    bring_up(qtbot, made)
    return made


def look_for(window: Window, words: str) -> None:
    window.bar.open()
    window.bar.words.clear()
    commit(window.bar.words, words)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_enter_goes_from_hit_to_hit_through_all_texts_and_round(window: Window) -> None:
    look_for(window, "我局")
    assert window.bar.count.text() == "共3处"
    for _ in range(4):
        QTest.keyClick(window.bar.words, Qt.Key.Key_Return)
    places = [("overview", (0, 2)), ("overview", (8, 10)), ("problems", (0, 2)), ("overview", (0, 2))]
    assert window.jumps == places
    assert window.bar.words.hasFocus()
    assert window.bar.count.text() == "第1处，共3处（总体情况）"
    assert window.pages["overview"].editor.selected_words() == "我局"
    QTest.keyClick(window.bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.jumps[-1] == ("problems", (0, 2))


def test_search_begins_at_the_cursor(window: Window) -> None:
    window.pages["overview"].go_to((3, 3))
    look_for(window, "我局")
    click(window.bar.next_button)
    assert window.jumps == [("overview", (8, 10))]
    window.pages["overview"].go_to((3, 3))
    click(window.bar.previous_button)
    assert window.jumps[-1] == ("overview", (0, 2))


def test_f3_goes_on_from_inside_the_text_and_stays_there(window: Window) -> None:
    look_for(window, "我局")
    editor = window.pages["overview"].editor
    editor.go_to((0, 0))
    QTest.keyClick(editor, Qt.Key.Key_F3)
    QTest.keyClick(editor, Qt.Key.Key_F3)
    assert window.jumps == [("overview", (0, 2)), ("overview", (8, 10))]
    assert editor.hasFocus()


def test_words_are_taken_from_the_selection(window: Window) -> None:
    page = window.pages["other"]
    page.find_requested.connect(window.bar.open)
    page.go_to((4, 9))
    click(page.find_button)
    assert window.bar.words.text() == "信息处理费"
    assert window.bar.count.text() == "共1处"


def test_replacing_one_by_one(window: Window) -> None:
    look_for(window, "我局")
    window.bar.by.setText("本机关我局")
    click(window.bar.replace_button)  # nothing is shown yet: only goes there
    assert window.text("overview") == TEXTS["overview"]
    click(window.bar.replace_button)
    assert window.text("overview") == "本机关我局公开信息。\n我局办理申请。"
    assert window.jumps[-1] == ("overview", (11, 13))
    click(window.bar.replace_button)
    assert window.text("overview") == "本机关我局公开信息。\n本机关我局办理申请。"
    window.session.undo_stack.undo()
    assert window.text("overview") == "本机关我局公开信息。\n我局办理申请。"


def test_replacing_all_is_one_undo_step_over_all_texts(window: Window) -> None:
    look_for(window, "我局")
    window.bar.by.setText("本机关")
    click(window.bar.replace_all_button)
    assert window.text("overview") == "本机关公开信息。\n本机关办理申请。"
    assert window.text("problems") == "本机关人手不足。"
    assert window.pages["problems"].editor.text() == "本机关人手不足。"
    assert window.bar.count.text() == "已替换3处"
    assert window.session.undo_stack.count() == 1
    assert window.session.undo_stack.undoText() == "全部替换"
    window.session.undo_stack.undo()
    assert {key: window.text(key) for key in TEXTS} == TEXTS
    assert window.pages["overview"].editor.text() == TEXTS["overview"]


def test_words_in_generated_texts_are_found_and_can_be_replaced(window: Window) -> None:
    look_for(window, "工作年度报告")
    assert window.bar.count.text() == "共2处"  # title, and the notice named in the preamble
    click(window.bar.next_button)
    assert window.jumps == [("title", (17, 23))]
    window.bar.by.setText("工作年报")
    click(window.bar.replace_button)
    assert window.text("title") == "临江市财政局2025年政府信息公开工作年报"


def test_width_counts_unless_told_otherwise(window: Window) -> None:
    look_for(window, "２０２５年")
    assert window.bar.count.text() == "未找到"
    assert not window.bar.next_button.isEnabled()
    QTest.keyClick(window.bar.fold_width, Qt.Key.Key_Space)
    assert window.bar.count.text() == "共2处"


def test_count_follows_the_texts(window: Window) -> None:
    look_for(window, "我局")
    window.session.undo_stack.clear()
    window.pages["problems"].go_to((0, 2))
    QTest.keyClick(window.pages["problems"].editor, Qt.Key.Key_Delete)
    assert window.bar.count.text() == "共2处"


def test_escape_closes_and_gives_the_focus_back(window: Window) -> None:
    editor = window.pages["problems"].editor
    editor.go_to((2, 2))
    look_for(window, "不足")
    QTest.keyClick(window.bar.words, Qt.Key.Key_Escape)
    assert not window.bar.isVisible()
    assert editor.hasFocus()


def test_read_only_finds_but_does_not_replace(window: Window) -> None:
    window.session.set_read_only(True)
    look_for(window, "我局")
    assert window.bar.next_button.isEnabled()
    assert not window.bar.replace_button.isEnabled()
    assert not window.bar.replace_all_button.isEnabled()
    window.bar.by.setFocus()
    click(window.bar.next_button)
    window.bar.by.setFocus()
    QTest.keyClick(window.bar.by, Qt.Key.Key_Return)
    assert window.text("overview") == TEXTS["overview"]


def test_closed_editors_do_not_stop_the_search(window: Window) -> None:
    page = window.pages.pop("problems")
    page.go_to((0, 0))
    page.setParent(None)
    page.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    look_for(window, "我局")
    click(window.bar.next_button)
    assert window.jumps == [("overview", (0, 2))]


def test_replacing_over_linked_figures_says_that_they_are_plain_now(window: Window, qtbot: QtBot) -> None:
    linked = "收到{applications.new.business}件，公开{applications.granted.business}件。"
    cells = {"applications.new.business": 9, "applications.granted.business": 9}
    window.session.perform(SetCells(cells))
    window.session.perform(SetText("problems", linked))
    look_for(window, "9")
    window.bar.by.setText("8")
    click(window.bar.next_button)
    with qtbot.waitSignal(window.session.message) as said:
        click(window.bar.replace_button)
    assert said.args == ["已替换，其中1个联动数字改成了普通文字。按 Ctrl+Z 可以恢复。"]
    window.session.undo_stack.undo()
    click(window.bar.replace_all_button)
    assert window.text("problems") == "收到8件，公开8件。"
    assert window.bar.count.words == "已替换2处，其中2个联动数字改成了普通文字。按 Ctrl+Z 可以恢复。"
    window.session.undo_stack.undo()
    look_for(window, "件，公开")
    click(window.bar.replace_all_button)
    assert window.bar.count.text() == "已替换1处"
    assert len(window.session.report.linked("problems").links) == 2
