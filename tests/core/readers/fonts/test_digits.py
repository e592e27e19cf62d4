"""Which digit a shape is, by its holes and by where its ink stands."""

from collections.abc import Sequence

import pytest

from core.readers.fonts.digits import (
    BARE,
    INK,
    DigitOutline,
    DigitShape,
    Picture,
    as_drawn,
    seen_as,
    shape_in,
    shape_of,
)
from tests.helpers.makers.drawn_fonts import DIGITS, exchanged


def outlines(digit: str, lean: float = 0.0, stretched: float = 1.0) -> tuple[DigitOutline, ...]:
    """The digit as polygons, leaning like an italic."""
    return tuple(tuple((stretched * x + lean * y, float(y)) for x, y in one) for one in DIGITS[digit])


def picture(digit: str, rows: int = 40) -> Picture:
    """The digit as points of a picture."""
    step = 700 / rows
    return tuple(
        bytes(_inked(DIGITS[digit], (x + 0.5) * step, 700 - (y + 0.5) * step) for x in range(rows)) for y in range(rows)
    )


def _inked(polygons: Sequence[Sequence[tuple[int, int]]], x: float, y: float) -> bool:
    sides = [(one[place - 1], one[place]) for one in polygons for place in range(len(one))]
    left = [a + (y - b) * (c - a) / (d - b) < x for (a, b), (c, d) in sides if (b <= y) != (d <= y)]
    return sum(left) % 2 == 1


@pytest.mark.parametrize("lean", [0.0, 0.15])
@pytest.mark.parametrize("stretched", [0.8, 1.0, 1.2])
@pytest.mark.parametrize("digit", DIGITS)
def test_a_digit_is_what_it_looks_like_in_any_face(digit: str, lean: float, stretched: float) -> None:
    assert seen_as(shape_of(outlines(digit, lean, stretched))) in (digit, "")
    assert not as_drawn({digit: shape_of(outlines(digit, lean, stretched))})


@pytest.mark.parametrize("digit", DIGITS)
def test_a_painted_digit_is_what_it_looks_like(digit: str) -> None:
    shape = shape_in(picture(digit))
    assert shape is not None
    assert seen_as(shape) == digit


@pytest.mark.parametrize("pairs", ["12", "35", "17 25", "06", "49", "38"])
def test_digits_drawn_as_others_are_those_that_are_drawn(pairs: str) -> None:
    drawn = exchanged(pairs)
    assert as_drawn({code: shape_of(outlines(digit)) for code, digit in drawn.items()}) == drawn


def test_where_one_of_them_is_not_certain_none_is() -> None:
    shapes: dict[str, DigitShape | None] = {"1": shape_of(outlines("2")), "2": shape_of(outlines("1")), "3": None}
    assert as_drawn(shapes) == {"1": "", "2": "", "3": ""}


def test_two_codes_of_one_digit_tell_nothing() -> None:
    shapes = {code: shape_of(outlines("5")) for code in "35"}
    assert as_drawn(shapes) == {"3": "", "5": ""}


def test_letters_in_pieces_are_left_alone() -> None:
    """Stencils, and digits of strokes like those of a clock."""
    two, below = DIGITS["2"][0], [(x, y - 900) for x, y in DIGITS["2"][0]]
    shape = shape_of(tuple(tuple((float(x), float(y)) for x, y in one) for one in (two, below)))
    assert seen_as(shape) == ""
    assert not as_drawn({"1": shape})


def test_a_picture_without_ink_has_no_shape() -> None:
    assert shape_in((BARE * 20,) * 20) is None
    assert shape_in(()) is None
    assert shape_in((INK * 3,) * 3) is None


def test_a_picture_much_wider_than_high_is_no_digit() -> None:
    assert shape_in(((INK + BARE) * 100,) * 20) is None


def test_ink_that_meets_over_a_corner_hangs_together_and_a_hole_does_not_reach_out_there() -> None:
    ring = ["..####..", ".#....#.", "#......#", "#......#", *["#......#"] * 12, ".#....#.", "..####.."]
    shape = shape_in(tuple(line.encode().translate(bytes.maketrans(b".#", BARE + INK)) for line in ring))
    assert shape is not None
    assert shape.pieces == 1
    assert len(shape.holes) == 1
