"""Small parts of panels and dialogs: letters for buttons, words in the room there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from gui.basics.widgets import ElidedLabel, letter_buttons, plain_corner
from tests.helpers.hands import bring_up


def test_each_button_of_a_dialog_has_a_letter_of_its_own(qtbot: QtBot) -> None:
    dialog = QDialog()
    layout = QVBoxLayout(dialog)
    buttons = [QPushButton(words) for words in ("保存", "不保存", "取消", "选择…", "导出(&B)", "保留")]
    for button in buttons:
        layout.addWidget(button)
    letter_buttons(dialog)
    assert [button.text() for button in buttons] == [
        "保存(&C)",  # 保 is taken by the fifth
        "不保存(&A)",
        "取消(&Q)",
        "选择(&X)…",
        "导出(&B)",
        "保留(&L)",
    ]
    letter_buttons(dialog)
    assert buttons[0].text() == "保存(&C)"
    bring_up(qtbot, dialog)
    with qtbot.waitSignal(buttons[2].clicked):
        qtbot.keyClick(dialog, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)


def test_words_are_shortened_and_the_tooltip_has_them(qtbot: QtBot) -> None:
    label = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(label)
    label.say("很长的文件夹/" * 30)
    label.resize(200, 20)
    label.show()
    assert "…" in label.text() and label.words == "很长的文件夹/" * 30
    assert label.words in label.toolTip()
    assert label.minimumSizeHint().width() <= 60


def test_with_little_room_the_short_words_stand_alone_and_whole(qtbot: QtBot) -> None:
    label = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
    qtbot.addWidget(label)
    short, words = "已保存13:30", "已保存13:30 · 政府信息公开年报/临江市财政局2026年政府信息公开工作年度报告.json"
    label.say(words, short=short)
    label.show()
    least = label.minimumSizeHint().width()
    label.resize(least, 20)
    assert label.text() == short and words in label.toolTip()
    label.resize(3 * least, 20)
    assert label.text().startswith(short) and "…" in label.text()
    label.resize(label.sizeHint().width(), 20)
    assert label.text() == words


def test_a_bar_alone_reaches_the_corner(qtbot: QtBot) -> None:
    """The square between two bars is there only where there are two: beside one it would shorten that one."""
    view = QPlainTextEdit()
    qtbot.addWidget(view)
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    view.resize(200, 100)
    plain_corner(view)
    view.show()
    bar = view.verticalScrollBar()
    view.setPlainText("\n" * 50)
    qtbot.waitUntil(lambda: bar.isVisible() and bar.height() >= view.viewport().height())
    assert view.cornerWidget() is None
    view.setPlainText("\n".join(["字" * 200] * 50))
    qtbot.waitUntil(lambda: (square := view.cornerWidget()) is not None and square.isVisible())
    assert bar.height() <= view.viewport().height()
    view.setPlainText("\n" * 50)
    qtbot.waitUntil(lambda: view.cornerWidget() is None and bar.height() >= view.viewport().height())
