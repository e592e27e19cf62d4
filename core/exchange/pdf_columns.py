"""Tables without ruled lines, told by their columns of figures.

A line that ends in figures, set apart from the words before, is a row; words
above its figures are heads, words below its label go on with the label.
Labels and figures stand on the first line of their cells, as word processors
set them unless told otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from core.exchange.pdf_lines import Line
from core.exchange.raw import RawCell, RawTable

_APART = 0.7  # of the size: cells of one line stand at least so far apart
_NEXT_LINE = 1.7  # of the size: a line of the same cell follows no further below
_ALIGNED = 4.0  # points
_FEWEST_ROWS = 3  # fewer lines with figures in a text are no table
_FRAGMENT = 2  # characters: words written downwards, one or two a line
_FIGURE = re.compile(r"[+\-]?[\d０-９][\d０-９,.]*(?:件|个|项|条|万元|元)?|[/／\-—－]+|无")
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十\d]|[一二三四五六七八九十\d]+[)）、.．]")


@dataclass
class _Piece:
    """Words or a figure on one line, set apart from others; ``row`` counts the rows of its table."""

    x0: float
    x1: float
    text: str
    base: float
    size: float
    page: int
    row: int = 0

    @property
    def is_figure(self) -> bool:
        return _FIGURE.fullmatch(self.text) is not None

    def overlaps(self, other: _Piece) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1

    def goes_on_in(self, other: _Piece) -> bool:
        """Whether the other could be the next line of the same cell, also on the next page."""
        near = self.page != other.page or other.base - self.base <= _NEXT_LINE * self.size
        return near and abs(self.x0 - other.x0) < _ALIGNED

    def take(self, other: _Piece) -> None:
        """Add the next line."""
        self.text += other.text
        self.base, self.page = other.base, other.page


@dataclass
class _Row:
    """A line in its pieces."""

    line: Line
    page: int

    @cached_property
    def pieces(self) -> list[_Piece]:
        parts = (part for part in _apart(self.line) if part.text)
        return [_Piece(part.x0, part.x1, part.text, part.base, part.size, self.page) for part in parts]

    @property
    def figures(self) -> list[_Piece]:
        """The figures it ends in; none where it is nothing but one of them."""
        found: list[_Piece] = []
        for piece in reversed(self.pieces):
            if not piece.is_figure:
                break
            found.insert(0, piece)
        return found if len(self.pieces) > 1 else []

    @property
    def left(self) -> float:
        """Where its figures begin."""
        return self.figures[0].x0


def _apart(line: Line) -> Iterator[Line]:
    part = [line.inked[0]]
    for glyph in line.inked[1:]:
        if glyph.x0 - part[-1].x1 > _APART * glyph.size:
            yield Line(tuple(part))
            part = []
        part.append(glyph)
    yield Line(tuple(part))


@dataclass
class _Table:
    """A table under construction."""

    rows: int = 0
    heads: list[_Piece] = field(default_factory=list[_Piece])
    labels: list[_Piece] = field(default_factory=list[_Piece])
    figures: list[_Piece] = field(default_factory=list[_Piece])

    def add_head(self, pieces: Sequence[_Piece]) -> None:
        """A line of heads: what stands below a head of the line before goes on with it."""
        for piece in pieces:
            above = [head for head in self.heads if head.goes_on_in(piece)]
            if above:
                above[-1].take(piece)
            else:
                piece.row = self.rows
                self.heads.append(piece)
        self.rows += 1

    def holds(self, piece: _Piece) -> bool:
        """Whether words go on with a label or a head, or are one of those written downwards."""
        return len(piece.text) <= _FRAGMENT or any(one.goes_on_in(piece) for one in (*self.labels, *self.heads))

    def add_row(self, row: _Row) -> None:
        """A line with figures: its last words are its label, those before may go on with a merged cell above."""
        figures = row.figures
        words = row.pieces[: -len(figures)]
        for piece in words[:-1]:
            self.add_words(piece)
        for piece in (*words[-1:], *figures):
            piece.row = self.rows
        self.labels += words[-1:]
        self.figures += figures
        self.rows += 1

    def add_words(self, piece: _Piece) -> None:
        """Words in a column of labels: a numbered label, or the rest of the one above."""
        above = [label for label in self.labels if abs(label.x0 - piece.x0) < _ALIGNED]
        if above and not _NUMBERED.match(piece.text):
            above[-1].take(piece)
        else:
            piece.row = self.rows
            self.labels.append(piece)

    def raw(self, index: int) -> RawTable:
        """The table for the matcher: columns of labels by where they begin, of figures by where they overlap."""
        starts = _starts(self.labels)
        columns = _columns(self.figures)
        cells: list[RawCell] = []
        for figure in self.figures:
            place = next(i for i, column in enumerate(columns) if column.overlaps(figure))
            cells.append(RawCell(figure.row, len(starts) + place, 1, 1, figure.text))
        for label in self.labels:
            place = min(range(len(starts)), key=lambda i: abs(starts[i] - label.x0))
            cells.append(RawCell(label.row, place, 1, 1, label.text))
        cells += (_head(head, len(starts), columns) for head in self.heads)
        return RawTable(index, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _starts(labels: Sequence[_Piece]) -> list[float]:
    starts: list[float] = []
    for x in sorted(label.x0 for label in labels):
        if not starts or x - starts[-1] > _ALIGNED:
            starts.append(x)
    return starts


def _columns(figures: Sequence[_Piece]) -> list[_Piece]:
    columns: list[_Piece] = []
    for figure in sorted(figures, key=lambda figure: figure.x0):
        if columns and columns[-1].overlaps(figure):
            columns[-1].x1 = max(columns[-1].x1, figure.x1)
        else:
            columns.append(replace(figure))
    return columns


def _head(head: _Piece, labels: int, columns: Sequence[_Piece]) -> RawCell:
    below = [i for i, column in enumerate(columns) if column.overlaps(head)]
    if below:
        return RawCell(head.row, labels + below[0], 1, len(below), head.text)
    left = sum(1 for column in columns if column.x1 <= head.x0)
    return RawCell(head.row, labels + left if left else 0, 1, 1, head.text)


Part = list[list[Line]] | RawTable


def parts(pages: Sequence[Sequence[Line]], first_index: int) -> list[Part]:
    """Running text, in lines a page, and the tables in it; ``first_index`` numbers the first of these."""
    rows = [_Row(line, number) for number, lines in enumerate(pages) for line in lines]
    if sum(1 for row in rows if row.figures) < _FEWEST_ROWS:
        return [[list(lines) for lines in pages]]
    return _Sorter(rows, first_index).run()


class _Sorter:
    """Goes through the lines and tells tables from text."""

    def __init__(self, rows: list[_Row], first_index: int) -> None:
        self.rows, self.index = rows, first_index
        self.done: list[Part] = []
        self.table: _Table | None = None

    def run(self) -> list[Part]:
        for place, row in enumerate(self.rows):
            if row.figures:
                self.open().add_row(row)
            elif self.is_head(place):
                self.open().add_head(row.pieces)
            elif self.table and any(map(self.table.holds, row.pieces)):
                for piece in row.pieces:
                    self.table.add_words(piece)
            else:
                self.close()
                self.text(row)
        self.close()
        return self.done

    def open(self) -> _Table:
        self.table = self.table or _Table()
        return self.table

    def close(self) -> None:
        if self.table and self.table.figures:
            self.done.append(self.table.raw(self.index))
            self.index += 1
        self.table = None

    def text(self, row: _Row) -> None:
        if not self.done or isinstance(self.done[-1], RawTable):
            self.done.append([[]])
        run = self.done[-1]
        assert isinstance(run, list)
        if run[-1] and run[-1][-1].base > row.line.base:
            run.append([])
        run[-1].append(row.line)

    def is_head(self, place: int) -> bool:
        """Whether words stand above figures: the last of them right of where the next figures begin."""
        row = self.rows[place]
        below = next((other for other in self.rows[place + 1 :] if other.figures), None)
        return below is not None and len(row.pieces) > 1 and row.pieces[-1].x1 > below.left
