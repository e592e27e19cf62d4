"""What is refused before PDFium builds anything from it."""

import re
import zlib

import pytest

from core.errors import UnusableInput
from core.readers.pdf import guard as refusals
from core.readers.pdf import reader as pdf_reader
from tests.helpers.core.pdf_reports import REPORT, plain_page, unusable
from tests.helpers.core.soon import soon
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
    data = whole[:at] + head + bomb + b"\nendstream\nendobj\n" + whole[at:]
    assert soon(lambda: unusable(data)) == refusals.TOO_LARGE


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
    assert soon(lambda: unusable(maker.data())) == refusals.SLOW


def pdf_of(*objects: str) -> bytes:
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n%%EOF\n".encode()


def form(content: str, resources: str = "") -> str:
    return f"<</Subtype /Form{resources}/Length {len(content)}>>\nstream\n{content}\nendstream"


def test_only_what_a_drawing_can_reach_unfolds_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stamps side by side, the one heavy, the other called often: together they are no bomb."""
    monkeypatch.setattr(refusals, "MAX_UNFOLDED", 50_000)
    heavy, often = form("q Q " * 400), form("/A Do " * 10, "/Resources<</XObject<</A 3 0 R>>>>")
    refusals.check(pdf_of(heavy, often, form("q Q")))
    with pytest.raises(UnusableInput, match="太复杂"):
        refusals.check(pdf_of(heavy, often.replace("/A 3", "/A 1"), form("q Q")))


def test_what_stands_in_an_object_of_its_own_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MAX_UNFOLDED", 50_000)
    heavy, often = form("q Q " * 400), form("/A Do " * 10, "/Resources 3 0 R")
    with pytest.raises(UnusableInput, match="太复杂"):
        refusals.check(pdf_of(heavy, often, "<</XObject 4 0 R>>", "<</A 1 0 R/B 4 0 R>>"))
    refusals.check(pdf_of(heavy, often, "<</XObject 4 0 R>>", "<</A 5 0 R>>", form("q Q")))
    with pytest.raises(UnusableInput, match="太复杂"):  # what cannot be followed may be anything
        refusals.check(pdf_of(heavy, often.replace("3 0 R", "99 0 R"), "<<>>", "<<>>"))


def test_all_streams_together_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MAX_TOTAL", 3000)
    refusals.check(pdf_of(form("q Q " * 400)))
    with pytest.raises(UnusableInput) as caught:
        refusals.check(pdf_of(form("q Q " * 400), form("q Q " * 400)))
    assert str(caught.value) == refusals.TOO_LARGE


def test_objects_are_found_wherever_their_numbers_stand() -> None:
    slowly = re.compile(rb"\b(\d+)\s++\d++\s++obj\b")
    for data in (
        b"1 0 obj<<>>endobj\n12  0\r\nobj<<>>endobj x3 0 obj _4 0 obj 5 6 0 obj 7 0 objx",
        b"1 0 obj 8 " + b" " * 500 + b"0 obj 9 0 obj",
        b"x" * 60 + b"10 0 obj" + b"1" * 60 + b" 0 obj",
    ):
        assert refusals.numbered(data) == [(match.end(), match[1]) for match in slowly.finditer(data)]


def test_a_bomb_behind_blanks_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "MAX_STREAM", 2**20)
    bomb = zlib.compress(b" " * (4 * 2**20), 9)
    for room in (1, 40, 47, 48, 49, 5000):
        data = (
            b"%PDF-1.7\n1" + b" " * room + b"0 obj<</Filter/FlateDecode>>stream\n" + bomb + b"\nendstream endobj\n%%EOF"
        )
        with pytest.raises(UnusableInput):
            refusals.check(data)


def test_objects_that_all_begin_lines_are_found_at_once() -> None:
    slowly = re.compile(rb"\b(\d+)\s++\d++\s++obj\b")
    plain = b"%PDF-1.7\n" + b"".join(b"%d 0 obj<</XObject 1 0 R>>endobj\n" % number for number in range(1, 300))
    for data in (plain, plain + b"300 0  obj endobj", plain + b" obj", plain + b"stream obj 7 0 objx endstream"):
        assert refusals.numbered(data) == [(match.end(), match[1]) for match in slowly.finditer(data)]
