"""Pages below each other: zoom, scrolling, what is drawn."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.edits import SetText
from gui.preview.pages import FIT_PAGE, FIT_WIDTH
from gui.preview.panel import PreviewPanel
from gui.work.session import Session
from tests.helpers.gui.preview_desk import is_drawn
from tests.helpers.hands import turn_wheel


def test_zoom(panel: PreviewPanel, qtbot: QtBot) -> None:
    view = panel.view
    wide = view.zoom
    assert view.horizontalScrollBar().maximum() == 0
    panel.zooms.setCurrentIndex(panel.zooms.findData(FIT_PAGE))
    panel.zooms.activated.emit(panel.zooms.currentIndex())
    assert view.zoom < wide
    panel.resize(900, 400)
    assert view.zoom < 0.5
    view.set_zoom(2.0)
    assert view.horizontalScrollBar().maximum() > 0
    assert panel.zooms.currentText() == "200%"
    qtbot.waitUntil(lambda: is_drawn(panel))
    view.step_zoom(1)
    assert view.zoom == pytest.approx(2.4)
    assert panel.zooms.placeholderText() == "240%"
    view.set_zoom(FIT_WIDTH)
    assert view.zoom == pytest.approx(wide)


def test_the_wheel_with_ctrl_zooms(panel: PreviewPanel) -> None:
    before = panel.view.zoom
    turn_wheel(panel.view.viewport(), 1, Qt.KeyboardModifier.ControlModifier)
    assert panel.view.zoom > before


def test_pages_are_told_while_scrolling(panel: PreviewPanel) -> None:
    count = len(panel.view.pages)
    panel.view.go_to_page(2)
    assert panel.page_label.text() == f"第2页，共{count}页"
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert panel.page_label.text() == f"第{count}页，共{count}页"
    QTest.keyClick(panel.view, Qt.Key.Key_Home)
    assert panel.page_label.text() == f"第1页，共{count}页"


def test_zooming_keeps_the_place(panel: PreviewPanel) -> None:
    panel.view.go_to_page(3)
    for step in (1, 1, -1, -1):
        panel.view.step_zoom(step)
        assert panel.view.current_page == 3


def test_only_pages_near_the_window_keep_pictures(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.updated):
        session.perform(SetText("problems", "很长的一段。\n" * 400))
    count = len(panel.view.pages)
    assert count > 15
    for number in range(1, count + 1, 2):
        panel.view.go_to_page(number)
        QTest.qWait(30)
    qtbot.waitUntil(lambda: is_drawn(panel))
    assert len(panel.view._pictures) < 8


def test_a_page_on_and_back_by_keys(panel: PreviewPanel) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_PageDown, control)
    assert panel.view.current_page == 2
    QTest.keyClick(panel.view, Qt.Key.Key_PageUp, control)
    assert panel.view.current_page == 1
