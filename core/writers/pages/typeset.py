"""Typeset pages: one source for preview, print and PDF, in the two declared styles."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from core.atomic import EXPORTING, write_bytes
from core.report.report import Report
from core.writers.layout.style import STYLES
from core.writers.pages import compiler
from core.writers.pages import fonts as pages_fonts
from core.writers.pages.data import Wanted, document


def export(report: Report, path: Path, style: str = "official", when: datetime | None = None) -> None:
    """Write the report to a PDF file in the style ``official`` or ``document``.

    Raises StorageError where it cannot be written, NotTypeset where the pages cannot
    be made.  ``when`` is the time of making in the file's properties, now unless given.
    """
    write_bytes(path, to_bytes(report, style, when), EXPORTING)


def to_bytes(report: Report, style: str = "official", when: datetime | None = None) -> bytes:
    """The PDF file of a report as bytes."""
    return pdf(report, style, when=when)


def pages_svg(report: Report, style: str = "official", table: str = "", *, links: bool = False) -> list[bytes]:
    """Each page as an SVG; of one table only, where its key is given.

    With ``links`` each field is a link ``place:key`` (see :mod:`core.writers.pages.places`).
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
    return pages_fonts.substitutions(STYLES[style], compiler.installed())
