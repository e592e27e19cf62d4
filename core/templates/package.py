"""The container of a template: opened safely, and written again with two parts changed.

Everything else in the package goes over as it is.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import cast

from core.errors import UnusableInput
from core.readers import limits, safe_xml
from core.readers.docx import package as docx_package
from core.readers.docx.numbering import Numbering
from core.records import record
from core.writers.docx.wordml import WordElement, to_bytes

NOT_DOCX = "模板要用 Word 文档（.docx）。请用 Word 或 WPS 打开这个文件，另存为 .docx 后再选择。"
ENCRYPTED = "这个模板设有密码，无法填写。请用 Word 或 WPS 打开，取消密码后另存为 .docx，再重新选择。"
DAMAGED = "这个模板已损坏或不完整。请用 Word 或 WPS 打开后另存为 .docx，再重新选择。"
EMPTY = "这个文件是空的，不能作为模板。请核对选中的文件。"
MACROS = "这个模板带有宏，无法填写。请用 Word 或 WPS 打开，另存为不带宏的 .docx 后再选择。"
TOO_LARGE = "这个文件太大，不像是年度报告的模板。请核对选中的文件。"
UNREADABLE = "无法读取这个模板，文件可能已被移走、正被其他程序使用，或没有读取权限。请核对后重新选择。"

_MOST = 200 * 2**20  # bytes of a package, packed or not; pictures make the size of a template
_MOST_PART = 100 * 2**20  # bytes of one of its parts
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OLE = "EncryptedPackage".encode("utf-16-le")
_TYPES, _CORE, _THEME = "[Content_Types].xml", "docProps/core.xml", "theme/theme1.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
# Word opens no .docx that calls itself a template (.dotx).
_DOTX, _DOCX = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"


@record
class TemplatePackage:
    """An opened template; ``document`` is the main part, to be changed in place."""

    data: bytes
    main: str
    document: WordElement
    numbering: WordElement | None
    styles: WordElement | None
    theme: WordElement | None
    margins: tuple[WordElement, ...]  # headers and footers

    def lists(self) -> Numbering:
        """A fresh counter of the document's lists."""
        return Numbering(self.numbering, self.styles)

    def filled(self, title: str) -> bytes:
        """The package with the document as it stands now and this title in its properties."""
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.data)) as old, zipfile.ZipFile(target, "w") as new:
            for info in {info.filename: info for info in old.infolist()}.values():
                content = old.read(info)
                if info.filename == self.main:
                    content = docx_package.own_names(to_bytes(self.document), content)
                elif info.filename == _CORE:
                    content = _titled(content, title)
                elif info.filename == _TYPES:
                    content = content.replace(_DOTX, _DOCX)
                new.writestr(info, content)
        return target.getvalue()


def open_package(template: bytes | Path) -> TemplatePackage:
    """Open a template; raises UnusableInput with a sentence for the user."""
    data = template if isinstance(template, bytes) else _read(template)
    if not data.strip(b"\0 \r\n\t"):
        raise UnusableInput(EMPTY)
    if not data.startswith(_ZIP):
        raise UnusableInput(ENCRYPTED if data.startswith(_OLE) and _ENCRYPTED_OLE in data else NOT_DOCX)
    try:
        return _open(limits.ZipPackage(data, _MOST_PART, _MOST), data)
    except limits.BadPackage as error:
        raise UnusableInput(DAMAGED) from error
    except limits.TooLarge as error:
        raise UnusableInput(TOO_LARGE) from error


def _read(path: Path) -> bytes:
    try:
        return limits.content(path, _MOST)
    except limits.TooLarge as error:
        raise UnusableInput(TOO_LARGE) from error
    except (OSError, ValueError) as error:
        raise UnusableInput(UNREADABLE) from error


def _open(package: limits.ZipPackage, data: bytes) -> TemplatePackage:
    names = [entry.filename for entry in package.entries]
    if package.locked:
        raise UnusableInput(ENCRYPTED)
    if not any(name.startswith("word/") for name in names):
        raise UnusableInput(NOT_DOCX)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnusableInput(MACROS)
    # All parts go into the filled document: they must be whole, and no more than is borne.
    contents = {name: package.read(name) for name in package.names}
    parts = docx_package.load(data)
    folder = parts.main.rpartition("/")[0] + "/"
    margins = (name for name in names if name.startswith((f"{folder}header", f"{folder}footer")))
    return TemplatePackage(
        data,
        parts.main,
        cast("WordElement", parts.document),
        cast("WordElement | None", parts.numbering),
        _part(contents.get(f"{folder}styles.xml")),
        _part(contents.get(folder + _THEME)),
        tuple(part for name in margins if (part := _part(contents[name])) is not None),
    )


def _part(content: bytes | None) -> WordElement | None:
    """A part that is of use but not needed: None where it is not there, too large or cannot be parsed."""
    if content is None or len(content) > limits.MOST_PART:
        return None
    try:
        return cast("WordElement", safe_xml.parse(docx_package.usual_names(content)))
    except safe_xml.BadXml:
        return None


def _titled(content: bytes, title: str) -> bytes:
    """The core properties with another title; as they were where they cannot be parsed or have none."""
    try:
        root = cast("WordElement", safe_xml.parse(content))
    except safe_xml.BadXml:
        return content
    mark = root.find(_TITLE)
    if mark is None:
        return content
    mark.text = title
    return to_bytes(root)
