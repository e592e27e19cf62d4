"""Digits of fonts without outlines, told once they are painted."""

import pytest

from core.readers.pdf.reader import pages
from core.readers.text_decoding import BROKEN
from tests.helpers.makers.drawn_fonts import exchanged
from tests.readings.on_pages.false_digits import DigitFont

HONEST_FONT, EXCHANGED_FONT = exchanged(""), exchanged("17 25 38 06 49")


@pytest.mark.parametrize(("font", "painted"), [(EXCHANGED_FONT, True), (EXCHANGED_FONT, False), (HONEST_FONT, True)])
def test_figures_in_a_font_of_their_own(font: dict[str, str], painted: bool) -> None:
    """Of Type 3, where each digit is a drawing, and as outlines."""
    maker = type("_Font", (DigitFont,), {"drawn": font, "painted": painted})()
    maker.page()
    maker.own(100, 100, "0123456789")
    maker.own(100, 120, "20")
    maker.text(100, 200, "政府信息公开工作年度报告", 10.5)
    (page,) = pages(maker.data())
    assert "".join(glyph.text for glyph in page.glyphs if glyph.text.isdigit()) == "012345678920"
    assert page.redrawn == 12 * (font is EXCHANGED_FONT)


@pytest.mark.parametrize("font", [HONEST_FONT, EXCHANGED_FONT])
@pytest.mark.parametrize("group", [False, True])
def test_drawn_digits_on_their_side_or_in_a_group_are_looked_at_on_the_page(font: dict[str, str], group: bool) -> None:
    maker = type("_Font", (DigitFont,), {"drawn": font, "painted": True})()
    maker.page()
    codes = "".join({shape: code for code, shape in font.items()}[digit] for digit in "1234567890")
    maker.put(f"BT /F3 10.5 Tf 0 1 -1 0 300 300 Tm ({codes}) Tj ET")
    maker.group = (2.0, 10.0, 20.0) if group else None
    (page,) = pages(maker.data())
    assert "".join(glyph.text for glyph in page.glyphs) == "1234567890"
    assert page.redrawn == 10 * (font is EXCHANGED_FONT)


def test_a_digit_with_other_ink_over_its_sides_is_not_told() -> None:
    maker = type("_Font", (DigitFont,), {"drawn": EXCHANGED_FONT, "painted": True})()
    maker.page()
    maker.put("BT /F3 10.5 Tf 0 1 -1 0 300 300 Tm (1234567890) Tj ET 1 w 296 290 m 296 380 l S")
    (page,) = pages(maker.data())
    assert page.redrawn == 0 and BROKEN not in {glyph.text for glyph in page.glyphs}
