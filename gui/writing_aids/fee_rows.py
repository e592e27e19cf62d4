"""The fees of the calculator, line below line; there is always one to type into."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.report.fees import Entry
from gui.basics.scroll_parts import listen
from gui.writing_aids.fee_row import COLUMNS, GAP, FeeRow, place_in_columns


class FeeRows(QWidget):
    """All lines below their heads.

    ``changed`` tells that a fee or the line in use is another now, ``ordered``
    that lines came, went or moved.
    """

    changed = Signal()
    ordered = Signal()

    def __init__(self, parent: QWidget, entries: tuple[Entry, ...] = ()) -> None:
        super().__init__(parent)
        self.rows: list[FeeRow] = []
        self.heads = _heads(self)
        self._inner = QWidget(self)
        self._lines = QVBoxLayout(self._inner)
        self._scroll = _scrolling(self._inner, self._make_room, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.heads)
        layout.addWidget(self._scroll, 1)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addStretch(1)
        for entry in entries:
            self._append(entry)
        self.current = self.rows[0] if self.rows else self._append(None)
        self._renumber()

    def entries(self) -> tuple[Entry, ...]:
        """The fees that can be counted, in order."""
        return tuple(row.entry for row in self.rows if row.entry is not None)

    def kept(self) -> tuple[Entry, ...]:
        """What is to be kept in the report: the fees, and lines that are named but have no quantity yet (0)."""
        return tuple(entry for row in self.rows if (entry := row.kept) is not None)

    def problem(self) -> str:
        """What is wrong with the first line that cannot be used, "" where all can."""
        wrong = ((number, row) for number, row in enumerate(self.rows, 1) if row.problem)
        return next((f"第{number}条：{row.problem}" for number, row in wrong), "")

    def unfinished(self) -> tuple[str, ...]:
        """A sentence for each line that is named but has no quantity."""
        numbers = (number for number, row in enumerate(self.rows, 1) if row.unfinished)
        return tuple(f"第{number}条未填件数或页数，未计入。" for number in numbers)

    def add(self) -> None:
        """A new line at the end, in the way and month of the one before; the cursor is where its number goes."""
        before = self.rows[-1]
        like = Entry(before.way.currentData(), 0, before.month.currentData())
        row = self._append(like)
        self._renumber()
        row.quantity.setFocus(Qt.FocusReason.TabFocusReason)

    def stops(self) -> Iterator[QWidget]:
        """The widgets of all lines in the order of the Tab key."""
        for row in self.rows:
            yield from row.stops()

    def minimum_lines(self, lines: int) -> None:
        """Keep room for so many lines without scrolling."""
        self._scroll.setMinimumHeight(self.rows[0].sizeHint().height() * lines + 2)

    def _append(self, like: Entry | None) -> FeeRow:
        row = FeeRow(self._inner, like)
        self.rows.append(row)
        self._lines.insertWidget(self._lines.count() - 1, row)
        row.show()  # at once: the Tab key passes over what is not shown yet
        row.changed.connect(self.changed)
        row.entered.connect(lambda: self._enter(row))
        row.removed.connect(lambda: self._remove(row))
        row.quantity.stepped.connect(lambda by, enter: self._step(row, by, enter))
        return row

    def _enter(self, row: FeeRow) -> None:
        self._scroll.ensureWidgetVisible(row, 0, 0)
        if row is not self.current:
            self.current = row
            self._renumber()

    def _remove(self, row: FeeRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        if not self.rows:
            self._append(None)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.current = self.rows[min(place, len(self.rows) - 1)]
        self._renumber()
        self.current.quantity.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, row: FeeRow, by: int, enter: bool) -> None:
        """Arrows go to the line above or below; Enter also begins a new line behind a last one that is filled."""
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].quantity.setFocus(Qt.FocusReason.TabFocusReason)
        elif enter and row.entry is not None:
            self.add()

    def _renumber(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.mark(number, row is self.current)
        self.ordered.emit()
        self.changed.emit()

    def _make_room(self, bar_shown: bool) -> None:
        """Keep the heads above their columns when the scroll bar comes or goes."""
        extent = self._scroll.verticalScrollBar().sizeHint().width() if bar_shown else 0
        self.heads.setContentsMargins(1, 0, 1 + extent, 0)


def _heads(parent: QWidget) -> QWidget:
    heads = QWidget(parent)
    labels = tuple(QLabel(text, heads) for text, _ in COLUMNS)
    for label in labels:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    for label in labels[4:6]:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setContentsMargins(0, 0, GAP, 0)
    place_in_columns(heads, labels)
    return heads


def _scrolling(inner: QWidget, bar_changed: Callable[[bool], None], parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.StyledPanel)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setBackgroundRole(QPalette.ColorRole.Base)
    inner.setAutoFillBackground(True)
    listen(area.verticalScrollBar(), "rangeChanged(int,int)", lambda _, most: bar_changed(most > 0))
    return area
