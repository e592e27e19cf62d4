"""What is drawn on typeset pages: how much room a path takes."""

import pytest

from core.writers.typesetting.drawing import DrawnPath, PathCorner


@pytest.mark.parametrize(
    ("outlines", "width", "box"),
    [
        ([[(10, 20), (30, 20)]], 2, (9, 19, 31, 21)),
        ([[(10, 20), (10, 90)]], 0.5, (9.75, 19.75, 10.25, 90.25)),
        ([[(0, 0), (9, 0), (9, 9)], [(20, 30), (2, 3)]], 0, (0, 0, 20, 30)),
    ],
)
def test_room_of_a_path(outlines: list[list[PathCorner]], width: float, box: tuple[float, ...]) -> None:
    assert DrawnPath(tuple(map(tuple, outlines)), None, (0, 0, 0), width).box == box
