"""The margin of a text: a grey bar and a tick beside each paragraph still 未核对."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock
from PySide6.QtWidgets import QTextEdit

from gui.basics.theme import colours

WIDTH = 34  # px that bar and tick need
_TICK, _BAR, _GAP = 16.0, 4.0, 6.0


class Gutter:
    """Knows where bars and ticks stand in the viewport of an editor, and draws them."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self.waiting: frozenset[str] = frozenset()
        self.left = float(WIDTH)  # px from the page's edge to its text
        self.hovered = -1  # number of the block whose tick is under the mouse

    def blocks(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The paragraphs still to be looked at, with the place each takes in the viewport."""
        if not self.waiting:
            return
        document = self._editor.document()
        scrolled = self._editor.verticalScrollBar().value()
        block = document.begin()
        while block.isValid():
            if block.text().strip() in self.waiting:
                yield block, document.documentLayout().blockBoundingRect(block).translated(0, -scrolled)
            block = block.next()

    def tick(self, block: QTextBlock, place: QRectF) -> QRectF:
        """Where the tick of a paragraph is: beside its first line."""
        line = block.layout().lineAt(0)
        middle = place.top() + line.y() + line.height() / 2 if line.isValid() else place.center().y()
        return QRectF(self.left - _GAP - _BAR - _GAP - _TICK, middle - _TICK / 2, _TICK, _TICK)

    def at(self, point: QPointF) -> QTextBlock | None:
        """The paragraph whose tick is at a point of the viewport."""
        for block, place in self.blocks():
            if self.tick(block, place).adjusted(-3, -3, 3, 3).contains(point):
                return block
        return None

    def paint(self, painter: QPainter) -> None:
        """Draw what is in sight."""
        found = colours(self._editor.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block, place in self.blocks():
            painter.fillRect(
                QRectF(self.left - _GAP - _BAR, place.top() + 3, _BAR, place.height() - 6), QColor(found.faint)
            )
            self._draw_tick(painter, self.tick(block, place), block.blockNumber() == self.hovered)

    def _draw_tick(self, painter: QPainter, box: QRectF, hovered: bool) -> None:
        """An empty box; under the mouse its frame is stronger.  It never holds a tick: nothing is confirmed yet."""
        found = colours(self._editor.palette())
        painter.setPen(QPen(QColor(found.accent if hovered else found.quiet), 2.0 if hovered else 1.2))
        painter.setBrush(QColor(found.paper))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3)
