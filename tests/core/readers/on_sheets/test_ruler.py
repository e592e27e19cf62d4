"""Which cell lies at a place of a sheet."""

import pytest

from core.readers.on_sheets.ruler import Measured, SheetRuler, moved

RULER = SheetRuler([10, 20, 0, 10], [50, 50])


@pytest.mark.parametrize(
    ("at", "place"),
    [
        ((0, 0), (0, 0)),
        ((9.9, 49), (0, 0)),
        ((10, 50), (1, 1)),
        ((30, 0), (3, 0)),  # a row without height holds nothing
        ((40, 0), None),
        ((0, 100), None),
        ((-1, 0), None),
        ((None, 0), None),
    ],
)
def test_the_cell_at_a_place(at: Measured, place: object) -> None:
    assert RULER.at(at) == place


def test_where_cells_begin() -> None:
    assert [RULER.start(place) for place in ((0, 0), (1, 1), (99, 0))] == [(0, 0), (10, 50), (40, 0)]
    assert RULER.within((12, 60), (1, 1)) == (2, 10)
    assert SheetRuler([], []).at((0, 0)) is None


def test_places_further_on() -> None:
    assert moved((1, 2), 10, 20) == (11, 22)
    assert moved((1, 2), 10, 20, 0.5) == (6, 12)
    assert moved((None, 2), 10, None) == (None, None)
