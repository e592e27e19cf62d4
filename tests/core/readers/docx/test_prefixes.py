"""Prefixes of namespaces are a writer's own choice: whatever they are, a file is read the same."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers import kinds
from core.readers.docx import flat_opc, word_2003
from core.readers.docx.reader import document
from tests.helpers.makers.docx_maker import W, body, par, table, write
from tests.helpers.makers.programs_maker import WML
from tests.helpers.makers.programs_maker import flat_opc as flattened
from tests.helpers.places import CASES

STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SAMPLES = sorted(filter(zipfile.is_zipfile, CASES.parent.rglob("*.docx")))
LOOKS = (
    '<w:sz w:val="2"/>',
    '<w:w w:val="1"/>',
    "<w:vanish/>",
    "<w:strike/>",
    '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="auto" w:themeColor="background1"/>',
    '<w:color w:val="00FF00"/><w:highlight w:val="green"/>',
    '<w:color w:val="112233"/><w:shd w:val="clear" w:fill="112233"/>',
    '<w:color w:val="112233"/><w:shd w:val="solid" w:color="112233"/>',
    '<w:vertAlign w:val="superscript"/>',
    '<w:sz w:val="32"/><w:color w:val="FF0000"/>',
)


def with_prefix(text: str) -> str:
    text = re.sub(r"(?<=[<\s/])w:(?=\w+[\s=/>])", "ns0:", text)
    return text.replace("xmlns:w=", "xmlns:ns0=")


def without_prefix(text: str) -> str:
    text = re.sub(r"(</?)w:", r"\1", text)
    return re.sub(r'xmlns:w="([^"]+)"', r'xmlns:w="\1" xmlns="\1"', text)


def in_single_quotes(text: str) -> str:
    return re.sub(r'="([^"\'<>]*)"', r"  = '\1'", text)


def by_number(text: str) -> str:
    """The last sign of every value as a reference."""
    return re.sub(
        r'(?<=:)(val|fill|color)="([^"\'<>&]*)([0-9A-Za-z])"', lambda m: f'{m[1]}="{m[2]}&#{ord(m[3])};"', text
    )


def strict(text: str) -> str:
    return with_prefix(text.replace(W, STRICT_W))


WAYS = (with_prefix, without_prefix, in_single_quotes, by_number, strict)


def rewritten(data: bytes, way: Callable[[str], str]) -> bytes:
    """A package with its parts of WordprocessingML written otherwise."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("word/") and W.encode() in content:
                content = way(content.decode()).encode()
            new.writestr(name, content)
    return target.getvalue()


@lru_cache(4)
def said(data: bytes) -> str:
    """All that is read of a package, what was left out too; or why nothing is."""
    try:
        return repr(document(data))
    except UnusableInput as error:
        return repr(error)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_our_samples(path: Path, way: Callable[[str], str]) -> None:
    data = path.read_bytes()
    assert said(rewritten(data, way)) == said(data)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("look", LOOKS)
def test_what_is_hidden_by_its_look(tmp_path: Path, look: str, way: Callable[[str], str]) -> None:
    odd = f"<w:r><w:rPr>{look}</w:rPr><w:t>7</w:t></w:r>"
    style = f'<w:style w:type="character" w:styleId="Odd"><w:rPr>{look}</w:rPr></w:style>'
    named = '<w:r><w:rPr><w:rStyle w:val="Odd"/></w:rPr><w:t>8</w:t></w:r>'
    cells = table([["件数", f"<w:tc>{par('35', odd)}</w:tc>"], ["件数", f"<w:tc>{par('36', named)}</w:tc>"]])
    parts = {"word/styles.xml": f'<w:styles xmlns:w="{W}">{style}</w:styles>'}
    for shown in (body(cells, par("收到", odd)), body(par("收到", odd), table([["件数", "1"]]))):
        data = write(tmp_path / "a.docx", shown, parts).read_bytes()
        assert said(rewritten(data, way)) == said(data)
        assert ("left_out=((" in said(data) or "NoteCode" in said(data)) == (look != LOOKS[-1])


def test_raised_by_a_length_with_its_unit(tmp_path: Path) -> None:
    odd = '<w:r><w:rPr><w:position w:val="6pt"/></w:rPr><w:t>7</w:t></w:r>'
    notes = document(write(tmp_path / "a.docx", body(par("35", odd))).read_bytes()).notes
    assert [code for code, _ in notes] == [NoteCode.NOTE_MARK]


@pytest.mark.parametrize("size", ["1pt", "0.5mm", "0.05in"])
def test_a_size_with_its_unit(tmp_path: Path, size: str) -> None:
    odd = f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>7</w:t></w:r>'
    notes = document(write(tmp_path / "a.docx", body(par("35", odd))).read_bytes()).notes
    assert [code for code, _ in notes] == ([] if size == "0.05in" else [NoteCode.HIDDEN])


def test_a_part_in_two_bytes_a_sign(tmp_path: Path) -> None:
    odd = '<w:r><w:rPr><w:sz w:val="1"/></w:rPr><w:t>7</w:t></w:r>'
    data = write(tmp_path / "a.docx", body(par("35", odd))).read_bytes()
    wide = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(wide, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).decode().encode("utf-16" if name == "word/document.xml" else "utf-8"))
    assert said(wide.getvalue()) == said(data)


@pytest.mark.parametrize("prefix", ["", "p:"])
def test_flat_opc(prefix: str) -> None:
    flat = flattened((CASES / "case000.docx").read_bytes())
    picture = b"<pkg:part><pkg:binaryData>" + b"A" * 11_000_000 + b"</pkg:binaryData></pkg:part></pkg:package>"
    other = flat.replace(b"</pkg:package>", picture).replace(b"xmlns:pkg=", f"xmlns:{prefix}=".encode())
    other = other.replace(b"xmlns:p:=", b"xmlns:p=").replace(b"xmlns:=", b"xmlns=")
    other = re.sub(rb"(?<=[</\s])pkg:(?=\w+[\s=/>])", prefix.encode(), other)
    if not prefix:  # an attribute without a prefix has no namespace
        uri = re.search(rb'xmlns="([^"]*2006/xmlPackage)"', other)
        assert uri
        other = other.replace(b'xmlns="' + uri[1] + b'"', b'xmlns:q="' + uri[1] + b'" xmlns="' + uri[1] + b'"', 1)
        other = re.sub(rb"(<part [^<>]*?)\bname=", rb"\1q:name=", other)
    assert kinds.kind_of_content(other.split(b"?>", 2)[-1], "a.xml") == "flat_opc"
    assert repr(flat_opc.document(other)) == repr(flat_opc.document(flat))


@pytest.mark.parametrize("way", WAYS[:4], ids=lambda way: way.__name__)
def test_word_2003(way: Callable[[str], str]) -> None:
    odd = '<w:r><w:rPr><w:sz w:val="1"/></w:rPr><w:t>7</w:t></w:r>'
    picture = f'<w:r><w:pict><w:binData w:name="a">{"A" * 11_000_000}</w:binData></w:pict></w:r>'
    plain = f'<w:wordDocument xmlns:w="{WML}"><w:body>{par("35", odd)}{{}}</w:body></w:wordDocument>'
    found = word_2003.document(plain.format("").encode())
    assert [code for code, _ in found.notes] == [NoteCode.HIDDEN]
    other = word_2003.document(way(plain.format(f"<w:p>{picture}</w:p>")).encode())
    assert (other.items[0], other.notes[:1]) == (found.items[0], found.notes)
