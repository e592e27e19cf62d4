"""The ticks beside paragraphs nobody has looked at."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.gui.editor_desk import KEY, Make, at, centre
from tests.helpers.hands import commit

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
