"""What to do next, in the status bar."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells
from core.report.report import Report
from core.storage import files
from gui.commands.export_dialog import ExportDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import begin

BODY = {"agency": "临江市财政局"}

TEXTS = {
    "overview": "总体情况。",
    "problems": "存在的主要问题是公开内容不够丰富，已增加政策解读的数量，并组织了两次业务培训，明年继续改进。",
    "other": "没有收取信息处理费。",
}


def test_the_line_leads_there_by_click_and_by_key(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, Report("2021", 2025, BODY, TEXTS))
    step = window.status.step
    assert step.accessibleName() == "下一步：二 主动公开，还有10格未填"
    step.click()
    assert window.session.current == window.session.report.form.typed[0]
    window.session.perform(SetCells(dict.fromkeys(window.session.report.form.typed[:10], 0)))
    assert step.accessibleName() == "下一步：三 申请办理，还有138格未填"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert window.editor.table_key == "applications"


def test_at_last_it_exports(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report("2021", 2025, BODY, TEXTS)
    begin(window, report.with_values(dict.fromkeys(report.form.typed, 0)))
    shown: list[ExportDialog] = []
    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: shown.append(dialog) or 0)
    assert window.status.step.accessibleName() == "下一步：导出报告"
    window.status.step.click()
    assert len(shown) == 1


def test_without_room_it_is_shortened_and_never_out_of_sight(window: MainWindow) -> None:
    begin(window, Report("2021", 2025, BODY, TEXTS))
    QApplication.processEvents()
    step = window.status.step
    assert step.text() == "下一步：二 主动公开，还有10格未填 →", "there is room"
    window.resize(911, 512)
    QApplication.processEvents()
    assert step.text().endswith(" →")
    assert step.fontMetrics().horizontalAdvance(step.text()) <= step.width()
    assert window.status.rect().contains(step.geometry())


def test_where_it_is_saved_is_never_cut_to_pieces(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "临江市财政局2025年政府信息公开工作年度报告.json"
    files.save(path, Report("2021", 2025, BODY, TEXTS))
    window.opening.open_path(path)
    window.resize(911, 512)
    QApplication.processEvents()
    saved, days = window.status.saved, window.status.days
    assert "…" not in days.text()
    window.session.selection_told.emit("选中175格，175个数，合计119")
    QApplication.processEvents()
    assert window.status.selected.text().endswith("合计119")
    assert "…" not in days.text() and "报送期限" in days.toolTip()
    assert saved.text().startswith(saved.words.partition(" · ")[0])
    assert window.status.rect().contains(window.status.step.geometry())


@pytest.mark.parametrize("width", [640, 911, 1366])
def test_a_message_is_read_whole_and_then_all_is_there_again(window: MainWindow, width: int) -> None:
    begin(window, Report("2021", 2025, BODY, TEXTS))
    window.resize(width, 512)
    QApplication.processEvents()
    status = window.status
    beside = (status.selected, status.verdict, status.step, status.days)
    message = "本表132格未填，已全部填0，可以撤销。"
    window.session.message.emit(message)
    QApplication.processEvents()
    left = min((widget.x() for widget in beside if widget.isVisible()), default=status.width())
    assert status.fontMetrics().horizontalAdvance(message) < left
    assert status.currentMessage() == message
    status.clearMessage()
    assert all(widget.isVisible() for widget in beside)
