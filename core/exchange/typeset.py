"""Typeset pages: one source for preview, print and PDF, in the two declared styles."""

from __future__ import annotations

from datetime import datetime

from core.exchange import typeset_compiler as compiler
from core.exchange import typeset_fonts
from core.exchange.style import STYLES
from core.exchange.typeset_data import Wanted, document
from core.report.report import Report


def pages_svg(report: Report, style: str = "official", table: str = "", *, links: bool = False) -> list[bytes]:
    """Each page as an SVG; of one table only, where its key is given.

    With ``links`` each field is a link ``place:key`` (see :mod:`core.exchange.typeset_places`).
    Raises NotTypeset with a sentence.
    """
    data = document(report, STYLES[style], compiler.installed(), Wanted(table, links))
    return compiler.svg_pages(compiler.REPORT, data)


def pdf(report: Report, style: str = "official", table: str = "", when: datetime | None = None) -> bytes:
    """The same pages as a PDF/A-2b file, tagged, with bookmarks; raises NotTypeset."""
    data = document(report, STYLES[style], compiler.installed(), Wanted(table))
    return compiler.pdf(compiler.REPORT, data, when)


def unshown(report: Report, style: str = "official") -> list[str]:
    """The characters of a report that no font of this machine can show; they print as empty boxes."""
    data = document(report, STYLES[style], compiler.installed(), Wanted(links=True))
    return compiler.unshown(compiler.REPORT, data)


def substitutions(style: str = "official") -> list[tuple[str, str]]:
    """The style's fonts that this machine has not, each with the one used instead ("": whatever there is)."""
    return typeset_fonts.substitutions(STYLES[style], compiler.installed())
