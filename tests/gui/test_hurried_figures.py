"""Figure after figure without a pause: sums and their marks at once, all other findings a moment later, never those of an old state."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report import checks
from core.report.checks import run_checks
from core.report.findings import state_of
from core.storage.files import load
from gui.panels.findings_panel import FindingsPanel
from gui.window.main_window import MainWindow
from gui.work.session import Session
from tests.helpers.hands import focused
from tests.helpers.table_desk import Desk
from tests.helpers.window_desk import Answers, begin, filled

A = "applications"
NEW, GRANTED = f"{A}.new.natural_person", f"{A}.granted.natural_person"


def ids(session: Session) -> set[str]:
    return {finding.id for finding in session.findings}


def type_figures(figures: list[str]) -> None:
    for figure in figures:
        for digit in figure:  # the first opens an editor, which has the others
            QTest.keyClicks(focused(), digit)
        QTest.keyClick(focused(), Qt.Key.Key_Return)


def test_a_broken_carry_over_is_red_at_once_and_all_else_follows(qtbot: QtBot):
    desk = Desk(qtbot, A, dict.fromkeys(filled().form.typed, 0))
    desk.go(GRANTED)
    desk.type("5", Qt.Key.Key_Return)
    assert desk.session.checking and "T1" in ids(desk.session)
    assert desk.model.face(f"{A}.carried_out.natural_person").edge is not None
    qtbot.waitUntil(lambda: not desk.session.checking)
    assert desk.session.findings == run_checks(desk.session.report)
    desk.go(GRANTED)
    desk.type("0", Qt.Key.Key_Return)
    assert desk.session.checking and "T1" not in ids(desk.session)
    assert desk.model.face(f"{A}.carried_out.natural_person").edge is None


def test_the_checks_run_once_for_many_figures(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    desk = Desk(qtbot, A, dict.fromkeys(filled().form.typed, 0))
    desk.go(NEW)
    runs: list[str] = []

    def counted(*arguments: object, **more: object) -> object:
        runs.append(threading.current_thread().name)
        return run_checks(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(checks, "run_checks", counted)
    type_figures([str(number) for number in range(1, 11)])
    assert runs == [] and desk.session.checking
    qtbot.waitUntil(lambda: not desk.session.checking)
    assert len(runs) == 1 and runs[0].startswith("checks")
    assert desk.session.findings == run_checks(desk.session.report)


def test_undo_in_the_middle_shows_no_later_answer(qtbot: QtBot):
    desk = Desk(qtbot, A, dict.fromkeys(filled().form.typed, 0))
    before = desk.session.report
    desk.go(GRANTED)
    type_figures(["5", "6"])
    for _ in range(2):
        desk.session.undo_stack.undo()
    assert not desk.session.checking and desk.session.report.values == before.values
    told: list[bool] = []
    desk.session.findings_changed.connect(lambda: told.append(True))
    QTest.qWait(300)
    assert not told and desk.session.findings == run_checks(before)


def test_a_repair_on_offer_is_not_made_when_the_figures_have_gone(qtbot: QtBot):
    desk = Desk(qtbot, A, dict.fromkeys(filled().form.typed, 0))
    panel = FindingsPanel(desk.session)
    qtbot.addWidget(panel)
    desk.go(GRANTED)
    type_figures(["5"])
    panel.first()
    assert not desk.session.checking and panel.list.finding is not None and panel.list.finding.id == "T1"
    desk.go(GRANTED)
    type_figures(["0"])
    steps = desk.session.undo_stack.count()
    panel.mend()
    assert desk.session.undo_stack.count() == steps and panel.list.finding is None


def test_closed_while_checking(qtbot: QtBot):
    threads = set(threading.enumerate())
    desk = Desk(qtbot, A)
    desk.go(NEW)
    type_figures(["5", "6"])
    desk.window.close()
    desk.window.deleteLater()
    desk.session.deleteLater()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not set(threading.enumerate()) - threads)


def test_what_is_saved_and_remembered_is_of_the_last_figure(window: MainWindow, answers: Answers, tmp_path: Path):
    begin(window, filled(2025))
    window.editor.jump(GRANTED)
    type_figures(["77"])
    answers.save = tmp_path / "年报.json"
    assert window.session.checking
    assert window.document.save_as()
    assert load(answers.save).report.value(GRANTED) == 77
    assert not window.session.checking  # asked for what the start page says of it
    report = window.session.report
    assert window.settings.recent()[0].state == str(state_of(report, run_checks(report))) != str(state_of(report, ()))
