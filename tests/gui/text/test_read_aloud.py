"""What a screen reader is told of paragraphs 未核对."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from core.report.edits import Confirm
from core.report.report import Report
from gui.text.read_aloud import UNREAD
from tests.helpers.text_desk import open_edit

TEXTS = ("甲单位公开信息。", "乙单位公开信息。", "丙单位公开信息。")


def report() -> Report:
    made = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "\n".join(TEXTS)})
    return made.with_unverified("overview", TEXTS[:2])


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced to somebody who listens."""
    said: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said


def at(place: int) -> tuple[int, int]:
    return place, place


def test_the_text_tells_how_many_are_left(qtbot: QtBot) -> None:
    session, edit = open_edit(qtbot, report())
    assert edit.accessibleDescription() == "2段未核对"
    session.perform(Confirm("overview", (TEXTS[0],)))
    qtbot.waitUntil(lambda: edit.accessibleDescription() == "1段未核对")
    session.perform(Confirm("overview", ()))
    qtbot.waitUntil(lambda: edit.accessibleDescription() == "")


def test_coming_into_such_a_paragraph_is_told_once_and_into_another_is_not(qtbot: QtBot, told: list[str]) -> None:
    session, edit = open_edit(qtbot, report())
    edit.go_to(at(len(TEXTS[0]) + 1))
    assert told[-1:] == [UNREAD]
    before = len(told)
    edit.go_to(at(len(TEXTS[0]) + 4))  # the same paragraph
    edit.go_to(at(len("\n".join(TEXTS))))  # one that was confirmed
    assert len(told) == before
    session.perform(Confirm("overview", ()))
    edit.go_to((0, 0))
    assert len(told) == before


def test_nothing_is_told_where_nobody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, told: list[str]) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    _, edit = open_edit(qtbot, report())
    edit.go_to(at(len(TEXTS[0]) + 1))
    assert told == []
