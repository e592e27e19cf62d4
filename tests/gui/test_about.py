"""关于本程序: version and folders; a product shows the licences of its components."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from window_desk import Answers

from core import paths
from core.version import VERSION
from gui import about
from gui.main_window import MainWindow


def test_from_source_it_only_tells(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    answers, window = Answers(monkeypatch), MainWindow()
    qtbot.addWidget(window)
    window.actions_by_name["about"].trigger()
    assert answers.said == ["政府信息公开工作年度报告填报程序"]


@pytest.mark.parametrize("answer", ["知道了", "第三方许可"])
def test_a_product_shows_its_licences(
    answer: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "第三方许可.txt").write_text("Qt: LGPL", "utf-8")
    answers, window = Answers(monkeypatch), MainWindow()
    qtbot.addWidget(window)
    opened: list[str] = []
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    monkeypatch.setattr(about.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    answers.choices = [answer]
    window.actions_by_name["about"].trigger()
    assert f"版本 {VERSION}" in answers.said[0] and str(paths.data_folder()) in answers.said[0]
    assert opened == ([str(tmp_path / "第三方许可.txt")] if answer == "第三方许可" else [])
