"""Counts what is painted: which widgets, how often, how many pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from types import TracebackType
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QObject):
    """While it is entered: ``area`` of each paint in pixels, ``widgets`` by the name of their class.

    ``events`` counts all other events by kind.  Of one widget and what is in it.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self.area: list[int] = []
        self.widgets: Counter[str] = Counter()
        self.events: Counter[QEvent.Type] = Counter()

    def __enter__(self) -> Painted:
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget) or not (watched is self._widget or self._widget.isAncestorOf(watched)):
            return False
        if isinstance(event, QPaintEvent):
            rects = cast("Iterable[QRect]", event.region())
            self.area.append(sum(rect.width() * rect.height() for rect in rects))
            self.widgets[name_of(watched)] += 1
        else:
            self.events[event.type()] += 1
        return False


def name_of(widget: QObject) -> str:
    """The class of a widget, of a viewport that of the view around it."""
    around = widget.parent()
    viewport = widget.objectName() == "qt_scrollarea_viewport" and around is not None
    return type(around if viewport else widget).__name__
