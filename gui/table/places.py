"""Where the boxes of a table stand, which of them a paint touches, and which are selected: each asked once for a paint.

A paint goes through all boxes of a table.  Asking Qt about each of them would take longer than drawing those that
are touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QTableView

from core.forms.layout import Box
from gui.table.model import TableModel


class Places:
    """Boxes with where they stand, in px."""

    def __init__(self, placed: Iterable[tuple[Box, QRect]] = ()) -> None:
        self._all = [(*_edges(rect), box, rect) for box, rect in placed]
        self._rects = {id(box): rect for *_, box, rect in self._all}

    def __bool__(self) -> bool:
        return bool(self._all)

    def __iter__(self) -> Iterator[tuple[Box, QRect]]:
        return ((box, rect) for *_, box, rect in self._all)

    def of(self, box: Box) -> QRect | None:
        """Where a box stands; None where it is not one of these."""
        return self._rects.get(id(box))

    def touched(self, region: QRegion) -> Iterator[tuple[Box, QRect]]:
        """Those that a region touches."""
        left, top, right, bottom = _edges(region.boundingRect())
        whole = region.rectCount() == 1
        for from_left, from_top, to_right, to_bottom, box, rect in self._all:
            beside = from_left > right or to_right < left or from_top > bottom or to_bottom < top
            if not beside and (whole or region.intersects(rect)):
                yield box, rect


def ranges(selection: QItemSelection) -> Iterator[QItemSelectionRange]:
    """The blocks that a selection is made of."""
    return (selection.at(number) for number in range(selection.count()))


def _edges(rect: QRect) -> tuple[int, int, int, int]:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


class SelectedBoxes:
    """The figure with the cursor of a view, and those that are selected besides."""

    def __init__(self, view: QTableView, model: TableModel) -> None:
        index, grid = view.currentIndex(), model.grid
        self.current: Box | None = model.box(index) if index.isValid() else None
        down, right = grid.head_rows, grid.head_columns
        self._ranges = [
            (one.top() + down, one.left() + right, one.bottom() + down, one.right() + right)
            for one in ranges(view.selectionModel().selection())
        ]

    def has(self, box: Box) -> bool:
        """Whether a figure is selected and has not the cursor."""
        if box is self.current or not box.key:
            return False
        return any(
            top <= box.row <= bottom and left <= box.column <= right for top, left, bottom, right in self._ranges
        )
