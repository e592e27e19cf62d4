"""Words of a page that do not count (unseen, crossed out, marks of notes), and the cells of tables in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from core.notes import NoteCode
from core.readers.left_out import IN_CELL_PICTURE
from core.readers.pages.marks import NoteMark
from core.readers.pages.model import Glyph, Ground
from core.readers.pages.page_tables import PageTable
from core.readers.pages.ruled_tables import Lattice, LatticeCell

_TOUCHING = 0.2  # of the size: glyphs further apart are words of their own, perhaps of two cells
_LARGER = 1.3  # of a cell's width and height: what is larger is a seal or a ground of the page
_FILLS = 0.8  # of a cell
_MOST_SHAPES = 2000  # of a page
_APART = 1.5  # likewise, of those painted one right after the other


class LeftWord(NamedTuple):
    """Words that were left out and why; ``told`` is how they are named away from their cell; their middle in points."""

    code: NoteCode
    words: str
    told: str
    x: float
    y: float


def left_words(
    unseen: Sequence[Glyph],
    marks: Iterable[NoteMark],
    struck: Iterable[Glyph],
    added: Iterable[tuple[str, float, float]] = (),
    doubted: Iterable[tuple[NoteCode, Glyph]] = (),
) -> list[LeftWord]:
    """All that was left out of one page, or is told of what was read."""
    found = [*_words(NoteCode.HIDDEN, unseen)]
    found += [
        LeftWord(NoteCode.NOTE_MARK, mark.text, f"{mark.beside}旁的{mark.text}", mark.x, mark.y) for mark in marks
    ]
    found += [LeftWord(NoteCode.TEXT_BOX, words, words, x, y) for words, x, y in added]
    for code, glyphs in groupby(doubted, key=itemgetter(0)):
        found += _words(code, (glyph for _, glyph in glyphs))
    return [*found, *_words(NoteCode.STRUCK, struck)]


def _words(code: NoteCode, glyphs: Iterable[Glyph]) -> Iterator[LeftWord]:
    """What glyphs say, written in one go."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _goes_on(run[-1], glyph):
            yield from _word(code, run)
            run = []
        run.append(glyph)
    yield from _word(code, run)


def _goes_on(one: Glyph, other: Glyph) -> bool:
    apart = _APART if other.order == one.order + 1 else _TOUCHING
    return one.base == other.base and -0.5 * one.size < other.x0 - one.x1 < apart * one.size


def _word(code: NoteCode, run: Sequence[Glyph]) -> Iterator[LeftWord]:
    if words := "".join(glyph.text for glyph in run).strip():
        yield LeftWord(code, words, words, (run[0].x0 + run[-1].x1) / 2, run[0].centre)


def tell_in_cells(table: PageTable, lattice: Lattice, left: Iterable[LeftWord]) -> list[LeftWord]:
    """Tell what was left out to the cells of a table just made from its lattice; the rest stands elsewhere on the page."""
    elsewhere: list[LeftWord] = []
    for word in left:
        inside = (cell for box, cell in zip(lattice.boxes, table.cells, strict=True) if box.holds(word.x, word.y))
        cell = next(inside, None)
        if cell is None:
            elsewhere.append(word)
        elif cell.left_out and cell.left_out[-1][0] == word.code:  # it goes on in the next line
            cell.left_out[-1] = (word.code, cell.left_out[-1][1] + word.words)
        else:
            cell.left_out.append((word.code, word.words))
    return elsewhere


def tell_pictures(table: PageTable, lattice: Lattice, grounds: Iterable[Ground]) -> None:
    """Tell the cells in which a picture of their size stands, unless words were written over it.

    Likewise those whose words lie below a picture, or below shades of colours, that may hide them, and those without words in which shapes
    are drawn: they may be letters, or written by hand.
    """
    drawn = [ground for ground in grounds if ground.picture or ground.unclear]
    shapes = [ground for ground in drawn if ground.shape]
    _tell_shapes(table, lattice, shapes[:_MOST_SHAPES])
    for picture in drawn:
        if picture.shape:
            continue
        x, y = (picture.x0 + picture.x1) / 2, (picture.top + picture.bottom) / 2
        for box, cell in zip(lattice.boxes, table.cells, strict=True):
            fits = picture.x1 - picture.x0 <= _LARGER * (box.x1 - box.x0)
            fits = fits and picture.bottom - picture.top <= _LARGER * (box.bottom - box.top)
            glyphs = [glyph for line in cell.lines for glyph in line.inked]
            stands_in = (
                picture.picture and box.holds(x, y) and fits and not any(g.order > picture.order for g in glyphs)
            )
            below = picture.unclear and any(
                g.order < picture.order and picture.holds(g.middle, g.centre) for g in glyphs
            )
            if stands_in or (below and IN_CELL_PICTURE not in cell.left_out):
                cell.left_out.append(IN_CELL_PICTURE)


def _tell_shapes(table: PageTable, lattice: Lattice, shapes: Sequence[Ground]) -> None:
    """Tell the cells without words in which shapes are drawn."""
    cells = zip(lattice.boxes, table.cells, strict=True)
    for box, cell in [one for one in cells if not one[1].lines] if shapes else ():
        middles = ((one, (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2) for one in shapes)
        if any(box.holds(x, y) and _fits(one, box) for one, x, y in middles):
            cell.left_out.append(IN_CELL_PICTURE)


def _fits(shape: Ground, box: LatticeCell) -> bool:
    """Whether a shape stands in a cell as a letter does; what goes from edge to edge is a stroke for nothing, or its ground."""
    wide, high = (shape.x1 - shape.x0) / (box.x1 - box.x0), (shape.bottom - shape.top) / (box.bottom - box.top)
    return max(wide, high) <= _LARGER and min(wide, high) <= _FILLS
