"""Contrast of the palette, computed: text at least 4.5 : 1, marks and lines at least 3 : 1 (WCAG 2.2), light and dark."""

import pytest

from gui.basics.theme import DARK, LIGHT, Colours

GROUNDS = ("window", "paper", "head", "computed", "selection", "hint_pale", "error_pale")
TEXTS = ("ink", "quiet", "error", "hint", "good", "accent")
PLAIN = ("window", "paper", "computed")
MARKS = ("faint", "grid", "visit")


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
