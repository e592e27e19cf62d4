"""Marks of notes beside a figure or a word."""

from core.readers.pages.marks import NoteMark, without_marks
from core.readers.pages.model import Glyph, Page


def glyph(text: str, x: float, base: float, size: float) -> Glyph:
    return Glyph(text, x, x + size * 0.6, base, size, "宋体", int(x))


def left(*glyphs: Glyph) -> tuple[str, tuple[NoteMark, ...]]:
    page, marks = without_marks(Page(600, 800, glyphs, (), ()))
    return "".join(one.text for one in page.glyphs), marks


def test_a_raised_digit_beside_a_figure_is_a_mark() -> None:
    text, marks = left(glyph("1", 50, 100, 12), glyph("2", 57.2, 100, 12), glyph("1", 64.4, 95, 7))
    assert text == "12" and [mark.text for mark in marks] == ["1"]


def test_a_unit_keeps_its_power() -> None:
    text, marks = left(glyph("m", 50, 100, 12), glyph("2", 57.2, 95, 7))
    assert text in ("m²", "m2") and marks == ()
