"""What is told or asked: it fits a small screen with its buttons, scrolls by keys, and is copied as text."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.basics.answers import CANCEL, Answer, DialogTitle
from gui.basics.message_dialog import LineDialog, Message, MessageDialog
from gui.basics.widgets import breakable
from gui.work.saving import ELSEWHERE, OVERWRITE

SCREEN = QSize(911, 512)
PATH = "D:/" + "abcdefghij" * 25 + ".docx"


@pytest.fixture(autouse=True)
def small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _: SCREEN)


def shown(qtbot: QtBot, message: Message) -> MessageDialog:
    dialog = MessageDialog(None, message)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def in_sight(dialog: MessageDialog, button: QWidget) -> bool:
    """Wholly within the dialog, and the dialog within the screen."""
    corner = button.mapTo(dialog, button.rect().bottomRight())
    return dialog.rect().contains(corner) and dialog.height() <= SCREEN.height() and dialog.width() <= SCREEN.width()


@pytest.mark.parametrize("lines", [0, 1, 3, 60, 300])
def test_buttons_are_in_sight_whatever_is_said(qtbot: QtBot, lines: int) -> None:
    dialog = shown(
        qtbot,
        Message(
            DialogTitle("未能保存", "saving"), f"未能保存“{PATH}”。", "\n".join([PATH] * lines), (ELSEWHERE, CANCEL)
        ),
    )
    assert all(in_sight(dialog, button) for button in dialog.buttons)
    words = dialog.words
    assert words.verticalScrollBar().maximum() == 0 or lines > 1  # nothing is scrolled that has room
    for label in words.labels:  # no line runs out of it
        assert label.width() <= words.viewport().width()
        assert label.heightForWidth(label.width()) <= label.height()


def test_page_keys_scroll_while_a_button_has_the_keyboard(qtbot: QtBot) -> None:
    dialog = shown(
        qtbot, Message(DialogTitle("粘贴", "paste"), "有60处不能粘贴。", "\n".join(f"第{row}行" for row in range(60)))
    )
    dialog.buttons[0].setFocus()
    bar = dialog.words.verticalScrollBar()
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_it_is_copied_as_text(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Message(DialogTitle("未能保存", "saving"), f"“{PATH}”", "磁盘已满。"))
    qtbot.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"未能保存\n“{PATH}”\n磁盘已满。"


def test_escape_is_the_safe_answer_and_enter_the_first(qtbot: QtBot) -> None:
    message = Message(DialogTitle("保存", "saving"), "文件已存在。", "", (OVERWRITE, CANCEL))
    for key, answer in ((Qt.Key.Key_Escape, CANCEL), (Qt.Key.Key_Return, OVERWRITE)):
        dialog = shown(qtbot, message)
        qtbot.keyClick(dialog, key)
        assert dialog.chosen is answer and dialog.isHidden()


def test_many_answers_stand_below_each_other_and_each_can_be_reached(qtbot: QtBot) -> None:
    names = tuple(Answer(f"新疆维吾尔自治区克孜勒苏柯尔克孜自治州财政局{year}年") for year in range(2008, 2026))
    dialog = shown(qtbot, Message(DialogTitle("选择报告", "open"), "请选择要打开的一份。", "", (*names, CANCEL)))
    assert dialog.height() <= SCREEN.height()
    for button in dialog.buttons:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
    dialog.buttons[-2].click()
    assert dialog.chosen is names[-1]


def test_a_line_may_not_be_empty(qtbot: QtBot) -> None:
    dialog = LineDialog(None, DialogTitle("定稿", "finish"), "定稿人：")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.ok.isEnabled()
    dialog.line.setText("  ")
    assert not dialog.ok.isEnabled()
    qtbot.keyClicks(dialog.line, "zm")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == LineDialog.DialogCode.Accepted


def test_words_with_places_to_break_them_are_left_alone() -> None:
    assert breakable("未能保存 report-2025.docx。") == "未能保存 report-2025.docx。"
    assert breakable(PATH).replace("\u200b", "") == PATH
