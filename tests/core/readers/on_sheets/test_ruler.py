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


def test_the_rows_and_columns_between_two_places() -> None:
    assert [*RULER.crossed(0, 5, 35)] == [(0, 0.0, 10), (1, 10, 30), (3, 30, 40)]
    assert [*RULER.crossed(1, -9, 10)] == [(0, 0.0, 50)] and [*RULER.crossed(1, 200, 300)] == []


def test_a_place_in_a_cell() -> None:
    assert RULER.place((1, 1), (2.0, 3.0)) == (12.0, 53.0)
    assert RULER.clipped((1, 1), (2.0, 3.0)) == (2.0, 3.0)
    assert RULER.clipped((1, 1), (90.0, 3.0)) == (10.0, 3.0)  # the row is higher than was told
