"""Words, pictures and lines in a tone: in the colours of the palette in use, also of one that comes later."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from gui.basics import theme
from gui.basics.theme import DARK, LIGHT
from gui.basics.tones import PictureLabel, TintedList, TonedLabel


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.paint(qapp, LIGHT)
    yield
    theme.paint(qapp, LIGHT)


def ink(widget: QWidget) -> str:
    return widget.palette().color(QPalette.ColorRole.WindowText).name()


def inks(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_a_label_takes_another_tone_and_gives_it_back(qapp: QApplication, qtbot: QtBot) -> None:
    label = TonedLabel(tone="hint", ground="hint_pale")
    qtbot.addWidget(label)
    label.show()
    assert (ink(label), label.palette().color(QPalette.ColorRole.Window).name()) == (LIGHT.hint, LIGHT.hint_pale)
    theme.paint(qapp, DARK)
    qapp.processEvents()
    assert (ink(label), label.palette().color(QPalette.ColorRole.Window).name()) == (DARK.hint, DARK.hint_pale)
    label.set_tone("")
    assert ink(label) == DARK.ink


def test_a_picture_is_drawn_in_the_tone_of_now(qapp: QApplication, qtbot: QtBot) -> None:
    picture = PictureLabel(None, "circle-check", "good")
    qtbot.addWidget(picture)
    assert LIGHT.good in inks(picture)
    theme.paint(qapp, DARK)
    qapp.processEvents()
    assert DARK.good in inks(picture)
    picture.show_picture("circle-alert", "error")
    assert DARK.error in inks(picture)


def test_lines_of_a_list_and_its_headings(qapp: QApplication, qtbot: QtBot) -> None:
    view = TintedList()
    qtbot.addWidget(view)
    view.show()
    view.add_heading("一、总体情况")
    plain, line = QListWidgetItem("甲", view), QListWidgetItem("乙", view)
    view.tint(line, "error")
    theme.paint(qapp, DARK)
    qapp.processEvents()
    assert view.item(0).foreground().color().name() == DARK.ink
    assert not view.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    assert line.foreground().color().name() == DARK.error
    assert plain.foreground().style() == Qt.BrushStyle.NoBrush
