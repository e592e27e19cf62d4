"""Typing, pasting, undo and changes from elsewhere in a text tab."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.edits import ReplaceReport, SetText
from gui.text.editor import SectionEdit
from gui.work.session import Session
from tests.helpers.gui.editor_desk import KEY, Make, at, paste, report, steps
from tests.helpers.hands import commit


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


def blocks(edit: SectionEdit) -> list:
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


def test_words_far_down_are_shown_with_lines_around_them(make: Make) -> None:
    text = "\n".join(f"第{n}段" for n in range(80))
    _, edit = make(text)
    edit.select((text.index("第60段"), text.index("第61段")))
    assert edit.cursorRect().center().y() == pytest.approx(edit.viewport().height() / 2, abs=2)


def test_read_only_refuses_typing_but_lets_copy(make: Make) -> None:
    session, edit = make("甲")
    session.set_read_only(True)
    said: list[str] = []
    session.message.connect(said.append)
    QTest.keyClick(edit, Qt.Key.Key_Right)
    QTest.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not said
    QTest.keyClicks(edit, "x")
    assert said == [session.why_read_only]
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
    SectionEdit(session, KEY).deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    session.perform(SetText(KEY, "乙"))
    session.perform(ReplaceReport(report("丙")))
    assert session.report.text(KEY) == "丙"


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
