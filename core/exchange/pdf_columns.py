"""Tables without ruled lines, told by their columns of figures.

A line that ends in figures, set apart from the words before, is a row; lines of
words above, between and below belong to heads and labels.  Where a label ends
cannot be seen: each line becomes a row of its own, and the matcher joins the
pieces of a label by its words (:mod:`core.exchange.torn_rows`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from core.exchange.pdf_lines import Line
from core.exchange.raw import RawCell, RawTable

_APART = 0.7  # of the size: cells of one line stand at least so far apart
_ALIGNED = 4.0  # points
_FEWEST_ROWS = 3  # fewer lines with figures in a text are no table
_MOST_WRAPPED = 24  # lines of a label below its figures
_WRAPPED = 1.5  # of the size: the next line of a cell
_FIGURE = re.compile(r"[+\-]?[\d０-９]+(?:[,.][\d０-９]+)*(?:件|个|项|条|万元|元)?|[/／\-—－]+|无")
_NUMBERED = re.compile(r"[一二三四五六七八九十]+\s*[、.．]")


@dataclass(frozen=True)
class _Piece:
    """Words or a figure on one line, set apart from others."""

    x0: float
    x1: float
    text: str

    @property
    def is_figure(self) -> bool:
        return _FIGURE.fullmatch(self.text) is not None


@dataclass
class _Row:
    """A line in its pieces."""

    line: Line
    lowest: Line  # the line on which its figures end

    @cached_property
    def pieces(self) -> list[_Piece]:
        return [_Piece(part.x0, part.x1, part.text) for part in _apart(self.line) if part.text]

    @property
    def figures(self) -> list[_Piece]:
        """The figures it ends in; none where it is nothing but one figure."""
        words = [i for i, piece in enumerate(self.pieces) if not piece.is_figure]
        return self.pieces[words[-1] + 1 if words else 0 :] if len(self.pieces) > 1 else []

    def is_rest_of(self, above: _Row) -> bool:
        """Whether it only holds figures, or their last digits, that did not fit on the line above."""
        gap = self.line.base - above.lowest.base
        return 0 < gap <= _WRAPPED * self.line.size and all(piece.is_figure for piece in self.pieces)

    def take(self, rest: _Row) -> None:
        """Add the last digits to the figures they stand under, other figures beside them."""
        for piece in rest.pieces:
            under = [i for i, one in enumerate(self.pieces) if one.x0 < piece.x1 and piece.x0 < one.x1]
            if under:
                one = self.pieces[under[0]]
                self.pieces[under[0]] = replace(one, text=one.text + piece.text)
            else:
                self.pieces.append(piece)
        self.pieces.sort(key=lambda piece: piece.x0)
        self.lowest = rest.line

    @property
    def is_heading(self) -> bool:
        """Whether it is a numbered line on its own; a numbered label has its figures beside it."""
        return len(self.pieces) == 1 and _NUMBERED.match(self.line.text) is not None

    def stands_above(self, figures: _Row) -> bool:
        """Whether some of its words stand over these figures."""
        return any(piece.x1 > figures.figures[0].x0 for piece in self.pieces[1:])

    def stands_beside(self, figures: _Row) -> bool:
        """Whether all its words end left of these figures."""
        return all(piece.x1 <= figures.figures[0].x0 for piece in self.pieces)


def _apart(line: Line) -> Iterator[Line]:
    part = [line.inked[0]]
    for glyph in line.inked[1:]:
        if glyph.x0 - part[-1].x1 > _APART * glyph.size:
            yield Line(tuple(part))
            part = []
        part.append(glyph)
    yield Line(tuple(part))


Part = list[list[Line]] | RawTable


def parts(pages: Sequence[Sequence[Line]], first_index: int) -> Iterator[Part]:
    """Running text, in lines a page, and the tables in it; ``first_index`` numbers the first of these."""
    rows = _rows(pages)
    if sum(1 for row in rows if row.figures) < _FEWEST_ROWS:
        yield [list(lines) for lines in pages]
        return
    done = 0
    for start, stop in _tables(rows):
        if start > done:
            yield _by_page(rows[done:start])
        yield _table(rows[start:stop], first_index)
        first_index, done = first_index + 1, stop
    if done < len(rows):
        yield _by_page(rows[done:])


def _rows(pages: Sequence[Sequence[Line]]) -> list[_Row]:
    rows: list[_Row] = []
    for line in (line for lines in pages for line in lines):
        row = _Row(line, line)
        if rows and rows[-1].figures and row.is_rest_of(rows[-1]):
            rows[-1].take(row)
        else:
            rows.append(row)
    return rows


def _by_page(rows: Sequence[_Row]) -> list[list[Line]]:
    """Lines of running text by page: a new page begins higher up."""
    pages: list[list[Line]] = [[]]
    for row in rows:
        if pages[-1] and pages[-1][-1].base > row.line.base:
            pages.append([])
        pages[-1].append(row.line)
    return pages


def _tables(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end: heads, rows with figures, words beside the figures; no numbered heading."""
    place = 0
    while (first := next((i for i in range(place, len(rows)) if rows[i].figures), None)) is not None:
        start, stop = _first_head(rows, place, first), first + 1
        last = first
        while stop < len(rows) and not rows[stop].is_heading:
            if rows[stop].figures:
                last = stop
            elif _is_new_head(rows, stop) or stop - last > _MOST_WRAPPED or not rows[stop].stands_beside(rows[last]):
                break
            stop += 1
        yield start, stop
        place = stop


def _first_head(rows: Sequence[_Row], least: int, first: int) -> int:
    """The first line of the heads over a row of figures: words over figures, and what is wrapped below them."""
    heads = [i for i in range(first - 1, least - 1, -1) if rows[i].stands_above(rows[first])]
    start = first
    for i in heads:
        if start - i > 3 or any(rows[j].is_heading for j in range(i, start)):
            break
        start = i
    return start


def _is_new_head(rows: Sequence[_Row], place: int) -> bool:
    below = next((row for row in rows[place + 1 :] if row.figures), None)
    return below is not None and rows[place].stands_above(below)


def _table(rows: Sequence[_Row], index: int) -> RawTable:
    """The table for the matcher: words by where they begin, figures by where they overlap."""
    figures = _columns([piece for row in rows for piece in row.figures])
    left = figures[0][0] if figures else 0.0
    starts: list[float] = []
    for x in sorted(piece.x0 for row in rows for piece in row.pieces if piece.x1 <= left or piece.x0 < left - _ALIGNED):
        if not starts or x - starts[-1] > _ALIGNED:
            starts.append(x)

    def column(piece: _Piece) -> int:
        over = [i for i, (x0, x1) in enumerate(figures) if x0 < piece.x1 and piece.x0 < x1]
        if over and piece.x0 >= left - _ALIGNED:
            return len(starts) + over[0]
        if piece.x0 > left:
            return len(starts) + max(0, sum(1 for _, x1 in figures if x1 <= piece.x0) - 1)
        return min(range(len(starts)), key=lambda i: abs(starts[i] - piece.x0), default=0)

    cells = [RawCell(i, column(piece), 1, 1, piece.text) for i, row in enumerate(rows) for piece in row.pieces]
    return RawTable(index, tuple(cells))


def _columns(figures: Sequence[_Piece]) -> list[tuple[float, float]]:
    """Where the columns of figures run from and to: figures that overlap stand in one."""
    columns: list[tuple[float, float]] = []
    for figure in sorted(figures, key=lambda figure: figure.x0):
        if columns and figure.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], figure.x1))
        else:
            columns.append((figure.x0, figure.x1))
    return columns
