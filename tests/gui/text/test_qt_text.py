"""Places in a text: Qt's and ours."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.edits import Confirm, SetText
from core.report.report import Report
from gui.text.editor import NarrativeEdit
from gui.work.session import Session
from tests.helpers.text_desk import open_edit

FORM = form_for_year(2025).key

KEY = "overview"


def report(text: str = "", **more: object) -> Report:
    return Report(FORM, 2025, texts={KEY: text} if text else {}, **more)  # type: ignore[arg-type]


Make = Callable[..., tuple[Session, NarrativeEdit]]


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(text: str = "", **more: object) -> tuple[Session, NarrativeEdit]:
        return open_edit(qtbot, report(text, **more), KEY)

    return build


def test_rare_characters_are_counted_once(make: Make) -> None:
    session, edit = make("𬭎𬭎2024年")
    assert edit.mark_at(2) is not None
    edit.select((2, 7))
    assert edit.selected_words() == "2024年"
    assert edit.selection() == (2, 7)
    session.perform(SetText(KEY, "𬭎𬭎甲2024年"))
    assert edit.text() == "𬭎𬭎甲2024年"


def test_line_breaks_of_all_kinds_are_paragraphs_and_change_nothing(make: Make) -> None:
    session, edit = make("甲\r\n乙\u2028丙\xa0丁")
    assert edit.text() == "甲\n乙\n丙 丁"
    session.perform(Confirm(KEY, ()))
    assert session.report.text(KEY) == "甲\r\n乙\u2028丙\xa0丁"
