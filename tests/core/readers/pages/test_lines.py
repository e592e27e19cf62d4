"""Glyphs as lines of text."""

from core.readers.pages.lines import UNDER_A_BAR, glue, lines, strike
from core.readers.pages.model import Glyph, Page, RuledLine


def written(text: str, x: float, base: float, size: float = 10) -> list[Glyph]:
    return [Glyph(letter, x + i * size, x + (i + 1) * size, base, size, "宋体") for i, letter in enumerate(text)]


def test_lines_from_top_to_bottom_whatever_the_order_of_glyphs() -> None:
    glyphs = written("第二行", 50, 120) + written("第一行", 50, 100)
    assert [line.text for line in lines(glyphs)] == ["第一行", "第二行"]


def test_a_wide_gap_is_a_blank() -> None:
    (line,) = lines(written("甲", 50, 100) + written("乙", 100, 100))
    assert line.text.split() == ["甲", "乙"]
    assert (line.x0, line.x1, line.size) == (50, 110, 10)


def test_two_lines_of_a_paragraph_are_glued() -> None:
    assert glue("公开", "信息") == ""
    assert glue("open", "data") == " "


def test_what_a_line_crosses_out_does_not_count() -> None:
    glyphs = written("甲乙", 50, 100)
    page = Page(200, 200, tuple(glyphs), (RuledLine(96.5, 50, 60),), ())
    (line,) = lines(strike(page).glyphs)
    assert line.text == "乙"


def test_a_line_from_border_to_border_through_all_that_stands_there_is_no_border() -> None:
    glyphs = tuple(Glyph(digit, 52 + 5 * i, 57 + 5 * i, 100, 10, "宋体") for i, digit in enumerate("2163"))
    down = (RuledLine(50, 80, 120), RuledLine(74, 80, 120))
    for height, struck in ((96.5, True), (103.0, False), (92.0, False)):
        page = strike(Page(200, 200, glyphs, (RuledLine(height, 50, 74),), down))
        assert [glyph.struck for glyph in page.glyphs] == [struck] * 4
    wider = (RuledLine(30, 80, 120), RuledLine(94, 80, 120))
    above = tuple(written("规章", 34, 94))
    for others, struck in ((), True), (above, False):
        page = strike(Page(200, 200, (*glyphs, *others), (RuledLine(96.5, 30, 94),), wider))
        assert [glyph.struck for glyph in page.glyphs[:4]] == [struck] * 4
    words = strike(Page(200, 200, tuple(written("规章", 40, 100)), (RuledLine(96.5, 30, 94),), wider))
    assert not any(glyph.struck for glyph in words.glyphs), "no figure stands there"


def test_a_line_over_words_is_no_border() -> None:
    """From their first letter to their last; over a row of cells, or wider than its words, it may be one."""
    words, apart = written("规章", 50, 100), written("规章", 50, 100) + written("件数", 90, 100)
    for glyphs, rule, stays in (
        (words, RuledLine(90.5, 50, 70), False),
        (words, RuledLine(90.5, 44, 70), True),
        (words, RuledLine(84.0, 50, 70), True),
        (apart, RuledLine(90.5, 50, 110), True),
    ):
        page = strike(Page(200, 200, tuple(glyphs), (rule,), ()))
        assert page.across == ((rule,) if stays else ())
        assert not any(glyph.struck for glyph in page.glyphs)


def test_digits_below_a_bar_are_told_from_those_above_it() -> None:
    above, below = written("95", 50, 100), written("12", 50, 112)
    bar, lower = RuledLine(102, 50, 70), RuledLine(114, 50, 70)
    for rules, marked in (((bar,), True), ((bar, lower), False), ((), False)):
        page = strike(Page(200, 200, (*above, *below), rules, ()))
        assert [glyph.style.endswith(UNDER_A_BAR) for glyph in page.glyphs] == [False, False, marked, marked]
        assert not page.across and not any(glyph.struck for glyph in page.glyphs)
