"""What a page shows."""

from core.readers.pages.model import Strokes, is_box, on_paper, without_radicals


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
