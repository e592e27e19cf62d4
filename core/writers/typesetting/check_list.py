"""Listings (the 自查表, what changed between two reports) as typeset pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from core.atomic import EXPORTING, write_bytes
from core.report.findings import Finding
from core.report.report import Report
from core.writers.check_list import check_listing
from core.writers.listing import Listing
from core.writers.typesetting import compiler, press, tags
from core.writers.typesetting.data import looks, page_of
from core.writers.typesetting.pictures import picture_data, picture_looks

_PITCH = 18.0


def check_list_pages(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> list[bytes]:
    """Each page of the 自查表 as an SVG; see :func:`core.writers.check_list.check_list`."""
    return press.svg_pages(compiler.CHECKS, _document(check_listing(report, findings, when, off)))


def check_list_pdf(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> bytes:
    """The 自查表 as a PDF file."""
    return listing_pdf(check_listing(report, findings, when, off), when)


def listing_pdf(content: Listing, when: datetime | None = None) -> bytes:
    """A listing as a PDF file; raises NotTypeset."""
    return tags.finish_listing(press.pdf(compiler.CHECKS, _document(content), when))


def export(report: Report, findings: Sequence[Finding], path: Path, off: Collection[str] = ()) -> None:
    """Write the 自查表 to a PDF file; raises StorageError or NotTypeset."""
    write_bytes(path, check_list_pdf(report, findings, off=off), EXPORTING)


def _document(content: Listing) -> dict[str, object]:
    style, installed = content.style, press.installed()
    return {
        **page_of(content.title, content.author, style, installed),
        "looks": looks(style, installed),
        "pitch": _PITCH,
        "lines": content.lines,
        "tables": [
            {"title": t.title, "head": t.head, "widths": t.widths, "aligns": t.aligns, "rows": t.rows}
            for t in content.tables
        ],
        "signatures": content.signatures,
        "pictures": [[picture_data(scene) for scene in row] for row in content.picture_rows()],
        "faces": picture_looks(installed),
    }
