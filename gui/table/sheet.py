"""The printed form on screen: merged cells, heads in sight, no sideways scrolling, one look for all parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QToolTip, QWidget

from core.forms.layout import Box
from core.writers.clipboard import Area
from gui.basics.focus import OWN_FOCUS
from gui.basics.scroll_parts import know_viewport
from gui.basics.theme import tooltip
from gui.table.cell_drawing import CellDrawing
from gui.table.delegate import FigureDelegate
from gui.table.foot import Foot
from gui.table.heads import Corner, Heads, rect_between
from gui.table.look import ScreenLook
from gui.table.measure import measure
from gui.table.model import TableModel
from gui.table.moves import Moves
from gui.table.places import Places, SelectedBoxes

_SAY_MS = 8000


class SheetView(QTableView):
    """Shows a :class:`TableModel` laid out as the form is printed."""

    _corner: Corner | None = None  # Qt calls some of the methods below before __init__ is through
    foot: Foot | None = None
    _told = False
    _drawing = CellDrawing

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.table, self.session = model, model.session
        self._laying = False
        self._heads = (Heads(Qt.Orientation.Horizontal, model, self), Heads(Qt.Orientation.Vertical, model, self))
        self.look = ScreenLook(self.font(), self.palette())
        self._delegate = FigureDelegate(model, self.look, self)
        self._cells = self._drawing(model, self.look)
        self._places = Places()  # measured when first needed after the table was laid out
        self._set_up()
        self.setModel(model)
        for heads in self._heads:  # they mark labels by themselves: with Qt's selection they would paint whole columns
            heads.setSelectionModel(QItemSelectionModel(model, heads))
        self._corner = Corner(model, self.selectAll, self)
        self.foot = Foot(self, model, self._heads[1], self._cells)
        model.modelReset.connect(self._new_form)
        self.session.report_replaced.connect(self.lay_out)
        self.session.last_year_shown_changed.connect(self.lay_out)
        for heads in self._heads:
            heads.chosen.connect(self._select_beside)
        self._new_form()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._heads[0])
        self.setVerticalHeader(self._heads[1])
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setProperty(OWN_FOCUS, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Midlight)

    def _new_form(self) -> None:
        """Take heads and merged cells from the declaration."""
        grid = self.table.grid
        self.moves = Moves(grid, {key for key, cell in self.table.cells.items() if cell.formula is not None})
        self.clearSpans()
        for box in self.table.body:
            if box.height > 1 or box.width > 1:
                self.setSpan(box.row - grid.head_rows, box.column - grid.head_columns, box.height, box.width)
        for heads in self._heads:
            heads.read_form()
        if self.foot:
            self.foot.read_form()
        self._heads[0].setVisible(bool(grid.head_rows))
        self._heads[1].setVisible(bool(grid.head_columns))
        self.setAccessibleName(self.session.report.form.section(self.table.table_key).numbered)
        self.lay_out()

    def lay_out(self, *_: object) -> None:
        """Share out the width and find the height of each row; once more where a scroll bar took some of the width."""
        for _again in range(2):
            room = self.viewport().width()
            if self._laying or not self.isVisible():
                return
            self._share_out()
            if self.viewport().width() == room:
                return

    def _share_out(self) -> None:
        self._laying = True
        grid, heads = self.table.grid, self._heads
        width = self.viewport().width() + (heads[1].width() if grid.head_columns else 0)
        height = self.viewport().height() + (heads[0].height() if grid.head_rows else 0)
        found = measure(self.table, self.look, width, height)
        heads[0].set_sizes(found.rows[: grid.head_rows])
        heads[1].set_sizes(found.columns[: grid.head_columns])
        for section, size in enumerate(found.columns[grid.head_columns :]):
            heads[0].resizeSection(section, size)
        for section, size in enumerate(found.rows[grid.head_rows :]):
            heads[1].resizeSection(section, size)
        self._laying = False
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._places = Places()
        if self._corner:
            grid = self.table.grid
            self._corner.setVisible(bool(grid.head_rows and grid.head_columns))
            self._corner.setGeometry(0, 0, self._heads[1].width(), self._heads[0].height())
        if self.foot:
            self.foot.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without Qt's own going through all cells, which asks Python much of each."""
        x, y = self.horizontalOffset(), self.verticalOffset()
        region, chosen = event.region().translated(x, y), SelectedBoxes(self, self.table)
        with QPainter(self.viewport()) as painter:
            self.look.begin(painter)
            for box, place in self._placed().touched(region):
                frame = self._frame() if box is chosen.current else ""
                self._cells.draw(painter, place.translated(-x, -y), box, chosen.has(box), frame)

    def _frame(self) -> str:
        """The colour of the frame around the figure with the cursor."""
        return "accent" if self._has_keyboard() else "quiet"

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _placed(self) -> Places:
        """The boxes of the body and where they stand while nothing is scrolled."""
        if not self._places:
            down, across = (heads.edges() for heads in (self._heads[1], self._heads[0]))
            grid = self.table.grid
            self._places = Places(
                (box, rect_between(across, down, box, grid.head_columns, grid.head_rows)) for box in self.table.body
            )
        return self._places

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt moves what is painted already, but not below something that lies over it: the foot is left out of it."""
        seen = self.in_sight()
        if seen == self.viewport().rect() or dx or self.state() == QAbstractItemView.State.EditingState:
            super().scrollContentsBy(dx, dy)
            self._heads[1].viewport().update()  # tall labels stand in the middle of the part in sight
            return
        self._heads[1].scroll_by(dy, self.verticalScrollBar().value(), seen)
        self.viewport().scroll(dx, dy, seen)

    def in_sight(self) -> QRect:
        """The part of the viewport that the foot does not cover."""
        return self.viewport().rect().adjusted(0, 0, 0, -self.foot.cover() if self.foot else 0)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, not under the foot."""
        super().scrollTo(index, hint)
        if self.foot and (cover := self.foot.cover()):
            under = self.visualRect(index).bottom() + 1 - (self.viewport().height() - cover)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + max(0, under))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.renew_look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew_look()

    def renew_look(self) -> None:
        """Take fonts and colours anew after a change of font, zoom or palette."""
        if self._corner is None:
            return
        if not self.look.is_of(self.font(), self.palette()):
            self.look = ScreenLook(self.font(), self.palette())
            for part in (self._delegate, self._cells, self._corner, *self._heads):
                part.look = self.look
        self.lay_out()
        self.viewport().update()
        self._corner.update()

    def mark_heads(self, box: Box | None) -> None:
        """Mark the heads beside the figure that has the cursor."""
        for heads in self._heads:
            heads.set_current(box)

    def _select_beside(self, label: Box) -> None:
        """Select the rows or columns that a head names."""
        rows, columns = range(label.row, label.row + label.height), range(label.column, label.column + label.width)
        beside = [box for box in self.moves.figures if box.row in rows or box.column in columns]
        first, last = self.table.index_of(beside[0].key), self.table.index_of(beside[-1].key)
        self.setFocus()
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), flags.ClearAndSelect)

    # what stands under the cursor and what is selected

    @property
    def box(self) -> Box | None:
        """The figure with the cursor."""
        index = self.currentIndex()
        return self.table.box(index) if index.isValid() else None

    def selected_keys(self) -> list[str]:
        """The cells selected, in printed order."""
        # By the blocks that are selected: the view would ask the table about each of their cells, a dozen times at a paste.
        blocks = [(block.top(), block.left(), block.bottom(), block.right()) for block in self._selected_blocks()]
        rows, columns = self.table.grid.head_rows, self.table.grid.head_columns
        return [
            box.key
            for box in self.moves.figures
            if any(
                top < box.row - rows + box.height
                and box.row - rows <= bottom
                and left < box.column - columns + box.width
                and box.column - columns <= right
                for top, left, bottom, right in blocks
            )
        ]

    def _selected_blocks(self) -> Iterator[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        return (chosen.at(number) for number in range(chosen.size()))

    def select_keys(self, keys: Iterable[str]) -> None:
        """Select the block of these cells; the cursor stays."""
        wanted = set(keys)
        area = self._area([box for box in self.moves.figures if box.key in wanted])
        if area is None:
            return
        top, left = self.table.grid.head_rows, self.table.grid.head_columns
        first = self.table.index(area.top - top, area.left - left)
        last = self.table.index(area.bottom - top, area.right - left)
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(first, last), chosen)

    def selected_area(self) -> Area | None:
        """The rectangle of the grid that holds the selection; None without one."""
        keys = set(self.selected_keys())
        return self._area([box for box in self.moves.figures if box.key in keys])

    def _area(self, boxes: Sequence[Box]) -> Area | None:
        if not boxes:
            return None
        bottom, right = max(b.row + b.height for b in boxes), max(b.column + b.width for b in boxes)
        return Area(min(b.row for b in boxes), min(b.column for b in boxes), bottom - 1, right - 1)

    def say_at(self, index: QModelIndex, sentence: str) -> None:
        """Tell something at a cell, and in the status bar."""
        rect = self.visualRect(index)
        place = self.viewport().mapToGlobal(rect.bottomLeft())
        # Later: a change of focus, which is often what brought us here, would hide it at once.
        QTimer.singleShot(0, self, lambda: QToolTip.showText(place, tooltip(sentence), self, rect, _SAY_MS))
        self.session.message.emit(sentence)
        self._told = True

    def unsay(self) -> None:
        """What was told goes with its cause."""
        if self._told:
            self._told = False
            QToolTip.hideText()
            self.session.message.emit("")
