"""Paths as corner points."""

import pytest

from core.readers.ofd.outlines import outlines


def test_paths() -> None:
    assert list(outlines("M 0 0 L 10 0 L 10 5 C M 1 1 B 2 2 3 3 4 4 Q 5 5 6 6")) == [
        [(0, 0), (10, 0), (10, 5), (0, 0)],
        [(1, 1), (2.5, 2.5), (4, 4), (5, 5), (6, 6)],
    ]


def test_a_curve_passes_beside_the_points_that_steer_it() -> None:
    (cubic,), (bow,) = list(outlines("M 0 0 B 0 8 8 8 8 0")), list(outlines("M 0 0 Q 4 8 8 0"))
    assert cubic == [(0, 0), (4, 6), (8, 0)] and bow == [(0, 0), (4, 4), (8, 0)]


def test_an_arc_is_no_line() -> None:
    """The ring of a seal is drawn in two halves: no rule runs through its middle."""
    (ring,) = outlines("M 0 10 A 10 10 0 0 1 20 10 A 10 10 0 1 1 0 10")
    assert ring == pytest.approx([(0, 10), (10, 0), (20, 10), (10, 20), (0, 10)])
    (flat,) = outlines("M 0 0 A 25 25 0 0 0 30 0")
    assert flat == pytest.approx([(0, 0), (15, 5), (30, 0)])
    (same,) = outlines("M 4 4 A 2 2 0 1 1 4 4")
    assert same == [(4, 4), (4, 4), (4, 4)]


def test_a_path_cut_off_in_a_number_ends_there() -> None:
    assert list(outlines("M 0 0 L 10 zehn L 5 5")) == [[(0, 0), (5, 5)]]
    assert list(outlines("")) == [] and list(outlines("7 7")) == []
