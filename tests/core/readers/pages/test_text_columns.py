"""Columns of text are told from tables: only sentences on both sides, or a menu's lines, part a page."""

from core.readers.pages.model import Glyph, Page, RuledLine
from core.readers.pages.text_columns import single_columns

TEXT = "本机关依法推进信息公开工作。"
LEFT, RIGHT = 90.0, 300.0


def written(*lines: tuple[float, float, str], across: tuple[RuledLine, ...] = ()) -> Page:
    """A page with words at places, letters ten points wide."""
    glyphs = [
        Glyph(sign, x + 10 * at, x + 10 * at + 10, base, 10, "")
        for x, base, text in lines
        for at, sign in enumerate(text)
    ]
    return Page(595, 842, tuple(glyphs), across, ())


def in_columns(left: str, right: str, count: int = 6) -> list[tuple[float, float, str]]:
    return [(x, 100.0 + 16 * row, text) for row in range(count) for x, text in ((LEFT, left), (RIGHT, right))]


def said(page: Page) -> str:
    return "".join(glyph.text for glyph in page.glyphs)


def test_sentences_in_two_columns_are_read_one_after_the_other() -> None:
    parts = single_columns(
        [written((150, 80, "临江市财政局年度报告的标题在上面这一行"), *in_columns(TEXT, TEXT[::-1]))]
    )
    assert [said(part) for part in parts] == ["临江市财政局年度报告的标题在上面这一行", 6 * TEXT, 6 * TEXT[::-1]]


def test_figures_beside_labels_are_no_columns() -> None:
    for right in ("12", "本年新收数量", "1048 17"):
        assert len(single_columns([written(*in_columns(TEXT, right))])) == 1


def test_what_ruled_lines_cross_is_a_table() -> None:
    rules = tuple(RuledLine(104.0 + 16 * row, LEFT, 500) for row in range(6))
    assert len(single_columns([written(*in_columns(TEXT, TEXT), across=rules)])) == 1


def test_a_menu_beside_an_article_is_read_before_it() -> None:
    menu = [(30.0, 105.0 + 25 * at, item) for at, item in enumerate(("指南", "制度", "年报"))]
    article = [(RIGHT - 100, 100.0 + 16 * row, TEXT) for row in range(8)]
    assert [said(part) for part in single_columns([written(*menu, *article)])] == ["指南制度年报", 8 * TEXT]


def test_headings_beside_their_paragraphs_stay_with_them() -> None:
    heads = [(30.0, 100.0 + 32 * at, "主动公开") for at in range(4)]
    article = [(RIGHT - 100, 100.0 + 16 * row, TEXT) for row in range(8)]
    assert len(single_columns([written(*heads, *article)])) == 1
