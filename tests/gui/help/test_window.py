"""The manual's window as it is used: contents, links, back, search, and the keyboard alone."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.help.book import folded, manual
from gui.basics import theme
from gui.help.window import ManualWindow


@pytest.fixture
def window(qtbot: QtBot) -> ManualWindow:
    made = ManualWindow()
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def marked(window: ManualWindow) -> list[str]:
    return [one.cursor.selectedText() for one in window.text.extraSelections()]  # type: ignore[attr-defined]


def current(window: ManualWindow) -> tuple[str, int]:
    return window.topic.id, window.text.textCursor().position()


def test_it_opens_at_the_quick_start(window: ManualWindow) -> None:
    assert window.topic.id == "quick"
    text = window.text.toPlainText()
    assert "快速上手" in text and "**" not in text and "](" not in text


@pytest.mark.parametrize("topic", manual().by_id)
def test_every_topic_can_be_read(topic: str, window: ManualWindow) -> None:
    """All of its words are on the page, and its pictures are found."""
    window.go_to(topic)
    shown = folded(window.text.toPlainText()).replace("\n", "")
    for passage in window.topic.passages:
        for words in (passage.words, *(cell for row in passage.rows for cell in row)):
            assert folded("".join(one.text for one in words)) in shown
    item = window.contents.currentItem()
    assert item is not None and item.data(0, Qt.ItemDataRole.UserRole) == topic


def test_a_chapter_lists_its_topics(window: ManualWindow) -> None:
    window.go_to("questions")
    assert 'href="#q-antivirus"' in window.text.toHtml()


def test_links_and_back(window: ManualWindow) -> None:
    assert not window.back.isEnabled()
    window.text.anchorClicked.emit(QUrl("checks.md#check-T7"))
    assert window.topic.id == "check-T7" and window.back.isEnabled()
    window.go_to("fees")
    window.back.click()
    assert window.topic.id == "check-T7" and window.forward.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.topic.id == "quick" and not window.back.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.topic.id == "check-T7"
    window.go_to("start")  # from here on there is another way forward
    assert not window.forward.isEnabled()


def test_a_topic_that_is_not_there_changes_nothing(window: ManualWindow) -> None:
    window.go_to("没有")
    window.text.anchorClicked.emit(QUrl("https://example.org/"))
    assert window.topic.id == "quick"


def test_search_while_typing(window: ManualWindow, qtbot: QtBot) -> None:
    """Letter by letter without a pause; the topics found take the place of the contents."""
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    QTest.keyClicks(window.search, "wps")
    qtbot.waitUntil(lambda: window.left.currentWidget() is window.results)
    hits = manual().search("wps")
    assert window.results.count() == len(hits) > 2
    assert window.topic.id == "quick" or window.topic.id in [hit.topic.id for hit in hits]
    assert marked(window) and {folded(words) for words in marked(window)} == {"wps"}
    window.search.clear()
    qtbot.waitUntil(lambda: window.left.currentWidget() is window.contents)
    assert not marked(window) and not window.after.isVisible()


def test_next_goes_through_every_place_and_begins_again(window: ManualWindow) -> None:
    window.search.setText("联动")
    window.look()
    start, visited = current(window), []
    for _ in range(500):
        visited.append(current(window))
        QTest.keyClick(window, Qt.Key.Key_F3)
        if current(window) == start:
            break
    assert len(set(visited)) == len(visited) == sum(hit.count for hit in manual().search("联动"))
    QTest.keyClick(window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert current(window) == visited[-1]


def test_enter_in_the_field_is_next(window: ManualWindow) -> None:
    window.search.insert("备份")  # as an input method does
    QTest.keyClick(window.search, Qt.Key.Key_Return)  # at once: it searches first
    first = current(window)
    assert window.isVisible() and window.counted.text().startswith("本页第1处")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert current(window) != first


def test_nothing_found_is_said(window: ManualWindow) -> None:
    window.search.setText("没有这样的词")
    window.look()
    assert window.counted.text() == "未找到" and not window.after.isEnabled()
    window.step(1)
    assert window.topic.id == "quick"


def test_with_the_keyboard_alone(window: ManualWindow) -> None:
    window.contents.setFocus()
    QTest.keyClick(window.contents, Qt.Key.Key_Down)
    assert window.topic.id == "year"
    QTest.keyClick(window.contents, Qt.Key.Key_F6)
    assert window.text.hasFocus()
    QTest.keyClick(window.text, Qt.Key.Key_F6)
    assert window.contents.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.topic.id == "manual"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_colours_follow_the_palette(window: ManualWindow, qtbot: QtBot) -> None:
    window.go_to("q-power")  # has a link
    before = QApplication.palette()
    try:
        QApplication.setPalette(theme.palette(theme.DARK))
        qtbot.waitUntil(lambda: theme.DARK.accent in window.text.toHtml())
        assert theme.LIGHT.accent not in window.text.toHtml()
    finally:
        QApplication.setPalette(before)


def test_pictures_are_never_wider_than_the_page(window: ManualWindow) -> None:
    for width in (900, 640):
        window.resize(width, 450)
        window.go_to("tables")
        assert window.text.horizontalScrollBar().maximum() == 0
