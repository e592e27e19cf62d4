"""文件 → 空白表格: the blank form saved where the clerk wants it, with or without a report open."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.forms.catalog import FORMS
from core.report.report import Report
from core.writers.docx.report import blank
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin


def save(window: MainWindow, answers: Answers, path: Path | None, then: str = "完成") -> None:
    answers.save, answers.choices = path, [then]
    window.actions_by_name["blank_form"].trigger()


def test_without_a_report_the_form_in_force_is_saved(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "空白.docx"
    save(window, answers, path)
    assert path.read_bytes() == blank(FORMS["2021"])
    assert "已保存：空白.docx" in answers.said[-1]


def test_with_a_report_its_own_form_is_saved_and_the_report_untouched(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    report = Report("2019", 2020, {"agency": "临江市财政局"}).with_values({"applications.new.business": 7})
    begin(window, report)
    path = tmp_path / "空白"
    save(window, answers, path)
    assert path.with_name("空白.docx").read_bytes() == blank(FORMS["2019"])
    assert window.session.report == report


def test_it_can_be_opened_at_once(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    path = tmp_path / "空白.docx"
    save(window, answers, path, "打开")
    assert [Path(url.toLocalFile()) for url in opened] == [path]


def test_turning_back_and_a_place_that_is_gone(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    save(window, answers, None)
    assert answers.said == []
    save(window, answers, tmp_path / "没有" / "空白.docx")
    (sentence,) = answers.said
    assert "这个位置已不存在" in sentence
    assert not list(tmp_path.rglob("*.docx"))
