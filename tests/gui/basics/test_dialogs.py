"""Dialogs are deleted after use."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from gui.basics import dialogs
from gui.window.main_window import MainWindow
from tests.endurance.closing import settle


def test_a_dialog_is_read_and_then_deleted(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda _: 1)
    dialog, gone = QDialog(window), list[bool]()
    dialog.destroyed.connect(lambda: gone.append(True))
    assert dialogs.run(dialog)
    assert dialog.windowTitle() == "" and not gone  # still there for its caller
    settle()
    assert gone
