"""The tabs of the editor."""

import pytest
from PySide6.QtWidgets import QApplication, QTabBar

from core.opening import open_any
from core.paths import resources
from core.report import rollover
from core.report.edits import SetCells
from core.report.report import Report
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin

SAMPLE = resources() / "sample" / "last_year_2024.docx"


def draft() -> Report:
    return rollover.draft(open_any(SAMPLE).report, 2025).with_marks({"applications.new.business": "/"})


@pytest.fixture
def open_window(window: MainWindow) -> MainWindow:
    begin(window, draft())
    return window


def test_tabs_are_abridged_before_they_hide(open_window: MainWindow) -> None:
    tabs = open_window.editor.tabs
    assert tabs.tabText(1).startswith("一 总体情况")
    open_window.resize(660, 600)
    QApplication.processEvents()
    assert tabs.tabText(1).startswith("一 ●") and tabs.tabToolTip(1).startswith("一 总体情况：")
    bar = tabs.tabBar()
    assert bar.tabRect(tabs.count() - 1).right() <= bar.width()


def test_tabs_are_named_where_a_name_changes(open_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit changes none, mostly; the last blank of a table does."""
    named: list[str] = []
    monkeypatch.setattr(QTabBar, "setAccessibleTabName", lambda _, place, name: named.append(name))
    session, key = open_window.session, "applications.new.natural_person"
    for number in (2, 3):
        named.clear()
        session.perform(SetCells({key: number}))
    assert named == []
    session.perform(SetCells({key: None}))
    assert any("处未填" in name for name in named)
