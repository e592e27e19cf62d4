"""What is asked before a report stands beside others, and that no answer is the safe one."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.basics import dialogs
from gui.years.choosing import JOIN, KEEP, LEAVE_OUT, TAKE, Choosing
from tests.helpers.core.year_reports import entry, year_report
from tests.helpers.window_desk import Answers

HERE = [entry(year_report(2021)), entry(year_report(2022))]


@pytest.fixture
def choosing(qtbot: QtBot) -> Choosing:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Choosing(parent)


def test_the_first_button_changes_nothing(choosing: Choosing, answers: Answers) -> None:
    answers.choices = [KEEP, LEAVE_OUT]
    again, stranger = entry(year_report(2021), "又.docx"), entry(year_report(2023, agency="临江市水务局"))
    for candidate in (again, stranger):
        chosen = choosing.among(candidate, HERE)
        assert chosen.entries == HERE and [source for source, _ in chosen.refused] == [candidate.source]


def test_taken_in_its_place(choosing: Choosing, answers: Answers) -> None:
    answers.choices = [TAKE]
    again = entry(year_report(2021), "又.docx")
    chosen = choosing.among(again, HERE)
    assert chosen.entries == [HERE[1], again]
    assert [source for source, _ in chosen.refused] == [HERE[0].source]


def test_two_things_in_the_way_are_asked_one_after_the_other(
    choosing: Choosing, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: "2021")
    answers.choices = [JOIN, TAKE]
    stranger = entry(year_report(0, agency="临江市水务局"), "水.docx")
    chosen = choosing.among(stranger, HERE)
    assert [one.source for one in chosen.entries] == [HERE[1].source, "水.docx"]
    assert chosen.entries[1].year == 2021
