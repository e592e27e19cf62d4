"""What is underlined in a text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.text.editor import NarrativeEdit
from gui.work.session import Session
from tests.helpers.hands import commit
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


def test_years_and_findings_are_underlined_with_their_reason(qtbot: QtBot, make: Make) -> None:
    _, edit = make("2025年公开。2024年受理。（文字描述）")
    edit.repaint()
    looks = [selection.format.underlineStyle() for selection in edit.extraSelections()]  # type: ignore[attr-defined]
    assert len(looks) == len(set(looks)) == 2
    year, finding = edit.mark_at(10), edit.mark_at(16)
    assert year is not None
    assert "2024年" in year.message
    assert finding is not None
    assert "文字描述" in finding.message
    assert edit.mark_at(2) is None
    assert edit.tip_at(centre(edit, 10)) == year.message
    assert edit.tip_at(centre(edit, 2)) == ""
    edit.select((8, 13))
    commit(edit, "2025年")
    qtbot.waitUntil(lambda: edit.mark_at(10) is None)


def centre(edit: NarrativeEdit, position: int) -> QPoint:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(position)
    left = edit.cursorRect(cursor)
    return QPoint(left.center().x() + 4, left.center().y())
