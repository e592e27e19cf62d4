"""What clips leave of what is drawn."""

from core.readers.pages.clipped import NOTHING, SeenArea, around, common

BOX = SeenArea(10, 10, 50, 30)


def test_what_areas_have_in_common() -> None:
    assert common(None, BOX) == common(BOX, None) == BOX and common(None, None) is None
    assert common(BOX, SeenArea(40, 0, 90, 20, exact=False)) == SeenArea(40, 10, 50, 20, exact=False)
    apart = common(BOX, SeenArea(60, 10, 90, 30))
    assert apart is not None and apart.empty and NOTHING.empty and not BOX.empty


def test_what_can_be_seen_of_it() -> None:
    assert BOX.shows(10, 30) and BOX.shows(9.5, 20) and not BOX.shows(5, 20) and not NOTHING.shows(0, 0)
    assert BOX.touches(0, 20, 100, 20) and BOX.touches(50, 0, 50, 100) and not BOX.touches(0, 40, 100, 40)
    assert around([(1, 9), (5, 2), (3, 3)]) == (1, 2, 5, 9)
