"""What stood in the file, beside the cell."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.gui.import_preview import Key, show
from tests.helpers.makers.import_maker import ODD, A, opened, report_html


def test_source_of_the_current_cell(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html(ODD)))
    dialog.go_to(f"{A}.new.natural_person")
    told = dialog.source.toPlainText()
    assert "第2张表，第4行第4列" in told and "“12件”" in told and "读为12" in told
    assert "3 4" in told  # its neighbour in the same row
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert "是空白" in dialog.source.toPlainText()
    dialog.go_to(f"{A}.granted.total")
    assert "原文件多1件" in dialog.source.toPlainText()
    dialog.go_to(f"{A}.carried_out.natural_person")
    assert "原文件的合计是2，按数据计算为12 + 0 − 10 = 2" in dialog.source.toPlainText()


def test_source_is_shown_as_words_never_as_markup(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html({f"{A}.new.business": "<b>9</b>"})))
    dialog.go_to(f"{A}.new.business")
    assert "<b>9</b>" in dialog.source.toPlainText()
