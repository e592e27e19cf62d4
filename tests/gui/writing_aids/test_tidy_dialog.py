"""整理文字: the list with ticks, one step; the count of a selection."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.basics import dialogs
from gui.window.main_window import MainWindow
from gui.writing_aids.tidy_dialog import TidyDialog
from tests.helpers.text_desk import open_page
from tests.helpers.window_desk import begin

UNTIDY = "　　公开 信息,做好管理。\n\n（一）主动公开"
LONG = "全年通过门户网站主动公开政府信息一百二十六条，其中政策文件三件\n政策解读四篇。"


def test_what_is_ticked_is_tidied_in_one_step(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(window, Report("2021", 2025, texts={"overview": UNTIDY, "problems": LONG}))
    shown: list[TidyDialog] = []

    def agree(dialog: TidyDialog) -> bool:
        shown.append(dialog)
        dialog.tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)  # 公开 信息
        return True

    monkeypatch.setattr(dialogs, "run", agree)
    window.actions_by_name["tidy"].trigger()
    assert window.session.report.text("overview") == "公开 信息，做好管理。\n（一）主动公开"
    assert window.session.report.text("problems") == LONG, "a broken line is not ticked at first"
    assert shown[0].counted.text() == "段首段尾空格1处、半角标点1处、空行1处"
    rows = [shown[0].tree.topLevelItem(row) for row in range(shown[0].tree.topLevelItemCount())]
    assert [row.text(2) for row in rows][:2] == ["□□公开 信息,做好管理", "　　公开␣信息,做好管理。"]
    window.session.undo_stack.undo()
    assert window.session.report.text("overview") == UNTIDY


def test_tidy_texts_say_so(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "公开信息。"}))
    monkeypatch.setattr(dialogs, "run", lambda _: pytest.fail("nothing to list"))
    said: list[str] = []
    window.session.message.connect(said.append)
    window.actions_by_name["tidy"].trigger()
    assert said == ["文字中没有需要整理的空格、换行和标点。"]


def test_the_characters_of_a_selection_are_counted(qtbot: QtBot) -> None:
    _, page = open_page(qtbot, Report("2021", 2025, texts={"overview": "公开信息。\n做好 管理。"}))
    page.editor.select((2, 8))
    assert page.count.text() == "10/1000字，选中5字"
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    assert page.count.text() == "10/1000字"
