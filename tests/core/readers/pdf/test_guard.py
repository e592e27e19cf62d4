"""What is refused before PDFium builds anything from it."""

import time
import zlib

from core.readers.pdf import guard as refusals
from core.readers.pdf import reader as pdf_reader
from tests.helpers.core.pdf_reports import REPORT, plain_page, unusable
from tests.helpers.makers.pdf_maker import Look, pdf
from tests.helpers.raw_views import texts


def test_what_is_no_pdf_or_only_a_part_of_one() -> None:
    whole = pdf(REPORT, Look())
    for data in (b"", b"\0" * 5000, b"%PDF-1.7\n", whole[: len(whole) // 2], whole[:-40], b"PK\x03\x04" + whole[4:]):
        assert unusable(data) == refusals.DAMAGED


def test_a_password() -> None:
    maker = plain_page()
    junk = "41" * 32
    maker.trailer = f"/ID[<{junk}><{junk}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{junk}>/U<{junk}>>>"
    assert unusable(maker.data()) == refusals.LOCKED


def packed(size: int) -> bytes:
    packer = zlib.compressobj(9)
    block = b"q Q " * 2**18
    return b"".join([*(packer.compress(block) for _ in range(size // len(block))), packer.flush()])


def test_a_bomb_is_not_unpacked() -> None:
    whole = plain_page().data()
    bomb = packed(400 * 2**20)
    head = f"9999 0 obj\n<</Filter/FlateDecode/Length {len(bomb)}>>\nstream\n".encode()
    at = whole.index(b"1 0 obj")
    start = time.process_time()
    assert unusable(whole[:at] + head + bomb + b"\nendstream\nendobj\n" + whole[at:]) == refusals.TOO_LARGE
    assert time.process_time() - start < 5


def test_a_drawing_that_calls_itself_ends() -> None:
    maker = plain_page()
    maker.forms.append("/X0 Do")
    maker.put("/X0 Do")
    assert texts(pdf_reader.document(maker.data()))


def test_drawings_that_unfold_without_end() -> None:
    """Each calls the next twice: PDFium would follow them for hours."""
    maker = plain_page()
    maker.forms += [f"/X{i + 1} Do /X{i + 1} Do" for i in range(30)]
    maker.forms.append("0 0 5 5 re S")
    maker.put("/X0 Do")
    start = time.process_time()
    assert unusable(maker.data()) == refusals.SLOW
    assert time.process_time() - start < 5
