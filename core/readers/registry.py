"""Opening a report made elsewhere: the content decides how it is read, never the name.

A format that can be read has a reader in READERS; one that cannot has a sentence
with the next step (core/readers/kinds.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path

from core.errors import Refusal, UnusableInput
from core.readers.kinds import CUT_OFF, EMPTY, REFUSED, UNKNOWN, is_ours, kind_of, refusal
from core.readers.limits import MOST_BYTES, Made, Refusals, TooLarge, bounded, checked, content
from core.readers.raw import RawDocument
from core.records import record

__all__ = [
    "CUT_OFF",
    "EMPTY",
    "READERS",
    "REFUSED",
    "SUFFIXES",
    "UNKNOWN",
    "UNREADABLE",
    "Format",
    "is_ours",
    "kind_of",
    "read",
    "read_raw",
]

_PHOTOGRAPHS = 100 * 2**20  # bytes; formats whose pictures need not be gone through may be larger

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再打开。"
UNREADABLE = "无法读取这个文件，可能正被其他程序使用，或没有读取权限。请关闭其他程序后重试。"
_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"
_COPY = "请用浏览器打开网页，把报告正文复制到 Word 或 WPS，另存为 .docx 后再打开。"
_SAVE_ATTACHMENT = "请打开邮件，把附件里的年度报告另存出来再打开。"
_ORIGINAL = "请找到这份报告的 Word 原件再打开。"


@record
class Format:
    """How a format is read: ``document(data)`` of a module below core.readers, imported when it is needed.

    ``suffixes`` are the usual names of its files, ``damaged`` a file that is
    known as one and cannot be read; ``name`` and ``instead`` (what else a person
    can do) are for sentences.  ``beside`` are formats whose files need others that lie beside them:
    ``document(data, beside=…)``.
    """

    module: str
    suffixes: tuple[str, ...] = ()
    damaged: bytes = b""
    name: str = "文件"
    instead: str = _SAVE_AS
    most_bytes: int = MOST_BYTES
    beside: bool = False

    def document(self, data: bytes) -> RawDocument:
        """Tables and paragraphs of a file within the bounds of one reading; raises UnusableInput."""
        return self.made(data, lambda document: document)

    def made(self, data: bytes, make: Callable[[RawDocument], Made], path: Path | None = None) -> Made:
        """What ``make`` makes of the document in these bytes, of the file at a path, both within the bounds of one reading.

        Raises UnusableInput with one plain sentence where that fails, and what ``make`` raises.
        """
        if len(data) > self.most_bytes:
            raise TooLarge
        read = self.reader()
        if self.beside and path:
            from core.readers.beside import FilesBeside

            read = partial(read, beside=FilesBeside(path))
        return bounded(lambda: make(checked(read(data))), self._refusals)

    def reader(self) -> Callable[..., RawDocument]:
        """What reads the bytes; it is imported now.  Only for what is bounded already."""
        return import_module(f"core.readers.{self.module}").document

    @property
    def _refusals(self) -> Refusals:
        return Refusals(
            slow=f"这个{self.name}太复杂，读取时间过长。{self.instead}",
            tangled=f"这个{self.name}的结构不正常，无法读取。{self.instead}",
        )


def _package(part: bytes) -> bytes:
    return b"PK\x03\x04 " + part + b" PK\x05\x06"


def _container(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(2000)


_WORD_XML = b'<?mso-application progid="Word.Document"?><w:wordDocument/>'
_EXCEL_XML = b'<?mso-application progid="Excel.Sheet"?><Workbook/>'
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_MAIL = b"From: a@b.cn\nTo: c@d.cn\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\n"
_ARCHIVE = b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>"
# One table of what is read: the open dialog, the door and the self-check ask here.  The readers are not asked
# themselves, because that would import all of them to open one file.
READERS: Mapping[str, Format] = {
    "docx": Format("docx.reader", (".docx",), _package(b"word/document.xml"), most_bytes=_PHOTOGRAPHS),
    "doc": Format("doc", (".doc", ".wps"), _container("WordDocument"), " Word 97-2003 文档", most_bytes=_PHOTOGRAPHS),
    "rtf": Format("rtf.reader", (".rtf",), b"{\\rtf1\\ansi", " RTF 文档"),
    "odt": Format(
        "odf.text", (".odt", ".fodt"), _package(b"META-INF/manifest.xml"), " ODT 文档", most_bytes=_PHOTOGRAPHS
    ),
    "html": Format("html.reader", (".html", ".htm"), b"<html></html>", "网页", _COPY, beside=True),
    "mht": Format("html.web_archive", (".mht", ".mhtml"), _ARCHIVE, "网页文件", _COPY),
    "xlsx": Format("sheets.xlsx", (".xlsx",), _package(b"xl/workbook.xml"), "表格文件", _AS_XLSX),
    "xls": Format("sheets.xls", (".xls", ".et"), _container("Workbook"), "表格文件", _AS_XLSX, 16 * 2**20),
    "word_xml": Format("docx.word_2003", (".xml",), _WORD_XML, " Word 的 XML 文档"),
    "flat_opc": Format("docx.flat_opc", (".xml",), b"<pkg:package/>", " Word 的 XML 文档"),
    "excel_xml": Format("sheets.excel_2003", (".xml",), _EXCEL_XML, " Excel 的 XML 表格", _AS_XLSX),
    "ods": Format("odf.sheet", (".ods", ".fods"), _package(_ODS), " ODS 表格", _AS_XLSX),
    "csv": Format("sheets.delimited", (".csv", ".tsv"), b"1,2,3,4\n" * 9, "文本表格（CSV）", _AS_XLSX),
    "mail": Format("mail", (".eml",), _MAIL, "邮件", _SAVE_ATTACHMENT, _PHOTOGRAPHS),
    "pdf": Format("pdf.reader", (".pdf",), b"%PDF-1.7\nno page here\n%%EOF\n", " PDF 文件", _ORIGINAL, _PHOTOGRAPHS),
    "ofd": Format("ofd.reader", (".ofd",), _package(b"OFD.xml"), " OFD 文件", _ORIGINAL, _PHOTOGRAPHS),
}
SUFFIXES: tuple[str, ...] = tuple(dict.fromkeys(suffix for found in READERS.values() for suffix in found.suffixes))


def read_raw(path: Path) -> RawDocument:
    """Tables and paragraphs of a file of any supported format; raises UnusableInput."""
    return read(path, lambda document: document)


def read(path: Path, make: Callable[[RawDocument], Made]) -> Made:
    """What ``make`` makes of the document in a file; see :meth:`Format.made`."""
    try:
        kind = kind_of(path)
        found = READERS.get(kind)
        if found is None:
            raise refusal(kind)
        return found.made(content(path, found.most_bytes), make, path)
    except OSError as error:
        raise UnusableInput(UNREADABLE, Refusal.UNREADABLE) from error
