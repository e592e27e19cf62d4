"""The slim bar above a text: a count, tools, and what is left to confirm; on a narrow page the tools show icons only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QToolButton, QWidget

from gui.basics.icons import icon

_LEAST = QSize(260, 0)
_AROUND = 40  # px that icon, frame and menu arrow of a tool take beside its words


class TextBar(QWidget):
    """Tools are added from the left; :meth:`finish` puts what belongs at the right end."""

    def __init__(self, count: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools: list[QToolButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 4, 12, 4)
        self._row.setSpacing(8)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._count = count

    def add(self, text: str, icon_name: str, tip: str, pressed: Callable[[], object] | None = None) -> QToolButton:
        """A button of the bar."""
        button = QToolButton(self)
        button.setText(text)
        button.setIcon(icon(icon_name))
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if pressed is not None:
            button.clicked.connect(lambda _checked=False: pressed())
        self._tools.append(button)
        self._row.addWidget(button)
        return button

    def finish(self, widget: QWidget) -> None:
        """What stands at the right end, the count beside it: when it grows the tools stay where they are."""
        self._row.addStretch(1)
        self._row.addWidget(self._count)
        self._row.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST.width(), self._row.minimumSize().height())

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A tool came or went, or the count grew: is there still room for words?"""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Words where they have room.  What they need is reckoned without asking how they look now: no to and fro."""
        shown = [tool for tool in self._tools if tool.isVisibleTo(self)]
        others = self._row.minimumSize().width() - sum(tool.sizeHint().width() for tool in shown)
        words = sum(tool.fontMetrics().horizontalAdvance(tool.text()) for tool in shown)
        room = self.width() - others - words - len(shown) * _AROUND
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if room >= 0 else Qt.ToolButtonStyle.ToolButtonIconOnly
        for tool in self._tools:
            if tool.toolButtonStyle() != style:
                tool.setToolButtonStyle(style)
