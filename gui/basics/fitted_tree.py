"""A list in columns for dialogs: whatever it holds, all its columns are in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from gui.basics.scroll_parts import know_viewport
from gui.basics.theme import tooltip


class FittedTree(QTreeWidget):
    """A list in columns that never have to be scrolled sideways: long words lose their middle, tooltips have them."""

    def __init__(self, heads: Sequence[str], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.setHeaderLabels(list(heads))
        self.setAccessibleName(name)
        self.setRootIsDecorated(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(True)

    def add(self, cells: Sequence[str], data: object = None) -> QTreeWidgetItem:
        """A line; ``data`` is kept with it."""
        item = QTreeWidgetItem(self, list(cells))
        item.setData(0, Qt.ItemDataRole.UserRole, data)
        for column, words in enumerate(cells):
            item.setToolTip(column, tooltip(words))
        return item

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_out()

    def share_out(self) -> None:
        """Give each column what its words need, and what is too much for the room from the widest."""
        count = self.columnCount()
        wanted = [max(self.sizeHintForColumn(column), self.header().sectionSizeHint(column)) for column in range(count)]
        for column, width in enumerate(shares(wanted, self.viewport().width())):
            self.setColumnWidth(column, width)


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """The widths that are wanted, the widest of them cut to one width where together they have no room."""
    if sum(wanted) <= room:
        return list(wanted)
    found, left, open_ = list(wanted), room, sorted(range(len(wanted)), key=lambda place: wanted[place])
    for number, place in enumerate(open_):
        found[place] = min(wanted[place], left // (len(open_) - number))
        left -= found[place]
    return found
