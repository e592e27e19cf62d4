"""Opening a report made elsewhere: the content decides how it is read, never the name.

A format that can be read has a reader in READERS; one that cannot has a sentence
with the next step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from core.errors import UnusableInput
from core.readers.limits import MOST_BYTES, Made, Refusals, TooLarge, bounded, checked, content
from core.readers.raw import RawDocument

_HEAD = 4096
_PHOTOGRAPHS = 100 * 2**20  # bytes; formats whose pictures need not be gone through may be larger

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再打开。"
EMPTY = "这个文件是空的，没有内容。请核对选中的文件。"
UNKNOWN = "这个文件的格式不能读取。请选择 Word、WPS、Excel、PDF、OFD 或网页格式的年度报告。"
UNREADABLE = "不能读取这个文件，可能正被其他程序使用，或没有读取权限。请关闭其他程序后重试。"
CUT_OFF = "这个文件不完整，可能没有下载或复制完。请重新取得文件后再打开。"

# What a file is → why it cannot be read and what to do instead.
REFUSED: Mapping[str, str] = {
    "encrypted": "这个文件设有密码，不能读取。请用 Word 或 WPS 打开，取消密码后另存为 .docx，再重新打开。",
    "ole": f"这个文件的格式不能直接读取。{_SAVE_AS}",
    "xml": f"这个文件的格式不能直接读取。{_SAVE_AS}",
    "pptx": "这是演示文稿，不是年度报告。请选择 .docx 格式的年度报告。",
    "picture": "这个文件是图片，不能读取。请改用这份报告的 .docx 文件。",
    "zip": "这是压缩文件。请先解压，再打开里面的 .docx 文件。",
    "text": "这是文本文件，里面没有表格，不能读取。请选择 .docx 格式的年度报告。",
    "empty": EMPTY,
}


@dataclass(frozen=True)
class _Sign:
    """First bytes by which a format is known."""

    start: bytes
    kind: str


_SIGNS = (
    _Sign(b"%PDF", "pdf"),
    _Sign(b"\x89PNG", "picture"),
    _Sign(b"\xff\xd8\xff", "picture"),
    _Sign(b"GIF8", "picture"),
    _Sign(b"BM", "picture"),
    _Sign(b"II*\x00", "picture"),
    _Sign(b"MM\x00*", "picture"),
    _Sign(b"RIFF", "picture"),
    _Sign(b"Rar!", "zip"),
    _Sign(b"7z\xbc\xaf", "zip"),
    _Sign(b"\x1f\x8b", "zip"),
)
_DIRECTORY = 2**18  # bytes at the end of a package in which its directory is looked for
_PACKAGES = (
    (b"word/document", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"ppt/presentation", "pptx"),
    (b"META-INF/manifest.xml", "odt"),
    (b"OFD.xml", "ofd"),
    (b"word/", "docx"),
)
# First headers of web archives as browsers and office programs write them, and what the archive holds.
_MAIL = re.compile(r"(?:from|subject|date|message-id|mime-version|content-type|snapshot-content-location):")
_PAGES = re.compile(r"content-type:\s*(?:multipart/|text/html)")
# Any tag of a page: saved pieces of pages have no <html>.
_HTML = re.compile(r"<(?:!doctype html|html|head|body|meta|table|div|p|span|center|h[1-6])[\s/>]")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"

_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"
_COPY = "请用浏览器打开网页，把报告正文复制到 Word 或 WPS，另存为 .docx 后再打开。"
_ORIGINAL = "请找到这份报告的 Word 原件再打开。"


@dataclass(frozen=True)
class Format:
    """How a format is read: ``document(data)`` of a module below core.readers, imported when it is needed.

    ``name`` and ``instead`` (what else a person can do) are for sentences.
    """

    module: str
    name: str = "文件"
    instead: str = _SAVE_AS
    most_bytes: int = MOST_BYTES

    def document(self, data: bytes) -> RawDocument:
        """Tables and paragraphs of a file within the bounds of one reading; raises UnusableInput."""
        return self.made(data, lambda document: document)

    def made(self, data: bytes, make: Callable[[RawDocument], Made]) -> Made:
        """What ``make`` makes of the document in these bytes, both within the bounds of one reading.

        Raises UnusableInput with one plain sentence where that fails, and what ``make`` raises.
        """
        if len(data) > self.most_bytes:
            raise TooLarge
        reader = import_module(f"core.readers.{self.module}")
        return bounded(lambda: make(checked(reader.document(data))), self._refusals)

    @property
    def _refusals(self) -> Refusals:
        return Refusals(
            slow=f"这个{self.name}太复杂，读取时间过长。{self.instead}",
            tangled=f"这个{self.name}的结构不正常，无法读取。{self.instead}",
        )


READERS: Mapping[str, Format] = {
    "docx": Format("docx.reader", most_bytes=_PHOTOGRAPHS),
    "doc": Format("doc", " Word 97–2003 文档", most_bytes=_PHOTOGRAPHS),
    "rtf": Format("rtf.reader", " RTF 文档"),
    "odt": Format("odt", " ODT 文档", most_bytes=_PHOTOGRAPHS),
    "html": Format("html.reader", "网页", _COPY),
    "mht": Format("html.web_archive", "网页文件", _COPY),
    "xlsx": Format("sheets.xlsx", "表格文件", _AS_XLSX),
    "xls": Format("sheets.xls", "表格文件", _AS_XLSX, 16 * 2**20),
    "pdf": Format("pdf.reader", " PDF 文件", _ORIGINAL, _PHOTOGRAPHS),
    "ofd": Format("ofd.reader", " OFD 文件", _ORIGINAL, _PHOTOGRAPHS),
}


def read_raw(path: Path) -> RawDocument:
    """Tables and paragraphs of a file of any supported format; raises UnusableInput."""
    return read(path, lambda document: document)


def read(path: Path, make: Callable[[RawDocument], Made]) -> Made:
    """What ``make`` makes of the document in a file; see :meth:`Format.made`."""
    try:
        kind = kind_of(path)
        found = READERS.get(kind)
        if found is None:
            raise UnusableInput(REFUSED.get(kind, UNKNOWN))
        data = content(path, found.most_bytes)
    except OSError as error:
        raise UnusableInput(UNREADABLE) from error
    return found.made(data, make)


def kind_of(path: Path) -> str:
    """What a file is, by its content: ``docx``, a key of REFUSED, or ``unknown``."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\0 \r\n\t"):
        return "empty"
    if head.startswith((_ZIP, b"PK\x05\x06")):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    sign = next((sign for sign in _SIGNS if head.startswith(sign.start)), None)
    return sign.kind if sign else _kind_of_text(head)


def _kind_of_zip(path: Path) -> str:
    """Which package a ZIP file is, by the names in the directory at its end."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _DIRECTORY))
        directory = file.read()
    if b"PK\x05\x06" not in directory:
        raise UnusableInput(CUT_OFF)
    found = (kind for name, kind in _PACKAGES if name in directory)
    return next(found, "zip")


def _kind_of_ole(path: Path) -> str:
    """The old container of Microsoft Office; names in its directory are UTF-16."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES)
    for name, kind in (("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls")):
        if name.encode("utf-16-le") in data:
            return kind
    return "ole"


def _kind_of_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace").lower()
    else:
        text = head.decode("utf-8", "replace").lower()
    start = text.lstrip("\ufeff \r\n\t")
    if start.startswith("{\\rtf"):
        return "rtf"
    if _MAIL.match(start) and _PAGES.search(text):
        return "mht"
    if _HTML.search(text.replace("\0", "")):  # UTF-16 without its mark
        return "html"
    if start.startswith("<"):
        return "xml"
    return "unknown" if "\0" in text else "text"
