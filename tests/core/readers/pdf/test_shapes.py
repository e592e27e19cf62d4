"""Whether digits are drawn in the shapes of digits: by outlines, and painted where a font has none."""

import io
from itertools import combinations

import pytest
from pypdf import PdfReader, PdfWriter

from core.readers.pdf.reader import pages
from core.readers.text_decoding import BROKEN
from core.writers.layout.style import STYLES
from core.writers.typesetting import typeset
from tests.helpers.makers.drawn_fonts import exchanged
from tests.readings.on_pages.false_digits import DigitFont
from tests.readings.pages import REPORT

HONEST_FONT, EXCHANGED_FONT = exchanged(""), exchanged("17 25 38 06 49")


def digits_of(data: bytes) -> str:
    """The digits of a file, and the sign for what nobody knows."""
    glyphs = (glyph.text for page in pages(data) for glyph in page.glyphs)
    return "".join(text for text in glyphs if text.isdigit() or text == BROKEN)


def changed(data: bytes, one: str, other: str) -> bytes:
    """The file with the codes of two digits exchanged, their shapes as they were."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for font in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        told = font.get_object()["/ToUnicode"].get_object()
        names = [f"<{ord(digit):04X}>\n".encode() for digit in (one, other)]
        text = told.get_data().replace(names[0], b"<->").replace(names[1], names[0]).replace(b"<->", names[1])
        told.set_data(text)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def plain() -> bytes:
    return typeset.pdf(REPORT, STYLES["official"])


def test_digits_in_their_own_shapes_are_read(plain: bytes) -> None:
    assert BROKEN not in digits_of(plain)
    assert {*"0123456789"} <= {*digits_of(plain)}
    assert sum(page.redrawn for page in pages(plain)) == 0


@pytest.mark.parametrize("exchanged", ["".join(pair) for pair in combinations("0123456789", 2)])
def test_digits_in_the_shapes_of_others_are_read_as_they_are_seen(plain: bytes, exchanged: str) -> None:
    lying = changed(plain, *exchanged)
    assert digits_of(lying) == digits_of(plain)
    assert sum(page.redrawn for page in pages(lying)) > 0


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


def test_drawn_digits_on_their_side_are_left_alone() -> None:
    """They would be looked at as they lie."""
    maker = type("_Font", (DigitFont,), {"drawn": HONEST_FONT, "painted": True})()
    maker.page()
    maker.put("BT /F3 10.5 Tf 0 1 -1 0 300 300 Tm (1234567890) Tj ET")
    (page,) = pages(maker.data())
    assert page.redrawn == 0
    assert BROKEN not in {glyph.text for glyph in page.glyphs}
