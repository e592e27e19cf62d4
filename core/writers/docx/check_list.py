"""Listings (the 自查表, what changed between two reports) as Word documents, in the look of our reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from core.atomic import EXPORTING, write_bytes
from core.patterns import lazy
from core.report.findings import Finding
from core.report.report import Report
from core.writers.check_list import check_listing
from core.writers.docx import wordml as x
from core.writers.docx.package import Properties, package, page
from core.writers.docx.picture import picture_paragraphs
from core.writers.docx.wordml import WordElement, node
from core.writers.layout.blocks import has_long_word
from core.writers.layout.style import Align, Font, ParagraphLook, Style
from core.writers.listing import STYLE, Listing, ListTable

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEAST_HEIGHT = 397  # twips, 7 mm
_TITLE_LINE = 600  # twips between the lines of the title, and half as much below it


def export(
    report: Report, findings: Sequence[Finding], path: Path, off: Collection[str] = (), when: datetime | None = None
) -> None:
    """Write the 自查表 to a DOCX file; raises StorageError."""
    write_bytes(path, to_bytes(report, findings, when, off), EXPORTING)


def to_bytes(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> bytes:
    """The DOCX file as bytes; see :func:`core.writers.check_list.check_list`."""
    return listing_bytes(check_listing(report, findings, when, off), when)


def listing_bytes(content: Listing, when: datetime | None = None, images: Sequence[bytes] = ()) -> bytes:
    """A listing as the bytes of a DOCX file; ``images`` are its pictures as PNG."""
    style = content.style
    pictures = picture_paragraphs(content.picture_rows(), style)
    pieces, places = x.at_places(node("document", node("body", *_elements(content), *pictures, page(style))))
    rows = (b"".join(_rows(content.tables[int(number)], style)) for number in places)
    document = b"".join(part for both in zip_longest(pieces, rows, fillvalue=b"") for part in both)
    return package(document, style, Properties(content.title, content.author, when=when), images=tuple(images))


def _elements(content: Listing) -> Iterator[WordElement]:
    title = x.paragraph(STYLE.title, x.TITLE, (STYLE.title.font, content.title))
    x.add_property(title[0], node("spacing", after=_TITLE_LINE // 2))
    yield title
    plain = ParagraphLook(STYLE.text.font, Align.LEFT)
    for line in content.lines:
        yield x.paragraph(plain, x.TEXT, (plain.font, line))
    for number, table in enumerate(content.tables):
        if table.title:
            heading = x.paragraph(STYLE.heading, x.HEADING, (STYLE.heading.font, table.title), keep_next=True)
            x.add_property(heading[0], node("spacing", before=_TITLE_LINE // 2))
            yield heading
        yield _table(table, content.style, number)
    yield _signatures(plain, content.signatures) if content.signatures else x.paragraph(plain, x.TEXT)


def _table(table: ListTable, style: Style, number: int) -> WordElement:
    """A table with a place for its rows."""
    widths = _widths(table, style.page.text_width)
    properties = node(
        "tblPr",
        node("tblW", w=sum(widths), type="dxa"),
        node("jc", val="center"),
        node("tblBorders", *(node(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES)),
        node("tblLayout", type="fixed"),
        node("tblCellMar", *(node(side, w=80, type="dxa") for side in ("left", "right"))),
    )
    columns = node("tblGrid", *(node("gridCol", w=width) for width in widths))
    return node("tbl", properties, columns, x.place(str(number)))


def _widths(table: ListTable, whole: int) -> tuple[int, ...]:
    """The columns in twips; the one without a width of its own takes what the others leave."""
    given = [width * 20 for width in table.widths]
    return tuple(width or whole - sum(given) for width in given)


def _rows(table: ListTable, style: Style) -> Iterator[bytes]:
    """The rows as they stand in the document, the head first; a listing may have thousands of cells."""
    widths, font = _widths(table, style.page.text_width), style.label
    yield from _row(table.head, (Align.CENTER,) * len(table.head), widths, font, head=True)
    for cells in table.rows:
        yield from _row(cells, table.aligns, widths, font)


def _row(
    cells: Sequence[str], aligns: Sequence[Align], widths: Sequence[int], font: Font, *, head: bool = False
) -> Iterator[bytes]:
    yield _row_start(head)
    for text, align, width in zip(cells, aligns, widths, strict=True):
        if _PLAIN.fullmatch(text) and not has_long_word(text):
            before, after = _around(align, width, font)
            yield before + text.encode() + after
        else:
            yield x.fragment(_cell(text, align, width, font))
    yield _ROW_END


_ROW_END = b"</w:tr>"
_PLAIN = lazy("(?:[\u3000-\ud7ff\uf900-\ufaff\uff01-\uff60!#-%'-;=?-~]++ ?+)*+(?<! )")  # stands in XML as it is


@lru_cache
def _row_start(head: bool) -> bytes:
    properties = node("trPr", node("cantSplit"), node("trHeight", val=_LEAST_HEIGHT, hRule="atLeast"))
    if head:
        properties.append(node("tblHeader"))
    return x.fragment(node("tr", properties)).removesuffix(_ROW_END)


@lru_cache
def _around(align: Align, width: int, font: Font) -> tuple[bytes, bytes]:
    """A cell before and after its text."""
    before, after = x.fragment(_cell("?", align, width, font)).split(b"?")
    return before, after


def _cell(text: str, align: Align, width: int, font: Font) -> WordElement:
    words = x.paragraph(ParagraphLook(font, align), x.LABEL, (font, text))
    return node("tc", node("tcPr", node("tcW", w=width, type="dxa"), node("vAlign", val="center")), words)


def _signatures(plain: ParagraphLook, signatures: Sequence[str]) -> WordElement:
    """Room to sign, in equal parts of the line, a little below the table."""
    made = x.paragraph(plain, x.TEXT, (plain.font, "\t".join(signatures)))
    share = STYLE.page.text_width // len(signatures)
    stops = (node("tab", val="left", pos=share * number) for number in range(1, len(signatures)))
    x.add_property(made[0], node("tabs", *stops))
    x.add_property(made[0], node("spacing", before=_TITLE_LINE))
    return made
