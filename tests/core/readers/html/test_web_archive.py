"""Web archives: in every encoding, with frames, broken."""

import base64
import quopri

import pytest

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.readers.html import web_archive
from tests.helpers.core.html_pages import GRID, INNER, SENTENCE
from tests.helpers.core.soon import soon
from tests.helpers.makers import programs_maker
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


def pages(*told: tuple[str, str]) -> bytes:
    """An archive of pages, each with its place; the first shows the others."""
    lines = [b'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n']
    for place, text in told:
        lines.append(f"--B\r\nContent-Type: text/html; charset=utf-8\r\n{place}\r\n\r\n{text}".encode())
    return b"\r\n".join([*lines, b"--B--", b""])


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("Content-Location: http://a/b/inner.htm", "inner.htm"),
        ("Content-Location: http://a/b/inner.htm", "./inner.htm#part"),
        ("Content-Location: http://a/b/inner.htm", "http://a/b/inner.htm"),
        ("Content-Location: file://C:\\b\\in%20ner.htm", "in%2520ner.htm"),
        ("Content-ID: <frame-1@mhtml.blink>", "cid:frame-1@mhtml.blink"),
    ],
)
def test_a_page_in_a_frame_stands_where_the_frame_does(place: str, address: str) -> None:
    main = f"<p>上</p><iframe src='{address}'></iframe><p>下</p>"
    data = pages(("Content-Location: http://a/b/main.htm", main), (place, f"<p>框架</p>{INNER}"))
    assert shape(web_archive.document(data)) == ["上", "框架", GRID, "下"]


def test_a_frame_that_is_not_shown_is_not_read_and_other_pages_follow() -> None:
    hidden = '<p>上</p><iframe style="display:none" src="ad.htm"></iframe>'
    frames = (
        ("Content-Location: http://a/ad.htm", "<p>欢迎</p>"),
        ("Content-Location: http://a/other.htm", "<p>另页</p>"),
    )
    assert shape(web_archive.document(pages(("Content-Location: http://a/m.htm", hidden), *frames))) == ["上", "另页"]
    lost = '<p>上</p><iframe src=""></iframe><iframe src="gone.htm"></iframe><p>下</p>'
    assert shape(web_archive.document(pages(("Content-Location: http://a/m.htm", lost)))) == ["上", "下"]


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
    with pytest.raises(UnusableInput, match="请用浏览器"):
        soon(lambda: web_archive.document(BROKEN[name]))


def sheet(words: str, hidden: bool = False) -> str:
    told = "<xml><x:Visible>SheetHidden</x:Visible></xml>" if hidden else ""
    return f"<html><head>{told}</head><body><p>{words}</p>{INNER}</body></html>"


def workbook(*names: str) -> str:
    listed = "".join(
        f'<x:ExcelWorksheet><x:Name>{name}</x:Name><x:WorksheetSource HRef="a.files/{i}.htm"/></x:ExcelWorksheet>'
        for i, name in enumerate(names)
    )
    return f"<html><head><meta name=ProgId content=Excel.Sheet><xml>{listed}</xml></head><frameset></frameset></html>"


def test_the_sheets_of_a_workbook_are_read_in_their_order_and_hidden_ones_told() -> None:
    pages = [
        ("a.htm", workbook("本年", "上年")),
        ("a.files/1.htm", sheet("上年的话", True)),
        ("a.files/0.htm", sheet("今年的话")),
    ]
    document = web_archive.document(programs_maker.archive(*pages))
    assert [cell.text for table in document.tables for cell in table.cells][-4:] == ["甲", "乙", "1", "2"]
    assert len(document.tables) == 1 and "上年的话" not in str(shape(document))
    assert [code for code, _ in document.notes] == [NoteCode.HIDDEN_SHEET] and "上年" in document.notes[0][1]


def test_a_workbook_whose_sheets_are_not_there_is_its_main_page() -> None:
    alone = workbook("本年").replace("<frameset></frameset>", f"<body><p>{SENTENCE}</p>{INNER}</body>")
    assert SENTENCE in str(shape(web_archive.document(programs_maker.archive(("a.htm", alone)))))


def test_a_page_that_cannot_be_read_is_not_passed_over_for_its_frames() -> None:
    tangled = "<div>" * 200_000
    with pytest.raises(UnusableInput) as caught:
        web_archive.document(archive(("text/html", "8bit", tangled.encode()), ("text/html", "8bit", BODY.encode())))
    assert caught.value.kind is not Refusal.EMPTY
