"""Numbers of lines in the margin, and what looks like them."""

import pytest

from core.readers.pages.edges.line_numbers import without_line_numbers
from core.readers.pages.model import Glyph, Page, RuledLine


def line(text: str, x: float, base: float, size: float = 10.0) -> list[Glyph]:
    return [Glyph(sign, x + size * i, x + size * (i + 1), base, size, "") for i, sign in enumerate(text)]


def number(told: int, right: float, base: float) -> list[Glyph]:
    text = str(told)
    return [
        Glyph(s, right - 4 * (len(text) - i), right - 4 * (len(text) - i - 1), base, 8, "") for i, s in enumerate(text)
    ]


def page(numbers: dict[int, int], right: float = 70.0, down: tuple[RuledLine, ...] = (), off: float = 0.0) -> Page:
    """A page of twenty lines, of which some have numbers, by their places."""
    glyphs = [glyph for place in range(20) for glyph in line("本机关依法公开政府信息", 90, 100 + 20 * place)]
    for place, told in numbers.items():
        glyphs += number(told, right, 100 + 20 * place + off)
    return Page(595, 842, tuple(glyphs), (), down)


def counted(step: int, start: int = 0, right: float = 70.0) -> Page:
    return page({place: start + place + 1 for place in range(20) if (start + place + 1) % step == 0}, right)


@pytest.mark.parametrize("step", [1, 2, 5])
@pytest.mark.parametrize("right", [70.0, 230.0])
def test_numbers_that_count_the_lines_go(step: int, right: float) -> None:
    kept, notes = without_line_numbers([counted(step, right=right), counted(step, 20, right)])
    assert not any(glyph.text.isdigit() for one in kept for glyph in one.glyphs)
    assert [message for _, message in notes]


@pytest.mark.parametrize(
    "pages",
    [
        [page({0: 1, 1: 2, 2: 3, 3: 4}), page({})],  # a table of contents, another page without any
        [page({0: 3, 1: 7, 2: 12})],  # they do not count
        [page({0: 7, 1: 7, 2: 7})],
        [page({0: 1, 1: 2})],  # too few
        [page({0: 1, 5: 2, 9: 3}, right=89.0)],  # they touch the text
        [page({0: 1, 5: 2, 9: 3}, off=9.0)],  # they stand between the lines
        [page({0: 1, 5: 2, 9: 3}, down=(RuledLine(40.0, 90.0, 500.0),))],  # in a column of a table
        [page({})],
        [Page(595, 842, (), (), ())],
        [Page(595, 842, tuple(line("123", 90, 100)), (), ())],
    ],
)
def test_other_digits_stay(pages: list[Page]) -> None:
    assert without_line_numbers(pages) == (pages, [])


def test_the_lines_of_a_table_need_no_numbers() -> None:
    table = page({}, down=(RuledLine(80.0, 90.0, 600.0), RuledLine(300.0, 90.0, 600.0)))
    kept, _ = without_line_numbers([counted(1), table])
    assert kept[1] == table
    assert not any(glyph.text.isdigit() for glyph in kept[0].glyphs)
