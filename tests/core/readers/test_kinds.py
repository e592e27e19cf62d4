"""Every kind of file is known by its content, and what is not read is named rightly."""

import re
import zipfile
from pathlib import Path

import pytest

from core.errors import Refusal, UnusableInput
from core.opening import open_any
from core.readers import kinds, registry
from core.readers.kinds import is_ours, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def package(path: Path, *names: str, mime: str = "") -> bytes:
    with zipfile.ZipFile(path, "w") as made:
        if mime:
            made.writestr("mimetype", mime)
        for name in names:
            made.writestr(name, "")
    return path.read_bytes()


UNREAD = {
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "图片"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "图片"),
    "svg": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "图片"),
    "ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "演示文稿"),
    "msg": (OLE + "__substg1.0_0037001F".encode("utf-16-le"), "邮件"),
    "caj": (b"CAJ\0\0\0", "CAJ"),
    "lnk": (b"L\0\0\0\x01\x14\x02\0\0\0\0\0", "快捷方式"),
    "url": (b"[InternetShortcut]\r\nURL=https://example.cn", "快捷方式"),
    "txt": ("甲局年度报告\n一、总体情况\n".encode(), "文本文件"),
}
PACKAGES = {
    "epub": (("META-INF/container.xml",), "application/epub+zip", "电子书"),
    "xlsb": (("xl/workbook.bin",), "", "二进制工作簿"),
    "odp": (("META-INF/manifest.xml",), "application/vnd.oasis.opendocument.presentation", "演示文稿"),
    "pptx": (("ppt/presentation.xml",), "", "演示文稿"),
    "pages": (("Index/Document.iwa",), "", "Pages"),
    "zip": (("年报.docx",), "", "压缩文件"),
}


def sentence(path: Path) -> str:
    with pytest.raises(UnusableInput) as refused:
        open_any(path)
    assert refused.value.kind is not Refusal.OTHER
    return str(refused.value)


TEXTS = {
    "mail": b"From: a@b.cn\nTo: c@d.cn\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n",
    "mail ": b"Received: from x\nFrom: a@b.cn\nSubject: x\n\nhello",
    "mail  ": b"X-Mid: 1\nFrom: a\nTo: c\nDate: x\nContent-Type: multipart/mixed;\n\n--x\nContent-Type: multipart/related\n",
    "mht": b"From: <Saved by a browser>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n",
    "word_xml": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
    "flat_opc": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="x"/>',
    "excel_xml": b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    "odt": b'<office:document office:mimetype="application/vnd.oasis.opendocument.text"/>',
    "ods": b'<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"/>',
    "csv": "项目,自然人,商业企业,总计\n新收,1,2,3\n结转,0,0,0\n".encode("gb18030"),
    "csv ": "项目\t自然人\t商业企业\t总计\n新收\t1\t2\t3\n结转\t0\t0\t0\n".encode("utf-16-le"),
    "csv  ": ("总体情况。" * 2000 + "\n项目,自然人,商业企业,总计\n新收,1,2,3\n结转,0,0,0\n").encode(),
    "text": b"Hello, we, the office, say, all, this\nin one line.\n",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_texts_are_known_by_what_they_say(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "年报.docx"
    path.write_bytes(TEXTS[kind])
    assert kind_of(path) == kinds.kind_of_content(TEXTS[kind]) == kind.strip()


@pytest.mark.parametrize("name", UNREAD)
def test_what_is_not_read_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"年报.{name}"
    path.write_bytes(UNREAD[name][0])
    assert UNREAD[name][1] in sentence(path)
    renamed = tmp_path / "年报.docx"  # whatever its name says
    renamed.write_bytes(UNREAD[name][0])
    assert sentence(renamed) == sentence(path)


@pytest.mark.parametrize("name", PACKAGES)
def test_packages_that_are_not_read_are_named(tmp_path: Path, name: str) -> None:
    names, mime, words = PACKAGES[name]
    path = tmp_path / f"年报.{name}"
    package(path, *names, mime=mime)
    assert words in sentence(path)


def test_a_package_is_what_its_directory_lists_whatever_its_parts_hold(tmp_path: Path) -> None:
    inner = package(tmp_path / "inner", "[Content_Types].xml", "word/document.xml")
    path = tmp_path / "年报.xlsx"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("xl/embeddings/inner.docx", inner)
        made.writestr("xl/workbook.xml", "")
    assert kind_of(path) == "xlsx"


@pytest.mark.parametrize("size", [0, 10, 2**32 - 1])
def test_a_directory_of_another_size_than_it_says_is_looked_through(tmp_path: Path, size: int) -> None:
    path = tmp_path / "年报.docx"
    data = bytearray(package(path, "word/document.xml", *(f"word/media/{number}.png" for number in range(20))))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = size.to_bytes(4, "little")
    path.write_bytes(data)
    assert kind_of(path) == "docx"


def test_a_temporary_file_beside_an_open_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "~$年报.docx"
    path.write_bytes(b"\x05admin" + bytes(156))
    assert "临时文件" in sentence(path)


def test_our_own_files_are_known_by_content(tmp_path: Path) -> None:
    def ours(name: str, data: bytes) -> bool:
        path = tmp_path / name
        path.write_bytes(data)
        return is_ours(path)

    assert ours("a.json", b"") and ours("a.json", b"damaged") and ours("a.txt", b'\xef\xbb\xbf\n{"format": 1}')
    assert not ours("a.json", UNREAD["heic"][0])
    assert not ours("a.doc", b"{\\rtf1 x}")
    assert is_ours(tmp_path / "none.json") and not is_ours(tmp_path / "none.docx")


@pytest.mark.parametrize("kind", registry.READERS)
def test_a_damaged_file_of_each_format_is_known_and_refused(tmp_path: Path, kind: str) -> None:
    found = registry.READERS[kind]
    path = tmp_path / f"坏{found.suffixes[0]}"
    path.write_bytes(found.damaged)
    assert kind_of(path) == kind
    with pytest.raises(UnusableInput, match=r"。$"):
        open_any(path)


def test_every_refusal_says_what_to_do_and_every_suffix_has_one_reader() -> None:
    for words in kinds.REFUSED.values():
        assert re.search("请.+。$", words), words
    assert len(registry.SUFFIXES) == len(set(registry.SUFFIXES))
