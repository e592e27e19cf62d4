"""What is told after an export: each file with its place, opened by a button; Enter closes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from gui.basics.answers import DialogTitle
from gui.basics.done_dialog import DoneDialog
from gui.basics.message_dialog import ScrolledWords
from gui.basics.widgets import ElidedLabel
from tests.helpers.hands import bring_up


def test_paths_buttons_and_keys(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))
    files = [Path("/报告") / ("很长的文件夹" * 20) / f"2025年报告.{end}" for end in ("docx", "pdf")]
    dialog = DoneDialog(DialogTitle("已导出", "export"), "已导出2个文件", files, ("PDF：有一个字不能显示。",))
    bring_up(qtbot, dialog)
    assert [label.words for label in dialog.findChildren(ElidedLabel)] == [str(path) for path in files]
    assert dialog.width() <= 891  # a long path widens nothing
    second = next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "打开文件 2025年报告.pdf")
    second.click()
    dialog.folder_button.click()
    assert opened == [str(files[1]), str(files[0].parent)]
    assert dialog.done_button.hasFocus()
    qtbot.keyClick(dialog.done_button, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("notes", [["PDF：有一个字不能显示。"], ["有一个字不能显示。" * 30] * 12])
def test_notes_are_as_wide_as_the_rows_of_files(qtbot: QtBot, notes: list[str]) -> None:
    dialog = DoneDialog(DialogTitle("已导出", "export"), "已导出1个文件", [Path("/报告/2025年报告.pdf")], notes)
    bring_up(qtbot, dialog)
    (words,) = dialog.findChildren(ScrolledWords)
    opens = next(b for b in dialog.findChildren(QPushButton) if b.text().startswith("打开文件(&1)"))
    rights = [part.mapTo(dialog, QPoint(part.width(), 0)).x() for part in (words, opens)]
    assert rights[0] == rights[1]
