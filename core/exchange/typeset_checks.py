"""The 自查表 as typeset pages: what the checks say of a report, and why a hint was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from core.exchange import typeset_compiler as compiler
from core.exchange.blocks import printable
from core.exchange.style import STYLES, Align, Font, Style, mm
from core.exchange.typeset_data import frame, looks
from core.report.findings import Finding, verdict
from core.report.report import Report, blanks

_HEAD = ("序号", "部分", "级别", "内容", "说明")
_WIDTHS = (30, 100, 36, 0, 96)  # points; 0 takes what is left
_ALIGNS = (Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.LEFT)
_GRADES = {"ERROR": "错误", "HINT": "提醒", "NOTE": "提示"}
_PITCH = 18.0
_SIGNATURES = ("核对人：", "审核人：", "负责人：")


def check_list_pages(report: Report, findings: Sequence[Finding], when: datetime | None = None) -> list[bytes]:
    """Each page of the 自查表 as an SVG; hints kept with a reason (``report.kept``) come last, with it.

    ``when`` is the day of checking, today unless given.
    """
    return compiler.svg_pages(compiler.CHECKS, _document(report, findings, when))


def check_list_pdf(report: Report, findings: Sequence[Finding], when: datetime | None = None) -> bytes:
    """The 自查表 as a PDF file."""
    return compiler.pdf(compiler.CHECKS, _document(report, findings, when), when)


def _document(report: Report, findings: Sequence[Finding], when: datetime | None) -> dict[str, object]:
    still_open = tuple(finding for finding in findings if finding.key not in report.kept)
    kept = tuple(finding for finding in findings if finding.key in report.kept)
    day, style, installed = when or datetime.now().astimezone(), _style(), compiler.installed()
    return {
        **frame(report, style, installed),
        "looks": looks(style, installed),
        "title": f"{report.year}年政府信息公开工作年度报告自查表",
        "pitch": _PITCH,
        "lines": [
            f"填报单位：{printable(report.agency)}",
            f"自查日期：{day.year}年{day.month}月{day.day}日",
            f"自查结果：{verdict(still_open, len(blanks(report)))}",
        ],
        "head": _HEAD,
        "widths": _WIDTHS,
        "aligns": _ALIGNS,
        "rows": list(_rows(report, [*still_open, *kept])),
        "signatures": _SIGNATURES,
    }


def _rows(report: Report, findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    for number, finding in enumerate(findings, start=1):
        reason = report.kept.get(finding.key, "")
        note = printable(f"保留。{reason}") if reason else ""
        yield str(number), _part(report, finding), _GRADES[finding.grade], printable(finding.message), note
    if not findings:
        yield "", "全部", "", "没有发现错误。", ""


def _part(report: Report, finding: Finding) -> str:
    """The heading of the part that a finding is in."""
    named = {section.key: section.numbered for section in report.form.sections}
    return named.get(finding.place, "封面与说明")


def _style() -> Style:
    """The official fonts on a page with narrow margins and numbers."""
    official = STYLES["official"]
    page = replace(official.page, left=mm(20), right=mm(20), top=mm(20), bottom=mm(20), footer=mm(10))
    return replace(official, page=page, page_number=Font(official.text.font.family, 10.5))
