"""What a page shows."""

import pytest

from core.readers.pages.frame import moved_outline, over_curve
from core.readers.pages.model import RuledLine, Strokes, is_box, on_paper, read_as, size_of, without_radicals
from core.readers.text_decoding import BROKEN


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


def test_a_picture_as_thin_as_a_line_is_one_unless_it_is_a_slice() -> None:
    strokes = Strokes()
    strokes.band(10, 20, 40, 21, 200)
    strokes.band(60, 10, 62, 50, 200)
    for nothing in ((0, 0, 190, 1), (10, 60, 16, 66), (10, 60, 40, 70)):  # a strip of a scan, a dot, an area
        strokes.band(*nothing, 200)
    for step in range(4):  # a picture in slices
        strokes.band(100, 100 + step, 140, 101 + step, 200)
    strokes.join_dots()
    assert strokes.across == [RuledLine(20.5, 10, 40)] and strokes.down == [RuledLine(61, 10, 50)]


@pytest.mark.parametrize(
    ("character", "meaning"),
    [
        ("⼀", "一"),
        ("\u3000", " "),
        ("\u00ad", ""),
        ("٣", "3"),
        ("３", "３"),
        ("\uf06c", ""),
        ("\uf031", BROKEN),
        ("\ue000", BROKEN),
        ("\ufffd", BROKEN),
        ("公", "公"),
    ],
)
def test_what_a_character_of_a_page_stands_for(character: str, meaning: str) -> None:
    assert read_as(character) == meaning
