"""What to export; open errors first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from gui.commands.export_dialog import ExportDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin, filled


def test_errors_are_named_before_export(make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window()
    begin(window, filled().with_values({"applications.granted.business": 8}))
    shown: list[str] = []

    def go_back(dialog: ExportDialog) -> int:
        shown.extend(edit.toPlainText() for edit in dialog.findChildren(QPlainTextEdit))
        dialog.go_and_check = True
        return 0

    monkeypatch.setattr(ExportDialog, "exec", go_back)
    window.actions_by_name["export"].trigger()
    assert "一(5)+二(0)=5" in shown[0]
    assert window.session.current == "applications.new.business"
