"""Workbooks made to hurt, or merely odd: a result or one plain sentence, soon."""

import pytest
from openpyxl import Workbook

from core.errors import UnusableInput
from core.readers import limits, registry
from core.readers.sheets import xlsx
from tests.helpers.core.soon import soon
from tests.helpers.makers.workbook_maker import SHEET, book_of, fill, rewritten, saved, with_strings
from tests.helpers.places import DATA

CASES = DATA / "cases"
CASE = (CASES / "case004.xlsx").read_bytes()


def many_sheets() -> bytes:
    book = Workbook()
    for number in range(100):
        fill(book.create_sheet(f"表格{number}"), [[row * place for place in range(10)] for row in range(30)])
    return saved(book)


def appended(xml: bytes) -> bytes:
    return rewritten(CASE, SHEET, lambda part: part.replace(b"</sheetData>", xml + b"</sheetData>"))


def behind(xml: bytes) -> bytes:
    return rewritten(CASE, SHEET, lambda part: part.replace(b"</sheetData>", b"</sheetData>" + xml))


READABLE = {
    "100 sheets": many_sheets,
    "dimension": lambda: rewritten(CASE, SHEET, lambda part: part.replace(b"A1:O50", b"A1:XFD1048576")),
    "last cell": lambda: appended(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "merge over the sheet": lambda: rewritten(CASE, SHEET, lambda part: part.replace(b"B11:D11", b"B60:XFD1048576")),
    "link over the sheet": lambda: behind(b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'),
    "array over the sheet": lambda: appended(b'<row><c><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>'),
    "many styles": lambda: rewritten(
        CASE, "xl/styles.xml", lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 500_000 + b"</cellXfs>")
    ),
    "unknown styles": lambda: rewritten(CASE, "xl/styles.xml", lambda part: b"<x/>"),
    "broken styles": lambda: rewritten(CASE, "xl/styles.xml", lambda part: part[:99]),
}


@pytest.mark.parametrize("name", READABLE)
def test_odd_workbooks_are_read_soon(name: str) -> None:
    data = READABLE[name]()
    assert soon(lambda: xlsx.document(data)).tables


REFUSED = {
    "zero bytes": lambda: b"",
    "zeros": lambda: b"\0" * 1000,
    "text": lambda: b"hello",
    "cut off": lambda: CASE[:4000],
    "word document": (CASES / "case000.docx").read_bytes,
    "too large": lambda: b"PK" + b"\0" * limits.MOST_BYTES,
    "unpacks to 100 MB": lambda: behind(b" " * 100_000_000),
    "a million cells": lambda: appended(b'<row r="60">' + b"<c><v>1</v></c>" * 500_000 + b"</row>"),
    "many merges": lambda: behind(b"<mergeCells>" + b'<mergeCell ref="A1:CV1000"/>' * 10_000 + b"</mergeCells>"),
    "entities": lambda: rewritten(CASE, SHEET, lambda part: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part),
    "nested": lambda: behind(b"<a>" * 1_000_000 + b"</a>" * 1_000_000),
    "broken sheet": lambda: rewritten(CASE, SHEET, lambda part: part[:2000]),
    "no strings": lambda: with_strings(CASE, b""),
    "nothing in it": lambda: book_of([]),
    "encrypted": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_soon_in_one_plain_sentence(name: str) -> None:
    data = REFUSED[name]()
    with pytest.raises(UnusableInput, match=r"请.*。$"):
        soon(lambda: registry.READERS["xlsx"].document(data))


def test_password_is_named() -> None:
    with pytest.raises(UnusableInput, match="密码"):
        xlsx.document(REFUSED["encrypted"]())
