"""A table of an RTF file under construction: rows say where their cells end, in twips; a grid is made of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from core.notes import NoteCode
from core.readers.drawn_over import DrawnStroke, LettersOfLine, left_by_stroke
from core.readers.left_out import LOWEST_ROW, LeftOut, slash
from core.readers.raw import Items, RawCell, RawParagraph, RawTable, closed_up, words_of
from core.readers.rtf.text import Pieces
from core.readers.rtf.tokens import USUAL_SIZE
from core.records import record

MOST_NESTED = 20
_SLASHES, _NO_LINE = ("cldglu", "cldgll"), "brdrnone"  # lines across a cell, and the word that there is none
# Words about a cell: how it is merged, and where its frame has lines.
OF_ROWS = {"clcbpat": "ground", "trcbpat": "row_ground", "trrh": "height"}  # and of its cells: a number each
OF_CELLS = ("clmrg", "clvmgf", "clvmrg", *_SLASHES, *(f"clbrdr{side}" for side in "tlbr"), _NO_LINE)


def _letters(size: float, line: int, multiple: int) -> LettersOfLine | None:
    """The letters of a paragraph whose words tell the pitch of its lines so; None where it has none, or of the usual size."""
    if size in (0.0, USUAL_SIZE):
        return None
    if multiple and line:
        return LettersOfLine(size, times=abs(line) / 240)
    return LettersOfLine(size, exact=-line / 20 if line < 0 else 0.0)


class RtfFlow:
    """Takes paragraphs, cells and rows with the depth of tables at which they stand; ``items`` is what they make."""

    def __init__(self) -> None:
        self.items: Items = []
        self.text, self.number = Pieces(), Pieces()
        self.outer, self.inner = RowLook(), RowLook()  # rows of the outermost table, of those inside
        self.in_row = False  # a row was declared and has not ended: sloppy writers mark its paragraphs no further
        self._unmarked = False  # of the paragraphs in the open cell some are not marked
        self._tables: list[RtfTable] = []  # open ones, outermost first
        self._pitch = 0, 0  # of the lines of a paragraph with strokes, as its words tell it: \sl, \slmult
        self._strokes: list[DrawnStroke] = []  # drawn in the paragraph, which is no part of a table

    def draw(self, stroke: DrawnStroke, depth: int, line: int, multiple: int) -> None:
        """Something without words is drawn in the paragraph that is open, of which the words tell the pitch of lines."""
        self._pitch = line, multiple
        if depth or self.in_row:
            self.text.leave(NoteCode.DRAWN, stroke.form)
        else:
            self._strokes.append(stroke)

    def end_paragraph(self, depth: int, level: int, taken: tuple[str, LeftOut] | None = None) -> None:
        """End a paragraph, with its text where that was taken before; deeper tables end with it."""
        if self.in_row and not depth:
            depth, self._unmarked = 1, True
        number = self.number.take()[0].strip()
        seen = number if any(map(str.isalnum, number)) else ""  # no bullets
        size = self.text.largest
        text, left = taken or self.text.take()
        if self._strokes:
            letters = _letters(size, *self._pitch)
            left += tuple(one for stroke in self._strokes for one in left_by_stroke(stroke, text, False, letters))
            self._strokes.clear()
        self._place(depth).append(RawParagraph(text, seen, level, ref=left))

    def end_cell(self, depth: int, level: int, taken: tuple[str, LeftOut] | None = None) -> None:
        """End a cell and the paragraph in it."""
        self.end_paragraph(depth, level, taken)
        self._tables[-1].close_cell()
        self.in_row, self._unmarked = True, False

    @property
    def ground(self) -> int:
        """The colour of the open cell's ground, as its row declares it."""
        cells = len(self._tables[-1].cells) if self._tables else 0
        look = self.inner if len(self._tables) > 1 and self.inner.places else self.outer
        return look.places[cells].ground if self.in_row and cells < len(look.places) else 0

    def begin_row(self) -> None:
        """A row of the outermost table is declared: unmarked paragraphs before it that came into no cell are text."""
        if self._unmarked and not any(table.cells for table in self._tables):
            self._end_tables()
        self.in_row, self._unmarked = True, False

    def end_row(self, depth: int, level: int) -> int:
        """End a row, and a cell before it that was not ended; returns how many cells it has."""
        text, left = self.text.take()
        if text.strip():
            self.end_cell(depth, level, (text.strip(), left))
        self._place(depth)
        look = self.inner if depth > 1 and self.inner.places else self.outer
        self._tables[-1].close_row(look)
        self.in_row = depth > 1
        return len(look.places)

    def put(self, items: Items, depth: int, away: bool) -> None:
        """Put what stood in a box before the paragraph it belongs to; ``away``: it may be seen elsewhere."""
        depth = max(depth, 1 if self.in_row else 0)
        self._place(depth).extend(items)
        if away:
            self._tell_place(" ".join(line for item in items for line in words_of(item)), depth)

    def placed(self, depth: int) -> None:
        """The paragraph that ends stands in a frame at a place of its own."""
        self._tell_place(str(self.text), max(depth, 1 if self.in_row else 0))

    def _tell_place(self, words: str, depth: int) -> None:
        """Keep in mind that words may be seen elsewhere: figures, and whatever stands in a cell."""
        if words.strip() and (depth or words.strip().isdecimal()):
            self.text.leave(NoteCode.PLACED, words.strip())

    def finish(self) -> Items:
        """End what is open; the items."""
        self._end_tables()
        return self.items

    def _place(self, depth: int) -> Items:
        """Where a paragraph of that depth goes: the cell that is open there, or the page."""
        while len(self._tables) > depth:
            self._close_table()
        while len(self._tables) < depth:
            self._tables.append(RtfTable())
        return self._tables[-1].open if self._tables else self.items

    def _end_tables(self) -> None:
        while self._tables:
            self._close_table()

    def _close_table(self) -> None:
        table = self._tables.pop()
        table.close_row(self.inner if self._tables and self.inner.places else self.outer)
        (self._tables[-1].open if self._tables else self.items).extend(table.items())


def left_in(items: Iterable[RawParagraph | RawTable]) -> LeftOut:
    """What does not count in the paragraphs among these; each keeps it as its handle."""
    kept = (item.ref for item in items if isinstance(item, RawParagraph))
    return tuple(left for found in kept if isinstance(found, tuple) for left in cast("LeftOut", found))


MOST_CELLS = 63  # in a row; Word's own limit
_MOST_COLUMNS = 100  # far beyond any form: such edges are malice, and cells are counted instead
_FARTHEST = 31_680  # twips, the width of Word's widest page
_SAME = 50  # twips (0.9 mm) by which one edge may differ from row to row
_INDENT = 300  # twips by which rows that begin alike may be shifted
_UNDECLARED = 1000  # twips of a cell whose row says nothing of it


@record
class _CellPlace:
    """A cell as declared by its row: its right edge; whether merged with its left, from above, or open to below."""

    edge: int
    joined: bool = False
    continued: bool = False
    begins: bool = False
    ground: int = 0  # number of its colour
    slashed: bool = False  # whether its frame has a line across it (斜线)


@dataclass
class RowLook:
    """What a row declares, word by word."""

    left: int = 0
    places: list[_CellPlace] = field(default_factory=list["_CellPlace"])
    marks: set[str] = field(default_factory=set[str])
    last: str = ""  # of these words
    ground: int = 0
    row_ground: int = 0  # of cells that have none of their own
    height: int = 0  # of the row, in twips; below 0 where it is no higher, whatever stands in it

    def begin(self) -> None:
        """Forget the row before."""
        self.left = self.row_ground = self.height = 0
        self.places.clear()
        self.marks.clear()

    def mark(self, word: str) -> None:
        """Take a word about the cell that is being declared."""
        if word != _NO_LINE:
            self.marks.add(word)
        elif self.last in _SLASHES:
            self.marks.discard(self.last)
        self.last = word

    def begin_at(self, left: int) -> None:
        """Say where the row begins."""
        self.left = _bounded(left)

    def end_cell(self, edge: int) -> None:
        """Declare a cell, with the merges named before."""
        if len(self.places) < MOST_CELLS:
            joined, continued, begins = (name in self.marks for name in ("clmrg", "clvmrg", "clvmgf"))
            ground, slashed = self.ground or self.row_ground, not self.marks.isdisjoint(_SLASHES)
            self.places.append(_CellPlace(_bounded(edge), joined, continued, begins, ground, slashed))
        self.marks.clear()
        self.ground = 0


@dataclass
class _RtfRow:
    """Where a row begins, and its cells."""

    left: int
    places: list[_CellPlace]
    cells: list[Items]
    unseen: bool = False  # whether it is made so low that nothing of it is seen

    def edges(self) -> list[int]:
        """Left edge, then the right edge of each cell, always growing."""
        found = [min(self.left, self.places[0].edge - 1)]
        for place in self.places:
            found.append(max(place.edge, found[-1] + 1))
        return found


@dataclass
class RtfTable:
    """Rows of cells as they come; ``open`` is where the paragraphs of the unfinished cell go."""

    rows: list[_RtfRow] = field(default_factory=list["_RtfRow"])
    cells: list[Items] = field(default_factory=list["Items"])
    open: Items = field(default_factory=list["RawParagraph | RawTable"])

    def close_cell(self) -> None:
        """End the open cell."""
        if len(self.cells) < MOST_CELLS:
            self.cells.append(self.open)
        self.open = []

    def close_row(self, look: RowLook) -> None:
        """End the row; cells that are declared but missing are empty, those not declared stand behind the others."""
        if not self.cells:
            return
        places = list(look.places)
        while len(places) < len(self.cells):
            places.append(_CellPlace((places[-1].edge if places else look.left) + _UNDECLARED))
        self.cells.extend([] for _ in range(len(places) - len(self.cells)))
        self.rows.append(_RtfRow(look.left, places, self.cells, 0 < -look.height <= 20 * LOWEST_ROW))
        self.cells = []

    def items(self) -> Iterator[RawParagraph | RawTable]:
        """What the table amounts to: itself and the tables in its cells, or only what its cells hold."""
        inside = [item for row in self.rows for cell in row.cells for item in cell]
        tables = [item for item in inside if isinstance(item, RawTable)]
        if self._is_layout(tables):
            yield from inside
        else:
            cells, gone = closed_up(_boxes(self.rows), [n for n, row in enumerate(self.rows) if row.unseen], ())
            yield RawTable(0, cells)
            if words := tuple((NoteCode.HIDDEN, cell.text) for cell in gone if cell.text.strip()):
                yield RawParagraph("", ref=words)
            yield from tables
        yield from self.open

    def _is_layout(self, tables: list[RawTable]) -> bool:
        """Whether a table only arranges the page: one column, or more cells in inner tables than of its own."""
        own = [sum(not place.joined for place in row.places) for row in self.rows]
        return all(count < 2 for count in own) or sum(len(table.cells) for table in tables) > sum(own)


class _RtfCell:
    """A cell under construction: it grows while merges go on."""

    __slots__ = ("column", "height", "items", "row", "slashed", "width")

    def __init__(self, row: int, column: int, width: int, items: Items, slashed: bool) -> None:
        self.row, self.column, self.height, self.width, self.items = row, column, 1, width, items
        self.slashed = slashed

    def cell(self) -> RawCell:
        text = "\n".join(item.text for item in self.items if isinstance(item, RawParagraph))
        left = left_in(self.items)
        if left and not any(map(str.isdecimal, text)):  # what is drawn in the head of a table strikes no figure
            left = tuple(one for one in left if one[0] != NoteCode.DRAWN)
        left += slash(text) if self.slashed else ()
        return RawCell(self.row, self.column, self.height, self.width, text, left_out=left)


def _boxes(rows: list[_RtfRow]) -> Iterator[RawCell]:
    boxes: list[_RtfCell] = []
    above: dict[int, _RtfCell] = {}  # column → the merged cell that ends there in the row above
    for number, (row, columns) in enumerate(zip(rows, _columns(rows), strict=True)):
        here: dict[int, _RtfCell] = {}
        last: _RtfCell | None = None  # the cell that those joined to their left belong to
        for place, items, (start, end) in zip(row.places, row.cells, pairwise(columns), strict=True):
            over = above.get(start)
            if place.joined and last is not None:
                last.width = max(last.width, end - last.column)
            elif place.continued and over is not None:
                over.height += 1
                last = here[start] = over
            else:
                last = _RtfCell(number, start, end - start, items, place.slashed)
                boxes.append(last)
                if place.begins or place.continued:
                    here[start] = last
        above = here
    return (box.cell() for box in boxes)


def _columns(rows: list[_RtfRow]) -> list[list[int]]:
    """For each row the grid columns at which its cells begin and end, by the union of all edges."""
    base = min(row.left for row in rows)
    for row in rows:
        row.left = base if row.left - base < _INDENT else row.left
    edges = [row.edges() for row in rows]
    narrowest = min(right - left for line in edges for left, right in pairwise(line))
    columns = _numbered({edge for line in edges for edge in line}, min(_SAME, narrowest - 1))
    if max(columns.values()) > _MOST_COLUMNS:
        return [list(range(len(line))) for line in edges]
    return [[columns[edge] for edge in line] for line in edges]


def _numbered(edges: set[int], same: int) -> dict[int, int]:
    """Edges from left to right → column numbers; those that hardly differ get the same."""
    columns: dict[int, int] = {}
    column, first = -1, 0
    for edge in sorted(edges):
        if column < 0 or edge - first > same:
            column, first = column + 1, edge
        columns[edge] = column
    return columns


def _bounded(twips: int) -> int:
    return max(-_FARTHEST, min(twips, _FARTHEST))
