"""Text and report as one: steps of typing, changes from elsewhere."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.edits import SetText
from core.report.text_changes import changes
from gui.text import typing_bursts
from gui.text.editor import SectionEdit
from gui.work.session import Session
from tests.helpers.gui.editor_desk import KEY, Make, at, paste, report, steps
from tests.helpers.hands import commit


def test_typing_reaches_the_report_and_is_one_step(make: Make) -> None:
    session, edit = make("2025年，")
    at(edit, 6)
    commit(edit, "我局")
    QTest.keyClicks(edit, "12")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    commit(edit, "公开")
    assert session.report.text(KEY) == "2025年，我局1公开"
    assert steps(session) == ["修改“总体情况”"]
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.report.text(KEY) == edit.text() == "2025年，"
    QTest.keyClick(edit, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert session.report.text(KEY) == edit.text() == "2025年，我局1公开"


def test_newline_cursor_jump_focus_and_paste_begin_new_steps(make: Make) -> None:
    session, edit = make()
    commit(edit, "甲")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    commit(edit, "乙")
    assert len(steps(session)) == 2
    QTest.keyClick(edit, Qt.Key.Key_Home)
    commit(edit, "丙")
    assert len(steps(session)) == 3
    edit.clearFocus()
    edit.setFocus()
    commit(edit, "丁")
    assert len(steps(session)) == 4
    paste(edit, "戊")
    commit(edit, "己")
    assert len(steps(session)) == 6
    assert edit.text() == session.report.text(KEY) == "甲\n丙丁戊己乙"
    assert "粘贴文字" in steps(session)


def test_a_pause_begins_a_new_step(make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typing_bursts, "PAUSE", 10)
    session, edit = make()
    commit(edit, "甲")
    qtbot.wait(40)
    commit(edit, "乙")
    assert len(steps(session)) == 2


def test_typing_after_undo_does_not_join_the_undone_step(make: Make) -> None:
    session, edit = make()
    commit(edit, "甲")
    session.undo_stack.undo()
    session.undo_stack.redo()
    commit(edit, "乙")
    assert len(steps(session)) == 2


def test_composing_is_not_disturbed_and_comes_out_right(make: Make) -> None:
    session, edit = make("甲乙")
    at(edit, 2)
    commit(edit, "", preedit="gong")
    session.perform(SetText(KEY, "换甲乙"))
    assert edit.textCursor().block().layout().preeditAreaText() == "gong"
    assert edit.text() == "甲乙"
    commit(edit, "公")
    assert edit.text() == session.report.text(KEY) == "换甲乙公"


def test_a_word_composed_and_given_up_leaves_the_change_from_elsewhere(make: Make) -> None:
    session, edit = make("甲乙")
    commit(edit, "", preedit="gong")
    session.perform(SetText(KEY, "换"))
    commit(edit, "")
    assert edit.text() == session.report.text(KEY) == "换"


def test_change_from_elsewhere_keeps_cursor_and_scroll(make: Make) -> None:
    text = "\n".join(f"第{n}段，我局公开信息。" for n in range(80))
    session, edit = make(text)
    edit.clearFocus()
    at(edit, text.index("第50段") + 3)
    edit.ensureCursorVisible()
    scrolled = edit.verticalScrollBar().value()
    assert scrolled > 0
    session.perform(SetText(KEY, text.replace("我局", "本机关")))
    assert edit.text() == text.replace("我局", "本机关")
    assert edit.textCursor().block().text().startswith("第50段")
    assert edit.textCursor().positionInBlock() == 3
    assert edit.verticalScrollBar().value() == scrolled


def test_undo_in_the_editor_shows_where_it_was(make: Make) -> None:
    text = "\n".join(f"第{n}段" for n in range(80))
    session, edit = make(text)
    at(edit, len(text))
    commit(edit, "尾")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.report.text(KEY) == text
    assert edit.textCursor().position() == len(text)


LETTERS = st.text(alphabet="甲乙ab𬭎\n ，", max_size=20)


@given(LETTERS, LETTERS)
def test_small_changes_make_the_new_text_of_the_old(old: str, new: str) -> None:
    text = old
    last = len(old) + 1
    for change in changes(old, new):
        assert change.start <= change.end < last or change.end <= last
        last = change.start
        text = text[: change.start] + change.words + text[change.end :]
    assert text == new


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.one_of(LETTERS, st.integers(0, 30), st.sampled_from(["undo", "redo", "enter", "back"])), max_size=12)
)
def test_editor_and_report_agree_after_anything(qtbot: QtBot, acts: list[str | int]) -> None:
    session = Session(report("甲\n乙"))
    edit = SectionEdit(session, KEY)
    for act in acts:
        if isinstance(act, int):
            at(edit, min(act, edit.document().characterCount() - 1))
            commit(edit, "字")
        elif act in ("undo", "redo"):
            getattr(session.undo_stack, act)()
        elif act in ("enter", "back"):
            QTest.keyClick(edit, Qt.Key.Key_Return if act == "enter" else Qt.Key.Key_Backspace)
        else:
            session.perform(SetText(KEY, act))
        assert edit.text() == session.report.text(KEY)
    final, step = edit.text(), session.undo_stack.index()
    session.undo_stack.setIndex(0)
    assert edit.text() == "甲\n乙"
    session.undo_stack.setIndex(step)
    assert edit.text() == final
    edit.deleteLater()
