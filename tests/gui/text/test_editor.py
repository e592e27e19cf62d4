"""Typing, pasting, undo and changes from elsewhere in a text tab."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.edits import Confirm, ReplaceReport, SetText
from core.report.report import Report
from core.report.text_changes import changes
from gui.text import typing_bursts
from gui.text.editor import NarrativeEdit
from gui.work.session import Session
from tests.helpers.hands import commit, lay_on_clipboard
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


def paste(edit: NarrativeEdit, text: str = "", html: str = "") -> None:
    lay_on_clipboard(text or None, html)
    edit.paste()


def steps(session: Session) -> list[str]:
    stack = session.undo_stack
    return [stack.text(index) for index in range(stack.index())]


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


def test_shift_enter_makes_a_paragraph_too(make: Make) -> None:
    session, edit = make("甲")
    at(edit, 1)
    QTest.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    commit(edit, "乙")
    assert session.report.text(KEY) == "甲\n乙"
    assert edit.document().blockCount() == 2


def test_an_emptied_text_is_no_text(make: Make) -> None:
    session, edit = make("甲")
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert KEY not in session.report.texts


def test_word_html_comes_in_as_paragraphs_of_the_same_look(make: Make) -> None:
    session, edit = make("前。后")
    at(edit, 2)
    paste(
        edit, html="<p style='font-size:40pt;color:red'>　　<b>第一段</b>&nbsp;</p><p>&nbsp;</p><p>第二段<br>换行</p>"
    )
    assert session.report.text(KEY) == "前。第一段\n第二段\n换行后"
    looks = {(b.blockFormat().textIndent(), b.charFormat().fontPointSize()) for b in blocks(edit)}
    assert len(looks) == 1
    assert steps(session) == ["粘贴文字"]


def blocks(edit: NarrativeEdit) -> list:
    found, block = [], edit.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def test_plain_text_is_preferred_and_cleaned(make: Make) -> None:
    session, edit = make()
    paste(edit, text="　　1.\t第一\r\n\r\n第二\x0b第三\r\n", html="<p>别的</p>")
    assert session.report.text(KEY) == "1. 第一\n第二\n第三"


def test_a_paste_of_nothing_changes_nothing(make: Make) -> None:
    session, edit = make("甲")
    edit.selectAll()
    paste(edit, text=" \r\n")
    assert session.report.text(KEY) == "甲"
    assert steps(session) == []


def test_copy_carries_words_only(make: Make) -> None:
    _, edit = make("甲\n乙")
    edit.selectAll()
    edit.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "甲\n乙"
    assert not data.hasHtml()


def test_a_dropped_file_is_left_to_the_window(make: Make) -> None:
    _, edit = make("甲")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/2024.docx")])
    event = QDragEnterEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    edit.dragEnterEvent(event)
    assert not event.isAccepted()
    assert not edit.canInsertFromMimeData(data)


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


def test_words_far_down_are_shown_with_lines_around_them(make: Make) -> None:
    text = "\n".join(f"第{n}段" for n in range(80))
    _, edit = make(text)
    edit.select((text.index("第60段"), text.index("第61段")))
    assert edit.cursorRect().center().y() == pytest.approx(edit.viewport().height() / 2, abs=2)


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


def test_read_only_refuses_typing_but_lets_copy(make: Make) -> None:
    session, edit = make("甲")
    session.set_read_only(True)
    QTest.keyClicks(edit, "x")
    paste(edit, "乙")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == session.report.text(KEY) == "甲"
    edit.selectAll()
    edit.copy()
    assert QGuiApplication.clipboard().text() == "甲"
    session.set_read_only(False)
    commit(edit, "乙")
    assert session.report.text(KEY) == "乙"


def test_report_replaced_shows_the_new_text_from_its_start(make: Make) -> None:
    session, edit = make("甲" * 50)
    at(edit, 40)
    edit.clearFocus()
    session.perform(ReplaceReport(report("乙" * 60)))
    assert edit.text() == "乙" * 60
    assert edit.textCursor().position() == 0
    session.undo_stack.undo()
    assert edit.text() == "甲" * 50


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


def test_page_has_28_characters_a_line_at_any_zoom(make: Make) -> None:
    _, edit = make("国" * 200)
    for percent in (80, 100, 130):
        edit.set_zoom(percent)
        edit.repaint()
        layout = edit.document().begin().layout()
        assert [layout.lineAt(n).textLength() for n in range(4)] == [26, 28, 28, 28]
        assert edit.viewport().geometry().center().x() == pytest.approx(edit.rect().center().x(), abs=12)


def test_a_narrow_window_shortens_lines_instead_of_hiding_them(make: Make) -> None:
    _, edit = make("国" * 200)
    edit.resize(400, 300)
    edit.repaint()
    assert edit.document().size().width() <= edit.viewport().width()


def test_context_menu_speaks_chinese_and_undoes_in_the_session(make: Make) -> None:
    session, edit = make()
    commit(edit, "甲")
    from gui.text.menu import edit_menu

    menu = edit_menu(edit, session)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "撤销",
        "重做",
        "剪切",
        "复制",
        "粘贴",
        "全选",
    ]
    menu.actions()[0].trigger()
    assert session.report.text(KEY) == ""


def test_focus_tells_the_session_where_the_cursor_is(make: Make) -> None:
    session, edit = make("甲乙丙")
    session.set_current("")
    edit.clearFocus()
    edit.go_to((1, 2))
    assert session.current == KEY
    assert edit.selected_words() == "乙"


def test_no_trace_is_left_when_the_editor_is_closed(qtbot: QtBot) -> None:
    session = Session(report("甲"))
    NarrativeEdit(session, KEY).deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    session.perform(SetText(KEY, "乙"))
    session.perform(ReplaceReport(report("丙")))
    assert session.report.text(KEY) == "丙"


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
    edit = NarrativeEdit(session, KEY)
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


def test_ctrl_wheel_is_left_to_the_window(make: Make) -> None:
    from PySide6.QtGui import QWheelEvent

    session, edit = make("甲")
    session.set_read_only(True)
    size = edit.font().pointSizeF()
    event = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    edit.wheelEvent(event)
    assert not event.isAccepted()
    assert edit.font().pointSizeF() == size
