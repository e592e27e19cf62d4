"""What is dragged onto the program is read, never taken away."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gui.basics import dropping, patience
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


def test_a_file_dropped_again_because_the_first_is_slow_to_read_waits(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One import above the other, each asking what is to become of the same report, is what nobody can answer."""
    opened: list[Path] = []
    asking: list[QDialog] = []

    def ask(_: object, path: Path) -> None:
        opened.append(path)
        asking.append(QDialog(window))
        asking[-1].exec()

    monkeypatch.setattr("gui.commands.opening.Opening.open_path", ask)
    monkeypatch.setattr(dropping, "AGAIN_MS", 5)
    window.show()
    made = data("file:///tmp/last.docx")
    window.dropEvent(dropped(made))
    window.dropEvent(dropped(made))  # before anything could be seen of the first
    rounds: list[int] = []

    def look() -> None:
        rounds.append(len(opened))
        if len(rounds) > 20 or len(opened) > 1:
            asking[-1].accept()

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    qtbot.waitUntil(lambda: len(opened) == 2 and not asking[-1].isVisible())
    assert rounds[:20] == [1] * 20


def test_nothing_can_be_dropped_while_a_file_is_read(window: MainWindow) -> None:
    made = data("file:///tmp/last.docx")
    seen: list[bool] = []
    dragged = Event()

    def drag() -> None:
        enter = QDragEnterEvent(window.rect().center(), COPY, made, LEFT, SHIFT)
        enter.ignore()
        window.dragEnterEvent(enter)
        seen.append(enter.isAccepted())
        dragged.set()

    QTimer.singleShot(0, window, drag)
    assert patience.beside(lambda: dragged.wait(60))
    drag()
    assert seen == [False, True]


def test_what_is_not_one_file_is_left_alone() -> None:
    assert one_file(dropped(data())) is None
    assert one_file(dropped(data("https://example.cn/a.docx"))) is None
    assert one_file(dropped(data("file:///a.docx", "file:///b.docx"))) is None
    assert one_file(dropped(data("file:///a.docx", "https://example.cn"))) is None
