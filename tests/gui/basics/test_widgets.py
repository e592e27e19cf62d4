"""Small parts of panels and dialogs: letters for buttons, words in the room there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from gui.basics.widgets import ElidedLabel, letter_buttons
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
