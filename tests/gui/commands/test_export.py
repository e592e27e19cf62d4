"""What carries the report out of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit

from core.matching.paste import clipboard_report
from core.opening import open_any
from core.report.report import Report
from gui.commands.export_dialog import ExportDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin, filled


def test_export_asks_before_it_replaces_and_again_after_a_failure(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    begin(window, filled())
    names = iter(["有了", "没有/的/文件夹\0", "新的"])
    (tmp_path / "有了.docx").write_bytes(b"old")

    def next_name(dialog: ExportDialog) -> int:
        dialog.folder_edit.setText(str(tmp_path))
        dialog.name_edit.setText(next(names))
        return 1

    monkeypatch.setattr(ExportDialog, "exec", next_name)
    answers.choices = ["换一个文件名", "完成"]
    window.actions_by_name["export"].trigger()
    assert (tmp_path / "有了.docx").read_bytes() == b"old"
    assert open_any(tmp_path / "新的.docx").report.values == window.session.report.values
    assert len([words for words in answers.said if words.endswith("。")]) == 1


def test_the_report_is_copied_as_a_page_and_as_text(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, filled())
    window.actions_by_name["copy_page"].trigger()
    data = QApplication.clipboard().mimeData()
    assert "<table" in data.html() and "<html" not in data.html()[:20]
    assert "临江市财政局2024年政府信息公开工作年度报告" in data.text()
    read = clipboard_report.read(data.html(), data.text())
    assert read is not None
    assert {key: value for key, value in read.values.items() if value is not None} == window.session.report.values


def test_export_asks_while_paragraphs_are_unread(window: MainWindow, tmp_path: Path) -> None:
    """Without any error the dialog still names what nobody has read, and leads there first (U1)."""
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "（一）主动公开\n公开126条。"})
    unread = replace(report, unverified={"overview": ("（一）主动公开", "公开126条。")})
    dialog = ExportDialog(unread, (), tmp_path / "报告")
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("1段未核对" in line for line in said)
    (unread_words,) = dialog.findChildren(QTextEdit)
    assert "公开126条。" in unread_words.toPlainText()
    assert "（一）主动公开" not in unread_words.toPlainText()  # the form's own heading
    assert dialog.first_step == "next_unverified"
    assert [button.text() for button in dialog.findChildren(QPushButton) if button.isDefault()] == ["先去核对"]
    dialog.deleteLater()
    read = ExportDialog(replace(unread, unverified={}), (), tmp_path / "报告")
    assert [button.text() for button in read.findChildren(QPushButton) if button.isDefault()] == ["导出"]
    read.deleteLater()


def test_the_formats_of_the_last_time_are_ticked_again(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    begin(window, filled())
    ticked: list[list[str]] = []

    def export(dialog: ExportDialog) -> int:
        ticked.append([path.suffix for path in dialog.targets()])
        dialog.folder_edit.setText(str(tmp_path))
        dialog.tick((".html", ".xlsx"))
        return len(ticked) == 1

    monkeypatch.setattr(ExportDialog, "exec", export)
    window.actions_by_name["export"].trigger()
    window.actions_by_name["export"].trigger()
    assert ticked == [[".docx"], [".html", ".xlsx"]]
    dialog = ExportDialog(window.session.report, (), tmp_path / "报告")
    dialog.tick((".nothing",))
    assert [path.suffix for path in dialog.targets()] == [".docx"]
