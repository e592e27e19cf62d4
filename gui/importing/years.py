"""The years that a draft moves, each with its words; what is unticked stays as it was in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.report.report import text_names
from core.report.texts.year_moves import YearMove
from gui.basics.theme import bold
from gui.importing.marks import OpenedFile

_MOVE = Qt.ItemDataRole.UserRole


class YearMoves(QWidget):
    """Lists what the draft moves, ticked; :attr:`kept` are the places that a clerk unticked."""

    def __init__(self, found: OpenedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dict(text_names(found.form))
        self._stay: set[YearMove] = set()
        self.title = QLabel(self)
        self.title.setFont(bold(self.title.font()))
        self.title.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("草稿将改动的年份")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)

    def show_for(self, moves: Sequence[YearMove], year: int) -> None:
        """List these moves to ``year``; ticks already taken away stay away while the words are the same."""
        rows = range(self.list.count())
        self._stay -= {self._data(row) for row in rows}
        self._stay |= {self._data(row) for row in rows if not self._ticked(row)}
        self.list.clear()
        for move in moves:
            words = f"{self._names[move.key]}：{move.told(year)}"
            item = QListWidgetItem(words, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(_MOVE, move)
            item.setCheckState(Qt.CheckState.Unchecked if move in self._stay else Qt.CheckState.Checked)
        self.title.setText(f"草稿将改动{len(moves)}处年份，不改的请取消勾选")
        self.setVisible(bool(moves))

    def _data(self, row: int) -> YearMove:
        return self.list.item(row).data(_MOVE)

    def _ticked(self, row: int) -> bool:
        return self.list.item(row).checkState() == Qt.CheckState.Checked

    @property
    def kept(self) -> Mapping[str, frozenset[int]]:
        """Text → numbers of the years in it that stay."""
        stay = [self._data(row) for row in range(self.list.count()) if not self._ticked(row)]
        return {key: frozenset(move.number for move in stay if move.key == key) for key in {move.key for move in stay}}
