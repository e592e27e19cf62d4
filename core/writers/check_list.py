"""What the 自查表 says, for every format alike: what was checked of which report, and what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from core.records import record
from core.report.checks.switches import names_off
from core.report.findings import Finding, grade_word, kept_findings, open_findings, section_of, state_of
from core.report.report import Report
from core.report.texts.waiting import unread_findings
from core.writers.layout.blocks import printable
from core.writers.layout.style import Align
from core.writers.listing import Listing, ListTable

HEAD = ("序号", "部分", "级别", "内容", "说明")
WIDTHS = (30, 100, 36, 0, 96)  # points; 0 takes what is left
ALIGNS = (Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.LEFT)
SIGNATURES = ("填报人：", "审核人：", "负责人：")
_ELSEWHERE = "封面与说明"


def check_listing(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> Listing:
    """The 自查表 as a document; see :func:`check_list`."""
    content = check_list(report, findings, when, off)
    table = ListTable(HEAD, WIDTHS, ALIGNS, content.rows)
    return Listing(content.title, content.lines, (table,), printable(report.agency), SIGNATURES)


@record
class CheckList:
    """The title, the lines below it, and the rows of the table under ``HEAD``."""

    title: str
    lines: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def check_list(
    report: Report, findings: Sequence[Finding], when: datetime | None = None, off: Collection[str] = ()
) -> CheckList:
    """The 自查表 of a report, by its parts; hints kept with a reason (``report.kept``) come last, with it.

    ``when`` is the day of checking, today unless given; ``off`` names the checks that were switched off.
    """
    day = when or datetime.now().astimezone()
    lines = [
        f"填报单位：{printable(report.agency)}",
        f"自查日期：{day.year}年{day.month}月{day.day}日",
        f"自查结果：{state_of(report, findings)}",
    ]
    if names := names_off(off):
        lines.append(f"未做的检查（{len(names)}项，已在检查设置中关闭）：{'；'.join(names)}")
    title = f"{report.year}年政府信息公开工作年度报告自查表"
    return CheckList(title, tuple(lines), tuple(_rows(report, findings)))


def _rows(report: Report, findings: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    left = (*open_findings(report, findings), *unread_findings(report))
    noted = [(finding, "") for finding in _by_part(report, left)]
    noted += [(finding, printable(f"保留。{reason}")) for finding, reason in kept_findings(report, findings)]
    for number, (finding, note) in enumerate(noted, start=1):
        yield str(number), _part(report, finding), grade_word(finding), printable(finding.message), note
    if not noted:
        yield "", "全部", "", "未发现错误。", ""


def _by_part(report: Report, findings: Sequence[Finding]) -> list[Finding]:
    order = [None, *report.form.sections]  # None: the cover's
    return sorted(findings, key=lambda finding: order.index(section_of(report, finding)))


def _part(report: Report, finding: Finding) -> str:
    """The heading of the part that a finding is in."""
    section = section_of(report, finding)
    return section.numbered if section else _ELSEWHERE
