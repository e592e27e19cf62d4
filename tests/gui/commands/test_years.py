"""历年对比 and 图解 from the menu of the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from core.report.report import Report
from core.storage import files
from gui.basics import dialogs
from gui.commands import years
from gui.window.main_window import MainWindow
from gui.years.dialog import YearsDialog
from gui.years.infographic import InfographicDialog
from tests.helpers.core.year_reports import AGENCY, year_report
from tests.helpers.window_desk import Answers, begin, filled


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """The dialogs that were shown; each is closed at once."""
    found: list[QDialog] = []
    monkeypatch.setattr(dialogs, "run", lambda dialog: bool(found.append(dialog)))
    return found


def test_from_the_start_page(window: MainWindow, opened: list[QDialog]) -> None:
    window.actions_by_name["compare_years"].trigger()
    (dialog,) = opened
    assert isinstance(dialog, YearsDialog) and dialog.entries == []
    opened.clear()
    window.actions_by_name["infographic"].trigger()
    (dialog,) = opened
    assert isinstance(dialog, InfographicDialog) and dialog.reports == []


def test_the_open_report_last_years_and_recent_files(window: MainWindow, opened: list[QDialog], tmp_path: Path) -> None:
    for report in (year_report(2021), year_report(2022), year_report(2022, agency="临江市水务局")):
        path = tmp_path / f"{report.agency}{report.year}.json"
        files.save(path, report)
        window.document.open(path)
        window.workspace.remember(path)
        window.workspace.remember_open()
    begin(window, replace(year_report(2024), last_year=year_report(2023)))
    window.actions_by_name["compare_years"].trigger()
    (dialog,) = opened
    assert isinstance(dialog, YearsDialog)
    assert [(entry.source, entry.year) for entry in dialog.entries] == [(years.OPEN_ONE, 2024), (years.LAST_YEAR, 2023)]
    assert [path.name for path in dialog.recent] == [f"{AGENCY}2022.json", f"{AGENCY}2021.json"]


def test_infographic_says_what_is_left(window: MainWindow, opened: list[QDialog]) -> None:
    begin(window, Report("2021", 2025, {"agency": AGENCY}))
    window.actions_by_name["infographic"].trigger()
    begin(window, filled(2025))
    window.actions_by_name["infographic"].trigger()
    first, second = opened
    assert isinstance(first, InfographicDialog) and isinstance(second, InfographicDialog)
    assert "未填" in first.state.text()
    assert "未填" not in second.state.text()


def test_a_report_without_a_year_has_no_infographic(
    window: MainWindow, opened: list[QDialog], answers: Answers
) -> None:
    begin(window, Report("2021", 0, {"agency": AGENCY}))
    years.show_infographic(window.workspace, window)
    (dialog,) = opened
    assert isinstance(dialog, InfographicDialog) and dialog.reports == []
    assert "年度" in answers.said[0]


def test_infographic_of_last_year_too(window: MainWindow, opened: list[QDialog]) -> None:
    begin(window, replace(filled(2025), last_year=year_report(2024)))
    years.show_infographic(window.workspace, window)
    (dialog,) = opened
    assert isinstance(dialog, InfographicDialog)
    assert [one.name for one in dialog.reports] == [f"2025年　{years.OPEN_ONE}", f"2024年　{years.LAST_YEAR}"]
