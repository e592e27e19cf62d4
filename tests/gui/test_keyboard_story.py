"""The main path without the mouse, by real key events (tests/helpers/gui/main_path.py); the keys are counted."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.window.main_window import MainWindow
from tests.helpers.gui.main_path import MOST_KEYS, Keyboard, last_year_file, walk


def test_from_the_start_page_to_all_exports(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keyboard(qtbot, window)
    walk(window, keys, last_year_file(tmp_path), monkeypatch)
    assert keys.count <= MOST_KEYS, f"{keys.count} keys"
