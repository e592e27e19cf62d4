"""Files built to hurt: small themselves, large or endless for whoever believes what they say."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.helpers.makers.odt_maker import odt
from tests.helpers.mutants import originals

_MEGABYTE = 2**20


def _with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
    return target.getvalue()


def _docx(body: str, **parts: str) -> bytes:
    """A report with more in front of its text, and other parts in the place of its own."""
    data = _with_part(
        originals()["docx"][0],
        "word/document.xml",
        lambda part: re.sub(rb"(<w:body>)", rb"\1" + body.encode(), part, count=1),
    )
    for name, content in parts.items():
        data = _with_part(data, f"word/{name}.xml", lambda _, new=content: new.encode())  # type: ignore[misc]
    return data


def _lying(data: bytes, size: int) -> bytes:
    """The same package; header and directory say that every part unpacks to ``size`` bytes."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at : place + at + 4] = struct.pack("<I", size)
            place = changed.find(mark, place + 4)
    return bytes(changed)


def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    block = b" " * _MEGABYTE
    return b"".join([*(packer.compress(block) for _ in range(megabytes)), packer.flush()])


def _sheet(change: Callable[[bytes], bytes], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    return _with_part(originals()["xlsx"][0], part, change)


def _page(*parts: str) -> bytes:
    return ("<html><meta charset=utf-8><body>" + "".join(parts)).encode()


def _pdf(inside: bytes) -> bytes:
    whole = originals()["pdf"][0]
    place = whole.index(b"endobj") + 7
    return whole[:place] + inside + whole[place:]


def _json(**parts: str) -> bytes:
    inside = "".join(f', "{name}": {value}' for name, value in parts.items())
    return ('{"format": "xxgk-annual-report", "schema": 2, "form": "2021", "year": 2025' + inside + "}").encode()


def _paragraph(text: str, look: str = "") -> str:
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _ods(rows: str) -> bytes:
    """A report as a spreadsheet with more rows."""
    return _with_part(
        originals()["ods"][0],
        "content.xml",
        lambda part: part.replace(b"</table:table>", rows.encode() + b"</table:table>", 1),
    )


def _nested(mail: bytes, depth: int) -> bytes:
    from tests.helpers.makers.programs_maker import mail as made

    for _ in range(depth):
        mail = made(("a.eml", mail)) if len(mail) < 20 * _MEGABYTE else mail
    return mail


def _numbering(kind: str) -> dict[str, str]:
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    level = f'<w:lvl w:ilvl="0"><w:start w:val="999999"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1%1%1"/></w:lvl>'
    return {
        "numbering": f'<w:numbering {names}><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    }


_LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
_CELL = '<w:tc><w:tcPr><w:gridSpan w:val="999999"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
_LONG = "公开" * 200_000

ATTACKS: dict[str, Callable[[], bytes]] = {
    "lie.docx": lambda: _lying(_docx(" " * 60 * _MEGABYTE), 1000),
    "bomb.docx": lambda: _docx(" " * 40 * _MEGABYTE),
    "paragraphs.docx": lambda: _docx(_paragraph("一") * 100_000),
    "one paragraph.docx": lambda: _docx(_paragraph(_LONG * 4)),
    "nested tables.docx": lambda: _docx("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80),
    "nested controls.docx": lambda: _docx("<w:sdt><w:sdtContent>" * 120 + "</w:sdtContent></w:sdt>" * 120),
    "deep.docx": lambda: _docx("<w:sdt>" * 100_000),
    "wide cells.docx": lambda: _docx("<w:tbl><w:tr>" + _CELL * 10_000 + "</w:tr></w:tbl>"),
    "many cells.docx": lambda: _docx("<w:tbl>" + ("<w:tr>" + _CELL * 60 + "</w:tr>") * 1500 + "</w:tbl>"),
    "roman numbers.docx": lambda: _docx(_paragraph("一", _LIST) * 15_000, **_numbering("upperRoman")),
    "lettered numbers.docx": lambda: _docx(_paragraph("一", _LIST) * 15_000, **_numbering("lowerLetter")),
    "entities.docx": lambda: _with_part(
        originals()["docx"][0], "word/document.xml", lambda part: b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]>' + part
    ),
    "one string.xlsx": lambda: _sheet(
        lambda part: part.replace(b"</sst>", b"<si><t>" + _LONG.encode() + b"</t></si>" * 1 + b"</sst>").replace(
            b"<si>", b"<si><t>" + _LONG[:100_000].encode() + b"</t></si><si>", 3
        ),
        "xl/sharedStrings.xml",
    ),
    "one string in many cells.xlsx": lambda: _sheet(
        lambda part: part.replace(
            b"</sheetData>",
            b'<row r="900">'
            + (b'<c t="inlineStr"><is><t>' + b"x" * 40_000 + b"</t></is></c>") * 150
            + b"</row></sheetData>",
        )
    ),
    "shared by many cells.xlsx": lambda: _with_part(
        _sheet(
            lambda part: part.replace(b"<si>", b"<si><t>" + b"x" * _MEGABYTE + b"</t></si><si>", 1),
            "xl/sharedStrings.xml",
        ),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(
            b"</sheetData>", b'<row r="900">' + b'<c t="s"><v>0</v></c>' * 40_000 + b"</row></sheetData>"
        ),
    ),
    "merges.xlsx": lambda: _sheet(
        lambda part: part.replace(
            b"</sheetData>", b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 9000 + b"</mergeCells>"
        )
    ),
    "far rows.xlsx": lambda: _sheet(
        lambda part: part.replace(
            b"</sheetData>",
            b"".join(b'<row r="%d"><c><v>1</v></c></row>' % (i * 97) for i in range(9000)) + b"</sheetData>",
        )
    ),
    "repeated.odt": lambda: odt(
        "<table:table>"
        + (
            "<table:table-row>"
            + f'<table:table-cell table:number-columns-repeated="9999"><text:p>{_LONG[:100_000]}</text:p></table:table-cell>'
            * 2
            + "</table:table-row>"
        )
        * 40
        + "</table:table>"
    ),
    "repeated inside.odt": lambda: odt(
        '<table:table><table:table-row><table:table-cell/><table:table-cell table:number-columns-repeated="60">' * 6
        + "<text:p>1</text:p>"
        + "</table:table-cell></table:table-row></table:table>" * 6
    ),
    "blanks.odt": lambda: odt("<text:p>" + '<text:s text:c="999999"/>' * 100_000 + "</text:p>"),
    "repeated.ods": lambda: _ods(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000">'
        "<text:p>1</text:p></table:table-cell></table:table-row>"
    ),
    "one text repeated.ods": lambda: _ods(
        '<table:table-row table:number-rows-repeated="9999"><table:table-cell table:number-columns-repeated="9">'
        f"<text:p>{_LONG[:100_000]}</text:p></table:table-cell></table:table-row>"
    ),
    "merged.ods": lambda: _ods(
        "<table:table-row>"
        + '<table:table-cell table:number-rows-spanned="999999" table:number-columns-spanned="9999"/>' * 5000
        + "</table:table-row>"
    ),
    "far.xml": lambda: originals()["xml"][2].replace(
        b"</Table>",
        b'<Row ss:Index="1000000" ss:Span="999999" ss:Hidden="1"><Cell ss:Index="16000" ss:MergeAcross="9999999"/></Row>'
        * 9000
        + b"</Table>",
    ),
    "styles.xml": lambda: originals()["xml"][2].replace(
        b"</Styles>",
        b"".join(b'<Style ss:ID="a%d" ss:Parent="a%d"/>' % (i, i + 1) for i in range(20_000)) + b"</Styles>",
    ),
    "picture.xml": lambda: originals()["xml"][1].replace(
        b"</pkg:package>",
        b"<pkg:part><pkg:binaryData>" + b"A" * 12_000_000 + b"</pkg:binaryData></pkg:part></pkg:package>",
    ),
    "deep.xml": lambda: originals()["xml"][0].replace(b"<w:body>", b"<w:body>" + b"<wx:sect>" * 100_000),
    "open.csv": lambda: b"a,b,c,d\n" * 9 + b'"' + b"a,b\n" * 450_000,
    "long.csv": lambda: b"a,b,c,d\n" * 9 + b"," * 20_000_000,
    "rows.csv": lambda: b"1,2,3,4\n" * 200_000,
    "nested.eml": lambda: _nested(originals()["eml"][0], 30),
    "many.eml": lambda: originals()["eml"][0].replace(b"\n\n", b"\n\n--x\nContent-Type: a/b\n\n" * 30_000),
    "tags.html": lambda: _page("<p>a" * 140_000),
    "cells.html": lambda: _page("<table>", ("<tr>" + "<td rowspan=9999 colspan=99>1" * 20) * 3000),
    "styles.html": lambda: _page("<style>", "a" * 3_000_000, "{" * 100_000, "</style>x"),
    "rules.html": lambda: _page("<style>", ".a{color:red}" * 200_000, "</style>", "<p class=a>x" * 20_000),
    "blanks.html": lambda: _page("<p>", "中" + " \n" * 2_000_000, "x"),
    "letters.html": lambda: _page("<p>", "a" * 2_000_000),
    "mail addresses.html": lambda: _page("<p>", "1@1" * 400_000),
    "brackets.html": lambda: _page("<p>", "（" * 500_000, "<p>", "[" * 500_000, "<p>", "《" * 500_000),
    "parameters.mht": lambda: originals()["mht"][0].replace(b'boundary="x"', b'boundary="x"' + b"; a=b" * 300_000, 1),
    "parameters of a part.mht": lambda: originals()["mht"][0].replace(
        b"charset=utf-8", b"charset=utf-8" + b"; a*0=b" * 300_000, 1
    ),
    "folded.mht": lambda: b"MIME-Version: 1.0\r\nContent-Type: text/html" + b";\r\n a=b" * 200_000 + b"\r\n\r\n<p>x",
    "nested.mht": lambda: b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(1900)
    ),
    "bomb.pdf": lambda: _pdf(b"9999 0 obj\n<</Filter/FlateDecode>>\nstream\n" + _bomb(500) + b"\nendstream\nendobj\n"),
    "many bombs.pdf": lambda: _pdf(
        b"".join(
            b"%d 0 obj\n<</Filter/FlateDecode>>\nstream\n" % (9000 + i) + _bomb(8) + b"\nendstream\nendobj\n"
            for i in range(60)
        )
    ),
    "open streams.pdf": lambda: _pdf(b"".join(b"%d 0 obj<<>>\nstream\n" % (9000 + i) for i in range(200_000))),
    "digits.pdf": lambda: _pdf(b"1 0 obj<</A[" + b"1" * 8000 + b"]>>" + b"\nstream\n" * 20_000),
    "forms.pdf": lambda: _pdf(
        b"".join(
            b"%d 0 obj<</Subtype/Form/Resources<</XObject<</A %d 0 R/B %d 0 R>>>>>>\nstream\n/A Do /B Do\nendstream\nendobj\n"
            % (9000 + i, 9001 + i, 9002 + i)
            for i in range(3000)
        )
    ),
    "groups.rtf": lambda: b"{\\rtf1 a" + b"{}" * 10_000_000,
    "numbers.rtf": lambda: b"{\\rtf1 " + rb"\u25919?" * 3_000_000,
    "one paragraph.rtf": lambda: b"{\\rtf1 " + b"a" * 20_000_000 + b"\\par}",
    "number.json": lambda: _json(values='{"applications.new.natural_person": 1e99999999}'),
    "numbers.json": lambda: _json(printed="{" + ",".join(f'"a{i}": {"9" * 4000}' for i in range(3000)) + "}"),
    "deep.json": lambda: _json(texts="[" * 1_000_000),
    "keys.json": lambda: _json(texts="{" + ",".join(f'"k{i}": "a"' for i in range(300_000)) + "}"),
    "long text.json": lambda: _json(texts=f'{{"overview": "{_LONG}"}}'),
    "blank lines.json": lambda: _json(
        texts='{"overview": "a' + r"\n" * 300_000 + '", "preamble": "' + " " * 300_000 + '"}'
    ),
    "links.json": lambda: _json(texts='{"overview": "' + "{applications.new.total}" * 30_000 + '"}'),
    "years.json": lambda: _json(texts='{"overview": "' + "《2023年》2022年，" * 30_000 + '"}'),
    "year 0.json": lambda: _json().replace(b"2025", b"0"),
    "year 9999.json": lambda: _json(texts='{"overview": "9999年12月31日"}').replace(b"2025", b"9999"),
    "twice.json": lambda: _json(values='{"applications.new.natural_person": 1, "applications.new.natural_person": 2}'),
    "half a character.json": lambda: _json(
        texts=r'{"overview": "\ud800", "\udfff": "x"}', body=r'{"agency": "\udc00局"}'
    ),
}
