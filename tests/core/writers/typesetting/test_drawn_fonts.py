"""Fonts of a PDF of the compiler's: what codes stand for and how wide they are."""

from types import SimpleNamespace
from typing import Any

from core.writers.typesetting.drawn_fonts import font_of


def file(objects: dict[int, bytes], listed: bytes) -> Any:
    return SimpleNamespace(objects=objects, stream=lambda number: listed)


LISTED = b"begincodespacerange\n<0000> <FFFF>\nbeginbfchar\n<0001> <4E00>\n<0002> <00660069>\n<0003> <D842DFB7>\n"


def test_outlines_with_codes_of_two_bytes() -> None:
    objects = {
        1: b"<</Subtype/Type0/BaseFont/ABCDEF+SimSun-Identity-H/DescendantFonts[2 0 R]/ToUnicode 3 0 R>>",
        2: b"<</BaseFont/ABCDEF+SimSun/DW 300/W[1 2 1000 5[500 250.5]9 9 700]>>",
    }
    font = font_of(file(objects, LISTED), 1)
    assert (font.name, font.length) == ("SimSun", 2)
    assert font.meanings == {1: "一", 2: "fi", 3: "𠮷"}
    assert [font.width(code) for code in (1, 2, 4, 5, 6, 9)] == [1, 1, 0.3, 0.5, 0.2505, 0.7]


def test_drawings_with_codes_of_one_byte() -> None:
    """Letters in colour are drawings."""
    body = b"<</Subtype/Type3/FontMatrix[0.002 0 0 0.002 0 0]/FirstChar 1/LastChar 2/Widths[500 250]/ToUnicode 3 0 R>>"
    font = font_of(file({1: body}, b"beginbfchar\n<01> <D83DDE00>\n"), 1)
    assert (font.name, font.length, font.meanings) == ("", 1, {1: "😀"})
    assert [font.width(code) for code in (1, 2, 3)] == [1, 0.5, 0]


def test_a_font_that_says_little() -> None:
    font = font_of(file({1: b"<</DescendantFonts[2 0 R]>>", 2: b"<<>>"}, b""), 1)
    assert font.meanings == {} and font.width(7) == 1
