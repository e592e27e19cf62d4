"""Commands that tell of years in tables and pictures: 历年对比 of several reports, 图解 of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core import paths
from core.report.years.choice import YearEntry
from gui.basics import dialogs, patience
from gui.basics.answers import DialogTitle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.settings import Recent
    from gui.work.workspace import Workspace

OPEN_ONE, LAST_YEAR = "正在填写的报告", "上年报告（随本报告保存）"


def compare_years(workspace: Workspace, parent: QWidget) -> None:
    """Show 历年对比, with the open report and last year's in it; recent files of the same body are offered."""
    from gui.years.dialog import YearsDialog

    entries = list(_open_reports(workspace))
    dialogs.run(YearsDialog(entries, _recent(workspace, entries), _folder(workspace), parent))


def show_infographic(workspace: Workspace, parent: QWidget) -> None:
    """Show 图解 of the open report, of last year's in it, or of files that the clerk chooses."""
    from gui.years.infographic import InfographicDialog, Pictured, left_to_do

    reports: list[Pictured] = []
    for entry in _open_reports(workspace):
        mine = entry.report is workspace.session.report
        findings = workspace.session.current_findings() if mine else ()
        reports.append(Pictured(entry, left_to_do(entry.report, findings) if mine else ""))
    if workspace.report_shown and not workspace.session.report.year:
        dialogs.say(
            parent,
            DialogTitle("图解", "infographic"),
            "正在填写的报告还没有年度，请先在“封面与说明”里填写。其他报告的图解可以选择文件查看。",
        )
    dialogs.run(InfographicDialog(reports, _folder(workspace), parent))


def _open_reports(workspace: Workspace) -> Iterator[YearEntry]:
    """The report on show and last year's in it, where they have a year."""
    if not workspace.report_shown:
        return
    report = workspace.session.report
    for source, one in ((OPEN_ONE, report), (LAST_YEAR, report.last_year)):
        if one is not None and one.year and (one is report or one.year != report.year):
            yield YearEntry(source, one)


def _recent(workspace: Workspace, entries: list[YearEntry]) -> list[Path]:
    """Recent files of the same body on other years, one a year; of any body where no report is open."""
    known = workspace.settings.recent()
    return patience.beside(lambda: list(_of_one_body(known, entries)))


def _of_one_body(known: Iterable[Recent], entries: list[YearEntry]) -> Iterator[Path]:
    body = entries[0].report.agency if entries else ""
    years = {str(entry.year) for entry in entries}
    for one in known:
        path = Path(one.path)
        if one.year and one.year not in years and one.body == (body or one.body) and paths.is_file(path):
            body = body or one.body
            years.add(one.year)
            yield path


def _folder(workspace: Workspace) -> Path:
    path = workspace.document.path if workspace.report_shown else None
    last = workspace.settings.last_folder
    if path is None and last and patience.beside(lambda: paths.is_folder(Path(last))):
        return Path(last)
    return dialogs.reports_folder(path)
