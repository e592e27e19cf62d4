"""Tables of single pages → whole tables: text into cells, continuation pages joined."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.notes import NoteCode
from core.numerals import NUMBERED
from core.patterns import lazy
from core.readers.pages.lines import UNDER_A_BAR, Line, glue, lines
from core.readers.pages.model import Glyph
from core.readers.pages.ruled_tables import NEAR, Lattice
from core.readers.raw import RawCell, RawTable

_EVEN = 0.9  # digits of one figure are of one size; smaller ones below it are a mark
_FLUSH = 1.5  # points
_NEXT_LINE = 0.85  # of the size: lines of one text stand no nearer, though a page be printed lower than it was
_TOUCHING = 0.12  # of the size: digits of one figure stand no further apart
_WIDEST = 0.62  # likewise: some fonts say that their digits are as wide as their characters
_OVERLAP = 0.45  # likewise: how far their boxes may reach into each other; a digit moves on by half its size
_MOST_INDENT = 2.5  # of the size: words that begin further in stand at the right of their cell
_PADDING = 6.5  # points between text and border at each side, Word's default and a little
# A new label begins so: （一） 一、 1. 1、
_NUMBERED = lazy(rf"\s*{NUMBERED}")
_FIGURE = lazy(r"[\d０-９.,，/／\-—－+]+")
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
_BARE_NUMBER = lazy(r"\d+[.．、]")  # the beginning of a label


@dataclass
class PageCell:
    """A cell under construction: edges in points, rows of the table, lines of text."""

    x0: float
    x1: float
    row: int
    height: int
    lines: list[Line] = field(default_factory=list[Line])
    left_out: list[tuple[NoteCode, str]] = field(default_factory=list[tuple[NoteCode, str]])

    @property
    def text(self) -> str:
        """The lines, one below the other; a figure broken at the cell's border in one piece."""
        text = ""
        before: Line | None = None
        for line in self.lines:
            if before is not None and line.text and text:
                goes_on = _FIGURE.match(line.text) and text[-1:].isdigit() and _is_alike(before, line)
                text += "" if goes_on and self.breaks(before, line) else "\n"
            text += line.text
            before = line
        return text

    def breaks(self, line: Line, following: Line) -> bool:
        """Whether the following line began only because this one was full."""
        room = self.x1 - self.x0 - (line.x1 - line.x0)
        needed = following.first_token if not _FIGURE.match(following.text) else following.inked[0].size * 0.65
        beside = (line.x0 - self.x0, self.x1 - line.x1)
        # In the middle or at the right it could have grown to the left as well.
        free = abs(beside[0] - beside[1]) < line.size / 2 or beside[0] > beside[1] + _MOST_INDENT * line.size
        return room < needed + 2 * _PADDING or (not free and beside[1] < needed + _PADDING)

    def covers(self, other: PageCell, shift: float) -> bool:
        """Whether both stand in the same columns."""
        return abs(self.x0 - other.x0 - shift) <= NEAR and abs(self.x1 - other.x1 - shift) <= NEAR

    def goes_on_in(self, below: PageCell) -> bool:
        """Whether the cell on the next page could be the rest of this one."""
        if not below.text or not self.text:
            return True
        if _is_figure(self.text) != _is_figure(below.text):
            return False
        full = self.breaks(self.lines[-1], below.lines[0]) or (self.height > 1 and not _is_figure(below.text))
        return full and not _NUMBERED.match(below.text) and below.text != self.text

    def take(self, below: PageCell) -> None:
        """Add the rest of this cell."""
        self.lines += below.lines
        self.left_out += below.left_out
        self.height = below.row + below.height - self.row


@dataclass
class PageTable:
    """A table under construction; ``rows`` counts its rows."""

    cells: list[PageCell]
    rows: int

    @property
    def left(self) -> float:
        return min(cell.x0 for cell in self.cells)

    @property
    def right(self) -> float:
        return max(cell.x1 for cell in self.cells)

    def texts(self, row: int) -> list[str]:
        """What stands in the cells that begin in a row."""
        return ["".join(cell.text.split()) for cell in self.cells if cell.row == row]

    def continues(self, piece: PageTable) -> bool:
        """Whether a piece at the top of the next page has the shape to be the rest."""
        return abs((self.right - self.left) - (piece.right - piece.left)) <= 2 * NEAR

    def append(self, piece: PageTable) -> None:
        """Add the rest from the next page; a repeated head goes, cells cut by the page end are joined."""
        piece.drop(self.repeated_rows(piece))
        shift = self.left - piece.left
        pairs = [(self.above(cell, shift), cell) for cell in piece.cells if cell.row == 0]
        torn = all(over is not None and over.goes_on_in(cell) for over, cell in pairs)
        start = self.rows - 1 if torn else self.rows
        for cell in piece.cells:
            cell.row += start
            cell.x0 += shift
            cell.x1 += shift
        joined = pairs if torn else _running_on(pairs)
        for over, cell in joined:
            if over is not None:
                over.take(cell)
                piece.cells.remove(cell)
        self.cells += piece.cells
        self.rows = start + piece.rows

    def above(self, cell: PageCell, shift: float) -> PageCell | None:
        """The cell that ends at the bottom in the same columns."""
        return next((c for c in self.cells if c.row + c.height == self.rows and c.covers(cell, shift)), None)

    def repeated_rows(self, piece: PageTable) -> int:
        """How many rows at the top of a piece repeat the top of this table."""
        same = 0
        while (
            same < min(self.rows, piece.rows - 1) and any(piece.texts(same)) and self.texts(same) == piece.texts(same)
        ):
            same += 1
        return same

    def drop(self, count: int) -> None:
        """Take away the first rows."""
        self.cells = [cell for cell in self.cells if cell.row + cell.height > count]
        for cell in self.cells:
            cut = max(0, count - cell.row)
            cell.height -= cut
            cell.row += cut - count
        self.rows -= count

    def raw(self, index: int) -> RawTable:
        """The table for the matcher; columns are counted from all edges that occur."""
        edges: list[float] = []
        for x in sorted(x for cell in self.cells for x in (cell.x0, cell.x1)):
            if not edges or x - edges[-1] > NEAR:
                edges.append(x)

        def column(x: float) -> int:
            behind = bisect_left(edges, x)
            return min(range(max(0, behind - 1), min(behind + 1, len(edges))), key=lambda i: abs(edges[i] - x))

        placed = ((cell, column(cell.x0)) for cell in self.cells)
        cells = [
            RawCell(c.row, left, c.height, max(1, column(c.x1) - left), c.text, left_out=tuple(c.left_out))
            for c, left in placed
        ]
        return RawTable(index, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_alike(one: Line, other: Line) -> bool:
    """Whether two lines of a cell may be one figure: of one size, flush at one side or both in the middle, the first full.

    Those with a bar between them, or nearer than lines of one text, are a fraction.
    """
    if _is_under_a_bar(one) != _is_under_a_bar(other) or 0 < other.base - one.base < _NEXT_LINE * one.size:
        return False
    even = _EVEN <= other.size / one.size <= 1 / _EVEN and len(other.text) <= len(one.text)
    starts, ends = other.x0 - one.x0, other.x1 - one.x1
    return even and min(abs(starts), abs(ends), abs(starts + ends) / 2) <= _FLUSH


def _is_under_a_bar(line: Line) -> bool:
    return line.inked[0].style.endswith(UNDER_A_BAR)


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text)) and not _BARE_NUMBER.fullmatch(text)


def _running_on(pairs: Sequence[tuple[PageCell | None, PageCell]]) -> list[tuple[PageCell, PageCell]]:
    """Merged cells that the page end cut between two rows: from the left up to the first that is new, in heads all."""
    found: list[tuple[PageCell, PageCell]] = []
    if not any(_is_figure(cell.text) for _, cell in pairs):
        both = [
            (over, cell) for over, cell in pairs if over is not None and ((over.text and cell.text) or over.height > 1)
        ]
        return [(over, cell) for over, cell in both if not _is_figure(over.text) and over.goes_on_in(cell)]
    below_heads = all(over is not None and over.text and not _is_figure(over.text) for over, _ in pairs)
    for over, cell in sorted(pairs, key=lambda pair: pair[1].x0):
        if below_heads and not cell.text:  # a figure that was not filled in, not the rest of its head
            break
        if (
            over is not None and _is_figure(over.text) and _is_figure(cell.text)
        ):  # numbers of rows, left of their labels
            continue
        merged = over is not None and (over.height > 1 or cell.height > 1 or bool(cell.text))
        if over is None or not merged or not over.goes_on_in(cell):
            break
        found.append((over, cell))
    return found


PlacedWord = tuple[Sequence[Glyph], float, float]  # glyphs written in one go, and their middle


def middle_of(word: Sequence[Glyph]) -> tuple[float, float]:
    """Where glyphs written in one go stand."""
    return (word[0].x0 + _end(word[-1])) / 2, word[0].base - 0.35 * word[0].size


def _end(glyph: Glyph) -> float:
    """Where a glyph ends on its right."""
    narrow = glyph.text.isascii() and glyph.text.isdigit()
    return min(glyph.x1, glyph.x0 + _WIDEST * glyph.size) if narrow else glyph.x1


def table(lattice: Lattice, words: Sequence[PlacedWord]) -> PageTable:
    """A table of one page with the text in its cells; a figure goes whole into the cell where its middle lies."""
    held: dict[int, list[Glyph]] = {}
    rows = _by_row(lattice)
    boxes = lattice.boxes
    for word, middle, height in words:
        for i in rows.get(bisect_right(lattice.ys, height) - 1, ()):
            box = boxes[i]
            if box.x0 <= middle < box.x1 and box.top <= height < box.bottom:
                held.setdefault(i, []).extend(word)
                break
    cells = [
        PageCell(box.x0, box.x1, box.row, box.height, lines(held[i]) if i in held else [])
        for i, box in enumerate(boxes)
    ]
    return PageTable(cells, len(lattice.ys) - 1)


def _by_row(lattice: Lattice) -> dict[int, list[int]]:
    """The numbers of the boxes that reach into each row of the lattice."""
    rows: dict[int, list[int]] = {}
    for number, box in enumerate(lattice.boxes):
        for row in range(box.row, box.row + box.height):
            rows.setdefault(row, []).append(number)
    return rows


def figures_whole(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Digits written in one go stay together, every other glyph is alone."""
    words: list[list[Glyph]] = []
    for glyph in glyphs:
        last = words[-1][-1] if words else None
        if (
            last is not None
            and not _FIRST_HAN <= glyph.text <= _LAST_HAN
            and last.base == glyph.base
            and _FIGURE.fullmatch(last.text)
            and _FIGURE.fullmatch(glyph.text)
            and -_OVERLAP * glyph.size < glyph.x0 - _end(last) < _TOUCHING * glyph.size
            and last.struck == glyph.struck
        ):
            words[-1].append(glyph)
        else:
            words.append([glyph])
    return words


__all__ = ["PageCell", "PageTable", "figures_whole", "glue", "middle_of", "table"]
