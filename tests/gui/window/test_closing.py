"""What was closed is gone; a hundred times: ``dev.py endurance closing``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from gui.basics import dialogs
from gui.importing.dialog import ImportDialog
from gui.window.main_window import MainWindow
from tests.endurance import closing
from tests.helpers.window_desk import Answers


@pytest.mark.parametrize("kind", [closing.reports, closing.imports])
def test_nothing_stays_of_what_was_closed(
    kind: Callable[[MainWindow, Path], Callable[[int], None]],
    window: MainWindow,
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImportDialog, "exec", lambda _: 0)
    before, after = closing.turns(window, 6, kind(window, tmp_path))
    assert (after.objects, after.widgets) == (before.objects, before.widgets)
    assert not answers.said


def test_a_dialog_is_read_and_then_deleted(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    before = closing.held(window)
    monkeypatch.setattr(QDialog, "exec", lambda _: 1)
    dialog = QDialog(window)
    assert dialogs.run(dialog)
    assert dialog.windowTitle() == ""  # still there for its caller
    assert closing.held(window).objects == before.objects
