"""The rows at a table's end that are added up, in sight also while their place is scrolled away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QTableView, QToolTip, QWidget

from core.forms.layout import Box, Grid
from gui.basics.scroll_parts import listen
from gui.table.cell_drawing import CellDrawing
from gui.table.heads import Heads
from gui.table.model import TableModel
from gui.table.places import Places, SelectedBoxes, ranges

_MOST = 3  # rows; more would hide what is typed


def closing_rows(grid: Grid, computed: set[str]) -> range:
    """The last rows of a grid in which every figure is computed; none where that is the whole table, or too many."""
    figures = [box for box in grid.boxes if box.key]
    typed = [box.row + box.height for box in figures if box.key not in computed]
    first = max(typed, default=grid.rows)
    rows = range(first, grid.rows)
    return rows if len(rows) <= _MOST else range(grid.rows, grid.rows)


class Foot(QWidget):
    """Lies over the lower edge of a table whose last rows are not to be seen, and shows them.

    What is typed above shows its totals and its carry-over at once.  A click goes
    to the figure itself.
    """

    def __init__(self, view: QTableView, model: TableModel, heads: Heads, cells: CellDrawing) -> None:
        super().__init__(view)
        self._view, self._model, self._heads, self._cells = view, model, heads, cells
        self.rows = range(0)
        self._boxes: list[Box] = []
        self._places = Places()  # measured when first needed after the table was laid out
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        model.dataChanged.connect(self._changed)
        listen(view.verticalScrollBar(), "valueChanged(int)", lambda _: self._show())

    def read_form(self) -> None:
        """Take the rows from the declaration."""
        cells = self._model.cells
        self.rows = closing_rows(self._model.grid, {key for key, cell in cells.items() if cell.formula is not None})
        figures = [box for box in self._model.grid.boxes if box.key]
        all_boxes = (*self._heads.boxes, *figures) if self.rows else ()
        self._boxes = [box for box in all_boxes if box.row + box.height > self.rows[0]]
        self.place()

    def place(self) -> None:
        """The table was laid out: measure anew, and show the rows where theirs are out of sight, wholly or in part."""
        self._places = Places()
        self._show()

    def _show(self) -> None:
        seen, height = self._view.viewport().geometry(), sum(map(self._height, self.rows))
        hidden = bool(self.rows) and self._top() + height > seen.height()
        # In a very low window the rows themselves matter more.
        if shown := hidden and height * 2 < seen.height():
            self.setGeometry(0, seen.bottom() + 1 - height, seen.right() + 1, height)
        self.setVisible(shown)
        self._heads.covered = self.cover()

    def cover(self) -> int:
        """How many pixels of the view it covers."""
        return self.height() if self.isVisible() else 0

    def _section(self, row: int) -> int:
        return row - self._model.grid.head_rows

    def _top(self) -> int:
        """Where the rows themselves begin in the view's viewport."""
        return self._view.rowViewportPosition(self._section(self.rows[0]))

    def _height(self, row: int) -> int:
        return self._view.rowHeight(self._section(row))

    def _placed(self) -> Places:
        """The boxes and where they stand here."""
        if not self._places:
            self._places = Places((box, self._measured(box)) for box in self._boxes)
        return self._places

    def _measured(self, box: Box) -> QRect:
        """Where a box stands here; of one that begins further up, the rest."""
        up = -self._top()
        if box.key:
            rect = self._view.visualRect(self._model.index_of(box.key)).translated(self._view.viewport().x(), up)
        else:
            rect = self._heads.rect_of(box).translated(0, up)
        rect.setTop(max(0, rect.top()))
        return rect

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Draw anew what is other than it was: one figure, or everything."""
        if not self.isVisible():
            return
        if first != last:
            self.update()
            return
        rect = self._placed().of(self._model.box(first))
        if rect is not None:
            self.update(rect)

    def choose(self, *changed: QItemSelection) -> None:
        """Draw anew where these were selected, or are not any more."""
        if self.isVisible():
            first = self._section(self.rows[0])
            if any(block.bottom() >= first for selection in changed for block in ranges(selection)):
                self.update()

    def figure_at(self, point: QPoint) -> Box | None:
        """The figure at a point."""
        return next((box for box, rect in self._placed() if box.key and rect.contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._cells.look, QPainter(self)
        look.begin(painter)
        painter.fillRect(event.rect(), look.color("window"))
        chosen = SelectedBoxes(self._view, self._model)
        for box, rect in self._placed().touched(event.region()):
            if box.key:
                self._cells.draw(painter, rect, box, chosen.has(box), "quiet" if box is chosen.current else "")
            else:
                self._paint_label(painter, box, rect)
        painter.setPen(QPen(look.color("quiet"), 2 * look.unit))
        painter.drawLine(0, look.unit, self.width(), look.unit)
        painter.end()

    def _paint_label(self, painter: QPainter, box: Box, rect: QRect) -> None:
        look = self._cells.look
        look.fill_label(painter, rect, box)
        if box.row >= self.rows[0]:
            look.draw_label(painter, rect, box.label, centred=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (box := self.figure_at(event.position().toPoint())):
            self._view.setFocus()
            self._view.setCurrentIndex(self._model.index_of(box.key))

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._view.viewport(), event)  # a scroll area takes none from its other children

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            box = self.figure_at(event.pos())
            words = self._model.data(self._model.index_of(box.key), Qt.ItemDataRole.ToolTipRole) if box else ""
            QToolTip.showText(event.globalPos(), str(words), self)
            return True
        return super().event(event)
