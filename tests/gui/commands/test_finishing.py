"""定稿: read only from then on, reopened with a reason, saved with the report."""

from pathlib import Path

import pytest

from core.report.edits import SetCells, SetText
from core.report.report import Report
from core.storage import files
from gui.basics import dialogs
from gui.window.main_window import MainWindow
from gui.work.session import FINISHED
from tests.helpers.window_desk import Answers, begin

CELL = "applications.granted.business"


@pytest.fixture
def finished(window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}).with_values({CELL: 1}))
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: "李某")
    answers.choices = ["仍然定稿"]
    window.actions_by_name["finish"].trigger()
    assert "处未填" in answers.said[-1]
    return window


def test_a_finished_report_is_only_read(finished: MainWindow) -> None:
    session = finished.session
    assert session.report.finished is not None and session.report.finished.by == "李某"
    said: list[str] = []
    session.message.connect(said.append)
    for edit in (SetCells({CELL: 2}), SetText("overview", "改。")):
        assert not session.perform(edit)
    assert said == [FINISHED, FINISHED]
    assert session.report.value(CELL) == 1
    made = finished.actions_by_name
    assert not any(made[name].isEnabled() for name in ("undo", "fill_zero", "insert_figure", "finish"))
    assert made["reopen"].isEnabled() and made["save"].isEnabled()
    assert "（定稿）" in finished.windowTitle()
    assert finished.editor.pages["overview"].editor.isReadOnly()  # type: ignore[union-attr]
    assert finished.status.step.accessibleName() == "下一步：导出定稿报告"


def test_it_is_saved_where_it_was_and_stays_finished(finished: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.save = tmp_path / "定稿.json"
    finished.actions_by_name["save"].trigger()
    answers.save = None  # asking for a place again would save nowhere
    assert finished.document.save()
    assert files.load(tmp_path / "定稿.json").report.finished == finished.session.report.finished
    finished.actions_by_name["home"].trigger()
    finished.opening.open_path(tmp_path / "定稿.json")
    assert finished.session.read_only
    assert finished.status.saved.words.startswith("已定稿")


def test_reopening_wants_a_reason_and_keeps_it(finished: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: "  ")
    finished.actions_by_name["reopen"].trigger()
    assert finished.session.read_only
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask_text", lambda *a: asked.append(a[2]) or "退回修改")
    finished.actions_by_name["reopen"].trigger()
    assert "由李某定稿" in asked[0]
    report = finished.session.report
    assert (report.finished, report.reopened[0].note, report.reopened[0].finished.by) == (None, "退回修改", "李某")
    assert finished.session.perform(SetCells({CELL: 2}))
    assert not finished.editor.pages["overview"].editor.isReadOnly()  # type: ignore[union-attr]


def test_what_is_left_can_be_seen_to_first(window: MainWindow, answers: Answers) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "总体。"}))
    answers.choices = ["先去处理"]
    window.actions_by_name["finish"].trigger()
    assert window.session.report.finished is None
    assert window.session.current == window.session.report.form.typed[0]
