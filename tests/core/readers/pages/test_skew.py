"""Pages askew are set straight; letters that lean, or a watermark across the page, turn nothing."""

import math
from collections import Counter

import pytest

from core.readers.pages.frame import SAME, Frame, moved
from core.readers.pages.skew import Direction, Slopes, askew, straightening

MIDDLE = (300.0, 400.0)


def lines(*angles: float) -> Slopes:
    slopes = Slopes()
    for angle in angles:
        x, y = 100 * math.cos(math.radians(angle)), 100 * math.sin(math.radians(angle))
        for _ in range(4):
            slopes.outline([(0, 0), (x, y)], True)
    return slopes


@pytest.mark.parametrize(("along", "up"), [(1.5, 91.5), (-3, 87), (0, 70), (2, 90), (91, 181), (271, 1)])
def test_what_runs_askew_runs_straight_afterwards(along: float, up: float) -> None:
    direction = Direction(along, up)
    letters = Counter({direction: 500, Direction(0, 90): 2})
    assert askew(letters) == direction
    matrix = straightening(direction, letters, lines(along, up), MIDDLE)
    zero = moved(matrix, *MIDDLE)
    assert zero == pytest.approx(MIDDLE)
    ends = (
        moved(matrix, MIDDLE[0] + math.cos(math.radians(a)), MIDDLE[1] + math.sin(math.radians(a))) for a in direction
    )
    (ax, ay), (bx, by) = ((x - zero[0], y - zero[1]) for x, y in ends)
    assert math.hypot(ax, ay) == pytest.approx(1)
    assert min(abs(ax), abs(ay)) < 1e-9 and min(abs(bx), abs(by)) < 1e-9


def test_letters_that_lean_where_the_lines_do_not_stay() -> None:
    direction = Direction(0, 78)
    letters = Counter({direction: 500})
    assert straightening(direction, letters, lines(0, 90), MIDDLE) == SAME


def test_a_watermark_across_a_page_with_few_words_turns_nothing() -> None:
    direction = Direction(30, 120)
    letters = Counter({direction: 500, Direction(0, 90): 20})
    assert askew(letters) == direction
    for slopes in (lines(), lines(0, 90)):
        assert straightening(direction, letters, slopes, MIDDLE) == SAME
    assert askew(Counter({Direction(0, 90): 400, direction: 300})) is None
    assert askew(Counter()) is None


def test_the_width_of_a_letter_from_the_box_around_it() -> None:
    c, s = math.cos(math.radians(10)), math.sin(math.radians(10))
    frame = Frame(0, 0, 600, 800).straightened((c, -s, s, c, 0, 0))
    middle, wide = frame.middle_and_width(100, 100, 100 + 5 * c + 10 * s, 100 + 5 * s + 10 * c)  # type: ignore[attr-defined]
    assert wide == pytest.approx(5)
    assert frame.tilt == pytest.approx(10)
    assert middle == pytest.approx(frame.place(100 + (5 * c + 10 * s) / 2, 100 + (5 * s + 10 * c) / 2)[0])
