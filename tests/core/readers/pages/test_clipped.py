"""What clips leave of what is drawn."""

from core.readers.pages.clipped import NOTHING, SeenArea, around, common, is_cut
from core.readers.pages.model import Glyph

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


def test_a_letter_is_cut_where_a_good_part_of_its_ink_lies_outside() -> None:
    letter = Glyph("3", 20, 25, 27, 10, "")
    assert not is_cut(letter, BOX.reach) and not is_cut(letter._replace(text=" "), NOTHING.reach)
    above, left = SeenArea(0, 24, 90, 90), SeenArea(22.5, 0, 90, 90)
    assert is_cut(letter, above.reach) and is_cut(letter, left.reach)
    assert not is_cut(letter, SeenArea(20.2, 20.5, 24.8, 27).reach)
