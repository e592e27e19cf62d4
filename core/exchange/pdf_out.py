"""The report as PDF/A-2b: tagged, searchable, with bookmarks for its sections."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from core.exchange import typeset
from core.exchange.writing import write_whole
from core.report.report import Report


def export(report: Report, path: Path, style: str = "official", when: datetime | None = None) -> None:
    """Write the report to a PDF file in the style ``official`` or ``document``.

    Raises StorageError where it cannot be written, NotTypeset where the pages cannot
    be made.  ``when`` is the time of making in the file's properties, now unless given.
    """
    write_whole(path, to_bytes(report, style, when))


def to_bytes(report: Report, style: str = "official", when: datetime | None = None) -> bytes:
    """The PDF file of a report as bytes."""
    return typeset.pdf(report, style, when=when)
