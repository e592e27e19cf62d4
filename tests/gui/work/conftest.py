"""A report on disk and open in the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.storage import files
from core.storage.recovery import Copy, Recovery
from gui.window.main_window import MainWindow
from tests.helpers.gui import kept_report, saved_reports
from tests.helpers.gui.kept_report import Disk
from tests.helpers.gui.saved_reports import change
from tests.helpers.window_desk import Answers


@pytest.fixture
def kept(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A saved report, open in the window; whoever looks for copies takes every writer for dead."""
    path = tmp_path / "报告.json"
    files.save(path, kept_report.REPORT)
    window.document.open(path)
    window.show_editor()
    monkeypatch.setattr("core.processes.alive", lambda pid, born: False)
    return path


@pytest.fixture
def on_disk() -> Disk:
    """What a start after a crash would find."""

    def look() -> Copy | None:
        found = Recovery().pending()
        return found[0].copy if found else None

    return look


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "年报").mkdir()
    files.save(tmp_path / "年报" / "a.json", saved_reports.REPORT)
    return tmp_path / "年报" / "a.json"


@pytest.fixture
def opened(window: MainWindow, answers: Answers, path: Path) -> MainWindow:
    """The window with the report open and a figure changed."""
    window.opening.open_path(path)
    change(window, 3)
    return window
