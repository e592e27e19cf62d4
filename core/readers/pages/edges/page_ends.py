"""Tables that go on over a page end: columns without a border on the next page are those of the page before.

A merged cell at the left whose beginning and end lie on other pages has no
line of its own on a page in between: its column is known only from before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from core.readers.pages.model import Glyph, Page
from core.readers.pages.ruled_tables import GUTTER, NEAR, Lattice, LatticeCell


def completed(pages: Iterable[Sequence[Lattice]]) -> list[list[Lattice]]:
    """The tables of all pages, each with the columns that the page before shows at its left."""
    found: list[list[Lattice]] = []
    last: Lattice | None = None
    for page in pages:
        tables = list(page)
        if tables and last is not None:
            first = min(tables, key=lambda one: one.ys[0])
            tables[tables.index(first)] = _completed(first, last)
        last = max(tables, key=lambda one: one.ys[-1]) if tables else None
        found.append(tables)
    return found


def _completed(piece: Lattice, before: Lattice) -> Lattice:
    """A table with the columns at the left that it lacks, if the others are those of the one before.

    One of the two may part a column in two where the other has only cells that span it.
    """
    missing = [x for x in before.xs if x < piece.xs[0] - NEAR]
    kept = before.xs[len(missing) :]
    if not missing or not kept or abs(kept[0] - piece.xs[0]) > NEAR or abs(kept[-1] - piece.xs[-1]) > NEAR:
        return piece
    if not (_all_among(piece.xs, kept) or _all_among(kept, piece.xs)):
        return piece
    edges = (*missing, piece.xs[0])
    high = len(piece.ys) - 1
    added = (LatticeCell(a, piece.ys[0], b, piece.ys[-1], 0, high) for a, b in pairwise(edges))
    return Lattice((*missing, *piece.xs), piece.ys, (*added, *piece.boxes))


def _all_among(some: Iterable[float], others: Sequence[float]) -> bool:
    return all(any(abs(x - other) <= NEAR for other in others) for x in some)


def stretched(page: Page, tables: Sequence[Lattice]) -> list[Lattice]:
    """The tables of a page, the last one reaching down to lines that a page end left below its unfinished cells."""
    if not tables:
        return []
    last = max(tables, key=lambda one: one.ys[-1])
    level = last.ys[-1]
    open_boxes = [box for box in last.boxes if box.bottom >= level - NEAR and not _closed(page, box)]
    below = [glyph for glyph in page.glyphs if glyph.centre > level and glyph.text.strip()]
    if not open_boxes or not below or not all(_under(glyph, open_boxes) for glyph in below):
        return list(tables)
    bottom = max(glyph.base for glyph in below) + NEAR
    boxes = (box._replace(bottom=bottom) if box.bottom >= level - NEAR else box for box in last.boxes)
    return [Lattice(one.xs, (*one.ys[:-1], bottom), tuple(boxes)) if one is last else one for one in tables]


def _closed(page: Page, box: LatticeCell) -> bool:
    """Whether a line is drawn along the bottom of a cell."""
    middle = (box.x0 + box.x1) / 2
    return any(abs(rule.at - box.bottom) <= GUTTER and rule.start <= middle <= rule.end for rule in page.across)


def _under(glyph: Glyph, boxes: Iterable[LatticeCell]) -> bool:
    return any(box.x0 <= glyph.x0 and glyph.x1 <= box.x1 + NEAR for box in boxes)
