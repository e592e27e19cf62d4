"""What is asked first about a fault, and nothing of a report."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core import paths
from core.version import VERSION
from gui.help import system_facts


def test_facts_tell_version_screen_and_folders(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    found = dict(system_facts.facts())
    assert found["程序版本"] == f"{VERSION}（从源代码运行）"
    assert "×" in found["屏幕1"] and found["操作系统"]
    assert str(tmp_path) in found["备份文件夹"] and "剩余" in found["备份文件夹"]
    assert "还没有建立" in found["备份文件夹"]


def test_folders_are_those_in_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    found = dict(system_facts.folders())
    assert found["报告"] == paths.documents_folder()
    assert found["备份"].parent == found["设置"] == paths.data_folder()


def test_a_disk_that_tells_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> None:
    def gone(_: object) -> None:
        raise OSError("away")

    monkeypatch.setattr(system_facts.shutil, "disk_usage", gone)
    assert system_facts._room(tmp_path) == "无法查看"
