"""Which module writes which format: a declared list, imported on use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.errors import UnusableInput
from core.report.report import Report

Writer = Callable[[Report, Path, str], None]


@dataclass(frozen=True)
class Format:
    """A format a report can leave in: file suffix, name for the user, and how to get its writer."""

    suffix: str
    name: str
    writer: Callable[[], Writer]


def _docx() -> Writer:
    from core.writers.docx.report import export as write

    return write


def _html() -> Writer:
    from core.writers.html import export as write

    return write


def _xlsx() -> Writer:
    from core.writers.xlsx.book import export as write

    return write


def _pdf() -> Writer:
    from core.writers.pages.typeset import export as write

    return write


FORMATS: tuple[Format, ...] = (
    Format(".docx", "Word 文档", _docx),
    Format(".pdf", "PDF 文件", _pdf),
    Format(".html", "网页", _html),
    Format(".xlsx", "Excel 工作簿", _xlsx),
)


def export(report: Report, path: Path, style: str = "official") -> None:
    """Write the report in the format that the file name asks for; ``style`` is official or document."""
    for form in FORMATS:
        if path.suffix.lower() == form.suffix:
            form.writer()(report, path, style)
            return
    known = "、".join(form.suffix for form in FORMATS)
    raise UnusableInput(f"不能导出为“{path.suffix or path.name}”。可以导出的格式有：{known}。")
