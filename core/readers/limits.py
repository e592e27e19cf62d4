"""The one door for what comes from outside: how large a file may be, what it may unpack to and amount to.

Every bound is held while the work goes on: what a file says of its own size is
never believed.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from core.errors import Refusal, UnusableInput, UserError
from core.later import put_off
from core.readers.raw import RawDocument, RawTable
from core.readers.time_limit import TooSlow, within
from core.records import record

if TYPE_CHECKING:
    from zipfile import ZipInfo

MOST_BYTES = 32 * 2**20  # of a file; a real report has some 100 kB, with photographs a few MB
MOST_UNPACKED = 32 * 2**20  # bytes of all parts of a package that are read; a real report has well below 1 MiB
MOST_PART = 16 * 2**20  # bytes of one of them
MOST_ENTRIES = 10_000  # files in a package
MOST_PARAGRAPHS = 20_000  # a report has some 400
MOST_CELLS = 60_000  # a report has some 500
MOST_ROWS = 100_000  # rows of all tables together
MOST_CHARACTERS = 2_000_000  # a report has some 10 000
SECONDS = 8.0  # of processor time to read a file and to match it with the form; a report takes below 0.5

TOO_LARGE = "这个文件太大，不像是一份年度报告。请核对选中的文件。"
UNPACKS_TOO_LARGE = "这个文件解压后过大，不像是一份年度报告。请核对选中的文件。"

_COLUMNS = 10  # cells that reach down are counted as rows of so many
_PIECE = 2**16
_STORED, _DEFLATED = 0, 8  # how a part is packed (APPNOTE.TXT 4.4.5)
_HEADER = struct.Struct("<4s22x2H")  # of a part: mark, lengths of name and extra field
_MARK = b"PK\x03\x04"
_DAMAGE = (zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)

Made = TypeVar("Made")


class TooLarge(UnusableInput):
    """A file, or what is in it, is beyond any report."""

    def __init__(self, sentence: str = TOO_LARGE) -> None:
        super().__init__(sentence, Refusal.TOO_LARGE)


class BadPackage(Exception):
    """A package that is damaged, lacks a part, or is packed as no office program does it."""


@record
class Refusals:
    """What is said of a file that takes too long, or is built as no program builds it."""

    slow: str
    tangled: str


def content(path: Path, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file; raises TooLarge.  Counted while they are read: a file may grow, or be no plain file."""
    pieces: list[bytes] = []
    left = most
    with path.open("rb") as file:
        while piece := file.read(_PIECE):  # asked for all at once, room for all would be made
            pieces.append(piece)
            left -= len(piece)
            if left < 0:
                raise TooLarge
    return b"".join(pieces)


def bounded(work: Callable[[], Made], refusals: Refusals) -> Made:
    """Do work on a file within its processor time.

    Running out of stack or memory is the file's fault, and so is what nobody
    thought of: it is logged, and said to be damage.
    """
    try:
        return within(SECONDS, work)
    except TooSlow as error:
        raise UnusableInput(refusals.slow, Refusal.TOO_SLOW) from error
    except (RecursionError, MemoryError) as error:
        raise UnusableInput(refusals.tangled, Refusal.DAMAGED) from error
    except (UserError, OSError):
        raise
    except Exception as error:
        import logging

        logging.getLogger("readers").exception("unexpected in reading")
        raise UnusableInput(refusals.tangled, Refusal.DAMAGED) from error


def checked(document: RawDocument) -> RawDocument:
    """The document, where it is no larger than any report; raises TooLarge."""
    cells = paragraphs = rows = characters = 0
    for item in chain(document.items, *(part.items for part in document.parts)):
        if isinstance(item, RawTable):
            cells += len(item.cells)
            rows += max(item.rows, sum([cell.height for cell in item.cells]) // _COLUMNS)
            characters += sum([len(cell.text) for cell in item.cells])
        else:
            paragraphs += 1
            characters += len(item.text)
    if paragraphs > MOST_PARAGRAPHS or cells > MOST_CELLS or rows > MOST_ROWS or characters > MOST_CHARACTERS:
        raise TooLarge
    return document


class ZipPackage:
    """A ZIP file from outside; its parts are counted while they are unpacked.

    Raises BadPackage where it is damaged, TooLarge where it holds or unpacks to
    more than any report.
    """

    def __init__(self, data: bytes, most_part: int = MOST_PART, most: int = MOST_UNPACKED) -> None:
        with put_off("shutil", "bz2", "lzma"):  # no package of ours is compressed so
            import zipfile  # a window asks for the bounds alone
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, *_DAMAGE) as error:
            raise BadPackage(str(error)) from error
        self.entries = self._archive.infolist()
        if len(self.entries) > MOST_ENTRIES:
            raise TooLarge(UNPACKS_TOO_LARGE)
        # Some programs write names as Windows does; packages of all kinds are asked for the others.
        self._entry = {entry.filename.replace("\\", "/"): entry for entry in self.entries}
        self.names = frozenset(self._entry)
        self._data, self._most_part, self._left = data, most_part, most

    @property
    def locked(self) -> bool:
        """Whether any part is encrypted."""
        return any(entry.flag_bits & 1 for entry in self.entries)

    def read(self, name: str) -> bytes:
        """Unpack a part; never more than the bound, whatever the directory claims."""
        most = min(self._most_part, self._left)
        try:
            entry = self._entry[name]
            content = _unpacked(entry, self._packed(entry), most)
        except (*_DAMAGE, KeyError, struct.error) as error:
            raise BadPackage(str(error)) from error
        if len(content) > most:
            raise TooLarge(UNPACKS_TOO_LARGE)
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise BadPackage("not what the directory says")
        self._left -= len(content)
        return content

    def head(self, name: str, most: int) -> bytes:
        """The first bytes of a part, which need not be whole; no more than ``most`` of them."""
        try:
            entry = self._entry[name]
            packed = self._packed(entry)
            if entry.flag_bits & 1 or entry.compress_type not in (_STORED, _DEFLATED):
                raise BadPackage("encrypted, or a method that no office program uses")
            if entry.compress_type == _STORED:
                return bytes(packed[:most])
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
        except (*_DAMAGE, KeyError, struct.error) as error:
            raise BadPackage(str(error)) from error

    def _packed(self, entry: ZipInfo) -> memoryview:
        """The bytes of a part as they stand in the file, behind a header of their own."""
        mark, name, extra = _HEADER.unpack_from(self._data, entry.header_offset)
        if mark != _MARK:
            raise BadPackage("header")
        start = entry.header_offset + _HEADER.size + name + extra
        return memoryview(self._data)[start : start + entry.compress_size]


def _unpacked(entry: ZipInfo, packed: memoryview, most: int) -> bytes:
    """A part, or one byte more than the bound.

    Not by zipfile: that unpacks as much as a block of input gives before it looks at any bound.
    """
    if entry.flag_bits & 1 or entry.compress_type not in (_STORED, _DEFLATED):
        raise BadPackage("encrypted, or a method that no office program uses")
    if entry.compress_type == _STORED:
        return bytes(packed[: most + 1])
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    content = unpacker.decompress(packed, most + 1)
    if len(content) <= most and not unpacker.eof:
        raise BadPackage("cut off")
    return content
