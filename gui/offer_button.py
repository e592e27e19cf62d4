"""A button for what can be done about a finding: its name is as long as it is, the side panel narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from gui.theme import tooltip


class OfferButton(QPushButton):
    """Shows ``name`` and the key for it; where there is no room the end of the name is left out, the tooltip has it."""

    def __init__(self, name: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._key = name, f"（{key}）" if key else ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the text or the table
        self.setText(name + self._key)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        metrics = self.fontMetrics()
        room = inside.width() - metrics.horizontalAdvance(self._key) - metrics.averageCharWidth()
        shown = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown + self._key)
        self.setToolTip("" if shown == self.name else tooltip(self.name + self._key))
