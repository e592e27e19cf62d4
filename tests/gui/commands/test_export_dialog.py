"""What to export; open errors first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from gui.commands.export_dialog import ExportDialog
from gui.window.main_window import MainWindow
from tests.helpers.gui.every_dialog import draft
from tests.helpers.hands import bring_up
from tests.helpers.window_desk import begin, filled


def test_errors_are_named_before_export(make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch) -> None:
    window = make_window()
    begin(window, filled().with_values({"applications.granted.business": 8}))
    shown: list[str] = []

    def go_back(dialog: ExportDialog) -> int:
        shown.extend(edit.toPlainText() for edit in dialog.findChildren(QTextEdit))
        dialog.go_and_check = True
        return 0

    monkeypatch.setattr(ExportDialog, "exec", go_back)
    window.actions_by_name["export"].trigger()
    assert "一(5)+二(0)=5" in shown[0]
    assert window.session.current == "applications.new.business"


def test_further_lines_of_what_is_unread_begin_below_the_words_of_the_first(qtbot: QtBot) -> None:
    dialog = ExportDialog(draft(), (), Path("a.docx"))
    bring_up(qtbot, dialog)
    dialog.resize(dialog.minimumSizeHint().width(), dialog.height())
    (page,) = dialog.findChildren(QTextEdit)
    page.setFixedWidth(200)  # so narrow that every line of it wraps
    page.document().setTextWidth(180)
    block = page.document().firstBlock()
    assert block.layout().lineCount() > 1
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + len("· "))
    words = page.cursorRect(cursor).left()
    cursor.setPosition(block.position() + block.layout().lineAt(1).textStart())
    assert abs(page.cursorRect(cursor).left() - words) <= 1


def test_the_label_of_the_formats_stands_beside_their_first_row(qtbot: QtBot) -> None:
    dialog = ExportDialog(draft(), (), Path("a.docx"))
    bring_up(qtbot, dialog)
    label = next(label for label in dialog.findChildren(QLabel) if label.text() == "格式")
    box = next(iter(dialog.boxes.values()))
    assert isinstance(box, QCheckBox)
    middles = [part.mapTo(dialog, QPoint(0, 0)).y() + part.height() / 2 for part in (label, box)]
    assert abs(middles[0] - middles[1]) <= 1
