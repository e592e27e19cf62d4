"""Merged row and column heads as header views, so that they stay in sight, and the corner between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from core.forms.layout import Box, Role
from gui.basics.scroll_parts import know_viewport
from gui.basics.theme import tooltip
from gui.table.look import ScreenLook
from gui.table.model import TableModel
from gui.table.places import Places

_LEFT_OVER = 1  # px that equal columns may differ by


class Heads(QHeaderView):
    """A header whose sections are grid columns (or rows) and which paints the merged labels over them.

    ``sizes`` are the heights of the head rows (widths of the head columns);
    ``chosen`` carries the label that was clicked.
    """

    chosen = Signal(object)

    def __init__(self, orientation: Qt.Orientation, model: TableModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        know_viewport(self)
        self._table = model
        self._across = orientation == Qt.Orientation.Horizontal
        self.look = ScreenLook(self.font(), self.palette())
        self.sizes: Sequence[int] = ()
        self.boxes: list[Box] = []
        self._current: Box | None = None
        self._places: dict[int, QRect] = {}  # of the boxes, measured when first needed
        self._placed = Places()
        self._beside: dict[tuple[int, int], list[Box]] = {}  # the labels beside a row, or a column of so many
        self.sectionResized.connect(lambda *_: self._forget_places())
        self.covered = 0  # px at the lower edge that the foot covers
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def read_form(self) -> None:
        """Take the labels from the declaration."""
        grid = self._table.grid
        role = Role.COLUMN if self._across else Role.ROW
        count = grid.head_rows if self._across else grid.head_columns
        self.boxes = [box for box in grid.boxes if box.role is role] if count else []
        self._current = None
        self._beside.clear()
        self._forget_places()

    def _forget_places(self) -> None:
        self._places.clear()
        self._placed = Places()

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Set the heights of the head rows (widths of the head columns), in pixels."""
        self.sizes = sizes
        self._forget_places()
        extent = sum(sizes)
        if self._across:
            self.setFixedHeight(extent)
        else:
            self.setFixedWidth(extent)
        self.viewport().update()

    def set_current(self, figure: Box | None) -> None:
        """Mark the labels beside the figure that has the cursor; only those that change are drawn anew."""
        before, now = self._labels_beside(self._current), self._labels_beside(figure)
        self._current = figure
        if before is not now:
            for box in (*(box for box in before if box not in now), *(box for box in now if box not in before)):
                self.viewport().update(self.rect_of(box))

    def _labels_beside(self, figure: Box | None) -> list[Box]:
        """The labels that belong to this figure's row or column alone; of all figures that have the same, one list."""
        if figure is None:
            return []
        place = (figure.column, figure.width) if self._across else (figure.row, 1)
        if place not in self._beside:
            self._beside[place] = [box for box in self.boxes if self._is_beside(box, figure)]
        return self._beside[place]

    def scroll_by(self, step: int, offset: int, seen: QRect) -> None:
        """Stand ``offset`` px further down than at the top, ``step`` px from where it stood.

        Qt moves nothing below the foot and would paint all labels anew: without its own scrolling, what is
        ``seen`` above the foot is moved, and tall labels, which stand in the middle of their part in sight, are painted.
        """
        paper = self.viewport()
        paper.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, True)
        self.setOffset(offset)
        paper.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        paper.scroll(0, step, QRect(0, seen.top(), paper.width(), seen.height()))
        for box in self.boxes:
            if box.height > 1:
                paper.update(self.rect_of(box))

    def edges(self) -> list[int]:
        """Where each section begins, while nothing is scrolled, and where the last one ends."""
        starts = [self.sectionPosition(section) for section in range(self.count())]
        return [*starts, self.length()]

    def rect_of(self, box: Box) -> QRect:
        """Where a label stands in the header's viewport."""
        offset = self.offset()
        return self._still(box).translated(*((-offset, 0) if self._across else (0, -offset)))

    def _still(self, box: Box) -> QRect:
        """Where a label stands while nothing is scrolled."""
        if id(box) not in self._places:
            self._places[id(box)] = self._measured(box)
        return self._places[id(box)]

    def _measured(self, box: Box) -> QRect:
        grid = self._table.grid
        if self._across:
            left, width = self._sections(box.column - grid.head_columns, box.width)
            top, height = sum(self.sizes[: box.row]), sum(self.sizes[box.row : box.row + box.height])
        else:
            top, height = self._sections(box.row - grid.head_rows, box.height)
            left, width = sum(self.sizes[: box.column]), sum(self.sizes[box.column : box.column + box.width])
        return QRect(left, top, width, height)

    def _sections(self, first: int, count: int) -> tuple[int, int]:
        start, last = self.sectionPosition(first), first + count - 1
        return start, self.sectionPosition(last) + self.sectionSize(last) - start

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.look.begin(painter)
        painter.fillRect(event.rect(), self.look.color("window"))
        across, down = (self.offset(), 0) if self._across else (0, self.offset())
        if not self._placed:
            self._placed = Places((box, self._still(box)) for box in self.boxes)
        marked = self._labels_beside(self._current)
        for box, place in self._placed.touched(event.region().translated(across, down)):
            self._paint_box(painter, box, place.translated(-across, -down), box in marked)
        painter.end()

    def _paint_box(self, painter: QPainter, box: Box, rect: QRect, marked: bool) -> None:
        """A label taller than the window is set in the middle of the part in sight."""
        shown = rect
        if not self._across and box.height > 1:
            seen = rect.intersected(self.viewport().rect().adjusted(0, 0, 0, -self.covered))
            needed = self.look.label_height(box.label, rect.width())
            shown = seen if seen.height() >= needed else rect
        if shown != rect:
            self._draw(painter, rect, box, marked, shown)
            return
        looks = (box.label, box.role, self._across, marked, box.column == 0, box.row == 0)
        self.look.stamp(painter, rect, looks, lambda to, at: self._draw(to, at, box, marked, at))

    def _draw(self, painter: QPainter, rect: QRect, box: Box, marked: bool, shown: QRect) -> None:
        self.look.fill_label(painter, rect, box, marked)
        self.look.draw_label(painter, self._for_words(box, shown), box.label, centred=self._across)

    def _for_words(self, box: Box, shown: QRect) -> QRect:
        """Where the words stand: equal columns differ by the pixel that was left over, but break their labels alike."""
        if not self._across:
            return shown
        peers = (self._still(other).width() for other in self.boxes if (other.row, other.width) == (box.row, box.width))
        spare = self._still(box).width() - min(peers)
        return shown.adjusted(0, 0, -spare, 0) if spare <= _LEFT_OVER else shown

    def _is_beside(self, box: Box, figure: Box) -> bool:
        """Whether a label belongs to this figure's row or column alone."""
        if self._across:
            return box.column <= figure.column < box.column + box.width and box.width <= figure.width
        return box.row == figure.row and box.height == 1

    def box_at(self, point: QPoint) -> Box | None:
        """The label under a point of the viewport."""
        return next((box for box in self.boxes if self.rect_of(box).contains(point)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and (box := self.box_at(event.position().toPoint())):
            self.chosen.emit(box)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            if box := self.box_at(event.pos()):
                QToolTip.showText(event.globalPos(), tooltip(self._table.explain_head(box)), self, self.rect_of(box))
            return True
        return super().viewportEvent(event)


def rect_between(across: Sequence[int], down: Sequence[int], box: Box, left: int, top: int) -> QRect:
    """Where a box stands between the edges of columns and rows, of which ``left`` and ``top`` are the heads'."""
    first, above = across[box.column - left], down[box.row - top]
    last, below = across[box.column - left + box.width], down[box.row - top + box.height]
    return QRect(first, above, last - first, below - above)


class Corner(QWidget):
    """The corner of the printed form, with its words; a click selects the whole table."""

    def __init__(self, model: TableModel, select_all: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._select_all = model, select_all
        self.look = ScreenLook(self.font(), self.palette())

    def paintEvent(self, event: QPaintEvent) -> None:
        box = next((box for box in self._table.grid.boxes if box.role is Role.CORNER), None)
        if box is None:
            return
        painter = QPainter(self)
        self.look.begin(painter)
        self.look.fill_label(painter, self.rect(), box)
        self.look.draw_label(painter, self.rect(), box.label, centred=False)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._select_all()
