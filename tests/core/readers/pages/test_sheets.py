"""Two pages on a sheet are read one after the other; a wide page stays whole."""

from core.readers.pages.model import Glyph, Page, RuledLine
from core.readers.pages.sheets import single_pages


def words(left: float, top: float = 100.0, lines: int = 5) -> list[Glyph]:
    return [
        Glyph("字", left + 12 * i, left + 12 * i + 10, top + 20 * line, 10, "")
        for line in range(lines)
        for i in range(20)
    ]


def sheet(glyphs: list[Glyph], across: tuple[RuledLine, ...] = (), width: float = 842, height: float = 595) -> Page:
    return Page(width, height, tuple(glyphs), across, ())


def test_two_pages_side_by_side() -> None:
    both = [*words(60), *words(481)]
    rules = (RuledLine(50, 60, 300), RuledLine(50, 481, 721))
    first, last = single_pages([sheet(both, rules), sheet(words(60))])[:2]
    assert first.glyphs == last.glyphs and first.across == last.across == (RuledLine(50, 60, 300),)
    assert first.width == 421
    assert len(single_pages([sheet(both), sheet(words(60))])) == 3


def test_two_pages_below_each_other() -> None:
    first, last = single_pages([sheet([*words(60), *words(60, 942)], width=595, height=1684)])
    assert first.glyphs == last.glyphs and first.height == 842


def test_a_wide_page_stays_whole() -> None:
    figures = [Glyph("1", 600, 605, 100 + 20 * i, 10, "") for i in range(20)]
    for page in (
        sheet([*words(60), *words(481)], (RuledLine(50, 60, 721),)),
        sheet([*words(60), *words(481), Glyph("字", 415, 425, 50, 10, "")]),
        sheet([*words(60), *figures]),
        sheet(words(60)),
        sheet([*words(60), *words(300)], width=595, height=842),
    ):
        assert single_pages([page]) == [page]
    both = sheet([*words(60), *words(481)])
    wide = sheet([*words(60), *words(320)])
    assert single_pages([both, wide]) == [both, wide]
