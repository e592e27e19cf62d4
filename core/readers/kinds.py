"""What a file is, by its content: one answer for the open dialog's door, our own files and every refusal.

The name is asked only where content cannot tell (the temporary file beside an
open document).  What is not read is named rightly, with the way to a file that is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from core.errors import Refusal, UnusableInput
from core.patterns import lazy
from core.readers.text_decoding import decode
from core.records import record

OURS = "json"  # what our own files look like
_HEAD = 4096
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再打开。"
_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"
_ORIGINAL = "请找到这份报告的 Word 原件再打开。"
EMPTY = "这个文件是空的，没有内容。请核对选中的文件。"
UNKNOWN = "这个文件的格式无法读取。请选择 Word、WPS、Excel、PDF、OFD 或网页格式的年度报告。"
CUT_OFF = "这个文件不完整，可能没有下载或复制完。请重新取得文件后再打开。"

# What a file is → why it cannot be read and what to do instead.
REFUSED: Mapping[str, str] = {
    "encrypted": "这个文件设有密码，无法读取。请用 Word 或 WPS 打开，取消密码后另存为 .docx，再重新打开。",
    "empty": EMPTY,
    "picture": f"这个文件是图片，无法读取里面的数据。{_ORIGINAL}",
    "presentation": f"这是演示文稿，不是年度报告。{_ORIGINAL}",
    "xlsb": f"这是 Excel 二进制工作簿（.xlsb），无法直接读取。{_AS_XLSX}",
    "uof": f"这是 UOF 文档，无法直接读取。{_SAVE_AS}",
    "epub": f"这是电子书（EPUB），无法读取。{_ORIGINAL}",
    "caj": f"这是 CAJ 文件，无法读取。{_ORIGINAL}",
    "iwork": "这是苹果电脑的 Pages 或 Numbers 文件，无法读取。请在苹果电脑上导出为 Word 文档后再打开。",
    "shortcut": "这是快捷方式，不是报告本身。请找到它指向的文件再打开。",
    "owner": "这是 Word 或 WPS 打开文件时产生的临时文件，不是报告本身。请选择名称里没有“~$”的那个文件。",
    "zip": "这是压缩文件。请先解压，再打开里面的 .docx 文件。",
    "msg": "这是 Outlook 邮件（.msg），无法直接读取。请打开邮件，把附件里的年度报告另存出来再打开。",
    "ole": f"这个文件的格式无法直接读取。{_SAVE_AS}",
    "xml": f"这个文件的格式无法直接读取。{_SAVE_AS}",
    "text": "这是文本文件，里面没有表格，无法读取。请选择 .docx 格式的年度报告。",
    OURS: "这个文件不是 Word、Excel、PDF 或网页格式的年度报告。请核对选中的文件。",
}
_WHY = {"encrypted": Refusal.LOCKED, "empty": Refusal.EMPTY, "picture": Refusal.PICTURES}


def refusal(kind: str) -> UnusableInput:
    """Why a file of this kind is not read, with the next step."""
    return UnusableInput(REFUSED.get(kind, UNKNOWN), _WHY.get(kind, Refusal.OTHER_FORMAT))


@record
class _Sign:
    """First bytes (from ``at``) by which a format is known."""

    start: bytes
    kind: str
    at: int = 0


_SIGNS = (
    _Sign(b"%PDF", "pdf"),
    _Sign(b"\x89PNG", "picture"),
    _Sign(b"\xff\xd8\xff", "picture"),
    _Sign(b"GIF8", "picture"),
    _Sign(b"BM", "picture"),
    _Sign(b"II*\x00", "picture"),
    _Sign(b"MM\x00*", "picture"),
    _Sign(b"WEBP", "picture", 8),
    _Sign(b"8BPS", "picture"),
    _Sign(b"\0\0\0\x0cjP  ", "picture"),
    *(_Sign(b"ftyp" + brand, "picture", 4) for brand in (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")),
    _Sign(b"AT&TFORM", "picture"),
    _Sign(b"CAJ", "caj"),
    _Sign(b"HN\x01", "caj"),
    _Sign(b"L\0\0\0\x01\x14\x02\0", "shortcut"),
    _Sign(b"Rar!", "zip"),
    _Sign(b"7z\xbc\xaf", "zip"),
    _Sign(b"\x1f\x8b", "zip"),
    _Sign(b"BZh", "zip"),
    _Sign(b"\xfd7zXZ", "zip"),
)
_DIRECTORY = 2**18  # bytes at the end of a package in which its directory is looked for
_ZIP64 = 76  # bytes that may stand between it and the record of its end
# Packages of OpenDocument and EPUB say in their first bytes what they are.
_MIME = (
    (b"application/epub+zip", "epub"),
    (b"opendocument.spreadsheet", "ods"),
    (b"opendocument.presentation", "presentation"),
)
_PACKAGES = (
    (b"word/document", "docx"),
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/workbook", "xlsx"),
    (b"ppt/presentation", "presentation"),
    (b"META-INF/manifest.xml", "odt"),
    (b"OFD.xml", "ofd"),
    (b"word/", "docx"),
    (b"Index/Document.iwa", "iwork"),
    (b"uof.xml", "uof"),
)
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "presentation"),
    ("__substg1.0_", "msg"),
)
# First headers of web archives as browsers and office programs write them, and what the archive holds.
_MAIL = lazy(r"(?:from [^\r\n]{1,200}\r?\n)?[a-z][a-z0-9-]{1,60}:")  # kept in a box of mails: when it came stands above
_SENT = lazy(r"^(?:to|cc|bcc|received|delivered-to|x-sender|in-reply-to):", re.MULTILINE)
_PAGES = lazy(r"content-type:\s*(?:multipart/(?!mixed)|text/html)")
_HEADERS = lazy(r"^(?:from|to|subject|date|received|message-id|mime-version|content-type):", re.MULTILINE)
_END_OF_HEADERS = lazy(r"\r?\n\r?\n")
# Any tag of a page: saved pieces of pages have no <html>.
_HTML = lazy(r"<(?:!doctype html|html|head|body|meta|table|div|p|span|center|h[1-6])[\s/>]")
_XML = (
    (
        lazy(r"<pkg:package|xmlns(?::[^\s=<>]{1,40})?=[\"']http://schemas\.microsoft\.com/office/2006/xmlpackage"),
        "flat_opc",
    ),
    (lazy(r'progid="word\.document"|<(?:\w+:)?worddocument'), "word_xml"),
    (lazy(r'progid="excel\.sheet"|urn:schemas-microsoft-com:office:spreadsheet'), "excel_xml"),
    (lazy(r"office:mimetype=\S{1,40}opendocument\.text"), "odt"),
    (lazy(r"office:mimetype=\S{1,40}opendocument\.spreadsheet"), "ods"),
    (lazy(r"<svg[\s>]"), "picture"),
    (lazy(r"<uof:uof|xmlns:uof="), "uof"),
)
_LATE_PDF, _LATEST = lazy(rb"%PDF-[12]\.\d"), 1024  # bytes that may stand before a PDF
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_FEWEST_HEADERS = 3
_FEWEST_ROWS, _FEWEST_SEPARATORS = 3, 3  # of a text that is a table
_SEPARATORS = ",\t;|"
_LONGEST_MIME = 100
_DEEP = 2**18  # bytes of a text in which a table is looked for


def kind_of(path: Path) -> str:
    """What a file is: a format that has a reader, OURS, a key of REFUSED, or ``unknown``; raises OSError."""
    with path.open("rb") as file:
        return _kind(file, path.name)


def kind_of_content(data: bytes, name: str = "") -> str:
    """What the bytes of a file are; see :func:`kind_of`."""
    return _kind(io.BytesIO(data), name)


def _kind(file: BinaryIO, name: str) -> str:
    head = file.read(_HEAD)
    if name.startswith("~$") and len(head) < 1024:
        return "owner"
    if not head.strip(b"\0 \r\n\t"):
        return "empty"
    if head.startswith((_ZIP, b"PK\x05\x06")):
        return _kind_of_zip(file, head)
    if head.startswith(_OLE):
        return _kind_of_ole(file)
    sign = next((sign for sign in _SIGNS if head.startswith(sign.start, sign.at)), None)
    found = sign.kind if sign else _kind_of_text(head)
    if found not in ("text", "unknown"):
        return found
    return "pdf" if _LATE_PDF.search(head[:_LATEST]) else _table_or(found, head + file.read(_DEEP))


def is_ours(path: Path) -> bool:
    """Whether a file is one that this program saved: by content, and by name where content does not tell."""
    named = path.suffix.lower() == ".json"
    try:
        kind = kind_of(path)
    except (OSError, UnusableInput):
        return named
    return kind == OURS or (named and kind in ("empty", "text", "unknown", "xml", "csv"))


def _kind_of_zip(file: BinaryIO, head: bytes) -> str:
    """Which package a ZIP file is, by the names in the directory at its end."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _DIRECTORY))
    directory = file.read()
    end = directory.rfind(b"PK\x05\x06")  # it is near the end
    if end < 0:
        raise UnusableInput(CUT_OFF, Refusal.CUT_OFF)
    said = next((kind for name, kind in _MIME if name in head[:200]), "")
    # Of a directory that lists nothing the parts themselves are asked, which stand before it with their names.
    kind = said or _package(_listed(directory, end)) or _package(directory) or "zip"
    return _packed_mime(file) or kind if kind == "odt" else kind


def _listed(directory: bytes, end: int) -> bytes:
    """What the directory of a ZIP file lists, whose record of the end (APPNOTE.TXT 4.3.16) stands at ``end``."""
    size = int.from_bytes(directory[end + 12 : end + 16], "little")
    return directory[max(0, end - size - _ZIP64) : end]


def _package(names: bytes) -> str:
    """Which package holds parts of these names, "" where it is none that is known."""
    names = names.replace(b"\\", b"/")  # as some programs write them
    return next((kind for name, kind in _PACKAGES if name in names), "")


def _packed_mime(file: BinaryIO) -> str:
    """What a package of OpenDocument says of itself where that is packed, as some programs do; "" where it does not."""
    import zipfile  # few are packed so

    try:
        with zipfile.ZipFile(file) as package, package.open("mimetype") as part:
            said = part.read(_LONGEST_MIME)
    except Exception:  # whatever is wrong with a package is said by its reader
        return ""
    return next((kind for name, kind in _MIME if name in said), "")


def _kind_of_ole(file: BinaryIO) -> str:
    """The old container of Microsoft Office; names in its directory are UTF-16."""
    from core.readers.limits import MOST_BYTES  # a window asks what a file is, and another process reads it

    file.seek(0)
    data = file.read(MOST_BYTES)
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "ole")


def _kind_of_text(head: bytes) -> str:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8", "replace").lower()
    start = text.lstrip("\ufeff \r\n\t")
    found = _in_braces(start) or _mail(start) or _markup(start, text.replace("\0", ""))  # UTF-16 without its mark
    if found or start.startswith("[internetshortcut]"):
        return found or "shortcut"
    return "unknown" if "\0" in text else "text"


def _table_or(kind: str, data: bytes) -> str:
    """``csv`` where a text is a table: many lines with separators; else ``kind``."""
    lines = decode(data).text.splitlines()
    full = sum(any(line.count(sign) >= _FEWEST_SEPARATORS for sign in _SEPARATORS) for line in lines)
    if kind == "unknown" and any("\0" in line for line in lines):
        return kind
    return "csv" if full >= _FEWEST_ROWS else kind


def _in_braces(start: str) -> str:
    if start.startswith("{\\"):
        return "rtf" if start.startswith("{\\rtf") else "text"
    return OURS if start.startswith("{") else ""


def _mail(start: str) -> str:
    """A mail, or a web page saved in the form of one: nobody sent that."""
    if not _MAIL.match(start):
        return ""
    headers = _END_OF_HEADERS.split(start, 1)[0]
    if _PAGES.search(headers) and not _SENT.search(headers):
        return "mht"
    return "mail" if len(_HEADERS.findall(headers)) >= _FEWEST_HEADERS else ""


def _markup(start: str, text: str) -> str:
    found = next((kind for rule, kind in _XML if rule.search(text)), "") if start.startswith("<") else ""
    # A page that an office program wrote names its schemas too, and may hold drawings.
    if found and not start.startswith(("<html", "<!doctype html")):
        return found
    if _HTML.search(text):
        return "html"
    return "xml" if start.startswith("<") else ""
