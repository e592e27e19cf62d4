"""What is remembered between two starts, and the year that is due."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from core import settings
from core.report.report import Report
from core.storage import files
from gui.window.main_window import MainWindow
from gui.work.workspace import proposed_year

CELL = "applications.granted.business"


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 1, 5), 2025), (date(2026, 11, 28), 2025), (date(2026, 12, 1), 2026)]
)
def test_the_year_that_is_due(day: date, year: int) -> None:
    assert proposed_year(day) == year


def test_two_windows_keep_what_the_other_remembers(make_window: Callable[[], MainWindow], tmp_path: Path) -> None:
    one, two = make_window(), make_window()
    for window, name in ((one, "甲"), (two, "乙")):
        path = tmp_path / f"{name}.json"
        files.save(path, Report("2021", 2025, {"agency": f"{name}局"}).with_values({CELL: 1}), None)
        window.opening.open_path(path)
        window.workspace.keep_settings(table_zoom=110 if window is one else 125)
    one.actions_by_name["home"].trigger()
    two.actions_by_name["home"].trigger()
    stored = settings.load()
    assert {Path(found).stem for found in stored.recent_files} == {"甲", "乙"}
    assert {recent.body for recent in stored.recent()} == {"甲局", "乙局"}
    assert one.settings.table_zoom == 110  # each window keeps its own look while it is open
