"""PDF with text → raw paragraphs and tables in reading order: looked at by the guard, opened by PDFium, read as pages.

PDFium as shipped by pypdfium2 runs no scripts and fetches nothing.  It serves
one thread at a time, so a lock is held while a file is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from core.errors import UnusableInput
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.enclosed import ATTACHMENT, MOST
from core.readers.fonts.files import PDFIUM
from core.readers.pages import document as readers_pages
from core.readers.pages.frame import SAME, Frame, Point
from core.readers.pages.model import Page
from core.readers.pages.skew import Slopes, askew, straightening
from core.readers.pdf.added import with_added
from core.readers.pdf.drawings import Drawings
from core.readers.pdf.glyphs import Glyphs
from core.readers.pdf.guard import BUSY, DAMAGED, LOCKED, TOO_MANY_PAGES, USUAL, PdfTraits, check
from core.readers.pdf.layers import turned_off
from core.readers.pdf.painted_lines import of_unknown_form, struck_by_paint
from core.readers.pdf.retold import glyphs_of
from core.readers.raw import RawDocument
from core.readers.told_texts import LONGEST_TOLD, MOST_TOLD, as_told


def document(data: bytes) -> RawDocument:
    """Read a PDF; raises UnusableInput with a sentence for the user where that fails."""
    found = readers_pages.document(pages(data, check(data)), "PDF")
    if told := told_texts(data):
        found = replace(found, items=as_told(found.items, told))
    return replace(found, enclosed=_enclosed(data))


_TOLD = lazy(rb"/ActualText<FEFF((?:[0-9A-F]{4})+)>")


def told_texts(data: bytes) -> list[str]:
    """The texts of paragraphs as a file of ours tells them, in reading order; none in other files."""
    if b"/ActualText<FEFF" not in data:
        return []
    found = [bytes.fromhex(one[1].decode()) for one in _TOLD.finditer(data) if len(one[1]) <= 4 * LONGEST_TOLD]
    texts = (text.decode("utf-16-be", "replace") for text in found[:MOST_TOLD])
    return [line for text in texts for line in text.split("\n")]


def _enclosed(data: bytes) -> str:
    """The data of ours attached to a file, "" where there are none."""
    if ATTACHMENT.encode() not in data:
        return ""
    from pypdfium2 import PdfDocument, PdfiumError  # pyright: ignore[reportMissingTypeStubs]

    with PDFIUM:
        try:
            file = cast("Any", PdfDocument)(data)
            kept = [file.get_attachment(number) for number in range(min(file.count_attachments(), _MOST_ATTACHED))]
            found = [bytes(part.get_data()) for part in kept if part.get_name() == ATTACHMENT]
            file.close()
        except PdfiumError:
            return ""
    return found[0][:MOST].decode("utf-8", "replace") if found else ""


_MOST_ATTACHED = 20


MOST_PAGES = 60
_WAIT = 10.0  # seconds for another file to be done with
_BAD_PASSWORD = 4  # FPDF_ERR_PASSWORD


def pages(data: bytes, traits: PdfTraits = USUAL) -> tuple[Page, ...]:
    """All pages of a PDF of which these ``traits`` are known; raises UnusableInput where it is damaged, locked or far too long."""
    if not PDFIUM.acquire(timeout=_WAIT):
        raise UnusableInput(BUSY)
    try:
        return tuple(_pages(data, traits))
    finally:
        PDFIUM.release()


def _pages(data: bytes, traits: PdfTraits) -> Iterator[Page]:
    import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]

    pdfium = cast("Any", pypdfium2.raw)
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise UnusableInput(LOCKED if pdfium.FPDF_GetLastError() == _BAD_PASSWORD else DAMAGED)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise UnusableInput(DAMAGED)
        if count > MOST_PAGES:
            raise UnusableInput(TOO_MANY_PAGES.format(pages=count, most=MOST_PAGES))
        for number in range(count):
            yield _page(pdfium, document, number, traits)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(pdfium: Any, document: Any, number: int, traits: PdfTraits) -> Page:
    handle = pdfium.FPDF_LoadPage(document, number)
    if not handle:
        raise UnusableInput(DAMAGED)
    handle, unpainted = with_added(pdfium, document, number, handle)
    try:
        handle, glyphs = glyphs_of(pdfium, document, number, handle, traits.several_codes)
        off = turned_off(pdfium, document, number, handle) if traits.layered else frozenset[int]()
        frame = _straight(pdfium, handle, glyphs, _frame(pdfium, handle, glyphs.turn()))
        drawings = Drawings(pdfium, frame, off)
        drawings.read(handle, document)
        area = frame.width * frame.height or 1
        placed = glyphs.placed(frame, drawings.texts, drawings.grounds)
        paint = of_unknown_form(drawings.grounds, traits.patterned)
        lined = struck_by_paint(pdfium, handle, frame, placed, paint)
        return Page(
            frame.width,
            frame.height,
            placed,
            tuple(drawings.strokes.across),
            tuple(drawings.strokes.down),
            min(1.0, drawings.pictures / area),
            glyphs.unreadable,
            tuple(drawings.grounds),
            tuple(glyphs.outside),
            tuple((one.words, *frame.place(one.x, one.y)) for one in unpainted),
            tuple(drawings.strokes.slanting),
            glyphs.redrawn,
            (*glyphs.doubted, *((NoteCode.COVERED, glyph) for glyph in lined)),
        )
    finally:
        pdfium.FPDF_ClosePage(handle)


def _straight(pdfium: Any, page: Any, glyphs: Glyphs, frame: Frame) -> Frame:
    """The frame that sets a page straight where most of its writing is askew."""
    letters = glyphs.directions()
    direction = askew(letters)
    if direction is None:
        return frame
    slopes = Slopes()
    Drawings(pdfium, _UPWARDS, strokes=slopes).read(page)
    middle = (frame.left + frame.right) / 2, (frame.low + frame.high) / 2
    straight = straightening(direction, letters, slopes, middle)
    return frame if straight == SAME else frame.straightened(straight)


class _Upwards(Frame):
    """The coordinates of the file as they are."""

    def place(self, x: float, y: float) -> Point:
        """The same point."""
        return x, y


_UPWARDS = _Upwards(0, 0, 0, 0)


def _frame(pdfium: Any, page: Any, turn: int) -> Frame:
    """The visible box, turned so that most of the text is upright, whatever the file says of the page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    left, right = sorted((float(box.left), float(box.right)))
    low, high = sorted((float(box.bottom), float(box.top)))
    return Frame(left, low, right, high, turn)
