"""PDF with text → raw paragraphs and tables in reading order: looked at by the guard, opened by PDFium, read as pages."""

from __future__ import annotations

from pathlib import Path

from core.errors import UnusableInput
from core.readers.pages import document as readers_pages
from core.readers.pdf.guard import check
from core.readers.pdf.pages import pages
from core.readers.pdf.refusals import SLOW
from core.readers.raw import RawDocument
from core.readers.time_limit import TooSlow, within

MAX_SECONDS = 8.0  # a report takes 0.1 s


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
    return readers_pages.document(pages(data), "PDF")
