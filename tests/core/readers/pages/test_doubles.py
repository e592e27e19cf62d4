"""Letters drawn again nearly in their place stand there once; what stands further apart stays."""

from core.readers.pages.doubles import SeenText, once, without_overtyped, written_again
from core.readers.pages.model import PAPER, Glyph, Ground
from core.readers.text_decoding import BROKEN


def glyph(text: str, x: float, base: float = 100.0, **more: object) -> Glyph:
    return Glyph(text, x, x + 5, base, 10, "", **more)  # type: ignore[arg-type]


def test_letters_drawn_again_are_one_and_the_darkest_is_kept() -> None:
    black, pale, unseen = (0, 0, 0), (180, 180, 180), None
    shadow, letter = glyph("1", 10.8, 100.8, colour=pale), glyph("1", 10, colour=black, order=1)
    assert once([shadow, letter]) == (letter,)
    assert once([letter, shadow, glyph("1", 10.3, colour=unseen, order=2)]) == (letter,)


def test_what_is_not_the_same_letter_in_the_same_place_stays() -> None:
    both = (glyph("1", 10), glyph("1", 15), glyph("7", 10), glyph("1", 10, 112), glyph(" ", 20), glyph(" ", 20))
    assert once(both) == both


def test_what_is_written_again_over_a_patch_does_not_go_with_what_lies_below_it() -> None:
    old, new = glyph("3", 10, order=1), glyph("3", 10, order=3)
    patch = Ground(0, 80, 50, 120, PAPER, 2, covers=True)
    assert once([old, new], [patch]) == (old, new)
    assert once([old, new._replace(order=2)], [patch._replace(order=3)]) == (old,)


def test_digits_in_one_place_are_none_and_those_that_stand_close_are_two() -> None:
    three, nine = glyph("3", 10), glyph("9", 10.4)
    assert [one.text for one in without_overtyped([three, nine, glyph("5", 15)])] == [BROKEN, BROKEN, "5"]
    close = (three, glyph("9", 12.5), glyph("3", 10.1), glyph("件", 10))
    assert without_overtyped(close) == close


def test_what_left_no_ink_and_is_written_again_in_its_place_is_seen() -> None:
    """Where the later text has letters of its own, it may have room beside them in which something unseen stands."""
    unseen, black = glyph("3", 10, order=1, colour=None), (0, 0, 0)
    again = SeenText(4, black, (9, 90, 16, 101))
    assert list(written_again([unseen], lambda _: [again], ())) == [unseen._replace(order=4, colour=black)]
    beside = glyph("7", 30, order=4)
    wide = again._replace(box=(9, 90, 40, 101))
    assert not list(written_again([unseen, beside], lambda _: [wide], ()))
    for other in (again._replace(order=0), again._replace(box=(20, 90, 40, 101)), again._replace(box=(9, 50, 16, 60))):
        assert not list(written_again([unseen], lambda _, other=other: [other], ()))
    patched = Ground(0, 80, 50, 120, PAPER, 2, covers=True)
    covered = unseen._replace(colour=black)
    assert list(written_again([covered, beside], lambda _: [wide], [patched])) == [covered._replace(order=4)]
