"""One stream of paragraphs and tables in an RTF file: its body, or the text of a box."""

from __future__ import annotations

from core.exchange.raw import RawParagraph
from core.exchange.rtf_table import Items, RowLook, Table
from core.exchange.rtf_text import Pieces

MOST_NESTED = 20


class Flow:
    """Takes paragraphs, cells and rows with the depth of tables at which they stand; ``items`` is what they make."""

    def __init__(self) -> None:
        self.items: Items = []
        self.text, self.number = Pieces(), Pieces()
        self.outer, self.inner = RowLook(), RowLook()  # rows of the outermost table, of those inside
        self.in_row = False  # a row was declared and has not ended: sloppy writers mark its paragraphs no further
        self._unmarked = False  # of the paragraphs in the open cell some are not marked
        self._tables: list[Table] = []  # open ones, outermost first

    def end_paragraph(self, depth: int, level: int) -> None:
        """End a paragraph; deeper tables end with it."""
        if self.in_row and not depth:
            depth, self._unmarked = 1, True
        number = self.number.take().strip()
        seen = number if any(map(str.isalnum, number)) else ""  # no bullets
        self._place(depth).append(RawParagraph(self.text.take(), seen, level))

    def end_cell(self, depth: int, level: int) -> None:
        """End a cell and the paragraph in it."""
        self.end_paragraph(depth, level)
        self._tables[-1].close_cell()
        self.in_row, self._unmarked = True, False

    def begin_row(self) -> None:
        """A row of the outermost table is declared: unmarked paragraphs before it that came into no cell are text."""
        if self._unmarked and not any(table.cells for table in self._tables):
            self._end_tables()
        self.in_row, self._unmarked = True, False

    def end_row(self, depth: int, level: int) -> int:
        """End a row, and a cell before it that was not ended; returns how many cells it has."""
        if text := self.text.take().strip():
            self.text.add(text)
            self.end_cell(depth, level)
        self._place(depth)
        look = self.inner if depth > 1 and self.inner.places else self.outer
        self._tables[-1].close_row(look)
        self.in_row = depth > 1
        return len(look.places)

    def put(self, items: Items, depth: int) -> None:
        """Put what stood in a box before the paragraph it belongs to."""
        self._place(max(depth, 1 if self.in_row else 0)).extend(items)

    def finish(self) -> Items:
        """End what is open; the items."""
        self._end_tables()
        return self.items

    def _place(self, depth: int) -> Items:
        """Where a paragraph of that depth goes: the cell that is open there, or the page."""
        while len(self._tables) > depth:
            self._close_table()
        while len(self._tables) < depth:
            self._tables.append(Table())
        return self._tables[-1].open if self._tables else self.items

    def _end_tables(self) -> None:
        while self._tables:
            self._close_table()

    def _close_table(self) -> None:
        table = self._tables.pop()
        table.close_row(self.inner if self._tables and self.inner.places else self.outer)
        (self._tables[-1].open if self._tables else self.items).extend(table.items())
