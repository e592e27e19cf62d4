"""The ticks beside paragraphs nobody has looked at."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
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


def at(edit: NarrativeEdit, position: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    edit.setTextCursor(cursor)


def centre(edit: NarrativeEdit, position: int) -> QPoint:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(position)
    left = edit.cursorRect(cursor)
    return QPoint(left.center().x() + 4, left.center().y())


WAITING = ("第一段沿用。", "第二段沿用。")


def test_paragraphs_not_looked_at_are_confirmed_one_by_one(make: Make) -> None:
    session, edit = make("\n".join(WAITING), unverified={KEY: WAITING})
    at(edit, 0)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.report.unverified == {KEY: WAITING[1:]}
    assert edit.textCursor().blockNumber() == 1
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.report.unverified == {}
    assert edit.text() == "\n".join(WAITING)
    session.undo_stack.undo()
    assert session.report.unverified == {KEY: WAITING[1:]}


def test_a_click_on_the_tick_confirms_and_elsewhere_does_not(make: Make) -> None:
    session, edit = make("\n".join(WAITING), unverified={KEY: WAITING})
    edit.repaint()
    ((_, _), (block, place)) = edit._gutter.blocks()
    tick = edit._gutter.tick(block, place).center().toPoint()
    QTest.mouseMove(edit.viewport(), tick)
    assert edit.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert "核对" in edit.tip_at(tick)
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=centre(edit, 2))
    assert session.report.unverified == {KEY: WAITING}
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    assert session.report.unverified == {KEY: WAITING[:1]}


def test_editing_a_paragraph_confirms_it(make: Make) -> None:
    _, edit = make("\n".join(WAITING), unverified={KEY: WAITING})
    at(edit, 2)
    commit(edit, "改")
    assert [block.text() for block, _ in edit._gutter.blocks()] == [WAITING[1]]
