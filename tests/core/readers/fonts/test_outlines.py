"""Whether digits are drawn in the shapes of digits, by the outlines of their fonts."""

import io
from itertools import combinations

import pytest
from pypdf import PdfReader, PdfWriter

from core.readers.pdf.reader import pages
from core.readers.text_decoding import BROKEN
from core.writers.layout.style import STYLES
from core.writers.typesetting import typeset
from tests.readings.pages import REPORT


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
