"""A window comes back as it was left, and never out of reach."""

import base64
import struct
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.window import placement
from gui.window.placement import LEAST, make_as_dialog, place_of, put_back

SIZE, AT = QSize(700, 500), QPoint(20, 30)


def window(qtbot: QtBot, size: QSize = SIZE, at: QPoint = AT) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(size)
    made.move(at)
    return made


def room() -> QRect:
    return QApplication.primaryScreen().availableGeometry()


def test_the_first_time_it_fits_the_screen(qtbot: QtBot) -> None:
    shown = window(qtbot)
    put_back(shown, "")
    assert shown.width() <= room().width() and shown.height() < room().height()


def test_it_comes_back_as_it_was_left(qtbot: QtBot) -> None:
    left, again = window(qtbot), window(qtbot, QSize(650, 450), QPoint(60, 60))
    put_back(again, place_of(left))
    assert (again.size(), again.pos()) == (SIZE, AT)


def test_what_was_left_tiny_can_be_worked_in(qtbot: QtBot) -> None:
    again = window(qtbot)
    put_back(again, place_of(window(qtbot, QSize(90, 40))))
    assert again.width() >= LEAST.width() and again.height() >= LEAST.height()
    assert again.pos() == room().topLeft()


def test_a_smaller_screen_holds_it(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    place, again = place_of(window(qtbot)), window(qtbot)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, 680, 420))
    put_back(again, place)
    assert again.size() == QSize(680, 420)


def test_a_screen_that_is_gone_takes_no_window_along(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    place, again = place_of(window(qtbot)), window(qtbot)
    monkeypatch.setattr(QApplication, "screenAt", lambda _: None)
    put_back(again, place)
    assert again.pos() == room().topLeft()


def test_a_place_of_a_screen_of_quite_another_scale_gives_no_tiny_window(qtbot: QtBot) -> None:
    """At 150 % the screen is a third narrower than it was at 100 %, and Qt takes nothing over."""
    left = bytearray(base64.b64decode(place_of(window(qtbot))))
    (width,) = struct.unpack_from(">i", left, _SCREEN_WIDTH)
    assert width == QApplication.primaryScreen().geometry().width()
    struct.pack_into(">i", left, _SCREEN_WIDTH, 3 * width // 2)
    again, first = window(qtbot, QSize(90, 40)), window(qtbot)
    put_back(again, base64.b64encode(left).decode())
    put_back(first, "")
    assert again.size() == first.size()


_SCREEN_WIDTH = 46  # bytes into what Qt keeps of a window


def test_words_that_are_no_place_are_as_none(qtbot: QtBot) -> None:
    again, first = window(qtbot), window(qtbot)
    put_back(again, "AB==")
    put_back(first, "")
    assert again.size() == first.size()


def test_made_as_a_dialog_it_is_a_window_all_the_same(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made, usual = window(qtbot), window(qtbot)
    while_made: list[Qt.WindowType] = []
    make = made.winId
    monkeypatch.setattr(made, "winId", lambda: while_made.append(made.windowType()) or make())
    make_as_dialog(made)
    assert while_made == [Qt.WindowType.Dialog]
    for shown in (made, usual):
        shown.show()
        qtbot.waitExposed(shown)
    assert made.windowFlags() == usual.windowFlags() and made.windowType() is Qt.WindowType.Window
    assert made.windowHandle().flags() == usual.windowHandle().flags()
    assert made.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose) and made.size() == SIZE


def test_on_windows_it_is_made_so_before_a_maximised_place_is_put_back(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left, again = window(qtbot), window(qtbot)
    left.setWindowState(Qt.WindowState.WindowMaximized)
    while_made: list[bool] = []
    monkeypatch.setattr(placement, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(
        placement,
        "make_as_dialog",
        lambda made: while_made.append(made.testAttribute(Qt.WidgetAttribute.WA_WState_Created)),
    )
    put_back(again, place_of(left))
    assert while_made == [False] and again.isMaximized()
