"""The one object that owns the open report."""

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells
from core.report.report import Report
from gui.work.session import Session, is_long
from tests.helpers.window_desk import Answers, begin, filled, started

KEY, TOTAL = "applications.new.business", "applications.new.total"


def session() -> Session:
    return Session(Report("2021", 2025, {"agency": "临江市财政局"}))


def test_a_change_is_computed_and_can_be_undone(qtbot: QtBot) -> None:
    one = session()
    assert one.perform(SetCells({KEY: 3}))
    assert (one.report.value(KEY), one.figure(TOTAL)) == (3, 3)
    one.undo_stack.undo()
    assert one.report.value(KEY) is None
    one.undo_stack.redo()
    assert one.figure(TOTAL) == 3


def test_a_read_only_report_is_not_changed_and_says_why(qtbot: QtBot) -> None:
    one = session()
    said: list[str] = []
    one.message.connect(said.append)
    one.set_read_only(True)
    assert not one.perform(SetCells({KEY: 3}))
    assert one.report.value(KEY) is None and one.why_read_only and said


def test_another_report_begins_without_steps(qtbot: QtBot) -> None:
    one = session()
    one.perform(SetCells({KEY: 3}))
    other = Report("2019", 2020, {"agency": "甲局"})
    one.open(other)
    assert one.report == other and not one.undo_stack.canUndo()


def test_findings_of_the_report_as_it_stands(qtbot: QtBot) -> None:
    one = session()
    one.perform(SetCells({KEY: 3}))
    assert any(KEY not in finding.cells for finding in one.current_findings() if finding.id == "T6")


def test_only_long_texts_take_long() -> None:
    report = Report("2021", 2025)
    assert not is_long(report)
    assert is_long(report.with_text("overview", "公开了信息。\n" * 50_000))


def test_what_is_only_looked_at_is_not_checked() -> None:
    session, report = Session(), Report("2021", 2025)
    session.open(report, read_only=True, checked=False)
    assert session.findings == () and session.report is report
    session.open(report)
    assert session.findings


@pytest.mark.usefixtures("make_window")  # data of its own
def test_what_was_given_up_ends_with_its_window_without_a_word(qtbot: QtBot, answers: Answers) -> None:
    """The steps tell, when they end, that all is clean: the program said 操作未完成 after its window was closed."""
    window = started(qtbot, [])
    begin(window, filled())
    window.session.perform(SetCells({KEY: 3}))
    answers.choices = ["不保存"]
    assert window.close() and answers.choices == []
    shiboken6.delete(window)  # as at the end of the program; pytest-qt hears an error
