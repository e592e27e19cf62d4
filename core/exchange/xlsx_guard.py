"""What an XLSX would cost to open, looked up in its bytes before openpyxl builds anything from it.

A kilobyte can declare a merge over a whole sheet, or unpack to gigabytes;
openpyxl would carry it out.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from core.errors import UnusableInput
from core.exchange.sheet_items import TOO_LARGE

MAX_BYTES = 32 * 2**20  # a real report has 20 kB, with pictures a few MB
MAX_UNPACKED = 64 * 2**20  # bytes of all parts
MAX_PARTS = 2000  # a workbook of 100 sheets has some 300
MAX_CELLS = 200_000
MAX_MERGED = 300_000  # cells under merges; a title merged over the whole first row takes 16 384
MAX_TEXTS = 100_000  # cells that a sheet's corners span, for the second reader, which keeps empty cells too

LOCKED = "这个表格文件设有密码，不能读取。请用 Excel 或 WPS 打开，取消密码后另存为 .xlsx，再重新打开。"
DAMAGED = "这个表格文件已损坏或不完整。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新打开。"
NOT_EXCEL = "这个文件不是 Excel 工作簿。请选择 .xlsx 格式的年度报告，或请用 Excel、WPS 打开后另存为 .xlsx。"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_MERGE_TAG = re.compile(rb"<(?:\w+:)?mergeCell\s")
_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_ONE_CELL = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?\bref=["'][A-Z]{1,3}\d{1,7}["']""")
# A formula without a result: the cell ends behind it, or the result is empty and not a text.
_UNCOMPUTED = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*"""
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(frozen=True)
class Package:
    """What the bytes tell: places of formulas without results, and how much the reader does not see."""

    uncomputed: tuple[str, ...]
    pictures: int
    text_boxes: bool


def inspect(data: bytes) -> Package:
    """Look through a workbook; raises UnusableInput where it is none, locked, damaged or too large to open."""
    if data.startswith(_OLE):
        raise UnusableInput(LOCKED if "EncryptedPackage".encode("utf-16-le") in data else NOT_EXCEL)
    if len(data) > MAX_BYTES:
        raise UnusableInput(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _inspect(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise UnusableInput(DAMAGED if data.startswith(b"PK") else NOT_EXCEL) from error


def _inspect(package: zipfile.ZipFile) -> Package:
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableInput(LOCKED)
    # zipfile never unpacks more than the directory declares.
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnusableInput(TOO_LARGE)
    if not any(name.startswith("xl/") for name in names):
        raise UnusableInput(NOT_EXCEL)
    uncomputed: list[str] = []
    cells = merged = 0
    for name in names:
        part = package.read(name) if name.lower().endswith((".xml", ".rels")) else b""
        if b"<!DOCTYPE" in part or b"\0" in part:
            raise UnusableInput(DAMAGED)
        if name.startswith("xl/worksheets/"):
            cells += len(_CELL.findall(part))
            merged += _merged(part)
            uncomputed += [place.decode() for place in _UNCOMPUTED.findall(part)]
    if cells > MAX_CELLS or merged > MAX_MERGED:
        raise UnusableInput(TOO_LARGE)
    pictures = sum(name.startswith("xl/media/") for name in names)
    boxes = any(b"txBody" in package.read(name) for name in names if re.match(r"xl/drawings/[^/]+\.xml$", name))
    return Package(tuple(uncomputed), pictures, boxes)


def _merged(part: bytes) -> int:
    """How many cells the merges of a sheet cover; a merge in no known spelling is not let through."""
    found = _MERGE.findall(part)
    if len(found) + len(_ONE_CELL.findall(part)) != len(_MERGE_TAG.findall(part)):
        raise UnusableInput(DAMAGED)
    return sum(
        (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1) for left, top, right, bottom in found
    )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
