"""PDF with text → raw paragraphs and tables in reading order: looked at by the guard, opened by PDFium, read as pages."""

from __future__ import annotations

from core.readers.pages import document as readers_pages
from core.readers.pdf.guard import check
from core.readers.pdf.pages import pages
from core.readers.raw import RawDocument


def document(data: bytes) -> RawDocument:
    """Read a PDF; raises UnusableInput with a sentence for the user where that fails."""
    check(data)
    return readers_pages.document(pages(data), "PDF")
