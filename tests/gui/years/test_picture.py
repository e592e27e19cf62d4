"""Pictures on the screen: laid out for the width there is, dark where the screen is, told to screen readers."""

from functools import partial

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.writers.pictures import years
from core.writers.pictures.scene import DAY, NIGHT, Paint
from gui.basics import theme
from gui.years.picture import PictureView
from tests.helpers.core.year_reports import ten_years


def view(qtbot: QtBot, width: int = 600) -> PictureView:
    made = PictureView()
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show()
    made.show_picture(partial(years.picture, ten_years(), "results"))
    return made


def test_as_wide_as_there_is_room(qtbot: QtBot) -> None:
    made = view(qtbot)
    for width in (320, 700, 1600):
        made.resize(width, 300)
        QApplication.processEvents()
        assert made.scene is not None
        assert made.scene.width == min(made.viewport().width(), 760)
        assert made.sheet.width() <= made.viewport().width()
    assert made.accessibleName() == made.scene.title and made.accessibleDescription() == made.scene.told
    made.show_picture(None)
    assert made.scene is None and made.sheet.sizeHint().isEmpty()


@pytest.mark.parametrize(("colours", "inks"), [(theme.LIGHT, DAY), (theme.DARK, NIGHT)])
def test_light_and_dark(qtbot: QtBot, colours: theme.Colours, inks: dict[Paint, str]) -> None:
    made = view(qtbot)
    made.setPalette(theme.palette(colours))
    image = made.sheet.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    assert {inks[Paint.PAPER], inks[Paint.DEEP], inks[Paint.MIDDLE]} <= found
    assert image.pixelColor(0, 0) == QColor(inks[Paint.PAPER])
