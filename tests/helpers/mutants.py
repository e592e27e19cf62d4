"""Damaged files from good ones, always the same for the same seed: of every format that can be read, and of our own."""

from __future__ import annotations

import functools
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from core.storage.codec import dumps
from tests.helpers.makers.odt_maker import odt
from tests.helpers.makers.odt_maker import table as odt_table
from tests.helpers.makers.rtf_maker import hexed, par, rtf, simple
from tests.helpers.places import CASES, DATA

EXTREMES = (
    *(b"0", b"-1", b"1e99999999", b"-1e400", b"NaN", b"Infinity", b"99999999999999999999", b"2147483648", b"65536"),
    *(b"9" * 5000, b"0.", b"1e-99999999", b"null", b"true", b'""', b"[]", b"{}"),
)
TOKENS = (
    *(b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"&#x110000;", b"&#55296;", b"&a;", b"<", b">", b"]]>", b"<!--"),
    *(b"<table>", b"</table>", b"<tr>", b"</td>", b"<w:p>", b"<w:tbl>", b"</w:tc>", b"{", b"}", b"\\row", b"\\cell"),
    *(b"\\bin999 ", b"stream\n", b"endobj", b" 0 R", b"xref", b"(", b")", b"\n", b"\r\n", b"\t", b'"', b"'", b"="),
    *(b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xe3\x80\x80", b"2024", b"\xe5\xb9\xb4", b"\xe3\x80\x82"),
)
_NUMBER = re.compile(rb"-?[0-9]+")
_MOST = 400_000  # bytes of a mutant


def _rtf() -> bytes:
    rows = [[hexed(label), str(count), "0"] for count, label in enumerate(("规章", "行政规范性文件", "行政许可"))]
    return rtf(par(hexed("一、总体情况")), simple(*rows), par(hexed("五、存在的主要问题及改进情况")))


def _mht(page: bytes) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\n'
    return (
        head
        + b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + page
        + b"\r\n--x--"
    )


@functools.cache
def originals() -> dict[str, tuple[bytes, ...]]:
    """Good files by the ending of their names."""
    found = {ending: tuple(_read(CASES, f"*.{ending}")) for ending in ("docx", "html", "xlsx", "pdf", "doc")}
    page = found["html"][0]
    labelled = odt(odt_table(["项目", "本年制发件数"], ["规章", "1"]))
    return {
        **found,
        "xls": tuple(_read(DATA / "workbooks", "*.xls")),
        "rtf": (_rtf(),),
        "odt": (labelled,),
        "mht": (_mht(page),),
        **_of_programs(),
        "json": _ours(),
    }


def _of_programs() -> dict[str, tuple[bytes, ...]]:
    from core.opening import open_any
    from tests.helpers.makers import programs_maker as made

    report = open_any(CASES / "case000.docx").report
    sheet = made.delimited(report)
    return {
        "xml": (made.word_2003(report), made.flat_opc(made.docx_of(report)), made.excel_2003(report)),
        "ods": (made.ods(report), made.ods(report, flat=True)),
        "csv": (sheet.encode("gb18030"), sheet.encode("utf-16")),
        "eml": (made.mail(("年报.docx", made.docx_of(report))), made.mail(("年报.csv", sheet.encode()))),
    }


def _read(folder: Path, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob(pattern))]


def _ours() -> tuple[bytes, ...]:
    from core.opening import open_any

    report = open_any(CASES / "case000.docx").report
    with_history = json.loads(dumps(report))
    with_history["last_year"] = json.loads(dumps(report))
    return dumps(report).encode(), json.dumps(with_history, ensure_ascii=False).encode()


def mutant(seed: int) -> tuple[str, bytes]:
    """Ending and content of the damaged file of this number."""
    dice = random.Random(seed)
    ending = dice.choice(sorted(originals()))
    data = dice.choice(originals()[ending])
    if data.startswith(b"PK") and dice.random() < 0.8:
        return ending, _part_changed(data, dice)
    return ending, _changed(data, dice)


def _part_changed(data: bytes, dice: random.Random) -> bytes:
    """The package with one of its parts damaged, itself whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    main = [name for name in parts if re.search("document|sheet|content|styles|shared|numbering|workbook", name)]
    chosen = dice.choice(main or list(parts))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, _changed(content, dice) if name == chosen else content)
    return target.getvalue()


def _changed(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        data = dice.choice(_CHANGES)(data, dice)[:_MOST]
    return data


def _span(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 4, 40, 400, 4000)))


def _flip(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return data
    place = dice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :]


def _drop(data: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + data[end:]


def _cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def _repeat(data: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 2, 50, 2000)) + data[end:]


def _insert(data: bytes, dice: random.Random) -> bytes:
    start, _ = _span(data, dice)
    return data[:start] + dice.choice(TOKENS) * dice.choice((1, 1, 3, 3000)) + data[start:]


def _noise(data: bytes, dice: random.Random) -> bytes:
    start, end = _span(data, dice)
    return data[:start] + dice.randbytes(end - start) + data[end:]


def _number(data: bytes, dice: random.Random) -> bytes:
    found = list(_NUMBER.finditer(data[:_MOST]))
    if not found:
        return data
    start, end = dice.choice(found).span()
    return data[:start] + dice.choice(EXTREMES) + data[end:]


def _swap(data: bytes, dice: random.Random) -> bytes:
    (a, b), (c, d) = sorted((_span(data, dice), _span(data, dice)))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:] if b <= c else data


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _drop, _cut, _repeat, _insert, _noise, _number, _number, _swap),
)
