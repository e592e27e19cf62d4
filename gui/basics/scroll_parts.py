"""Parts that Qt makes for a widget that scrolls, asked for without making all of Qt's widgets ready.

Qt for Python makes a class of Qt ready when it is first asked for.  A function that gives a ``QWidget`` and finds
exactly that, made by Qt itself, has all seventy classes made of it ready, to see whether it is one of them: 4 MB with
their names for everything, 20 ms under somebody's hand.  What is asked for as a child is known by its own name.
Once a part is known, all functions give it without looking (tests/gui/basics/test_scroll_parts.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SIGNAL, QObject, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

# As Qt names them (QAbstractScrollArea).
_SEEN, _HOLDERS = "qt_scrollarea_viewport", ("qt_scrollarea_vcontainer", "qt_scrollarea_hcontainer")


def know_viewport(view: QAbstractScrollArea) -> None:
    """For a new ``view``: its ``viewport()``, asked for from now on, is known.

    A view of ours that asks for it calls this when it is made.
    """
    known = _child(view, _SEEN)
    view.viewport()  # which from now on belongs to it, and is kept
    del known


def listen(made_by_qt: QObject, signal: str, then: Callable[..., object]) -> None:
    """Have ``then`` called for a signal (``valueChanged(int)``) of what Qt made: a scroll bar, a document, its layout.

    Asked for its signal by name, such an object of Python would hold itself, with all it knows, long after Qt
    has deleted what it stands for (PySide 6.8; what Python made does not).
    """
    QObject.connect(made_by_qt, SIGNAL(signal), then)  # pyright: ignore[reportCallIssue, reportArgumentType] - its stubs say bytes


def bar_holders(view: QAbstractScrollArea) -> list[QWidget]:
    """What holds the scroll bars of a widget."""
    return [holder for name in _HOLDERS if (holder := _child(view, name)) is not None]


def _child(view: QAbstractScrollArea, name: str) -> QWidget | None:
    """They are Qt's first children of a view; those after them, which it makes for itself, are not looked at."""
    found = view.findChild(QWidget, name, Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, QWidget) else None
