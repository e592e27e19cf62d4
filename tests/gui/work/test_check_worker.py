"""Long texts are checked beside the typing: the newest report wins, and nobody is shown or exports old findings."""

import threading
from time import sleep

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from core.report import checks
from core.report.checks import run_checks
from core.report.edits import Confirm, ReplaceReport, SetCells, SetText
from core.report.report import Report
from gui.panels.findings_panel import FindingsPanel
from gui.text.editor import SectionEdit
from gui.work.session import LONG, Session

FILLER = "我局认真做好政府信息公开工作，按时公开各类信息。"


def long_text(length: int, start: str = "") -> str:
    return (start + FILLER * (length // len(FILLER) + 1))[:length]


def report(length: int, start: str = "") -> Report:
    made = Report("2021", 2025, {"agency": "临江市财政局"}, {"title": "甲", "preamble": "乙"})
    made = made.with_values(dict.fromkeys(made.form.typed, 0))
    return made.with_text("overview", long_text(length - 2, start))


def years(session: Session) -> list[tuple[int, int] | None]:
    return [finding.span for finding in session.findings if finding.id == "Y1"]


def test_typing_never_waits_for_its_findings(qtbot: QtBot) -> None:
    session = Session(report(100))
    session.perform(SetText("problems", "2022年"), "typing 1")
    session.perform(SetText("problems", "2022年，"), "typing 1")
    assert session.checking and "Y1" not in {finding.id for finding in session.findings}
    qtbot.waitUntil(lambda: not session.checking)
    assert years(session) == [(0, 5)]
    session.undo_stack.undo()
    assert not session.checking and years(session) == []
    session.undo_stack.redo()  # no typing
    assert not session.checking and years(session) == [(0, 5)]


def test_up_to_the_limit_findings_are_there_at_once(qtbot: QtBot) -> None:
    session = Session(report(LONG))
    session.perform(SetText("overview", "2024年，" + long_text(LONG - 8)))
    assert not session.checking
    assert years(session) == [(0, 5)]


def test_above_it_they_arrive_and_the_words_meanwhile_keep_their_marks(qtbot: QtBot) -> None:
    session = Session(report(LONG + 1, "2024年，"))
    assert years(session) == [(0, 5)]  # a report just opened is checked before it is shown
    text = session.report.text("overview")
    states: list[bool] = []
    session.checking_changed.connect(states.append)
    with qtbot.waitSignal(session.findings_changed):
        session.perform(SetText("overview", "于2023年各级。" + text))
        assert session.checking
        assert years(session) == [(9, 14)]
    assert not session.checking
    assert states == [True, False]
    assert years(session) == [(1, 6), (9, 14)]
    assert session.findings == run_checks(session.report)


def test_totals_never_wait(qtbot: QtBot) -> None:
    session = Session(report(LONG + 1))
    told: list[frozenset[str]] = []
    session.cells_changed.connect(told.append)
    session.perform(SetCells({"applications.granted.business": 4}))
    assert session.checking
    assert session.figure("applications.carried_out.total") == -4
    assert "applications.carried_out.total" in told[0]
    assert "T1" in {finding.id for finding in session.current_findings()}


def test_the_newest_wins(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    real = run_checks

    def slow(report: Report, *arguments: object, **more: object) -> object:
        checked.append(report.text("problems"))
        sleep(0.1)
        return real(report, *arguments, **more)  # type: ignore[arg-type]

    session = Session(report(LONG + 1))
    monkeypatch.setattr(checks, "run_checks", slow)
    answers: list[int] = []
    session.findings_changed.connect(lambda: answers.append(len(years(session))))
    session.perform(SetText("problems", "2022年，"))
    qtbot.waitUntil(lambda: len(checked) == 1)  # the first is under way
    session.perform(SetText("problems", "2025年，"))
    session.perform(SetText("problems", "2025年。"))
    qtbot.waitUntil(lambda: not session.checking)
    assert checked == ["2022年，", "2025年。"]
    assert answers == [0]
    QTest.qWait(150)
    assert answers == [0]  # nothing comes late


def test_who_needs_them_at_once_gets_them(qtbot: QtBot) -> None:
    session = Session(report(LONG + 1))
    session.perform(SetText("problems", "2022年，"))
    found = session.current_findings()
    assert not session.checking
    assert found == run_checks(session.report) == session.current_findings()


def test_another_report_is_checked_before_it_is_shown(qtbot: QtBot) -> None:
    session = Session(report(LONG + 1))
    session.perform(SetText("problems", "2022年，"))
    other = report(LONG + 1, "2021年，")
    session.perform(ReplaceReport(other))
    assert not session.checking
    assert session.findings == run_checks(other)
    session.perform(SetText("problems", "2022年，"))
    session.open(Report("2021", 2025))
    assert not session.checking
    QTest.qWait(300)
    assert session.findings == run_checks(Report("2021", 2025))


def test_edits_that_are_no_typing_are_told_at_once(qtbot: QtBot) -> None:
    session = Session(report(LONG + 1))
    told: list[bool] = []
    session.findings_changed.connect(lambda: told.append(session.checking))
    session.perform(Confirm("overview", ("段落",)))
    assert told == [True]
    session.perform(SetText("problems", "问题"))
    assert told == [True]
    qtbot.waitUntil(lambda: told == [True, False])


def test_closed_while_checking(qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    session = Session(report(LONG + 1))
    session.perform(SetText("problems", "2022年，"))
    qtbot.waitUntil(lambda: bool(set(threading.enumerate()) - before))
    session.deleteLater()
    QApplication.processEvents()
    QTest.qWait(200)
    assert not isValid(session)
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - before)


def test_the_panel_says_so_and_typing_stays_quick(qtbot: QtBot) -> None:
    session = Session(report(3 * LONG))
    panel, edit = FindingsPanel(session), SectionEdit(session, "overview")
    for widget in (panel, edit):
        qtbot.addWidget(widget)
        widget.show()
    verdict = panel.verdict.text()
    assert "处" in verdict
    qtbot.keyClicks(edit, "2024")
    assert panel.verdict.text() == verdict  # what is there in a moment is not announced
    qtbot.waitUntil(lambda: not session.checking)

    def says_so() -> bool:
        qtbot.keyClicks(edit, "5")  # steady typing
        return panel.verdict.text() == "正在检查…"

    qtbot.waitUntil(says_so)
    typed = session.report.text("overview")
    assert typed.startswith("20245")
    qtbot.waitUntil(lambda: panel.verdict.text() == verdict)
    edit.put((0, typed.rindex("5", 0, typed.index("我")) + 1), "2024年，", "粘贴")
    qtbot.waitUntil(lambda: years(session) == [(0, 5)])
    assert edit.mark_at(1) is not None
