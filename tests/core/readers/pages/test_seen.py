"""What can be seen of a page; letters that only repeat what can be seen are not told."""

from __future__ import annotations

from core.notes import NoteCode
from core.readers.pages.model import Colour, Glyph, Ground, Page
from core.readers.pages.seen import seen, without_copies

WORDS = "主动公开政府信息情况12件"


def written(text: str, x: float, base: float, colour: Colour | None = (0, 0, 0)) -> list[Glyph]:
    return [Glyph(sign, x + 10 * i, x + 10 * i + 10, base, 10, "", i, colour) for i, sign in enumerate(text)]


def test_ink_in_the_colour_of_its_ground_is_not_seen_and_a_drawn_letter_is_no_ground() -> None:
    white = written("7", 20, 30, (255, 255, 255))
    dark = Ground(0, 0, 100, 100, (20, 20, 20), -2, covers=True)
    shape = Ground(0, 0, 100, 100, None, -1, covers=False, picture=True, shape=True)
    for grounds, hidden in (((), True), ((dark,), False), ((shape,), True), ((dark, shape), False)):
        page = Page(600, 800, (*white, *written("8", 60, 30)), (), (), grounds=grounds)
        assert (len(seen(page)[1]) == 1) == hidden


def test_copies_a_little_beside_are_left_out_of_what_is_told() -> None:
    visible = written(WORDS, 50, 100)
    assert without_copies(written(WORDS, 52, 103, None), visible) == []
    assert without_copies(written(WORDS, 50, 100, None), visible) == []
    further = written(WORDS, 50, 160, None)
    assert without_copies(further, visible) == further


def test_other_words_and_single_digits_are_told() -> None:
    visible = written(WORDS, 50, 100)
    hidden = written("7", 190, 100, None)
    assert without_copies(hidden, visible) == hidden
    both = [*written(WORDS, 52, 103, None), *hidden]
    assert without_copies(both, visible) == hidden
    digit = written("1", 150, 100, None)
    assert without_copies(digit, written("1", 145, 100)) == digit


def test_what_covers_a_letter_but_for_its_middle_is_told() -> None:
    letters = written("38", 20, 30)
    feet = Ground(20, 27.5, 30, 40, (255, 255, 255), 5, covers=True)
    for ground, cut in ((feet, "3"), (feet._replace(order=-1), ""), (feet._replace(top=29.5), "")):
        page, hidden = seen(Page(600, 800, tuple(letters), (), (), grounds=(ground,)))
        assert not hidden and page.doubted == tuple((NoteCode.CUT_WORDS, one) for one in letters if one.text in cut)
