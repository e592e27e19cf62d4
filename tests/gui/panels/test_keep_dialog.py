"""保留并说明: earlier reasons at hand."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core.report.findings import Finding, Grade
from gui.panels.keep_dialog import KeepDialog
from tests.helpers.gui.findings_desk import BAD, fine


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
