"""Digits of a page as they are seen, where a font has them at several codes or draws several alike."""

import pytest

from core.readers.pdf import guard
from core.readers.pdf.reader import pages
from core.readers.text_decoding import BROKEN
from tests.helpers.makers.drawn_fonts import exchanged
from tests.helpers.makers.pdf_maker import Maker
from tests.readings.on_pages.false_digits import DigitFont, TwoCodes


@pytest.mark.parametrize("painted", [True, False])
@pytest.mark.parametrize("lies", [True, False])
def test_each_digit_is_looked_at_where_a_font_has_it_at_two_codes(painted: bool, lies: bool) -> None:
    maker = type("_TwoCodes", (TwoCodes,), {"painted": painted, "lies": lies})()
    maker.page()
    maker.own(100, 100, "1203")
    maker.own(100, 120, "7")
    maker.own(100, 140, "7777777")
    assert guard.check(maker.data()).several_codes
    (page,) = pages(maker.data(), guard.check(maker.data()))
    assert "".join(glyph.text for glyph in page.glyphs) == "120377777777"
    assert page.redrawn == 3 * lies


def test_each_digit_on_its_side_is_looked_at_on_the_page() -> None:
    maker = TwoCodes()
    maker.page()
    maker.put("BT /F3 10.5 Tf 0 1 -1 0 300 300 Tm <31325334> Tj ET".replace("5334", "4334"))
    maker.put("BT /F3 10.5 Tf 0.8 0.6 -0.6 0.8 100 100 Tm <31> Tj ET")  # nobody looks at one that slants
    (page,) = pages(maker.data(), guard.check(maker.data()))
    assert "".join(glyph.text for glyph in page.glyphs) == "1234"
    assert page.redrawn == 1


def test_plain_files_have_one_code_for_each_digit() -> None:
    maker = Maker()
    maker.page()
    maker.text(100, 100, "0123456789")
    known = guard.check(maker.data())
    assert not known.several_codes
    sealed = maker.data().replace(b"trailer<<", b"trailer<</Encrypt 9 0 R")
    assert guard.check(sealed).several_codes  # nobody can look into it
    for packed in (b"/Filter/LZWDecode", b"/Filter[/ASCII85Decode/FlateDecode]"):
        more = b"99 0 obj\n<<" + packed + b">>\nstream\nxx\nendstream\nendobj\n"
        assert guard.check(maker.data().replace(b"xref\n", more + b"xref\n", 1)).several_codes


@pytest.mark.parametrize("painted", [True, False])
def test_two_digits_drawn_as_the_same_third_are_told_by_nobody(painted: bool) -> None:
    drawn = exchanged("") | {"3": "5", "4": "5"}
    maker = type("_Font", (DigitFont,), {"drawn": drawn, "painted": painted})()
    maker.page()
    maker.put("BT /F3 10.5 Tf 1 0 0 1 100 700 Tm (3434) Tj ET")
    (page,) = pages(maker.data())
    assert {glyph.text for glyph in page.glyphs} == {BROKEN}
