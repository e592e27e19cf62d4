"""A tab with one table of the report: its printed heading and the table below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.forms.spec import ABOVE, BELOW
from core.report.edits import SetCells
from core.report.report import blanks
from gui.basics.focus import LedFocus
from gui.basics.theme import bold, scaled
from gui.table.model import TableModel
from gui.table.view import TableView
from gui.tabs.table_words import TableWords
from gui.work.session import Session

_WIDEST = 96  # characters: a wider table is harder to read along its rows …
_WIDEST_COLUMN = 16  # … and a figure far from its label too
_MARGIN = 8
# Rows of the table, its heads and fixed rows among them: below so many, words beside it keep to a line each …
_WANTED = 20
_LEAST = 6
_CRAMPED = 14  # … and the heading, which the tab's name tells too, makes room


class TableTab(LedFocus):
    """Shows and edits the table of the section ``table_key``."""

    def __init__(self, session: Session, table_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._table_key = session, table_key
        self._zoom = 100
        self.heading = QLabel(self)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.model = TableModel(session, table_key, self)
        self.view = TableView(self.model, self)
        self.led = self.view
        self.words = tuple(TableWords(session, table_key + side, self) for side in (ABOVE, BELOW))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.view, 1000)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(self.heading)
        layout.addWidget(self.words[0])
        layout.addLayout(row, 1)
        layout.addWidget(self.words[1])
        session.roles_changed.connect(self.set_roles)
        self.heading.setText(session.report.form.section(table_key).numbered)
        self.set_zoom(100)

    @property
    def enter_moves(self) -> str:
        """Where Enter goes: "down" or "right"."""
        return self.view.enter_moves

    @enter_moves.setter
    def enter_moves(self, direction: str) -> None:
        self.view.enter_moves = direction

    def set_zoom(self, percent: int) -> None:
        """Draw the table larger or smaller than the window's font."""
        self._zoom = percent
        font = scaled(self.font(), percent / 100)
        self.view.setFont(font)
        self.heading.setFont(bold(scaled(font, 1.15)))
        self.view.setMaximumWidth(self.view.look.em * min(_WIDEST, _WIDEST_COLUMN * self.model.grid.columns))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and hasattr(self, "words"):
            self._share_room()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Words that are shown whole now need not be: no window is as high as a long note wants it."""
        return QSize(super().minimumSizeHint().width(), self.view.look.row * _LEAST)

    def _share_room(self) -> None:
        """The table comes first: what stands around it is seen whole where that leaves it enough rows."""
        row, shown = self.view.look.row, [words for words in self.words if not words.isHidden()]
        cramped = self.height() < row * min(_CRAMPED, self.model.grid.rows)
        self.heading.setVisible(not cramped)
        around = 2 * _MARGIN + (0 if cramped else self.heading.sizeHint().height() + _MARGIN)
        room = self.height() - around - row * min(_WANTED, self.model.grid.rows)
        brief = sum(words.whole() + _MARGIN for words in shown) > room
        for words in shown:
            words.set_brief(brief)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "view"):
            self.set_zoom(self._zoom)

    def go_to(self, place: str = "", span: tuple[int, int] | None = None) -> None:
        """Put the cursor into a cell of this table, or into the words above or below it, and show it.

        Any other place leaves the cursor where it is, or sets it to the first cell.
        """
        words = next((words for words in self.words if words.key == place), None)
        if words is not None:
            words.go_to(span)
            return
        self.view.go_to(place if place in self._session.report.form.cells else "")
        self.view.setFocus()

    def set_roles(self, roles: dict[str, str]) -> None:
        """Mark the cells of a finding with the part they play in its arithmetic (+, −, =)."""
        self.model.set_roles(roles)

    def finish_edit(self) -> bool:
        """Take what is being typed, e.g. before saving; False where it is no figure (the old one stays)."""
        return self.view.finish_edit()

    def copy(self) -> None:
        """Copy the selected cells."""
        self.view.copy()

    def paste(self) -> None:
        """Paste at the cursor."""
        self.view.paste()

    def fill_zero(self) -> None:
        """本表空白填0: a person's act, one step to undo."""
        empty = blanks(self._session.report, self._table_key)
        if not empty:
            self._session.message.emit("本表没有未填的格。")
        elif self._session.perform(SetCells(dict.fromkeys(empty, 0), name="空白填0")):
            self._session.message.emit(f"本表{len(empty)}格未填，已全部填0，可以撤销。")
