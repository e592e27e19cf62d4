"""Where shapes lie that are turned: rows of 13.5 points, columns of 54."""

import pytest

from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED
from core.readers.on_sheets.drawn_boxes import DrawnOver
from core.readers.on_sheets.strokes import usual_ruler
from core.readers.on_sheets.turning import TurnedBox, is_turned, take_turned_figure, take_turned_line, upright


@pytest.mark.parametrize(
    ("degrees", "found"), [(0, False), (180, False), (-180, False), (359.8, False), (5, True), (-90, True)]
)
def test_what_is_turned(degrees: float, found: bool) -> None:
    assert is_turned(degrees) is found


def test_what_is_turned_across_is_anchored_as_if_by_a_right_angle() -> None:
    assert upright((10.0, 0.0), (20.0, 60.0), 30) == ((10.0, 0.0), (20.0, 60.0))
    for degrees in (90, -90, 270, 45):
        assert upright((10.0, 0.0), (20.0, 60.0), degrees) == ((-15.0, 25.0), (45.0, 35.0))


def test_lines() -> None:
    over = DrawnOver()
    take_turned_line(over, usual_ruler(), TurnedBox((7.0, 5.0), (7.0, 45.0), 90))
    assert over.lines == {(0, 0): LINE, (1, 0): LINE}
    slanted = DrawnOver()
    take_turned_line(slanted, usual_ruler(), TurnedBox((7.0, 5.0), (7.0, 45.0), 10))
    assert slanted.lines == {(0, 0): SLANTED}


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (TurnedBox((6.0, 5.0), (7.0, 45.0), 0), {(0, 0): LINE}),
        (TurnedBox((6.0, 5.0), (7.0, 45.0), 90), {(0, 0): LINE, (1, 0): LINE}),
        (TurnedBox((-13.0, 25.0), (27.0, 26.0), 90), {(0, 0): LINE}),
        (TurnedBox((0.0, 5.0), (12.0, 45.0), 0), {(0, 0): PAINTED}),
        (TurnedBox((0.0, 5.0), (12.0, 45.0), 90), {(0, 0): PAINTED, (1, 0): PAINTED}),
    ],
)
def test_bars_and_blocks(box: TurnedBox, found: dict[tuple[int, int], str]) -> None:
    over = DrawnOver()
    take_turned_figure(over, usual_ruler(), box, PAINTED)
    assert over.lines == found


def test_the_form_is_kept() -> None:
    over = DrawnOver()
    take_turned_figure(over, usual_ruler(), TurnedBox((0.0, 5.0), (27.0, 45.0), 45), FIGURE)
    assert set(over.lines.values()) == {FIGURE}
