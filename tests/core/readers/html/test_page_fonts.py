"""Fonts of a page that draw digits as others are told."""

import struct
import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from core.notes import NoteCode
from core.readers.beside import FilesBeside
from core.readers.html import reader
from tests.helpers.makers.drawn_fonts import exchanged, truetype

FALSE, HONEST = truetype(exchanged("12 37")), truetype(exchanged(""))


def packed(font: bytes) -> bytes:
    """The font as WOFF."""
    count = struct.unpack_from(">H", font, 4)[0]
    records, body = b"", b""
    for number in range(count):
        tag, check, start, size = struct.unpack_from(">4s3I", font, 12 + 16 * number)
        content = zlib.compress(font[start : start + size])
        content = content if len(content) < size else font[start : start + size]
        records += tag + struct.pack(">4I", 44 + 20 * count + len(body), len(content), size, check)
        body += content + bytes(-len(content) % 4)
    head = b"wOFF" + font[:4] + struct.pack(">IHHI", 44 + len(records) + len(body), count, 0, len(font)) + bytes(24)
    return head + records + body


def held(font: bytes) -> str:
    return f"data:font/ttf;base64,{b64encode(font).decode()}"


def page(address: str, style: str = "font-family:odd") -> bytes:
    face = f"@font-face{{font-family:'odd';src:url({address}) format('truetype')}}"
    return f"<meta charset=utf-8><style>{face}</style><table><tr><td style='{style}'>12<td>件数</table>".encode()


def told(data: bytes, beside: FilesBeside | None = None) -> list[str]:
    notes = reader.document(data, beside=beside).notes
    return [message for code, message in notes if code == NoteCode.BROKEN]


@pytest.mark.parametrize("font", [FALSE, packed(FALSE)])
def test_a_font_that_the_page_holds(font: bytes) -> None:
    (message,) = told(page(held(font)))
    assert "odd" in message


def test_a_font_beside_the_page(tmp_path: Path) -> None:
    (tmp_path / "odd.ttf").write_bytes(FALSE)
    assert len(told(page("odd.ttf"), FilesBeside(tmp_path / "page.html"))) == 1
    assert told(page("none.ttf"), FilesBeside(tmp_path / "page.html")) == []


@pytest.mark.parametrize(
    "data",
    [
        page(held(HONEST)),
        page(held(packed(HONEST))),
        page(held(FALSE), "font-family:serif"),  # nothing stands in it
        page("data:font/ttf;base64,AAEAAA"),
        page("data:font/woff;base64," + b64encode(b"wOFF" + bytes(60)).decode()),
        page("data:font/woff;base64," + b64encode(packed(FALSE)[:120]).decode()),
        page("data:font/ttf,plain"),
        page("https://www.example.com/odd.woff2"),
    ],
)
def test_other_fonts_are_not_told(data: bytes) -> None:
    assert told(data) == []


@pytest.mark.parametrize(
    ("style", "sheet", "asks"),
    [
        ("style='font-family:odd'", "", True),
        ("class='a n'", ".n{font-family:odd,serif}", True),
        ("", "body,td{font-family:odd}", True),
        ("class=n", ".icon::before{font-family:odd}", False),
        ("style='color:red'", ".n{font-family:odd}", False),
    ],
)
def test_a_font_packed_as_woff2_is_told_where_digits_stand_in_it(style: str, sheet: str, asks: bool) -> None:
    face = f"@font-face{{font-family:odd;src:url({held(b'wOF2' + bytes(60))}) format('woff2')}}"
    data = f"<meta charset=utf-8><style>{face}{sheet}</style><table><tr><td {style}>12<td>件数</table>".encode()
    assert [("odd" in message, "WOFF2" in message) for message in told(data)] == [(True, True)] * asks


def test_a_font_that_is_there_in_another_form_too_is_looked_at() -> None:
    sources = f"src:url({held(b'wOF2' + bytes(60))}),url({held(HONEST)})"
    data = f"<meta charset=utf-8><style>@font-face{{font-family:odd;{sources}}}td{{font-family:odd}}</style><table><tr><td>12<td>件</table>"
    assert told(data.encode()) == []
