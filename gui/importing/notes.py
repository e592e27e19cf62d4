"""The list 需要留意: everything odd in the file; a click goes to the cell or the part."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from gui.basics.theme import colours
from gui.importing.marks import Remark

_REMARK = Qt.ItemDataRole.UserRole
_NEXT = Qt.ItemDataRole.UserRole + 1  # which of the line's places comes next
NOTHING_ODD = "没有发现异样，仍请通读一遍。"


class NotesList(QListWidget):
    """``place_chosen`` carries a place; a line that speaks of several cells goes on to the next at each click."""

    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setAccessibleName("需要留意的地方")
        self.itemClicked.connect(self.go)

    def set_remarks(self, remarks: list[Remark]) -> None:
        """List these; nothing happens where they are listed already."""
        if self.count() and remarks == [self.item(row).data(_REMARK) for row in range(self.count())]:
            return
        self.clear()
        for remark in remarks:
            self._add(remark)
        if not remarks:
            item = QListWidgetItem(NOTHING_ODD, self)
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, remark: Remark) -> None:
        shape = remark.mark.value.shape if remark.mark else "·"
        item = QListWidgetItem(f"{shape} {remark.sentence}", self)
        item.setData(_REMARK, remark)
        item.setData(_NEXT, 0)
        item.setToolTip("再点一次转到下一格" if len(remark.places) > 1 else "")
        if remark.mark:
            item.setForeground(QColor(getattr(colours(self.palette()), remark.mark.value.ink)))

    def go(self, item: QListWidgetItem) -> None:
        """Go to the place of a line, or the next of its places."""
        remark: Remark | None = item.data(_REMARK)
        if remark and remark.places:
            at = item.data(_NEXT)
            item.setData(_NEXT, (at + 1) % len(remark.places))
            self.place_chosen.emit(remark.places[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (item := self.currentItem()):
            self.go(item)
        else:
            super().keyPressEvent(event)
