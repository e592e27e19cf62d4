"""PDF with text → raw paragraphs and tables in reading order.  Knows no form.

Pages are read as glyphs and ruled lines; running heads and page numbers go,
lines make tables, the rest makes paragraphs, what a page end cut is joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UnusableInput
from core.exchange.bounded import TooSlow, within
from core.exchange.pdf_columns import parts
from core.exchange.pdf_furniture import without_furniture
from core.exchange.pdf_guard import check
from core.exchange.pdf_lattice import Lattice, lattices
from core.exchange.pdf_lines import Line, lines, strike
from core.exchange.pdf_pages import Glyph, Page, pages
from core.exchange.pdf_paragraphs import measure, paragraphs
from core.exchange.pdf_tables import Table, table
from core.exchange.pdf_wording import NO_CODES, NO_TEXT, PICTURE_TABLES, SCANNED, SLOW
from core.exchange.raw import RawDocument, RawParagraph, RawTable

MAX_SECONDS = 8.0  # a report takes 0.1 s
_FEWEST_GLYPHS = 30  # fewer in a whole file is a stamp or a page number, not a text
_PICTURED = 0.12  # of a page: a picture as large as this may be a table
_UNREADABLE = 0.3  # of all glyphs

_Block = Table | list[Line]


def read(path: Path) -> RawDocument:
    """Read a PDF file; raises UnusableInput with a sentence for the user where that fails."""
    return document(path.read_bytes())


def document(data: bytes) -> RawDocument:
    """Read a PDF; raises UnusableInput with a sentence for the user where that fails."""
    try:
        return within(MAX_SECONDS, lambda: _document(data))
    except TooSlow as error:
        raise UnusableInput(SLOW) from error


def _document(data: bytes) -> RawDocument:
    check(data)
    seen = [strike(page) for page in pages(data)]
    _refuse_without_text(seen)
    drawn = [lattices(page) for page in seen]
    inside = [_inside(page, found) for page, found in zip(seen, drawn, strict=True)]
    clean = without_furniture(seen, inside)
    blocks = [list(_blocks(page, found)) for page, found in zip(clean, drawn, strict=True)]
    pictured = sum(1 for page in seen if page.pictures > _PICTURED)
    if pictured and not any(isinstance(block, Table) for page in blocks for block in page):
        raise UnusableInput(PICTURE_TABLES)
    notes = (("picture", f"文件里有 {pictured} 页带有图片，图片里的内容不能读取。"),) if pictured else ()
    return RawDocument(tuple(_items(blocks)), notes)


def _refuse_without_text(seen: Sequence[Page]) -> None:
    known = sum(1 for page in seen for glyph in page.glyphs if glyph.text.strip())
    unreadable = sum(page.unreadable for page in seen)
    if unreadable > _UNREADABLE * (known + unreadable):
        raise UnusableInput(NO_CODES)
    if known < _FEWEST_GLYPHS:
        raise UnusableInput(SCANNED if any(page.pictures > _PICTURED for page in seen) else NO_TEXT)


def _inside(page: Page, found: Sequence[Lattice]) -> set[Glyph]:
    return {glyph for glyph in page.glyphs if any(one.holds(glyph.middle, glyph.base) for one in found)}


@dataclass
class _Placed:
    """A block with its height on the page."""

    top: float
    block: _Block


def _blocks(page: Page, found: Sequence[Lattice]) -> Iterator[_Block]:
    """Tables and runs of lines between them, from top to bottom."""
    rest = list(page.glyphs)
    placed: list[_Placed] = []
    for lattice in found:
        ours = [glyph for glyph in rest if lattice.holds(glyph.middle, glyph.base - 0.35 * glyph.size)]
        if any(glyph.text.strip() for glyph in ours):
            placed.append(_Placed(lattice.ys[0], table(lattice, ours)))
            taken = set(ours)
            rest = [glyph for glyph in rest if glyph not in taken]
    placed += [_Placed(line.base - line.size, [line]) for line in lines(rest)]
    run: list[Line] = []
    for one in sorted(placed, key=lambda one: one.top):
        if isinstance(one.block, list):
            run += one.block
            continue
        if run:
            yield run
        run = []
        yield one.block
    if run:
        yield run


def _items(blocks: Sequence[Sequence[_Block]]) -> Iterator[RawParagraph | RawTable]:
    """The blocks of all pages in one sequence; neighbours across a page end are joined where they go on."""
    measured = measure([line for block in page if isinstance(block, list) for line in block] for page in blocks)
    joined: list[Table | list[list[Line]]] = []
    for page in blocks:
        for place, block in enumerate(page):
            last = joined[-1] if joined else None
            if isinstance(block, Table):
                if place == 0 and isinstance(last, Table) and last.continues(block):
                    last.append(block)
                else:
                    joined.append(block)
            elif place == 0 and isinstance(last, list):
                last.append(block)
            else:
                joined.append([block])
    index = 0
    for block in joined:
        if isinstance(block, Table):
            yield block.raw(index)
            index += 1
            continue
        for part in parts(block, index):
            if isinstance(part, RawTable):
                yield part
                index += 1
            else:
                yield from (RawParagraph(text) for text in paragraphs(part, measured))
