"""One frame around whatever has the keyboard."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from core.opening import open_any
from core.paths import resources
from core.report import rollover
from core.report.report import Report
from gui.basics.focus import FocusFollower
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin

SAMPLE = resources() / "sample" / "last_year_2024.docx"


def draft() -> Report:
    return rollover.draft(open_any(SAMPLE).report, 2025).with_marks({"applications.new.business": "/"})


@pytest.fixture
def open_window(window: MainWindow) -> MainWindow:
    begin(window, draft())
    return window


def test_one_frame_follows_the_keyboard(open_window: MainWindow) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    follower = FocusFollower(application)
    open_window.editor.find_bar.open("公开")
    assert follower.frame.parentWidget() is open_window.editor.find_bar.words and follower.frame.isVisible()
    assert follower.frame.geometry() == open_window.editor.find_bar.words.rect()
    dialog = QDialog(open_window)
    field = QLineEdit(dialog)
    dialog.show()
    dialog.activateWindow()
    field.setFocus()
    follower.follow(None, field)
    delete(dialog)  # and the frame with it
    follower.follow(None, open_window.editor.find_bar.by)
    assert follower.frame.parentWidget() is open_window.editor.find_bar.by
    open_window.editor.jump("applications.new.business")
    assert follower.frame.parentWidget() is None  # a cell has a frame of its own


def test_the_frame_lies_over_scroll_bars_that_come_later(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    follower = FocusFollower(application)
    around = QWidget()
    qtbot.addWidget(around)
    shown = QListWidget(around)
    shown.resize(200, 100)
    around.show()
    follower.follow(None, shown)
    shown.addItems([str(number) for number in range(40)])
    qtbot.waitUntil(shown.verticalScrollBar().isVisible)
    shown.resize(220, 120)
    QApplication.processEvents()
    on_top = [child for child in shown.children() if isinstance(child, QWidget)][-1]
    assert on_top is follower.frame
    follower.frame.lie_on(None)
