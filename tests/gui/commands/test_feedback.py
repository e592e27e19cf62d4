"""反馈包 as a clerk makes one: everything is shown first, the report only where it is ticked."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from pytestqt.qtbot import QtBot

from core import logs
from core.help import feedback
from core.help.feedback import FeedbackPart
from core.opening import open_any
from core.paths import resources
from core.report import rollover
from core.storage import codec
from gui.basics import crash, dialogs
from gui.commands.feedback import FeedbackDialog
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin

SAMPLE = resources() / "sample" / "last_year_2024.docx"
REPORT = FeedbackPart(feedback.REPORT, "机关全称")


@pytest.fixture(autouse=True)
def log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "xxgk.log").write_text("2026-01-05 ERROR crash: /home/zhangsan/报告.json\n", "utf-8")
    monkeypatch.setattr(logs, "log_folder", lambda: folder)
    return folder


def listed(dialog: FeedbackDialog) -> list[str]:
    return [dialog.files.item(row).text().partition("（")[0] for row in range(dialog.files.count())]


def test_each_file_is_shown_as_it_will_be_written(qtbot: QtBot) -> None:
    dialog = FeedbackDialog(REPORT)
    qtbot.addWidget(dialog)
    assert listed(dialog) == ["系统情况.txt", "日志/xxgk.log"]
    for row, part in enumerate(dialog.parts()):
        dialog.files.setCurrentRow(row)
        assert dialog.content.toPlainText() == part.text
    assert "zhangsan" not in dialog.content.toPlainText()


def test_the_report_only_where_it_is_ticked(qtbot: QtBot) -> None:
    dialog = FeedbackDialog(REPORT)
    qtbot.addWidget(dialog)
    assert not dialog.enclose.isChecked() and REPORT not in dialog.parts()
    dialog.enclose.click()
    assert listed(dialog)[-1] == feedback.REPORT and dialog.content.toPlainText() == REPORT.text
    dialog.enclose.click()
    assert feedback.REPORT not in listed(dialog) and REPORT.text not in dialog.content.toPlainText()


def test_without_a_report_there_is_nothing_to_tick(qtbot: QtBot) -> None:
    dialog = FeedbackDialog(None)
    qtbot.addWidget(dialog)
    assert not dialog.enclose.isEnabled()


def tick(monkeypatch: pytest.MonkeyPatch, report: bool = True) -> None:
    def run(dialog: FeedbackDialog) -> bool:
        dialog.enclose.setChecked(report)
        return True

    monkeypatch.setattr(dialogs, "run", run)


def test_the_archive_has_the_report_as_it_stands(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin(window, rollover.draft(open_any(SAMPLE).report, 2025))
    tick(monkeypatch)
    answers.save = tmp_path / "反馈.zip"
    window.actions_by_name["feedback"].trigger()
    with ZipFile(answers.save) as zipped:
        assert zipped.namelist() == ["系统情况.txt", "日志/xxgk.log", "报告.json"]
        assert codec.loads(zipped.read("报告.json")) == window.session.report
        assert json.loads(zipped.read("报告.json"))
    assert "已保存反馈包" in answers.said[-1]


def test_on_the_start_page_and_given_up(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tick(monkeypatch, report=False)
    answers.save = None
    window.actions_by_name["feedback"].trigger()
    assert not answers.said and not list(tmp_path.glob("*.zip"))


def test_where_it_cannot_be_written_it_says_so(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tick(monkeypatch, report=False)
    answers.save = tmp_path / "没有" / "反馈.zip"
    window.actions_by_name["feedback"].trigger()
    assert answers.said[-1].startswith("未能保存“反馈.zip”") and "换一个位置" in answers.said[-1]


def test_an_error_offers_it(window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    crash.offer_feedback(lambda: asked.append("反馈包"))
    answers.choices = ["反馈包…"]
    try:
        crash.handle(ValueError, ValueError("made to fail"), None)
    finally:
        crash.offer_feedback(None)
    assert asked == ["反馈包"] and "反馈包交给维护人员" in answers.said[-1]
