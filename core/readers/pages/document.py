"""Pages → raw paragraphs and tables in reading order, for every format made of pages.  Knows no form.

What cannot be seen, watermarks and marks of notes go first, then running heads
and page numbers; lines make tables, the rest makes paragraphs, what a page end
cut is joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from statistics import median

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.left_out import notes_on, notes_on_footnotes
from core.readers.pages.doubles import without_overtyped
from core.readers.pages.edges.browser_lines import without_browser_lines
from core.readers.pages.edges.footnotes import without_footnotes
from core.readers.pages.edges.line_numbers import without_line_numbers
from core.readers.pages.edges.page_ends import completed, stretched
from core.readers.pages.edges.running_heads import without_furniture
from core.readers.pages.left_words import LeftWord, left_words, tell_in_cells, tell_pictures
from core.readers.pages.lines import Line, lines, strike
from core.readers.pages.marks import NoteMark, without_marks
from core.readers.pages.model import Glyph, Page
from core.readers.pages.page_tables import PageTable, figures_whole, middle_of, table
from core.readers.pages.paragraphs import TextMeasures, paragraphs
from core.readers.pages.ruled_tables import Lattice, lattices
from core.readers.pages.rules_across import with_columns
from core.readers.pages.seen import seen, without_copies
from core.readers.pages.sheets import single_pages
from core.readers.pages.text_columns import single_columns
from core.readers.pages.unruled_tables import PagePart, is_unclear, parts
from core.readers.pages.watermarks import without_watermarks
from core.readers.raw import RawDocument, RawParagraph, RawTable
from core.readers.text_decoding import BROKEN

# What is said of pages whose text or tables cannot be read; ``{name}`` is the name of the format.
_WORD_FILE = "请找到这份报告的 Word 原件再打开。"

SCANNED = "这份 {name} 是扫描件或图片，没有可以读取的文字。" + _WORD_FILE
NO_TEXT = "这份 {name} 里没有可以读取的文字。" + _WORD_FILE
NO_CODES = "这份 {name} 的文字缺少编码信息，无法正确读取（会出现乱码）。" + _WORD_FILE
PICTURE_TABLES = "这份 {name} 的表格是图片，里面的数字无法读取。" + _WORD_FILE
NO_LINES = "这份 {name} 的表格没有边框线，看不清哪个数在哪一格。" + _WORD_FILE
BY_PLACE = "这份 {name} 的表格没有边框线，数字按所在位置识别，请逐格核对。"
RECOGNISED = "这份 {name} 是扫描件，文字由识别软件生成，可能有错。请对照原件逐格核对。"
BROKEN_GLYPHS = "文件里有{count}个字缺少编码信息、编码与显示的数字不符，或者反写、重叠，无法识别，读成“�”。请核对。"
REDRAWN = "文件的字体把{count}个数字画成了别的数字（编码与显示的数字不符），已按显示的数字识别。请核对。"
PICTURES = "文件里有{pages}页带有图片，图片里的内容无法读取。"


_FEWEST_GLYPHS = 30  # fewer in a whole file is a stamp or a page number, not a text
_PICTURED = 0.12  # of a page: a picture as large as this may be a table
_SCANNED = 0.5  # of a page
_UNREADABLE = 0.3  # of all glyphs
_LARGEST, _PALE = 1.4, 110  # of the usual size, and of 255: slanting digits that are larger or paler are a watermark

_PageBlock = PageTable | list[Line]


def document(given: Sequence[Page], name: str) -> RawDocument:
    """Read pages; ``name`` is the format's, for what is said of it.  Raises UnusableInput where they cannot be read."""
    printed, titles = without_browser_lines(given)
    unnumbered, counted = without_line_numbers(single_pages(printed))
    shown = _visible(single_columns(unnumbered))
    pages, footnotes = without_footnotes([strike(page) for page in shown.pages], shown.marks)
    struck = ([glyph for glyph in page.glyphs if glyph.struck] for page in pages)
    added = (page.added for page in pages)
    doubted = map(_told_of, pages)
    left = [left_words(*one) for one in zip(shown.unseen, shown.marks, struck, added, doubted, strict=True)]
    _refuse_without_text(pages, name)
    drawn = completed(lattices(page) for page in with_columns(pages))
    inside = [_inside(page, tables) for page, tables in zip(pages, drawn, strict=True)]
    clean, heads = without_furniture(pages, inside, titles)
    blocks = [
        list(_blocks(page, stretched(page, tables), words))
        for page, tables, words in zip(clean, drawn, left, strict=True)
    ]
    parts = _found(blocks)
    pictured = sum(1 for page in pages if page.pictures > _PICTURED)
    _refuse_without_tables(parts, pictured, name)
    notes = [(NoteCode.RECOGNISED, RECOGNISED.format(name=name))] if shown.recognised else []
    if broken := sum(1 for page in clean for glyph in page.glyphs if glyph.text == BROKEN):
        notes.append((NoteCode.BROKEN, BROKEN_GLYPHS.format(count=broken)))
    if redrawn := sum(page.redrawn for page in given):
        notes.append((NoteCode.BROKEN, REDRAWN.format(count=redrawn)))
    notes += [*notes_on((word.code, word.told) for words in left for word in words), *counted, *heads]
    notes += notes_on_footnotes(footnotes)
    if pictured:
        notes.append((NoteCode.PICTURE, PICTURES.format(pages=pictured)))
    if any(isinstance(part, RawTable) for part in parts):
        notes.append((NoteCode.NO_LINES, BY_PLACE.format(name=name)))
    return RawDocument(tuple(_items(parts)), tuple(notes))


@dataclass
class _Shown:
    """Pages with what a person sees and takes for the report; for each what was left out of it.

    ``recognised`` tells of scans whose text a program made.
    """

    pages: list[Page]
    unseen: list[tuple[Glyph, ...]]
    marks: list[tuple[NoteMark, ...]]
    recognised: bool = False


def _visible(given: Sequence[Page]) -> _Shown:
    shown = _Shown([], [], [])
    for page in given:
        visible, unseen = seen(page)
        if page.pictures > _SCANNED and len(unseen) > len(visible.glyphs):
            visible, unseen, shown.recognised = page, (), True  # the text of a scan lies unseen below its picture
        shown.unseen.append((*without_copies(unseen, visible.glyphs), *page.outside))
        shown.pages.append(visible)
    for place, page in enumerate(without_watermarks(shown.pages)):
        shown.pages[place], found = without_marks(replace(page, glyphs=without_overtyped(page.glyphs)))
        shown.marks.append(found)
    return shown


def _told_of(page: Page) -> list[tuple[NoteCode, Glyph]]:
    """Of what must be told of a page: what still stands there, and digits as dark and small as its figures."""
    if not page.doubted:
        return []
    here, largest = set(page.glyphs), _LARGEST * median([glyph.size for glyph in page.glyphs] or [0.0])

    def counts(code: NoteCode, one: Glyph) -> bool:
        if code in (NoteCode.CUT_WORDS, NoteCode.COVERED):
            return one in here
        return one.size <= largest and one.colour is not None and sum(one.colour) < 3 * _PALE

    return [told for told in page.doubted if counts(*told)]


def _refuse_without_text(seen: Sequence[Page], name: str) -> None:
    known = sum(1 for page in seen for glyph in page.glyphs if glyph.text.strip() and glyph.text != BROKEN)
    unreadable = sum(page.unreadable for page in seen)
    if unreadable > _UNREADABLE * (known + unreadable):
        raise UnusableInput(NO_CODES.format(name=name))
    if known < _FEWEST_GLYPHS:
        scanned = any(page.pictures > _PICTURED for page in seen)
        raise UnusableInput((SCANNED if scanned else NO_TEXT).format(name=name))


def _inside(page: Page, found: Sequence[Lattice]) -> set[Glyph]:
    inside: set[Glyph] = set()
    for one in found:
        left, right, top, bottom = one.xs[0], one.xs[-1], one.ys[0], one.ys[-1]
        held = (g for g in page.glyphs if top <= g.base < bottom and left <= (g.x0 + g.x1) / 2 < right)
        inside.update(held)
    return inside


@dataclass
class _Placed:
    """A block with its height on the page."""

    top: float
    block: _PageBlock


def _blocks(page: Page, found: Sequence[Lattice], left: list[LeftWord]) -> Iterator[_PageBlock]:
    """Tables and runs of lines between them, from top to bottom; of ``left`` what stands in no table remains."""
    rest = [(word, *middle_of(word)) for word in figures_whole(page.glyphs)]
    placed: list[_Placed] = []
    for lattice in found:
        held = [lattice.holds(x, y) for _, x, y in rest]
        ours = list(compress(rest, held))
        if any(glyph.text.strip() for word, _, _ in ours for glyph in word):
            made = table(lattice, ours)
            left[:] = tell_in_cells(made, lattice, left)
            tell_pictures(made, lattice, page.grounds)
            placed.append(_Placed(lattice.ys[0], made))
            rest = [one for one, inside in zip(rest, held, strict=True) if not inside]
    free = (glyph for word, _, _ in rest for glyph in word)
    placed += [_Placed(line.base - line.size, [line]) for line in lines(free)]
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


def _found(blocks: Sequence[Sequence[_PageBlock]]) -> list[PageTable | PagePart]:
    """The blocks of all pages in one sequence, tables without lines told from text."""
    found: list[PageTable | PagePart] = []
    for block in _joined(blocks):
        found += [block] if isinstance(block, PageTable) else parts(block)
    return found


def _refuse_without_tables(found: Sequence[PageTable | PagePart], pictured: int, name: str) -> None:
    texts = [part for part in found if isinstance(part, list)]
    if len(texts) < len(found):
        return
    if pictured:
        raise UnusableInput(PICTURE_TABLES.format(name=name))
    if any(map(is_unclear, texts)):
        raise UnusableInput(NO_LINES.format(name=name))


def _items(found: Sequence[PageTable | PagePart]) -> Iterator[RawParagraph | RawTable]:
    """Paragraphs, and tables in their numbers."""
    measures = TextMeasures(lines for part in found if isinstance(part, list) for lines in part)
    index = 0
    for part in found:
        if isinstance(part, list):
            yield from (RawParagraph(text, level=level) for text, level in paragraphs(part, measures))
            continue
        yield part.raw(index) if isinstance(part, PageTable) else replace(part, index=index)
        index += 1


def _joined(blocks: Sequence[Sequence[_PageBlock]]) -> list[PageTable | list[list[Line]]]:
    """Neighbours across a page end in one where they go on: tables as one, text as lines a page."""
    joined: list[PageTable | list[list[Line]]] = []
    for page in blocks:
        for place, block in enumerate(page):
            last = joined[-1] if joined else None
            if isinstance(block, PageTable):
                if place == 0 and isinstance(last, PageTable) and last.continues(block):
                    last.append(block)
                else:
                    joined.append(block)
            elif place == 0 and isinstance(last, list):
                last.append(block)
            else:
                joined.append([block])
    return joined
