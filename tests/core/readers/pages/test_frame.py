"""Transforms, and pages that are turned."""

import pytest

from core.readers.pages.frame import Frame, back, moved, times

TURN, SHIFT = (0.0, 1.0, -1.0, 0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 1.0, 10.0, 20.0)


def test_the_inner_transform_goes_first() -> None:
    both = times(TURN, SHIFT)
    assert moved(both, 3, 4) == moved(SHIFT, *moved(TURN, 3, 4)) == (6, 23)


def test_back_undoes_a_transform_and_leaves_a_flat_one() -> None:
    assert back(times(TURN, SHIFT), 6, 23) == pytest.approx((3, 4))
    assert back((0.0, 0.0, 0.0, 0.0, 5.0, 5.0), 1, 2) == (1, 2)


def test_a_point_is_seen_from_the_top_left_whatever_the_turn() -> None:
    upright, turned = Frame(0, 0, 200, 100), Frame(0, 0, 200, 100, turn=1)
    assert (upright.width, upright.height, turned.width, turned.height) == (200, 100, 100, 200)
    assert upright.place(0, 100) == (0, 0)
    assert turned.place(0, 0) == pytest.approx((0, 0)), "the lower left corner comes up"
    assert upright.holds(199, 99) and not upright.holds(201, 50)
