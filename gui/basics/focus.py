"""One frame of 2 px around whatever has the keyboard, the same everywhere in the program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from gui.basics.theme import colours

WIDTH = 2  # px
OWN_FOCUS = "own focus"  # property of a widget that shows by itself where the keyboard is
_NEVER = (QMenu, QMenuBar)


class LedFocus(QWidget):
    """A page whose keyboard belongs to a part of it, ``led``; a focus proxy would lead Tab round in a circle."""

    led: QWidget | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.led is not None:
            self.led.setFocus(event.reason())


class FocusFollower(QObject):
    """Lives with the application and moves one frame to whatever has the keyboard."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.frame = FocusFrame()
        application.focusChanged.connect(self.follow)

    def follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Frame what has the keyboard now."""
        if not isValid(self.frame):  # it ended with the dialog that it stood in
            self.frame = FocusFrame()
        self.frame.setWidget(now if now is not None and framed(now) else None)  # pyright: ignore[reportArgumentType]


class FocusFrame(QFocusFrame):
    """The frame itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        widget = self.widget()
        if widget is None:
            return
        painter = QPainter(self)
        pen = QPen(QColor(colours(widget.palette()).accent), WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(QRect(QPoint(0, 0), self.size()).adjusted(1, 1, -1, -1))
        painter.end()


def framed(widget: QWidget) -> bool:
    """Whether the frame goes around it: not around what draws its own, as cells and pages of text do."""
    return not (widget.isWindow() or isinstance(widget, _NEVER) or widget.property(OWN_FOCUS))
