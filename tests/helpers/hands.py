"""What a clerk's hands do in any window; for the tests of windows and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.basics.answers import Answer
from gui.basics.focus import LedFocus


def bring_up(qtbot: QtBot, widget: QWidget) -> None:
    """Show a widget as the active window, closed when the test ends."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def turn_wheel(widget: QWidget, steps: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the mouse wheel over the middle of a widget; steps above 0 turn away from the hand."""
    place, still = QPointF(widget.rect().center()), QPoint()
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    around = widget.mapToGlobal(place)
    event = QWheelEvent(place, around, still, QPoint(0, 120 * steps), buttons, modifiers, phase, False)
    QApplication.sendEvent(widget, event)


def words_of(button: QAbstractButton) -> str:
    """What stands on a button, without its letter."""
    return re.sub(r"\(&\w\)", "", button.text())


def picked(answers: Sequence[Answer], words: str | Answer) -> Answer:
    """The answer that a clerk finds by the words on its button; it has to be offered, and be the only one of them."""
    (found,) = (answer for answer in answers if answer is words or answer.words == words)
    return found


def press(*keys: Qt.Key | str) -> None:
    """Press keys, or type Latin letters, in whatever has the focus."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(focused(), key)
        else:
            QTest.keyClick(focused(), key)


def commit(widget: QWidget, words: str, preedit: str = "") -> None:
    """Commit words through an input method to a widget, or to the one that takes its focus."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(words)
    led = widget.led if isinstance(widget, LedFocus) else widget.focusProxy()
    QApplication.sendEvent(led or widget, event)


def lay_on_clipboard(text: str | None, html: str = "") -> None:
    """Lay something on the clipboard as another program does; None is no text at all."""
    data = QMimeData()
    if text is not None:
        data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
