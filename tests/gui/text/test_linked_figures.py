"""Linked figures in a text: inserted by name, kept while typing, copied, followed, loosened."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells
from core.report.links import token
from core.report.texts.figure_choices import matching
from gui.text import linked_figures
from gui.text.figure_picker import FigureDialog
from gui.text.qt_text import FORMAT
from tests.helpers.gui.linked_desk import KEY, LINKED, NEW, TYPED, Make, stored, type_words


def test_the_number_follows_the_table_and_undo_goes_back_over_both(make_linked: Make) -> None:
    session, edit = make_linked(LINKED)
    assert edit.text() == "收到申请11件。"
    session.perform(SetCells({TYPED: 120}))
    assert edit.text() == "收到申请120件。"
    session.undo_stack.undo()
    assert edit.text() == "收到申请11件。"


def test_a_name_typed_behind_the_bracket_becomes_the_figure(make_linked: Make) -> None:
    session, edit = make_linked()
    type_words(edit, "收到【")
    assert edit.figures.popup_shown
    type_words(edit, "xszfxxgk")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert not edit.figures.popup_shown
    type_words(edit, "件")
    assert stored(session) == f"收到{token(NEW)}件"
    assert edit.text() == "收到11件"
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert edit.text() == "收到【xszfxxgk"


def test_typing_around_a_link_keeps_it_and_typing_inside_loosens_it_with_a_word(
    make_linked: Make, qtbot: QtBot
) -> None:
    session, edit = make_linked(LINKED)
    edit.select((4, 4))
    type_words(edit, "1")
    edit.select((7, 7))
    type_words(edit, "0")
    assert stored(session) == f"收到申请1{token(NEW)}0件。"
    edit.select((6, 6))
    with qtbot.waitSignal(session.message) as said:
        type_words(edit, "5")
    assert stored(session) == "收到申请11510件。"
    assert said.args and "不再随表格变化" in said.args[0]


@pytest.mark.parametrize(
    ("place", "key"), [(6, Qt.Key.Key_Backspace), (5, Qt.Key.Key_Backspace), (4, Qt.Key.Key_Delete)]
)
def test_a_link_is_deleted_as_one_character(make_linked: Make, place: int, key: Qt.Key) -> None:
    session, edit = make_linked(LINKED)
    edit.select((place, place))
    QTest.keyClick(edit, key)
    assert edit.text() == "收到申请件。"
    session.undo_stack.undo()
    assert stored(session) == LINKED


def test_backspace_behind_the_next_character_leaves_the_link(make_linked: Make) -> None:
    session, edit = make_linked(LINKED)
    edit.select((7, 7))
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert stored(session) == f"收到申请{token(NEW)}。"


def test_copy_and_paste_keep_the_link_and_other_programs_see_the_number(make_linked: Make) -> None:
    session, edit = make_linked(LINKED)
    edit.selectAll()
    edit.copy()
    assert QGuiApplication.clipboard().text() == "收到申请11件。"
    edit.select((8, 8))
    edit.paste()
    assert stored(session) == LINKED + LINKED
    assert edit.selection() == (16, 16)


def test_cutting_through_a_link_copies_plain_digits(make_linked: Make) -> None:
    session, edit = make_linked(LINKED)
    edit.select((0, 5))
    edit.copy()
    edit.select((8, 8))
    edit.paste()
    assert stored(session) == LINKED + "收到申请1"


def test_one_key_links_a_number_that_agrees_and_the_same_key_loosens_it(make_linked: Make) -> None:
    session, edit = make_linked("全年收到政府信息公开申请11件。")
    edit.select((13, 13))
    edit.figures.switch()
    assert stored(session) == f"全年收到政府信息公开申请{token(NEW)}件。"
    edit.select((13, 13))
    edit.figures.switch()
    assert stored(session) == "全年收到政府信息公开申请11件。"


def test_one_key_puts_the_table_s_figure_in(make_linked: Make) -> None:
    session, edit = make_linked("全年收到政府信息公开申请12件。")
    edit.select((13, 13))
    edit.figures.switch()
    assert edit.text() == "全年收到政府信息公开申请11件。"
    assert session.report.linked(KEY).links


def test_a_number_nobody_recognises_asks_for_its_figure(make_linked: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(self: FigureDialog) -> bool:
        asked.append(self.field.text())
        return True

    monkeypatch.setattr(FigureDialog, "exec", answer)
    session, edit = make_linked("窗口登记11份。")
    edit.select((5, 5))
    edit.figures.switch()
    assert asked == ["11"]
    assert edit.text() == "窗口登记11份。" and session.report.linked(KEY).links


def test_without_a_number_the_key_says_so(make_linked: Make, qtbot: QtBot) -> None:
    session, edit = make_linked("没有数字")
    with qtbot.waitSignal(session.message) as said:
        edit.figures.switch()
    assert said.args and "没有数字" in said.args[0]


def test_all_numbers_that_agree_are_linked_in_one_step(make_linked: Make) -> None:
    session, edit = make_linked("收到政府信息公开申请11件，上年结转0件，结转下年度继续办理12件。")
    edit.figures.link_all()
    assert len(session.report.linked(KEY).links) == 2
    session.undo_stack.undo()
    assert not session.report.linked(KEY).links


def test_a_link_is_marked_and_explained(make_linked: Make) -> None:
    session, edit = make_linked(LINKED)
    mark = edit.mark_at(4)
    assert mark is not None and mark.message.startswith("第三部分“一、本年新收")
    (line,) = (s for s in edit.extraSelections() if s.cursor.selectedText() == "11")  # type: ignore[attr-defined]
    assert line.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine  # type: ignore[attr-defined]
    session.perform(SetCells(dict.fromkeys(session.report.form.typed)))
    gap = edit.mark_at(4)
    assert gap is not None and "未填" in gap.message


def test_a_read_only_report_is_left_alone(make_linked: Make) -> None:
    session, edit = make_linked("全年收到政府信息公开申请11件。")
    session.set_read_only(True)
    edit.select((13, 13))
    edit.figures.switch()
    edit.figures.insert()
    assert stored(session) == "全年收到政府信息公开申请11件。"


def test_one_key_links_all_selected_numbers_and_loosens_them_all(make_linked: Make) -> None:
    words = "收到政府信息公开申请11件，上年结转0件，结转下年度继续办理12件。"
    session, edit = make_linked(words)
    edit.selectAll()
    edit.figures.switch()
    assert len(session.report.linked(KEY).links) == 2
    edit.figures.switch()
    assert stored(session) == words
    assert edit.selection() == (0, len(words))


@pytest.mark.parametrize("found", [b"", b"[1]", b"{}", b'{"text": "12", "links": [3]}'])
def test_what_another_version_put_on_the_clipboard_is_pasted_as_plain_words(make_linked: Make, found: bytes) -> None:
    session, edit = make_linked()
    data = QMimeData()
    data.setText("12件")
    data.setData(FORMAT, found)
    edit.insertFromMimeData(data)
    assert stored(session) == "12件"


def test_a_read_only_report_still_shows_where_a_figure_comes_from(make_linked: Make, qtbot: QtBot) -> None:
    session, edit = make_linked(LINKED)
    session.set_read_only(True)
    edit.select((5, 5))
    menu = edit.edit_menu_at(edit.cursorRect().center() + QPoint(1, 0))
    go, *others = menu.actions()[:3]
    assert go.isEnabled() and not any(action.isEnabled() for action in others)
    with qtbot.waitSignal(session.jump_requested) as asked:
        go.trigger()
    assert asked.args == [NEW, None]


def test_another_report_begins_with_its_heading_in_sight(make_linked: Make) -> None:
    session, edit = make_linked("\n".join(["收到申请。"] * 40))
    edit.set_heading("一、总体情况")
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.clearFocus()
    session.open(replace(session.report, texts={KEY: "\n".join(["另一份。"] * 40)}))
    assert edit.verticalScrollBar().value() == 0


def test_with_nothing_to_link_there_is_nothing_to_undo(make_linked: Make) -> None:
    session, edit = make_linked("没有数字。")
    edit.figures.link_all()
    assert not session.undo_stack.canUndo()


def test_words_dragged_within_the_text_keep_their_links(make_linked: Make) -> None:
    """As Qt does it: the words are taken away where they were, then the drop inserts them, in one edit block."""
    session, edit = make_linked(f"收到申请{token(NEW)}件。公开信息。")
    edit.select((0, 8))
    data = edit.createMimeDataFromSelection()
    whole = edit.textCursor()
    whole.beginEditBlock()
    whole.removeSelectedText()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.insertFromMimeData(data)
    whole.endEditBlock()
    assert stored(session) == f"公开信息。收到申请{token(NEW)}件。"
    session.perform(SetCells({TYPED: 5}))
    assert edit.text() == "公开信息。收到申请5件。"


def test_a_negative_number_is_linked_with_its_sign(make_linked: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    out = "applications.carried_out.total"
    session, edit = make_linked("第三部分第四项是-3，期间2-3。")
    session.perform(SetCells({TYPED: 0, "applications.granted.business": 3}))

    there = next(one for one in matching(session.report, "") if one.cells == (out,))
    monkeypatch.setattr(linked_figures.dialogs, "run", lambda _: True)
    monkeypatch.setattr(FigureDialog, "chosen", there)
    edit.select((9, 9))
    edit.figures.switch()
    assert edit.text() == "第三部分第四项是-3，期间2-3。"
    assert stored(session) == f"第三部分第四项是{token(out)}，期间2-3。"
    edit.figures.switch()
    assert stored(session) == "第三部分第四项是-3，期间2-3。"


def test_words_that_are_moved_are_one_step(make_linked: Make) -> None:
    before = f"收到申请{token(NEW)}件。公开信息。\n办结。"
    session, edit = make_linked(before)
    shown = edit.text()
    for start, end, to in ((0, 8, len(shown)), (8, 13, 0), (13, 15, 3)):
        edit.select((start, end))
        edit.move_selected(to)
        words = shown[start:end]
        rest = shown[:start] + shown[end:]
        place = to - len(words) if to > end else to
        assert edit.text() == rest[:place] + words + rest[place:] == session.report.text(KEY)
        assert edit.selected_text() == words
        assert token(NEW) in stored(session)  # the link went along
        session.undo_stack.undo()
        assert (edit.text(), stored(session)) == (shown, before)
    edit.select((2, 6))
    edit.move_selected(4)  # onto itself
    assert not session.undo_stack.canUndo()


def test_a_drop_of_the_editors_own_words_moves_them_in_one_step(make_linked: Make) -> None:
    """Of the real drag only what Qt tells of its source is made up here."""
    session, edit = make_linked(f"收到申请{token(NEW)}件。公开信息。\n办结。")
    shown = edit.text()
    edit.select((len(shown) - 3, len(shown) - 3))
    there = edit.cursorRect().center()
    edit.select((0, 2))

    class OwnDrop(QDropEvent):
        def source(self) -> QObject:
            return edit.viewport()

    data, move = edit.createMimeDataFromSelection(), Qt.DropAction.MoveAction
    drop = OwnDrop(QPointF(there), move, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    edit.dropEvent(drop)
    assert drop.isAccepted()
    assert edit.text() == shown[2:-3] + shown[:2] + shown[-3:]
    session.undo_stack.undo()
    assert edit.text() == shown == session.report.text(KEY)
    assert not session.undo_stack.canUndo()
