"""Typeset pages as what is drawn on them: glyphs with their places, lines, areas, in points from the top left.

The compiler gives its layout as PDF or as pictures; for another format of fixed pages it is read out of the PDF
(drawn_pages.py), so that both show the same.
"""

from __future__ import annotations

from typing import NamedTuple

from core.records import record

Rgb = tuple[int, int, int]
BLACK: Rgb = (0, 0, 0)
PathCorner = tuple[float, float]


class PlacedGlyph(NamedTuple):
    """What one glyph stands for (a letter, several, "" for a part of the one before), its left edge and its width."""

    text: str
    x: float
    width: float


@record
class DrawnText:
    """Glyphs of one font and size on one baseline; ``font`` is the font's own (PostScript) name.

    ``outline`` is the width of the line around the glyphs, 0 where they are filled alone.
    """

    font: str
    size: float
    base: float
    glyphs: tuple[PlacedGlyph, ...]
    colour: Rgb = BLACK
    outline: float = 0.0


@record
class DrawnPath:
    """Outlines by their corners; ``fill`` and ``stroke`` are colours, None where there is none."""

    outlines: tuple[tuple[PathCorner, ...], ...]
    fill: Rgb | None
    stroke: Rgb | None
    width: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of what it covers, the width of its lines with it."""
        across = [x for outline in self.outlines for x, _ in outline]
        down = [y for outline in self.outlines for _, y in outline]
        around = self.width / 2
        return min(across) - around, min(down) - around, max(across) + around, max(down) + around


@record
class DrawnPage:
    """A page, and what is on it in the order of painting."""

    width: float
    height: float
    items: tuple[DrawnText | DrawnPath, ...]


@record
class Bookmark:
    """A heading to jump to: the page (from 0) and the height on it."""

    title: str
    page: int
    left: float
    top: float


@record
class DrawnDocument:
    """A document as it is drawn."""

    pages: tuple[DrawnPage, ...]
    bookmarks: tuple[Bookmark, ...] = ()
