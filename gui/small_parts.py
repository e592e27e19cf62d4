"""Small parts that several panels and dialogs have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QListWidgetItem, QPushButton, QWidget

from gui.icons import icon
from gui.theme import bold, colours

_FRAME = QSize(20, 60)  # px that the title bar and a little room around take on a small screen


def push_button(
    parent: QWidget, text: str, picture: str = "", pressed: Callable[[], object] | None = None
) -> QPushButton:
    """A button that Enter presses only where it has the focus."""
    button = QPushButton(text, parent)
    if picture:
        button.setIcon(icon(picture))
    button.setAutoDefault(False)
    if pressed is not None:
        button.clicked.connect(pressed)
    return button


def heading_item(text: str, list_: QWidget) -> QListWidgetItem:
    """A line of a list that the arrow keys pass over; it is not in the list yet."""
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setForeground(QColor(colours(list_.palette()).ink))
    item.setFont(bold(item.font()))
    return item


def fit_to_screen(dialog: QDialog, size: QSize) -> None:
    """Give a dialog this size, or what room a small screen has."""
    dialog.resize(size.boundedTo(dialog.screen().availableSize() - _FRAME))
