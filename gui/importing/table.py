"""A table of an imported file drawn as the form, read-only, each cell with a mark of how it was read."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from core.forms.spec import ABOVE, BELOW
from core.records import record
from gui.basics.focus import LedFocus
from gui.basics.theme import scaled
from gui.basics.tones import TonedLabel
from gui.importing.marks import CellMark, OpenedFile
from gui.table.cell_drawing import CellDrawing, FigureBeside
from gui.table.look import ScreenLook
from gui.table.model import CellFace, TableModel
from gui.table.view import TableView
from gui.work.session import Session

_WIDEST_COLUMN = 16  # characters a grid column: a figure far from its label is hard to read
_ZOOM = 0.92  # table three beside its source in 1100 px
_IN_LEGEND = (
    CellMark.NORMALISED,
    CellMark.BLANK,
    CellMark.DOUBTFUL,
    CellMark.MISSING,
    CellMark.AGREES,
    CellMark.DIFFERS,
)


@record
class MarkedFace(CellFace):
    """A figure with the mark of how it was read; ``last`` holds the mark's shape, so that room is kept for it."""

    read_as: CellMark = CellMark.READ


class PreviewModel(TableModel):
    """The figures of an imported report with their marks; nothing can be typed."""

    def __init__(self, session: Session, table_key: str, found: OpenedFile, parent: QWidget) -> None:
        super().__init__(session, table_key, parent)
        self._found = found

    def face(self, key: str) -> CellFace:
        mark = self._found.mark(key)
        computed = self.cells[key].formula is not None
        provisional = computed and not self.session.computed[key].complete
        return MarkedFace(self.shown(key), computed, provisional, last=mark.value.shape, read_as=mark)

    def explain(self, key: str) -> str:
        messages = [note.message for note in self._found.notes(key)]
        return "\n".join([self.cells[key].name, self._found.mark(key).value.word, *messages])

    def spoken(self, key: str) -> str:
        words = (self.cells[key].name, self.shown(key), self._found.mark(key).value.word)
        return "，".join(filter(None, words))


class MarkedCells(CellDrawing):
    """Draws the mark of a figure at its left, on the mark's ground."""

    def _ground(self, face: CellFace, selected: bool) -> str:
        if isinstance(face, MarkedFace) and face.read_as is not CellMark.READ and not selected:
            return face.read_as.value.ground
        return super()._ground(face, selected)

    def _beside(self, face: CellFace, width: int) -> FigureBeside | None:
        """Nothing: the mark is drawn over it in ink of its own."""
        return None

    def _paint_figure(self, painter: QPainter, rect: QRect, face: CellFace) -> None:
        super()._paint_figure(painter, rect, replace(face, last=""))
        if not isinstance(face, MarkedFace) or not face.last:
            return
        place = rect.adjusted(self.look.margin, 0, -self.look.margin, 0)
        painter.setPen(self.look.color(face.read_as.value.ink))
        painter.setFont(self.look.computed.font)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, face.last)


class PreviewView(TableView):
    """Moves and copies as every table of the program does, and changes nothing."""

    _drawing = MarkedCells

    def __init__(self, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def _explain_closed(self, index: QModelIndex) -> bool:
        return True

    def clear(self, name: str = "") -> None:
        """Nothing can be made blank here."""

    def cut(self) -> None:
        self.copy()

    def paste(self) -> None:
        """Nothing can be pasted here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction("复制", self.copy)
        menu.exec(event.globalPos())
        menu.deleteLater()


class TablePreview(LedFocus):
    """One table of the file with the legend of its marks; made when it is first seen or asked for.

    All at once they would hold up the dialog; Tab comes to it behind ``after``, as if it had always been there.
    """

    def __init__(
        self,
        session: Session,
        table_key: str,
        found: OpenedFile,
        parent: QWidget | None = None,
        after: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._key, self._found, self._after = session, table_key, found, after

    @cached_property
    def model(self) -> PreviewModel:
        """The figures with their marks."""
        return PreviewModel(self._session, self._key, self._found, self)

    @cached_property
    def words(self) -> dict[str, QLabel]:
        """What the file says above and below the table."""
        return {side: _words(self._found, self._key + side, self) for side in (ABOVE, BELOW)}

    @cached_property
    def view(self) -> PreviewView:
        """The table, with all that stands around it."""
        view = PreviewView(self.model, self)
        view.setFont(scaled(self.font(), _ZOOM))
        look = ScreenLook(view.font(), self.palette())
        view.setMaximumWidth(look.em * _WIDEST_COLUMN * self.model.grid.columns)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(view, 1000)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(self.words[ABOVE])
        layout.addLayout(row, 1)
        layout.addWidget(self.words[BELOW])
        layout.addWidget(Legend(self))
        if self._after is not None:
            self.setTabOrder(self._after, view)
        return view

    def setVisible(self, visible: bool) -> None:
        if visible and self.led is None:
            self.led = self.view  # before Qt lays it out and shows what is in it
        super().setVisible(visible)

    def go_to(self, key: str = "") -> None:
        """Put the cursor into a cell and show it."""
        self.view.go_to(key)
        self.view.setFocus()


def _words(found: OpenedFile, key: str, parent: QWidget) -> QLabel:
    """The words that the file has above or below the table; out of sight where there are none."""
    label = QLabel(found.opened.text(key), parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setVisible(bool(label.text()))
    return label


class Legend(QWidget):
    """What the marks mean, in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(6)
        row.addStretch()
        for mark in _IN_LEGEND:
            row.addWidget(self._swatch(mark))
            row.addWidget(QLabel(mark.value.word, self))
            row.addSpacing(8)
        row.addStretch()

    def _swatch(self, mark: CellMark) -> QLabel:
        swatch = TonedLabel(self, mark.value.ink, mark.value.ground)
        swatch.setText(mark.value.shape)
        swatch.setAlignment(Qt.AlignmentFlag.AlignCenter)
        extent = self.fontMetrics().height() + 2
        swatch.setFixedSize(extent, extent)
        swatch.setFrameShape(QFrame.Shape.Box)
        return swatch
