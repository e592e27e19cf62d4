"""Commands that tell of years in tables and pictures: 历年对比 of several reports, 图解 of the open one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core import paths
from core.report.years.choice import YearEntry
from core.report.years.table import years_table
from gui.basics import dialogs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.work.workspace import Workspace

OPEN_ONE, LAST_YEAR = "正在填写的报告", "上年报告（随本报告保存）"


def compare_years(workspace: Workspace, parent: QWidget) -> None:
    """Show 历年对比, with the open report and last year's in it; recent files of the same body are offered."""
    from gui.years.dialog import YearsDialog

    entries = list(_open_reports(workspace))
    dialogs.run(YearsDialog(entries, list(_recent(workspace, entries)), _folder(workspace), parent))


def show_infographic(workspace: Workspace, parent: QWidget) -> None:
    """Show 图解 of the open report."""
    from core.report.findings import state_of
    from gui.years.infographic import InfographicDialog

    session = workspace.session
    if not session.report.year:
        dialogs.say(parent, "图解", "报告还没有年度。请先在“封面与说明”里填写年度。")
        return
    state = state_of(session.report, session.current_findings())
    left = str(state) if state.errors or state.blanks or state.unverified else ""
    table = years_table([YearEntry(OPEN_ONE, session.report)])
    dialogs.run(InfographicDialog(table, left, _folder(workspace), parent))


def _open_reports(workspace: Workspace) -> Iterator[YearEntry]:
    """The report on show and last year's in it, where they have a year."""
    if not workspace.report_shown:
        return
    report = workspace.session.report
    for source, one in ((OPEN_ONE, report), (LAST_YEAR, report.last_year)):
        if one is not None and one.year and (one is report or one.year != report.year):
            yield YearEntry(source, one)


def _recent(workspace: Workspace, entries: list[YearEntry]) -> Iterator[Path]:
    """Recent files of the same body on other years, one a year; of any body where no report is open."""
    body = entries[0].report.agency if entries else ""
    years = {str(entry.year) for entry in entries}
    for one in workspace.settings.recent():
        path = Path(one.path)
        if one.year and one.year not in years and one.body == (body or one.body) and paths.is_file(path):
            body = body or one.body
            years.add(one.year)
            yield path


def _folder(workspace: Workspace) -> Path:
    path = workspace.document.path if workspace.report_shown else None
    last = workspace.settings.last_folder
    if path is not None:
        return path.parent
    return Path(last) if last and paths.is_folder(Path(last)) else paths.documents_folder()
