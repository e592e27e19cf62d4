"""Tables without ruled lines, told by their columns of figures.

A line that ends in figures, set apart from the words before, is a row; lines of
words above, between and below belong to heads and labels.  Where a label ends
cannot be seen: each line becomes a row of its own, and the matcher joins the
pieces of a label by its words (:mod:`core.matching.torn_rows`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from core.figure_words import COUNT_UNIT, MONEY_UNIT, says_nothing
from core.numerals import COUNTED, PART
from core.patterns import lazy
from core.readers.pages.label_blocks import PlacedPiece, gathered, joined
from core.readers.pages.lines import DIGIT_GAP, Line
from core.readers.raw import RawCell, RawTable
from core.records import record

_APART = 0.7  # of the size: cells of one line stand at least so far apart
_ALIGNED = 4.0  # points
_CLOSE = 0.25  # of the size: a figure behind its label stands no closer
_FEWEST_ALIGNED = 3  # figures that begin at one place
_FEWEST_ROWS = 3  # fewer lines with figures in a text are no table
_MOST_WRAPPED = 24  # lines of a label below its figures
_PADDING = 10.8  # points between figures and the borders, both sides
_WRAPPED = 1.5  # of the size: the next line of a cell
_FIGURE = lazy(rf"[+\-]?[\d０-９]+(?:[,.][\d０-９]+)*(?:{COUNT_UNIT}|{MONEY_UNIT})?")
_FIGURES = lazy(r"[\d０-９]+(?: [\d０-９]+)+")
_LABEL = lazy(rf"[（(]?[{COUNTED}\d]+[)）、.．]")  # how most labels begin, also those that lost a bracket
_NUMBERED = lazy(PART)


def is_figure(text: str) -> bool:
    """Whether a piece of a line is a figure, or a mark for nothing."""
    return _FIGURE.fullmatch(text) is not None or says_nothing(text)


@record
class _Piece:
    """Words or a figure on one line, set apart from others."""

    x0: float
    x1: float
    text: str

    @property
    def is_figure(self) -> bool:
        return is_figure(self.text)

    def covers(self, other: _Piece) -> bool:
        """Whether the other stands under it."""
        return self.x0 < other.x1 and other.x0 < self.x1


@dataclass
class _PieceRow:
    """A line in its pieces."""

    line: Line
    lowest: Line  # the line on which its figures end

    pieces: list[_Piece]

    @property
    def figures(self) -> list[_Piece]:
        """The figures it ends in; none where it is nothing but one figure."""
        return self.last_figures if len(self.pieces) > 1 else []

    @property
    def last_figures(self) -> list[_Piece]:
        words = [i for i, piece in enumerate(self.pieces) if not piece.is_figure]
        return self.pieces[words[-1] + 1 if words else 0 :]

    @property
    def is_alone(self) -> bool:
        """Whether it is figures without a label."""
        return bool(self.figures) and len(self.figures) == len(self.pieces)

    @property
    def full(self) -> list[_Piece]:
        """The figures that leave no room for another digit in their columns."""
        left, middle = [piece.x0 for piece in self.figures], [(p.x0 + p.x1) / 2 for p in self.figures]
        apart = max((min((b - a for a, b in pairwise(xs)), default=0.0) for xs in (left, middle)), default=0.0)
        return [piece for piece in self.figures if apart - (piece.x1 - piece.x0) < self.line.size * 0.65 + _PADDING]

    def is_rest_of(self, above: _PieceRow) -> bool:
        """Whether its figures are the last digits of those above, broken in narrow cells.

        Figures alone on a line are; beside the rest of a label they are where all stand under full ones, of which
        one alone tells nothing.
        """
        gap = self.line.base - above.lowest.base
        if gap > _WRAPPED * self.line.size:
            return False
        if not self.last_figures:
            return not self.pieces  # all of it crossed out
        full = above.full
        under = all(any(one.covers(piece) for one in full) for piece in self.last_figures)
        if len(self.last_figures) == len(self.pieces):
            return under or gap > 0  # 0 or less: on the next page
        return under and gap > 0 and len(above.figures) > 1 and not _LABEL.match(self.pieces[0].text)

    def take(self, rest: _PieceRow) -> None:
        """Add the last digits to the figures they stand under, other figures beside them."""
        for piece in rest.last_figures:
            under = [i for i, one in enumerate(self.pieces) if one.covers(piece)]
            if under:
                one = self.pieces[under[0]]
                self.pieces[under[0]] = replace(one, text=one.text + piece.text)
            else:
                self.pieces.append(piece)
        self.pieces.sort(key=lambda piece: piece.x0)
        self.lowest = rest.line
        del rest.pieces[len(rest.pieces) - len(rest.last_figures) :]

    @property
    def is_heading(self) -> bool:
        """Whether it is a numbered line on its own; a numbered label has its figures beside it."""
        return len(self.pieces) == 1 and _NUMBERED.match(self.line.text) is not None

    def stands_above(self, figures: _PieceRow) -> bool:
        """Whether some of its words stand over these figures."""
        return any(piece.x1 > figures.figures[0].x0 for piece in self.pieces[1:])

    def stands_beside(self, figures: _PieceRow) -> bool:
        """Whether all its words end left of these figures."""
        return all(piece.x1 <= figures.figures[0].x0 for piece in self.pieces)


def apart(line: Line, room: float = _APART) -> Iterator[Line]:
    """The pieces of a line with so much room between them, in parts of its size."""
    part = [line.inked[0]]
    for glyph in line.inked[1:]:
        if glyph.x0 - part[-1].x1 > room * glyph.size:
            yield Line(tuple(part))
            part = []
        part.append(glyph)
    yield Line(tuple(part))


PagePart = list[list[Line]] | RawTable


def parts(pages: Sequence[Sequence[Line]]) -> Iterator[PagePart]:
    """Running text, in lines a page, and the tables in it, not yet numbered."""
    rows = _rows(pages)
    if sum(1 for row in rows if row.figures) < _FEWEST_ROWS or not _is_sure(rows):
        yield [list(lines) for lines in pages]
        return
    done = 0
    for start, stop in _tables(rows):
        if start > done:
            yield _by_page(rows[done:start])
        yield _table(rows[start:stop])
        done = stop
    if done < len(rows):
        yield _by_page(rows[done:])


def _rows(pages: Sequence[Sequence[Line]]) -> list[_PieceRow]:
    """The lines of all pages in their pieces; where labels do not stand beside their figures, they are brought there.

    That is done where it is sure on every page that needs it.
    """
    by_line = _by_line(pages)
    alone = [any(row.is_alone for row in rows) for rows in by_line]
    rows = _without_rests(by_line)
    if not any(alone):
        return rows
    told = [_gathered(lines) if moved else None for lines, moved in zip(pages, alone, strict=True)]
    unsure = not _is_sure(rows)
    if unsure and any(moved and one is None for one, moved in zip(told, alone, strict=True)):
        return rows
    return _without_rests(one or plain for one, plain in zip(told, _by_line(pages), strict=True))


def _by_line(pages: Sequence[Sequence[Line]]) -> list[list[_PieceRow]]:
    return [
        [
            _PieceRow(line, line, [_Piece(one.x0, one.x1, one.text) for one in pieces])
            for line, pieces in _parted(lines).items()
        ]
        for lines in pages
    ]


def _without_rests(pages: Iterable[Sequence[_PieceRow]]) -> list[_PieceRow]:
    """The rows in one sequence; of figures broken in narrow cells the last digits go to the first."""
    rows: list[_PieceRow] = []
    for row in (row for page in pages for row in page):
        last = next((one for one in reversed(rows) if one.figures), None)
        if last is not None and row.is_rest_of(last):
            last.take(row)
        if row.pieces:
            rows.append(row)
    return rows


def _gathered(lines: Sequence[Line]) -> list[_PieceRow] | None:
    """The rows of a page, each label beside its figures; None where it is not sure which are whose."""
    placed = _placed(lines)
    told = gathered(list(placed))
    if told is None:
        return None
    found: list[_PieceRow] = []
    used: set[PlacedPiece] = set()
    for row in told:
        line = next(line for one, line in placed.items() if one in row.figures)
        for pieces in (map(joined, row.heads), (*map(joined, row.blocks), *row.figures)):
            if made := [_Piece(one.x0, one.x1, one.text) for one in sorted(pieces)]:
                found.append(_PieceRow(line, line, made))
        used.update(one for block in (*row.heads, *row.blocks) for one in block)
    rest: dict[Line, list[_Piece]] = {}
    for one, line in placed.items():
        if not one.figure and one not in used:
            rest.setdefault(line, []).append(_Piece(one.x0, one.x1, one.text))
    found += [_PieceRow(line, line, pieces) for line, pieces in rest.items()]
    return sorted(found, key=lambda row: row.line.base)


def _placed(lines: Sequence[Line]) -> dict[PlacedPiece, Line]:
    """The pieces of lines, each with its line."""
    return {
        PlacedPiece(part.x0, part.x1, part.base, part.size, part.text, is_figure(part.text)): line
        for line, pieces in _parted(lines).items()
        for part in pieces
    }


def _parted(lines: Sequence[Line]) -> dict[Line, list[Line]]:
    """Lines in their pieces; figures that nearly fill their columns, or stand next to full labels, are pieces too."""
    found = {line: [one for part in apart(line) for one in _figures_apart(part) if one.text] for line in lines}
    starts = Counter(round(one.x0) for pieces in found.values() for one in pieces if is_figure(one.text))
    for line, pieces in found.items():
        found[line] = [half for one in pieces for half in _off_label(one, starts)]
    return found


def _off_label(part: Line, starts: Counter[int]) -> Iterable[Line]:
    """A piece, or a label and the figure right behind it that begins where figures of other lines do."""
    place = len(part.inked)
    while place and part.inked[place - 1].text.isdigit():
        place -= 1
    words, figure = part.inked[:place], part.inked[place:]
    if not words or not figure or figure[0].x0 - words[-1].x1 <= _CLOSE * figure[0].size:
        return (part,)
    begins = round(figure[0].x0)
    aligned = sum(starts[begins + step] for step in (-1, 0, 1)) >= _FEWEST_ALIGNED
    return (Line(words), Line(figure)) if aligned else (part,)


def _figures_apart(part: Line) -> Iterable[Line]:
    """A piece of a line, or the figures it is made of where these nearly fill their narrow columns."""
    return apart(part, DIGIT_GAP) if _FIGURES.fullmatch(part.text) else (part,)


def _by_page(rows: Sequence[_PieceRow]) -> list[list[Line]]:
    """Lines of running text by page: a new page begins higher up."""
    pages: list[list[Line]] = [[]]
    for row in rows:
        if pages[-1] and pages[-1][-1].base > row.line.base:
            pages.append([])
        pages[-1].append(row.line)
    return pages


def _tables(rows: Sequence[_PieceRow]) -> Iterator[tuple[int, int]]:
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
        if not _is_contents(rows[start:stop]):
            yield start, stop
        place = stop


def _is_contents(rows: Sequence[_PieceRow]) -> bool:
    """Whether rows are a table of contents: the parts of the report, each with a page, none before that above it."""
    if not all(len(row.figures) == 1 and _NUMBERED.match(row.line.text) for row in rows):
        return False
    pages = [row.figures[0].text for row in rows]
    return all(page.isdecimal() and len(page) < 4 for page in pages) and pages == sorted(pages, key=int)


def _first_head(rows: Sequence[_PieceRow], least: int, first: int) -> int:
    """The first line of the heads over a row of figures: words over figures, and what is wrapped below them."""
    heads = [i for i in range(first - 1, least - 1, -1) if rows[i].stands_above(rows[first])]
    start = first
    for i in heads:
        if start - i > 3 or any(rows[j].is_heading for j in range(i, start)):
            break
        start = i
    return start


def _is_new_head(rows: Sequence[_PieceRow], place: int) -> bool:
    below = next((row for row in rows[place + 1 :] if row.figures), None)
    return below is not None and rows[place].stands_above(below)


def is_unclear(pages: Sequence[Sequence[Line]]) -> bool:
    """Whether there are rows of figures whose labels do not stand beside them."""
    rows = _rows(pages)
    return sum(1 for row in rows if row.figures) >= _FEWEST_ROWS and not _is_sure(rows)


def _is_sure(rows: Sequence[_PieceRow]) -> bool:
    """Whether labels stand beside their figures; in the middle of taller cells nothing tells which are whose."""
    return sum(row.is_alone for row in rows) < _FEWEST_ROWS


def _table(rows: Sequence[_PieceRow]) -> RawTable:
    """The table for the matcher: labels by where they begin, heads and figures by where they stand over each other."""
    left = min(row.figures[0].x0 for row in rows if row.figures)
    pieces = [piece for row in rows for piece in row.pieces]
    starts: list[float] = []
    for x in sorted(piece.x0 for piece in pieces if piece.x0 < left - _ALIGNED):
        if not starts or x - starts[-1] > _ALIGNED:
            starts.append(x)
    columns = _columns([piece for piece in pieces if piece.x0 >= left - _ALIGNED])

    def column(piece: _Piece) -> int:
        if piece.x0 < left - _ALIGNED:
            return min(range(len(starts)), key=lambda i: abs(starts[i] - piece.x0))
        return len(starts) + next(i for i, one in enumerate(columns) if one.covers(piece))

    cells: list[RawCell] = []
    for i, row in enumerate(rows):
        placed = {column(piece): piece.text for piece in row.pieces}
        blanks = dict.fromkeys(range(len(starts), len(starts) + len(columns)), "") if row.figures else {}
        cells += (RawCell(i, place, 1, 1, text) for place, text in sorted((blanks | placed).items()))
    return RawTable(0, tuple(cells))


def _columns(pieces: Sequence[_Piece]) -> list[_Piece]:
    """One piece for each column, left to right: the narrow ones; what covers several stands over them all."""
    columns: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.x1 - piece.x0):
        if not any(one.covers(piece) for one in columns):
            columns.append(piece)
    return sorted(columns, key=lambda piece: piece.x0)
