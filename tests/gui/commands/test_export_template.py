"""The office's own template, filled from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.opening import open_any
from core.writers.docx.report import export
from core.writers.layout.style import DOCUMENT
from gui.window.main_window import MainWindow
from tests.helpers.makers.template_maker import package, parts
from tests.helpers.window_desk import Answers, begin, filled


def test_own_template_is_filled_and_remembered(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path
) -> None:
    template = tmp_path / "本局模板.docx"
    export(filled(2023), template, DOCUMENT)
    window = make_window()
    begin(window, filled())
    answers.open, answers.save = template, tmp_path / "填好.docx"
    answers.choices = ["继续导出"]  # only asked where something found no place
    window.actions_by_name["export_template"].trigger()
    assert open_any(answers.save).report.values == window.session.report.values
    assert window.settings.template_of("临江市财政局") == str(template)
    assert answers.said[-1] == f"已填入本机关模板\n{[answers.save]}"
    answers.choices = ["取消"]
    window.actions_by_name["export_template"].trigger()
    assert "本局模板" in answers.said[-1]


def test_what_finds_no_place_in_a_template_is_asked_about_first(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    """Another year's form lacks rows: without a yes nothing is written."""
    made = parts()
    del made["problems_heading"], made["problems"]
    answers.open, answers.save = package(made, tmp_path), tmp_path / "填好.docx"
    begin(window, filled().with_text("problems", "解读形式单一。"))
    answers.choices = ["取消"]
    window.actions_by_name["export_template"].trigger()
    assert "处内容未找到位置" in answers.said[-1] and "problems" not in answers.said[-1]
    assert not answers.save.exists() and window.settings.template_of("临江市财政局") == ""


def test_a_template_that_cannot_be_filled_is_said_and_a_place_not_chosen_is_no_export(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    begin(window, filled())
    answers.open, answers.save = tmp_path / "坏模板.docx", tmp_path / "填好.docx"
    answers.open.write_bytes(b"PK\x03\x04")
    window.actions_by_name["export_template"].trigger()
    assert answers.said[-1].endswith("。") and not answers.save.exists()
    export(filled(2023), answers.open, DOCUMENT)
    answers.save, answers.choices = None, ["继续导出"]
    window.actions_by_name["export_template"].trigger()
    assert not any("已填入" in said for said in answers.said)
