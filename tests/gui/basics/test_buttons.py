"""Buttons of a dialog's foot: their order, what Enter presses, and how the act is drawn in light and dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from gui.basics import theme
from gui.basics.buttons import Look, PushButton, closing_row, foot, push_button
from gui.basics.focus import FocusFollower
from gui.basics.theme import DARK, LIGHT, Colours
from tests.gui.basics.test_theme import contrast


class Asked(QDialog):
    """Three ways out and a help; ``taken`` are the buttons that were pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []
        self.act, self.leave, self.other, self.help = (
            self._button(text) for text in ("保存", "取消", "不保存", "帮助")
        )
        layout = QVBoxLayout(self)
        layout.addLayout(foot(self.act, self.leave, [self.other], [self.help, QLabel("一句话", self)]))

    def _button(self, text: str) -> PushButton:
        return push_button(self, text, "", lambda: self.taken.append(text))


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    made = Asked()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_the_act_stands_last_then_what_leaves_then_the_others(asked: Asked) -> None:
    across = sorted((asked.help, asked.other, asked.leave, asked.act), key=lambda button: button.x())
    assert [button.text() for button in across] == ["帮助", "不保存", "取消", "保存"]
    assert [button.look for button in across] == [Look.OUTLINED, Look.OUTLINED, Look.QUIET, Look.FILLED]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_that_has_the_keyboard(asked: Asked, qtbot: QtBot, key: Qt.Key) -> None:
    for button in (asked.leave, asked.other, asked.help, asked.act):
        button.setFocus()
        qtbot.keyClick(button, key)
    assert asked.taken == ["取消", "不保存", "帮助", "保存"]


def test_enter_elsewhere_does_the_act(asked: Asked, qtbot: QtBot) -> None:
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert asked.taken == ["保存"]


def test_where_enter_only_leaves_nothing_is_filled(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    other = push_button(dialog, "导出…")
    QVBoxLayout(dialog).addLayout(closing_row(dialog, other))
    close = next(button for button in dialog.findChildren(PushButton) if button is not other)
    assert close.isDefault() and not close.filled and not other.filled
    assert [close.look, other.look] == [Look.OUTLINED, Look.OUTLINED]


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def painted(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Colours]:
    theme.paint(qapp, request.param)
    yield request.param
    theme.paint(qapp, LIGHT)


def test_the_act_is_filled_and_read_and_no_longer_where_it_cannot_be_pressed(asked: Asked, painted: Colours) -> None:
    asked.leave.setFocus()
    QApplication.processEvents()
    assert ground(asked.act) == QColor(painted.accent)
    assert contrast(painted.paper, painted.accent) >= 4.5
    assert ground(asked.leave) != QColor(painted.accent)
    asked.act.setEnabled(False)
    assert ground(asked.act) != QColor(painted.accent)


def test_the_frame_of_the_keyboard_is_seen_on_the_act(asked: Asked, qapp: QApplication, painted: Colours) -> None:
    """It has the colour of the act: a line of the paper inside tells it."""
    follower = FocusFollower(qapp)
    asked.leave.setFocus()
    asked.act.setFocus()
    QApplication.processEvents()
    assert follower.frame.parentWidget() is asked.act
    assert painted.paper in [image(asked.act).pixelColor(x, 8).name() for x in range(6)]


def image(button: PushButton) -> QImage:
    return button.grab().toImage()


def ground(button: PushButton) -> QColor:
    """The colour at the left of the words."""
    return image(button).pixelColor(5, button.height() // 2)
