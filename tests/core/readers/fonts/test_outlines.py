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


def digits_of(data: bytes) -> tuple[str, int]:
    """The digits of a file, and the sign for what nobody knows; how many of them are read by their shapes."""
    found = list(pages(data))
    glyphs = (glyph.text for page in found for glyph in page.glyphs)
    digits = "".join(text for text in glyphs if text.isdigit() or text == BROKEN)
    return digits, sum(page.redrawn for page in found)


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


@pytest.fixture(scope="module")
def digits(plain: bytes) -> str:
    """Those of the file with every digit in its own shape."""
    return digits_of(plain)[0]


def test_digits_in_their_own_shapes_are_read(plain: bytes) -> None:
    digits, redrawn = digits_of(plain)
    assert BROKEN not in digits
    assert {*"0123456789"} <= {*digits}
    assert redrawn == 0


@pytest.mark.parametrize("exchanged", ["".join(pair) for pair in combinations("0123456789", 2)])
def test_digits_in_the_shapes_of_others_are_read_as_they_are_seen(plain: bytes, digits: str, exchanged: str) -> None:
    found, redrawn = digits_of(changed(plain, *exchanged))
    assert found == digits
    assert redrawn > 0
