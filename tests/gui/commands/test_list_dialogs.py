"""关于本程序: version and folders; a product shows the licences of its components."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core import paths
from core.version import VERSION
from gui.basics.message_dialog import MessageDialog
from gui.commands import list_dialogs
from gui.window.main_window import MainWindow
from tests.helpers.hands import words_of


def told(qtbot: QtBot, press: str) -> tuple[str, list[str]]:
    """Open it from the menu and press a button; what it says, and its buttons."""
    window = MainWindow()
    qtbot.addWidget(window)
    found: list[tuple[str, list[str]]] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageDialog)
        found.append((box.message.text + box.message.detail, [words_of(button) for button in box.buttons]))
        if press == "Esc":
            qtbot.keyClick(box, Qt.Key.Key_Escape)
        else:
            next(button for button in box.buttons if words_of(button) == press).click()

    QTimer.singleShot(0, answer)
    window.actions_by_name["about"].trigger()
    return found[0]


def test_from_source_it_only_tells(qtbot: QtBot) -> None:
    said, buttons = told(qtbot, "确定")
    assert f"版本 {VERSION}" in said and str(paths.data_folder()) in said
    assert buttons == ["确定"]


@pytest.mark.parametrize("press", ["确定", "Esc", "第三方许可"])
def test_a_product_shows_its_licences(
    press: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "第三方许可.txt").write_text("Qt: LGPL", "utf-8")
    opened: list[str] = []
    monkeypatch.setattr(list_dialogs.paths, "resources", lambda: tmp_path)
    monkeypatch.setattr(list_dialogs.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert told(qtbot, press)[1] == ["确定", "第三方许可"]
    assert opened == ([str(tmp_path / "第三方许可.txt")] if press == "第三方许可" else [])
