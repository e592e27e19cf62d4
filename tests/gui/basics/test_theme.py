"""Contrast of the palette, computed: text at least 4.5 : 1, marks and lines at least 3 : 1 (WCAG 2.2), light and dark."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.basics import theme
from gui.basics.theme import DARK, LIGHT, Colours

GROUNDS = ("window", "paper", "head", "computed", "selection", "hint_pale", "error_pale")
TEXTS = ("ink", "quiet", "error", "hint", "good", "accent")
PLAIN = ("window", "paper", "computed")
MARKS = ("faint", "grid", "frame", "visit")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(colours: Colours) -> None:
    found = {
        (text, ground): contrast(getattr(colours, text), getattr(colours, ground))
        for text in TEXTS
        for ground in GROUNDS
    }
    assert {pair: value for pair, value in found.items() if value < 4.5} == {}
    assert contrast(colours.ink, colours.block_head) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_lines_can_be_seen(colours: Colours) -> None:
    found = {
        (mark, ground): contrast(getattr(colours, mark), getattr(colours, ground)) for mark in MARKS for ground in PLAIN
    }
    assert {pair: value for pair, value in found.items() if value < 3} == {}


# Ground, text, links, disabled, selection: as Windows 10 and 11 bring them.
HIGH_CONTRAST = {
    "black": ("#000000", "#ffffff", "#ffff00", "#3ff23f", "#1aebff"),
    "white": ("#ffffff", "#000000", "#00009f", "#600000", "#37006e"),
    "aquatic": ("#202020", "#ffffff", "#75e9fc", "#a6a6a6", "#8ee3f0"),
    "desert": ("#fffaef", "#3d3d3d", "#1c5e75", "#676767", "#903909"),
    "dusk": ("#2d3236", "#ffffff", "#70ebde", "#a6a6a6", "#a1bfde"),
}


def system(ground: str, text: str, link: str, disabled: str, selection: str) -> QPalette:
    """The palette of a system that forces these colours."""
    made, roles = QPalette(), QPalette.ColorRole
    for role in (roles.Window, roles.Base, roles.Button, roles.AlternateBase):
        made.setColor(role, QColor(ground))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(role, QColor(text))
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(disabled))
    made.setColor(roles.Link, QColor(link))
    made.setColor(roles.Highlight, QColor(selection))
    return made


@pytest.mark.parametrize("name", HIGH_CONTRAST)
def test_colours_that_a_system_forces_are_taken_and_everything_can_be_read(name: str) -> None:
    ground, text, *_ = HIGH_CONTRAST[name]
    made = theme.forced(system(*HIGH_CONTRAST[name]))
    assert made is not None
    assert (made.paper, made.window, made.ink) == (ground, ground, text)
    test_text_can_be_read_on_every_ground(made)
    test_marks_and_lines_can_be_seen(made)
    assert contrast(made.paper, made.accent) >= 4.5  # the words of a filled button
    assert made.selection != made.paper


@pytest.mark.parametrize(
    ("window", "paper", "button"),
    [("#f0f0f0", "#ffffff", "#f0f0f0"), ("#efefef", "#ffffff", "#efefef"), ("#1e1e1e", "#2d2d2d", "#3c3c3c")],
    ids=["windows", "fusion", "dark"],
)
def test_an_ordinary_desktop_forces_nothing(window: str, paper: str, button: str) -> None:
    made, roles = QPalette(), QPalette.ColorRole
    for role, colour in ((roles.Window, window), (roles.Base, paper), (roles.Button, button)):
        made.setColor(role, QColor(colour))
    assert theme.forced(made) is None


def test_forced_colours_are_in_force_until_others_are(qapp: QApplication) -> None:
    made = theme.forced(system(*HIGH_CONTRAST["black"]))
    assert made is not None
    theme.paint(qapp, made)
    try:
        assert theme.colours(qapp.palette()) is made
        assert theme.is_dark(qapp.palette())
    finally:
        theme.paint(qapp, LIGHT)
    assert theme.colours(qapp.palette()) is LIGHT and not theme.is_dark(qapp.palette())


def _checked_list() -> QListWidget:
    made = QListWidget()
    QListWidgetItem("一", made).setCheckState(Qt.CheckState.Unchecked)
    return made


FIELDS: dict[str, Callable[[], QWidget]] = {
    "box": lambda: QCheckBox("一"),
    "round": lambda: QRadioButton("一"),
    "line": QLineEdit,
    "text": QPlainTextEdit,
    "choice": QComboBox,
    "number": QSpinBox,
    "button": lambda: QPushButton("一"),
    "list": QListWidget,
}


@pytest.fixture
def painted(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Colours]:
    qapp.setStyle("Fusion")
    theme.paint(qapp, request.param)
    yield request.param
    theme.paint(qapp, LIGHT)


def strongest(picture: QImage, ground: str, xs: range, y: int) -> float:
    return max(contrast(picture.pixelColor(x, y).name(), ground) for x in xs)


@pytest.mark.parametrize("painted", [LIGHT, DARK], ids=["light", "dark"], indirect=True)
@pytest.mark.parametrize("kind", FIELDS)
def test_frames_of_fields_and_boxes_to_tick_can_be_seen(qtbot: QtBot, painted: Colours, kind: str) -> None:
    """As the style draws them, at their left edge; nothing has the keyboard, which would draw a frame of its own."""
    around = QWidget()
    qtbot.addWidget(around)
    row = QHBoxLayout(around)
    row.addWidget(QPushButton("", around))  # has the keyboard
    field = FIELDS[kind]()
    row.addWidget(field)
    around.show()
    QApplication.processEvents()
    place = field.geometry()
    picture = around.grab().toImage()
    edge = range(place.left(), place.left() + 4)
    assert strongest(picture, painted.window, edge, place.center().y()) >= 3


@pytest.mark.parametrize("painted", [LIGHT, DARK], ids=["light", "dark"], indirect=True)
def test_boxes_to_tick_in_lists_can_be_seen(qtbot: QtBot, painted: Colours) -> None:
    view = _checked_list()
    qtbot.addWidget(view)
    view.show()
    view.clearSelection()
    view.setCurrentRow(-1)
    rect = view.visualItemRect(view.item(0))
    picture = view.viewport().grab().toImage()
    assert strongest(picture, painted.paper, range(rect.left(), rect.left() + 20), rect.center().y()) >= 3


def test_figures_have_digits_of_one_width_and_an_older_qt_has_figures_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    base = QFont()
    assert [tag.toString().data() for tag in theme.figure_font(base).featureTags()] == [b"tnum"]

    # PySide6 6.8.0: a tag can be made of no name.
    monkeypatch.setattr(theme, "QFont", type("OlderFont", (QFont,), {"Tag": type("Tag", (), {})}))
    older = theme.figure_font(base)
    assert older.family() == base.family() and not older.featureTags()
