"""OFD (GB/T 33190, the national format of fixed pages) → raw paragraphs and tables, by the same page model as PDF.

A mapping of our own: the one library at hand (ofdkit, alpha, made for invoices)
gives texts but neither paths nor colours, parses without our limits, and all
that a report needs of the standard is a few hundred lines.
"""

from __future__ import annotations

from core.readers.ofd.pages import pages
from core.readers.pages import document as readers_pages
from core.readers.raw import RawDocument


def document(data: bytes) -> RawDocument:
    """Read an OFD; raises UnusableInput with a sentence for the user where that fails."""
    return readers_pages.document(pages(data), "OFD")
