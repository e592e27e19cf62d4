"""What to export; open errors first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from core.report.report import Report
from gui.commands.export_dialog import ExportDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin


def filled(year: int = 2024) -> Report:
    texts = {
        "overview": "（一）主动公开\n公开信息。\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障",
        "problems": "存在的问题及改进情况。",
        "other": "没有收取信息处理费。",
    }
    report = Report("2021", year, {"agency": "临江市财政局", "telephone": "0793-1"}, texts)
    values = {**dict.fromkeys(report.form.typed, 0), "applications.new.business": 5, "applications.granted.business": 3}
    return report.with_values(values)


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
