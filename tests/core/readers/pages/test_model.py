"""What a page shows."""

from core.readers.pages.frame import moved_outline, over_curve
from core.readers.pages.model import Strokes, is_box, on_paper, size_of, without_radicals


def test_pale_ink_on_white_paper() -> None:
    assert on_paper((0, 0, 0), 1.0) == (0, 0, 0)
    assert on_paper((0, 0, 0), 0.0) == (255, 255, 255)


def test_an_upright_box_by_its_corners() -> None:
    assert is_box([(0, 0), (4, 0), (4, 3), (0, 3)])
    assert not is_box([(0, 0), (4, 1), (4, 3), (0, 3)])


def test_a_thin_area_is_a_line_and_a_wide_one_is_none() -> None:
    strokes = Strokes()
    assert strokes.outline([(0, 10), (100, 10), (100, 10.5), (0, 10.5)], False) is None
    assert strokes.outline([(0, 0), (100, 0), (100, 50), (0, 50)], False) == (0, 0, 100, 50)


def test_radicals_become_characters() -> None:
    assert without_radicals("⼀⽉") == "一月"


def test_letters_squeezed_to_strokes_have_the_size_of_strokes() -> None:
    assert size_of(10, 0.5) == 0.5 and size_of(10, 5) == 10 and size_of(10, 14) == 14


def test_a_curve_makes_no_ruled_lines_but_a_stroke_through_words() -> None:
    curve = [(0.0, 0.0), *over_curve((0, 0), (10, 8), (20, -8), (30, 0))]
    strokes = Strokes()
    strokes.outline(moved_outline((1, 0, 0, 1, 0, 5), [*curve, *over_curve((30, 0), (40, 9), (50, 9), (60, 0))]), True)
    assert not strokes.across and len(strokes.slanting) == 4
    straight = Strokes()
    straight.outline([(0, 0), (50, 0), (50, 40)], True)
    assert len(straight.across) == len(straight.down) == 1
