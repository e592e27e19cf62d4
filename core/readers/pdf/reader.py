"""PDF with text → raw paragraphs and tables in reading order.  Knows no form.

Pages are read as glyphs and ruled lines; running heads and page numbers go,
lines make tables, the rest makes paragraphs, what a page end cut is joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.pdf.guard import check
from core.readers.pdf.lines import Line, lines, strike
from core.readers.pdf.page_tables import Table, table
from core.readers.pdf.pages import Glyph, Page, pages
from core.readers.pdf.paragraphs import measure, paragraphs
from core.readers.pdf.refusals import BY_PLACE, NO_CODES, NO_LINES, NO_TEXT, PICTURE_TABLES, SCANNED, SLOW
from core.readers.pdf.ruled_tables import Lattice, lattices
from core.readers.pdf.running_heads import without_furniture
from core.readers.pdf.unruled_tables import Part, is_unclear, parts
from core.readers.raw import RawDocument, RawParagraph, RawTable
from core.readers.time_limit import TooSlow, within

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
    inside = [_inside(page, tables) for page, tables in zip(seen, drawn, strict=True)]
    clean = without_furniture(seen, inside)
    blocks = [list(_blocks(page, tables)) for page, tables in zip(clean, drawn, strict=True)]
    found = _found(blocks)
    pictured = sum(1 for page in seen if page.pictures > _PICTURED)
    _refuse_without_tables(found, pictured)
    notes: list[tuple[NoteCode, str]] = []
    if pictured:
        notes.append((NoteCode.PICTURE, f"文件里有 {pictured} 页带有图片，图片里的内容不能读取。"))
    if any(isinstance(part, RawTable) for part in found):
        notes.append((NoteCode.NO_LINES, BY_PLACE))
    return RawDocument(tuple(_items(found)), tuple(notes))


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


def _found(blocks: Sequence[Sequence[_Block]]) -> list[Table | Part]:
    """The blocks of all pages in one sequence, tables without lines told from text."""
    found: list[Table | Part] = []
    for block in _joined(blocks):
        found += [block] if isinstance(block, Table) else parts(block)
    return found


def _refuse_without_tables(found: Sequence[Table | Part], pictured: int) -> None:
    texts = [part for part in found if isinstance(part, list)]
    if len(texts) < len(found):
        return
    if pictured:
        raise UnusableInput(PICTURE_TABLES)
    if any(map(is_unclear, texts)):
        raise UnusableInput(NO_LINES)


def _items(found: Sequence[Table | Part]) -> Iterator[RawParagraph | RawTable]:
    """Paragraphs, and tables in their numbers."""
    measured = measure(lines for part in found if isinstance(part, list) for lines in part)
    index = 0
    for part in found:
        if isinstance(part, list):
            yield from (RawParagraph(text) for text in paragraphs(part, measured))
            continue
        yield part.raw(index) if isinstance(part, Table) else replace(part, index=index)
        index += 1


def _joined(blocks: Sequence[Sequence[_Block]]) -> list[Table | list[list[Line]]]:
    """Neighbours across a page end in one where they go on: tables as one, text as lines a page."""
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
    return joined
