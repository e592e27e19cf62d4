"""What a browser shows of a page, as paragraphs and tables; wrong charsets; pages made to hurt."""

import socket
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings

from core.errors import UnusableInput
from core.matching import report as matching_report
from core.notes import NoteCode
from core.readers import limits, registry
from core.readers.html import reader as html_reader
from core.readers.raw import RawParagraph, RawTable
from core.readers.text_decoding import decode
from tests.helpers.core.html_pages import GRID, INNER, SENTENCE, page, read, texts
from tests.helpers.core.soon import soon
from tests.helpers.makers.tables_maker import tables
from tests.helpers.places import DATA
from tests.helpers.raw_views import boxes, shape

CASES = DATA / "cases"


def test_spans_missing_ends_and_lines_in_cells() -> None:
    body = """<table><tr><td rowspan=2>左<td colspan="2"><p>头</p><p>二行</p>
        <tr><td>a<br>b<td>&nbsp;</table>"""
    assert boxes(read(body)) == [
        (0, 0, 2, 1, "左"),
        (0, 1, 1, 2, "头\n二行"),
        (1, 1, 1, 1, "a\nb"),
        (1, 2, 1, 1, ""),
    ]


def test_absurd_spans_are_bounded() -> None:
    document = read("<table><tr><td rowspan=99999999 colspan=-3>a<td colspan=99999>b<td>c<tr><td rowspan=0>d</table>")
    assert boxes(document) == [(0, 0, 2, 1, "a"), (0, 1, 1, 99, "b"), (1, 1, 1, 1, "d")]


def test_groups_captions_and_hidden_rows() -> None:
    body = """<table><caption><h2>表题</h2></caption><colgroup><col></colgroup><thead><tr><th>甲<th>乙</thead>
        <tbody><tr style="display:none"><td>x<td>y<tr><td>1<td>2</tbody></table>"""
    document = read(body)
    assert shape(document) == ["表题", [["甲", "乙"], ["1", "2"]]]
    assert document.items[0] == RawParagraph("表题", level=2)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        (f"<table><tr><td><p>前</p>{INNER}<p>后</p></td></tr></table>", ["前", GRID, "后"]),
        (f"<table><tr><td>题</td></tr><tr><td>{INNER}</td></tr></table>", ["题", GRID]),
        (f"<table><tr><td>栏</td><td>前{INNER}后</td><td></td></tr></table>", ["栏", "前", GRID, "后"]),
        (
            f"<table><tr><td>a<td>b<td>c<tr><td>d<td>e{INNER}<td>f<tr><td>g<td>h</table>",
            [[["a", "b", "c"], ["d", "e", "f"], ["g", "h"]], GRID],
        ),
        (f"<table><tr><td>栏</td><td><p>{'长' * 150}</p><p>{'文' * 150}</p></table>", ["栏", "长" * 150, "文" * 150]),
        ("<table><tr><td><td>&nbsp;<tr><td></table><p>尾</p>", ["尾"]),
        ("<table>散文<tr>散文<td>1<td>2</table>", ["散文", "散文", [["1", "2"]]]),
    ],
)
def test_tables_for_the_layout_are_dissolved(body: str, seen: list[object]) -> None:
    assert shape(read(body)) == seen


def test_tables_are_counted_in_reading_order() -> None:
    assert [table.index for table in read(INNER + f"<table><tr><td>{INNER}</table>" + INNER).tables] == [0, 1, 2]


def test_pictures_are_noted_only_where_no_table_is() -> None:
    assert read(f"<img src=a.png>{INNER}").notes == ()
    assert [code for code, _ in read("<p>表格：</p><img src=a.png>").notes] == ["picture"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "gbk"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "GBK", "", "iso-8859-1", "no-such-charset"])
def test_content_decides_the_charset(codec: str, declared: str) -> None:
    document = html_reader.document(page(declared).encode(codec))
    assert texts(document) == [SENTENCE]
    wrong = (codec, declared) in {("utf-8", "gb2312"), ("utf-8", "GBK"), ("gb18030", "utf-8"), ("gbk", "utf-8")}
    assert [code for code, _ in document.notes] == (["charset"] if wrong else [])


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_marks_of_charsets_and_rare_characters(codec: str) -> None:
    source = page("gb2312").replace(SENTENCE, SENTENCE + "𠮷镕")
    assert texts(html_reader.document(source.encode(codec))) == [SENTENCE + "𠮷镕"]


def test_other_charsets_as_declared() -> None:
    assert decode("<meta charset=big5>臺北市政府資訊公開".encode("big5")).text.endswith("臺北市政府資訊公開")
    assert decode(b"<meta charset=windows-1252><p>\xa01.5\xa0</p>").text.endswith("<p>\xa01.5\xa0</p>")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_cut_off_in_the_middle_of_a_character(codec: str) -> None:
    whole = ("<p>" + "政府信息公开" * 20).encode(codec)
    document = html_reader.document(whole[:-1])
    assert texts(document)[0].startswith("政府信息公开" * 19)
    assert dict(document.notes)[NoteCode.BROKEN] == "网页里有1个字已损坏，请核对文字。"


@settings(max_examples=150)
@given(tables())
def test_random_tables_come_back(table: RawTable) -> None:
    rows = ["".join(_cell(cell) for cell in table.cells if cell.row == row) for row in range(table.rows)]
    source = "<p>前</p><table>" + "".join(f"<tr>\n{row}\n</tr>" for row in rows) + "</table>"
    assert read(source).items == (RawParagraph("前"), table)


def _cell(cell) -> str:
    text = escape(cell.text).replace("\n", "<br>")
    return f"<td rowspan={cell.height} colspan='{cell.width}'>\n  <p><span>{text}</span></p>\n</td>"


BOMBS = {
    "zero bytes": b"",
    "blanks": b" \r\n\t" * 1000,
    "zeros": b"\0" * 100_000,
    "nested divs": b"<div>" * 1_000_000,
    "nested and closed": b"<div>" * 30_000 + b"</b>" * 300_000,
    "nested tables": b"<table><tr><td>" * 200_000,
    "comments": b"<!--" * 3_000_000,
    "declarations": b"<![CDATA[" * 1_000_000,
    "scripts": b"<script>" * 1_000_000,
    "attributes": b"<p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x",
    "quotes": b'<a b="' * 1_000_000,
    "spans": b"<table>" + b"<tr><td rowspan=9999 colspan=9999>1" * 70_000,
    "wide row": b"<table><tr>" + b"<td>1" * 100_000,
    "blanks inside": b"<p>\xe4\xb8\xad" + b"   \t" * 1_000_000 + b"x",
    "too large": b"x" * (limits.MOST_BYTES + 1),
    "entities": b'<!DOCTYPE html [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]><p>&b;</p>',
    "noise": bytes(range(256)) * 2000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_pages_end_soon(name: str) -> None:
    try:
        document = soon(lambda: registry.READERS["html"].document(BOMBS[name]))
        assert sum(len(text) for text in texts(document)) < 10_000_000
    except UnusableInput as error:
        assert str(error).endswith("。")


def test_what_is_too_large_is_not_read_in_other_ways_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ways: list[str] = []
    read_into = html_reader.read_into

    def counted(kind: type, *given: object, **more: object) -> object:
        ways.append(kind.__name__)
        return read_into(kind, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(html_reader, "read_into", counted)
    row = b"<tr><td>1"
    html_reader.document(b"<table>" + row * (limits.MOST_PARAGRAPHS + 1))
    assert ways == ["ParserTarget"]
    html_reader.document(b"<table>" + row * 9)
    assert ways == ["ParserTarget", "ParserTarget", "PageAsIfShown"]


@pytest.mark.parametrize("name", ["nested divs", "nested tables", "too large", "zero bytes"])
def test_refused_in_plain_words(name: str) -> None:
    with pytest.raises(UnusableInput, match="请"):
        registry.READERS["html"].document(BOMBS[name])


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", forbidden)
    source = '<!DOCTYPE html SYSTEM "http://example.com/a.dtd"><link rel=stylesheet href="http://example.com/a.css">'
    assert texts(html_reader.document(f"{source}<p>文<iframe src=http://example.com></iframe></p>".encode())) == ["文"]


PAGES = {
    "whole": b"<!DOCTYPE html>\n<html>",
    "comment first": b"<!-- saved from url=(0014)about:internet -->\r\n<HTML>",
    "xhtml": b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a.dtd"><html>',
    "piece": "<p>政府信息</p>".encode("gb18030"),
    "long head": b"<head>" + b"<meta name=a content=b>" * 300,
    "utf-16": "<html><body>".encode("utf-16"),
    "utf-16 without mark": "<html><body>".encode("utf-16-le"),
}

ARCHIVES = {
    "chrome": b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n",
    "one page": b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html>",
    "type first": b"Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<html>",
}


@pytest.mark.parametrize("name", [*PAGES, *ARCHIVES])
def test_known_by_content(name: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes({**PAGES, **ARCHIVES}[name])
    assert registry.kind_of(path) == ("html" if name in PAGES else "mht")


@pytest.mark.parametrize("name", ["case003", "case008", "case013"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_the_same_report_whatever_the_page_declares(name: str, codec: str) -> None:
    data = (CASES / f"{name}.html").read_bytes()
    expected = matching_report.read(html_reader.document(data))
    for declared in ("utf-8", "gb2312", ""):
        text = decode(data).text.replace("gb18030", declared).replace("utf-8", declared)
        reading = matching_report.read(html_reader.document(text.encode(codec)))
        assert (reading.values, reading.texts, reading.year) == (expected.values, expected.texts, expected.year)


def test_joiners_stay_between_pictures_only() -> None:
    page = "<p>家庭👨\u200d👩\u200d👧，1\u200d2\u200b3，👨\u200d。</p>"
    assert texts(html_reader.document(page.encode())) == ["家庭👨\u200d👩\u200d👧，123，👨。"]
