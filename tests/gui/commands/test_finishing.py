"""定稿: read only from then on, reopened with a reason, saved with the report."""

import zipfile
from pathlib import Path

import pytest

from core.report.edits import SetCells, SetText
from core.report.report import Finished, Report
from core.storage import files
from core.writers.docx.report import export
from gui.basics import dialogs
from gui.commands import finishing
from gui.commands.export_dialog import ExportDialog
from gui.importing.dialog import ImportAs
from gui.window.main_window import MainWindow
from gui.work.session import FINISHED
from tests.helpers.window_desk import Answers, begin, import_as

CELL = "applications.granted.business"
THEIRS = "proceedings.review.upheld"


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
    assert finished.editor.parts["overview"].editor.isReadOnly()  # type: ignore[union-attr]
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
    assert not finished.editor.parts["overview"].editor.isReadOnly()  # type: ignore[union-attr]


def test_what_is_left_can_be_seen_to_first(window: MainWindow, answers: Answers) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "总体。"}))
    answers.choices = ["先去处理"]
    window.actions_by_name["finish"].trigger()
    assert window.session.report.finished is None
    assert window.session.current == window.session.report.form.typed[0]


def test_a_second_report_of_the_same_body_and_year_shows_the_first(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = tmp_path / "第一份.json"
    files.save(first, Report("2021", 2025, {"agency": "临江市财政局"}).with_values({CELL: 7}), None)
    window.opening.open_path(first)
    window.actions_by_name["home"].trigger()
    last = tmp_path / "上年.docx"
    export(Report("2021", 2024, {"agency": "临江市财政局"}).with_values({CELL: 1}), last)
    import_as(monkeypatch, ImportAs.DRAFT)
    answers.open = last
    answers.choices = ["打开已有报告", "另建一份"]
    window.start_page.start.click()
    assert window.document.path == first
    assert str(first) in answers.said[-1]
    assert window.session.report.value(CELL) == 7
    window.actions_by_name["start_from_last_year"].trigger()
    assert window.document.path is None
    assert (window.session.report.year, window.session.report.value(CELL)) == (2025, None)
    window.document._never_saved = False
    window.actions_by_name["home"].trigger()
    first.unlink()
    window.actions_by_name["start_from_last_year"].trigger()  # nobody is asked of what is not there any more
    assert window.session.report.year == 2025


def test_a_second_file_of_the_same_body_and_year_asks_once(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    first, second = tmp_path / "一.json", tmp_path / "二.json"
    for number, path in enumerate((first, second), 1):
        report = Report("2021", 2025, {"agency": "临江市财政局"}).with_values({CELL: number})
        files.save(path, report, None)
    window.opening.open_path(first)
    answers.choices = ["取消", "打开已有报告"]
    for _ in range(2):  # beside the one on show
        window.opening.open_path(second)
        assert window.document.path == first and "正在填写" in answers.said[-1]
    window.actions_by_name["home"].trigger()
    answers.choices = ["打开已有报告"]
    window.opening.open_path(second)
    assert window.document.path == first and str(first) in answers.said[-1]
    window.actions_by_name["home"].trigger()
    answers.choices = ["仍打开所选文件"]
    window.opening.open_path(second)
    assert window.document.path == second
    for path in (first, second, first):  # both are known now: nobody is asked again
        window.opening.open_path(path)
        assert window.document.path == path
    assert answers.choices == []


def test_what_a_colleague_filled_in_is_taken_into_the_open_report(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As the manual says of several people who fill in one report, each a file."""
    ours, theirs = tmp_path / "我.json", tmp_path / "同事.json"
    agency = {"agency": "临江市财政局"}
    files.save(ours, Report("2021", 2025, agency).with_values({CELL: 1}), None)
    files.save(theirs, Report("2021", 2025, agency).with_values({THEIRS: 5}), None)
    window.opening.open_path(ours)
    import_as(monkeypatch, ImportAs.INTO)
    answers.choices = ["导入其中的部分…"]
    window.opening.open_path(theirs)
    assert window.document.path == ours and answers.choices == []
    assert [window.session.report.value(key) for key in (CELL, THEIRS)] == [1, 5]
    window.session.undo_stack.undo()
    assert window.session.report.value(THEIRS) is None


def test_a_draft_of_what_is_being_filled_in_asks_before_anything_is_left(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    last = tmp_path / "上年.docx"
    export(Report("2021", 2024, {"agency": "临江市财政局"}).with_values({CELL: 1}), last)
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}).with_values({CELL: 7}))  # saved nowhere yet
    import_as(monkeypatch, ImportAs.DRAFT)
    answers.choices = ["打开已有报告"]
    window.opening.open_path(last)
    assert "正在填写" in answers.said[-1] and window.session.report.value(CELL) == 7
    answers.choices = ["另建一份", "不保存"]
    window.opening.open_path(last)
    assert window.session.report.value(CELL) is None and answers.choices == []


def test_pages_are_marked_as_a_draft_until_the_report_is_finished(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))

    def export_as(name: str, tick: bool) -> bool:
        """Whether a Word file made by the dialog has a head that says 草稿; whether the box is on offer at all."""

        def go(dialog: ExportDialog) -> int:
            offered.append(not dialog.draft_mark.isHidden())
            if tick:
                dialog.draft_mark.setChecked(True)
            dialog.folder_edit.setText(str(tmp_path))
            dialog.name_edit.setText(name)
            return 1

        monkeypatch.setattr(ExportDialog, "exec", go)
        answers.choices = ["完成"]
        window.actions_by_name["export"].trigger()
        return "word/header1.xml" in zipfile.ZipFile(tmp_path / f"{name}.docx").namelist()

    offered: list[bool] = []
    assert not export_as("一", tick=False)
    assert export_as("二", tick=True)
    assert export_as("三", tick=False), "it is remembered"
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: "李某")
    answers.choices = ["仍然定稿"]
    window.actions_by_name["finish"].trigger()
    assert not export_as("四", tick=False)
    assert offered == [True, True, True, False]


@pytest.mark.parametrize("name", [None, "", "  "])
def test_without_a_name_nothing_is_finished(
    name: str | None, window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: name)
    answers.choices = ["仍然定稿"]
    window.actions_by_name["finish"].trigger()
    assert window.session.report.finished is None and not window.session.read_only


def test_what_is_not_finished_is_not_reopened(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: pytest.fail("nothing to ask"))
    assert not finishing.reopen(window.workspace, window) and window.session.report.reopened == ()


def test_a_day_that_is_none_is_told_as_it_stands() -> None:
    """Somebody may have written the file by hand."""
    assert finishing.said(Finished("2026-01-20", "张某")) == "2026年1月20日由张某定稿"
    assert finishing.said(Finished("一月", "张某")) == "一月由张某定稿"
