"""Fonts, colours and lines of labels."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from core.forms.catalog import FORMS
from core.forms.layout import grid
from gui.basics import theme
from gui.table.look import ScreenLook

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("width", [40, 75, 140, 400])
def test_labels_lose_no_character_in_their_lines(qtbot: QtBot, width: int):
    look = ScreenLook(theme.ui_font(), theme.palette(theme.LIGHT))
    for form in FORMS.values():
        for table in form.tables:
            for box in grid(table).boxes:
                assert "".join(look.wrap(box.label, width)) == box.label


def test_short_labels_break_in_the_middle(qtbot: QtBot):
    look = ScreenLook(theme.ui_font(), theme.palette(theme.LIGHT))
    assert look.wrap("甲乙丙丁戊己", look.em * 5) == ("甲乙丙", "丁戊己")


def test_digits_of_figures_are_equally_wide(qtbot: QtBot):
    look = ScreenLook(theme.ui_font(), theme.palette(theme.LIGHT))
    for kind in (look.figure, look.computed, look.last):
        assert len({kind.width(digit * 3) for digit in "0123456789"}) == 1


def _contrast(one: str, other: str) -> float:
    """Contrast as WCAG reckons it."""

    def light(name: str) -> float:
        colour = QColor(name)
        inks = colour.redF(), colour.greenF(), colour.blueF()
        parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in inks)
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("of", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_words_and_figures_can_be_read_on_every_ground(of: theme.Colours):
    for ground in (of.paper, of.window, of.head, of.block_head, of.computed, of.selection, of.hint_pale, of.error_pale):
        assert _contrast(of.ink, ground) >= 7
    for ground in (of.paper, of.window, of.computed):
        assert _contrast(of.quiet, ground) >= 4
        assert _contrast(of.error, ground) >= 4
        assert _contrast(of.accent, ground) >= 4


def test_palette_tells_its_colours_again(qtbot: QtBot):
    assert theme.colours(theme.palette(theme.DARK)) is theme.DARK
    assert theme.colours(theme.palette(theme.LIGHT)) is theme.LIGHT


def test_tooltip_keeps_lines_and_shows_signs_as_they_are():
    assert theme.tooltip("a<b\nc") == "<p style='margin:2px'>a&lt;b<br>c</p>"
    assert theme.tooltip("") == ""


def test_scaled_font_leaves_the_first_alone():
    font = QFont()
    font.setPointSizeF(10)
    assert theme.scaled(font, 1.5).pointSizeF() == 15 and font.pointSizeF() == 10
