"""保留并说明: earlier reasons at hand."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.report.findings import Finding, Grade
from core.report.report import Report
from gui.panels.keep_dialog import KeepDialog

ASPECTS = "（一）主动公开\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障"


def fine(**texts: str) -> Report:
    """A report with nothing to find, but for these texts."""
    own = {"overview": ASPECTS, "problems": "主要问题是解读单一，正在改进。", "other": "没有收取信息处理费。"}
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {**own, **texts})
    return report.with_values(dict.fromkeys(report.form.typed, 0))


BAD = fine(overview=f"2024年，公开。\n2024年，印发。\n{ASPECTS}", problems="2023年解读单一，正在改进。，").with_values(
    {"applications.granted.business": 4, "applications.new.business": None}
)


def test_earlier_reasons_are_offered_those_of_the_same_check_first(qtbot: QtBot) -> None:
    last = replace(fine(), year=2024, kept={"Y1 overview 2023": "去年的理由", "T9 x": "另一项"})
    report = replace(BAD, kept={"S7.comma x": "引文如此"}, last_year=last)
    finding = Finding("Y1", Grade.HINT, "“2024年”写的是2024年。", (), "overview", (0, 5))
    dialog = KeepDialog(finding, report)
    qtbot.addWidget(dialog)
    dialog.show()
    offered = [dialog.earlier.item(row).text() for row in range(dialog.earlier.count())]
    assert offered == ["去年的理由", "引文如此", "另一项"]
    assert not dialog.keep_button.isEnabled()
    dialog.earlier.itemActivated.emit(dialog.earlier.item(0))
    dialog.words.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.words, "2025")
    assert dialog.reason() == "去年的理由\n2025"
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
