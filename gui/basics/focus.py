"""One frame of 2 px around whatever has the keyboard, the same everywhere in the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from gui.basics.scroll_parts import bar_holders
from gui.basics.theme import colours

WIDTH = 2  # px
OWN_FOCUS = "own focus"  # property of a widget that shows by itself where the keyboard is
FILLED = "filled"  # property of a button that is filled with the colour of the frame: the frame has a light line inside
_NEVER = (QMenu, QMenuBar)


class LedFocus(QWidget):
    """A page whose keyboard belongs to a part of it, ``led``; a focus proxy would lead Tab round in a circle."""

    led: QWidget | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.led is not None:
            self.led.setFocus(event.reason())


class FocusFollower(QObject):
    """Lives with the application and lays one frame over whatever has the keyboard."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.frame = FocusFrame()
        application.focusChanged.connect(self.follow)

    def follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Frame what has the keyboard now."""
        if not isValid(self.frame):  # it ended with the widget that it lay on
            self.frame = FocusFrame()
        self.frame.lie_on(now if now is not None and framed(now) else None)


class FocusFrame(QWidget):
    """The frame: a child of the widget it lies on, so that nothing cuts it off and it moves along."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie_on(self, widget: QWidget | None) -> None:
        """Frame this widget; None for none."""
        before = self.parentWidget()
        if before is widget:
            return
        if before is not None:
            for part in (before, *_bars(before)):
                part.removeEventFilter(self)
        self.hide()
        self.setParent(widget)
        if widget is not None:
            for part in (widget, *_bars(widget)):
                part.installEventFilter(self)
            self.setGeometry(widget.rect())
            self.show()
            self.raise_()

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ZOrderChange:  # Qt lays scroll bars on top whenever it arranges them
            self.raise_()
        elif event.type() == QEvent.Type.Resize and (around := self.parentWidget()) is not None:
            self.setGeometry(around.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(QColor(colours(self.palette()).accent), WIDTH)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if (around := self.parentWidget()) is not None and around.property(FILLED):
            painter.setPen(QPen(QColor(colours(self.palette()).paper), WIDTH / 2))
            painter.drawRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5))
        painter.end()


def _bars(widget: QWidget) -> list[QWidget]:
    """What holds the scroll bars of a widget that has any."""
    return bar_holders(widget) if isinstance(widget, QAbstractScrollArea) else []


def framed(widget: QWidget) -> bool:
    """Whether the frame goes around it: not around what draws its own, as cells and pages of text do."""
    return not (widget.isWindow() or isinstance(widget, _NEVER) or widget.property(OWN_FOCUS))
