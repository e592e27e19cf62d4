"""Lines that a browser prints at the edges of its pages: date and title, address and page number; taken off first.

They stand there whatever the article does: close to its last lines, on the one
page of a short file, over two columns.  So their own words tell them, not their
place: a line of which two pieces are a browser's, one beyond such a
line, or one that comes again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.patterns import lazy
from core.readers.pages.lines import Line
from core.readers.pages.model import Glyph, Page
from core.readers.pages.unruled_tables import apart

_ZONE = 0.1  # of the page's height, at the top and at the bottom
_MOST_LINES = 2  # at each edge
_SAME_PLACE = 4.0  # points
_SAME_LINE = 0.5  # of the size: a title in another font stands a little higher or lower
_ROOM = 1.0  # of the size, between the pieces of a line
_MOST_PIECES = 6  # two pages on a sheet
_ADDRESS = lazy(r"(?:https?|file|ftp|about|data|chrome|edge|blob)(?:://|:).*")
_DATE = lazy(
    r"(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})(?:[,，]?(?:上午|下午)?\d{1,2}:\d\d(?::\d\d)?(?:[AP]M)?)?",
    re.IGNORECASE,
)
_COUNT = lazy(
    r"\d{1,3}/\d{1,3}|\d{1,3}of\d{1,3}|第?\d{1,3}页?[,，/]?共\d{1,3}页|页码[,，:：]?\d{1,3}/\d{1,3}", re.IGNORECASE
)


class _EdgeLine(NamedTuple):
    """A line at the edge of a page: its glyphs, the words of its pieces, how many of them are a browser's."""

    page: int
    top: bool
    outermost: bool
    base: float
    glyphs: tuple[Glyph, ...]
    pieces: tuple[str, ...]
    marks: int

    @property
    def frame(self) -> tuple[str, ...]:
        """Its words with their digits masked."""
        return tuple(re.sub(r"\d+", "0", piece) for piece in self.pieces)


def without_browser_lines(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without such lines, and the titles that stood in them."""
    found = [line for number, page in enumerate(pages) for line in _edge_lines(number, page)]
    places = Counter((line.top, line.frame, round(line.base / _SAME_PLACE)) for line in found)
    sure = {(line.page, line.top) for line in found if line.marks > 1}
    gone: dict[int, set[Glyph]] = {}
    titles: list[str] = []
    for line in found:
        place = round(line.base / _SAME_PLACE)
        again = sum(places[line.top, line.frame, place + step] for step in (-1, 0, 1)) > 1
        opposite = line.outermost and (line.page, not line.top) in sure
        if line.marks > 1 or (line.marks and (again or opposite)):
            gone.setdefault(line.page, set()).update(line.glyphs)
            titles += [piece for piece in line.pieces if not _is_mark(piece)]
    clean = [
        replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in gone[number]))
        if number in gone
        else page
        for number, page in enumerate(pages)
    ]
    return clean, titles


def _edge_lines(number: int, page: Page) -> Iterator[_EdgeLine]:
    for top in (True, False):
        edge = page.height * _ZONE
        near = [
            glyph
            for glyph in page.glyphs
            if (glyph.base < edge if top else glyph.base > page.height - edge) and glyph.text.strip()
        ]
        rows = _rows(near)
        for place, row in enumerate(rows[:_MOST_LINES] if top else rows[: -_MOST_LINES - 1 : -1]):
            line = Line(tuple(sorted(row, key=lambda glyph: glyph.x0)))
            pieces = tuple("".join(part.text.split()) for part in apart(line, _ROOM))
            if len(pieces) <= _MOST_PIECES:
                marks = sum(map(_is_mark, pieces))
                yield _EdgeLine(number, top, not place, line.base, tuple(row), pieces, marks)


def _is_mark(piece: str) -> bool:
    return any(pattern.fullmatch(piece) for pattern in (_ADDRESS, _DATE, _COUNT))


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by their height, from the top."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and glyph.base - rows[-1][0].base <= _SAME_LINE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows
