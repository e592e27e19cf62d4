"""How the window comes to the screen, and where it stands: as it was left, unless that is out of reach by now."""

from __future__ import annotations

import sys

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

LEAST = QSize(640, 400)  # px that a window has to have to be worked in
_FIRST = QSize(1366, 740)
_TITLE_BAR = 40  # px; not counted in the size, but in sight


def make_as_dialog(window: QWidget) -> None:
    """Have Windows make the window, which is none the less one, without Qt's look at the graphics cards.

    Before it makes a window, and not before it makes a dialog, Qt asks Direct3D for them: some programs that draw by
    OpenGL must not begin on the wrong one (QTBUG-50371).  This program does not draw so, and what that loads stays:
    a quarter of an empty window's start and half of its memory (under Wine, 83 MB).  To Windows the two differ by
    their flags alone, which are those of a window again before it is shown.
    """
    flags = window.windowFlags()
    window.overrideWindowFlags(flags & ~Qt.WindowType.WindowType_Mask | Qt.WindowType.Dialog)
    window.winId()
    window.overrideWindowFlags(flags)
    window.windowHandle().setFlags(flags)


def place_of(window: QWidget) -> str:
    """Size and place, as :func:`put_back` takes them."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


def put_back(window: QWidget, place: str) -> None:
    """Give a window the size and place it was left with; "" where it never was."""
    if sys.platform == "win32":
        make_as_dialog(window)  # here: Qt makes one that was left maximised as soon as that is put back
    # Qt takes no place kept from a screen of quite another width or scale: the window would have its least size.
    if place and window.restoreGeometry(QByteArray.fromBase64(place.encode())):
        _keep_on_screen(window)
    else:
        _first_size(window)


def _first_size(window: QWidget) -> None:
    room = QApplication.primaryScreen().availableGeometry()
    window.resize(_FIRST.boundedTo(QSize(room.width(), room.height() - _TITLE_BAR)))


def _keep_on_screen(window: QWidget) -> None:
    """A place kept from another screen is given up where it leaves the window tiny, too large or out of reach."""
    grip = QPoint(window.geometry().center().x(), window.geometry().top())
    screen = QApplication.screenAt(grip)
    small = window.width() < LEAST.width() or window.height() < LEAST.height()
    room = (screen or QApplication.primaryScreen()).availableGeometry()
    if screen is None or small:
        _first_size(window)
        window.move(room.topLeft())
    elif not window.isMaximized():
        window.resize(window.size().boundedTo(room.size()))
