"""What is dragged onto the program is read, never taken away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.basics.dropping import one_file
from gui.window.main_window import MainWindow

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def data(*urls: str) -> QMimeData:
    made = QMimeData()
    made.setUrls([QUrl(url) for url in urls])
    return made


def dropped(made: QMimeData) -> QDropEvent:
    return QDropEvent(QPointF(5, 5), MOVE | COPY, made, LEFT, SHIFT)


@pytest.mark.parametrize("part", ["window", "start_page"])
def test_with_shift_too_a_file_is_not_moved_and_the_drop_is_over_at_once(
    make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    window = make_window()
    opened: list[Path] = []
    monkeypatch.setattr("gui.commands.opening.Opening.open_path", lambda _, path: opened.append(path))
    target: QWidget = window if part == "window" else window.start_page
    made = data("file:///tmp/last.docx")
    enter = QDragEnterEvent(target.rect().center(), MOVE | COPY, made, LEFT, SHIFT)
    target.dragEnterEvent(enter)
    drop = dropped(made)
    target.dropEvent(drop)
    for event in (enter, drop):
        assert event.isAccepted() and event.dropAction() == COPY
    assert not opened
    QApplication.processEvents()
    assert opened == [Path("/tmp/last.docx")]


def test_what_is_not_one_file_is_left_alone() -> None:
    assert one_file(dropped(data())) is None
    assert one_file(dropped(data("https://example.cn/a.docx"))) is None
    assert one_file(dropped(data("file:///a.docx", "file:///b.docx"))) is None
    assert one_file(dropped(data("file:///a.docx", "https://example.cn"))) is None
