"""Marks of a picture: widths of words, lines of words, hatches inside their rectangles, tones that print."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from core.writers.pictures.scene import (
    DAY,
    NIGHT,
    TONES,
    Hatch,
    Paint,
    Plate,
    advance,
    hatched,
    lines_of_words,
)

LENGTHS = st.floats(0.1, 500)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_words_can_be_read_on_everything_they_stand_on() -> None:
    for colours in (DAY, NIGHT):
        assert set(colours) == {*Paint}
        for words, below in (
            (Paint.INK, Paint.PAPER),
            (Paint.QUIET, Paint.PAPER),
            (Paint.INK, Paint.PALE),
            (Paint.QUIET, Paint.PALE),
            (Paint.ON_DEEP, Paint.DEEP),
            (Paint.ON_MIDDLE, Paint.MIDDLE),
        ):
            assert contrast(colours[words], colours[below]) >= 4.5, (words, below)


def test_fills_differ_in_grey() -> None:
    """Either by how light they are or by their lines."""
    looks = {(tone.hatch, round(luminance(DAY[tone.paint]), 1)) for tone in TONES}
    assert len(looks) == len(TONES)
    for colours in (DAY, NIGHT):
        fills = sorted(luminance(colours[tone.paint]) for tone in TONES if not tone.hatch)
        assert all((other + 0.05) / (one + 0.05) > 1.2 for one, other in pairwise(fills))


@given(text=st.text("年报0123456789，。（）ab ", max_size=80), width=st.floats(30, 400))
def test_lines_of_words_keep_all_and_fit(text: str, width: float) -> None:
    lines = lines_of_words(text, 12, width)
    assert "".join(lines) == text
    assert all(advance(line, 12) <= width or len(line) <= 2 for line in lines)


def test_no_line_begins_with_a_closing_mark() -> None:
    assert lines_of_words("甲乙丙丁。戊", 10, 40) == ["甲乙丙", "丁。戊"]


@given(x=LENGTHS, y=LENGTHS, width=LENGTHS, height=LENGTHS, step=st.floats(1, 10), hatch=st.sampled_from(Hatch))
def test_a_hatch_stays_inside(x: float, y: float, width: float, height: float, step: float, hatch: Hatch) -> None:
    plate = Plate(x, y, width, height, Paint.PAPER)
    lines = [line for strokes in hatched(plate, hatch, step) for line in strokes.lines]
    assert bool(lines) <= bool(hatch)
    for from_x, from_y, to_x, to_y in lines:
        for at_x, at_y in ((from_x, from_y), (to_x, to_y)):
            assert x - 0.01 <= at_x <= x + width + 0.01
            assert y - 0.01 <= at_y <= y + height + 0.01
