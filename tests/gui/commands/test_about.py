"""关于本程序: version, licences, folders and facts, to open and to copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core import paths
from core.version import VERSION
from gui.basics import dialogs
from gui.commands import about
from gui.commands.about import AboutDialog
from gui.window.main_window import MainWindow
from tests.helpers.hands import words_of


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    found: list[str] = []
    monkeypatch.setattr(about.QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


@pytest.fixture
def dialog(qtbot: QtBot, opened: list[str]) -> AboutDialog:
    made = AboutDialog()
    qtbot.addWidget(made)
    made.show()
    return made


def named(dialog: AboutDialog, name: str) -> QPushButton:
    return next(
        button for button in dialog.findChildren(QPushButton) if name in (button.accessibleName(), button.text())
    )


def test_it_says_what_and_where(dialog: AboutDialog) -> None:
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"版本 {VERSION}" in said and "不连接网络" in said
    assert "操作系统：" in dialog.facts.toPlainText()


def test_folders_open_and_are_copied(dialog: AboutDialog, opened: list[str]) -> None:
    named(dialog, "打开报告文件夹").click()
    assert opened == [str(paths.documents_folder())]
    named(dialog, "复制备份文件夹的位置").click()
    assert QApplication.clipboard().text() == str(paths.data_folder() / "backups")
    assert not named(dialog, "打开备份文件夹").isEnabled(), "none was made yet"
    named(dialog, "复制系统情况").click()
    assert QApplication.clipboard().text() == dialog.facts.toPlainText()


def test_from_source_there_is_the_licence_alone(dialog: AboutDialog, opened: list[str]) -> None:
    named(dialog, "本程序的许可").click()
    assert [Path(path).name for path in opened] == ["LICENSE"]
    assert not [button for button in dialog.findChildren(QPushButton) if button.text() == "第三方许可"]


def test_a_product_shows_its_licences(
    qtbot: QtBot, opened: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "第三方许可.txt").write_text("Qt: LGPL", "utf-8")
    monkeypatch.setattr(about.paths, "resources", lambda: tmp_path / "resources")
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    named(dialog, "第三方许可").click()
    assert opened == [str(tmp_path / "resources" / "第三方许可.txt")]


def test_from_the_menu_and_closed_by_esc(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def run(dialog: AboutDialog) -> bool:
        dialog.show()
        shown.extend(words_of(button) for button in dialog.findChildren(QPushButton))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        return False

    monkeypatch.setattr(dialogs, "run", run)
    window.actions_by_name["about"].trigger()
    assert shown[-1] == "关闭" and shown.count("打开") == shown.count("复制") == 4
