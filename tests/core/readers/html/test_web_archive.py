"""Web archives: in every encoding, with frames, broken."""

import base64
import quopri
import time

import pytest

from core.errors import UnusableInput
from core.readers.html import web_archive
from tests.helpers.core.html_pages import GRID, INNER, SENTENCE
from tests.helpers.raw_views import shape


def archive(*parts: tuple[str, str, bytes]) -> bytes:
    """A web archive of (content type, encoding, encoded content)."""
    head = b"From: <Saved by Blink>\r\nSubject: =?utf-8?B?5oql5ZGK?=\r\nMIME-Version: 1.0\r\n"
    lines = [head + b'Content-Type: multipart/related; type="text/html"; boundary="----=_B"\r\n']
    for kind, encoding, content in parts:
        lines.append(f"------=_B\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n".encode())
        lines.append(content)
    return b"\r\n".join([*lines, b"------=_B--", b""])


BODY = f"<html><body><p>{SENTENCE}</p>{INNER}</body></html>"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("kind", ["text/html", 'text/html; charset="gb2312"', "text/html; charset=utf-8"])
def test_archives_in_every_encoding(codec: str, kind: str) -> None:
    page = BODY.encode(codec)
    picture = ("image/png", "base64", base64.encodebytes(b"\x89PNG" * 100))
    for encoding, content in (
        ("base64", base64.encodebytes(page)),
        ("quoted-printable", quopri.encodestring(page)),
        ("8bit", page),
    ):
        document = web_archive.document(archive(picture, (kind, encoding, content)))
        assert shape(document) == [SENTENCE, GRID]


def test_frames_of_an_archive_follow_the_page() -> None:
    parts = [("text/html", "8bit", f"<p>{text}</p>{INNER}".encode()) for text in ("主页", "框架")]
    document = web_archive.document(archive(*parts, ("text/html", "8bit", b"<p></p>")))
    assert shape(document) == ["主页", GRID, "框架", GRID]
    assert [table.index for table in document.tables] == [0, 1]


BROKEN = {
    "zero bytes": b"",
    "text": b"hello",
    "no page": archive(("image/png", "base64", b"AAAA")),
    "damaged page": archive(("text/html", "base64", b"####")),
    "nested": b"MIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 1900,
    "parts": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n" + b"--B\r\n\r\n" * 1_000_000,
    "head lines": b"A: b\r\n" * 3_000_000,
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_archives(name: str) -> None:
    started = time.process_time()
    with pytest.raises(UnusableInput, match="请用浏览器"):
        web_archive.document(BROKEN[name])
    assert time.process_time() - started < 5
