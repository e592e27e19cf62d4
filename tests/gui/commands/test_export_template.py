"""The office's own template, filled from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.opening import open_any
from core.writers.docx.report import export
from core.writers.layout.style import DOCUMENT
from gui.window.main_window import MainWindow
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
