"""The 自查表 as typeset pages: what the checks say of a report, and why a hint was kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from core.atomic import EXPORTING, write_bytes
from core.report.findings import Finding
from core.report.report import Report
from core.writers.check_list import ALIGNS, HEAD, SIGNATURES, STYLE, WIDTHS, check_list
from core.writers.pages import compiler, structure
from core.writers.pages.data import frame, looks

_PITCH = 18.0


def check_list_pages(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> list[bytes]:
    """Each page of the 自查表 as an SVG; see :func:`core.writers.check_list.check_list`."""
    return compiler.svg_pages(compiler.CHECKS, _document(report, findings, when, off))


def check_list_pdf(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> bytes:
    """The 自查表 as a PDF file."""
    return structure.finish(compiler.pdf(compiler.CHECKS, _document(report, findings, when, off), when))


def export(report: Report, findings: Sequence[Finding], path: Path, off: Collection[str] = ()) -> None:
    """Write the 自查表 to a PDF file; raises StorageError or NotTypeset."""
    write_bytes(path, check_list_pdf(report, findings, off=off), EXPORTING)


def _document(
    report: Report, findings: Sequence[Finding], when: datetime | None, off: Collection[str]
) -> dict[str, object]:
    style, installed = STYLE, compiler.installed()
    content = check_list(report, findings, when, off)
    return {
        **frame(report, style, installed),
        "looks": looks(style, installed),
        "title": content.title,
        "pitch": _PITCH,
        "lines": content.lines,
        "head": HEAD,
        "widths": WIDTHS,
        "aligns": ALIGNS,
        "rows": content.rows,
        "signatures": SIGNATURES,
    }
