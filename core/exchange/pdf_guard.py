"""What a PDF may unpack to, looked at before anything is built from it."""

from __future__ import annotations

import re
import zlib

from core.errors import UnusableInput
from core.exchange.pdf_wording import DAMAGED, TOO_LARGE

MAX_BYTES = 32 * 2**20  # a real report has 500 kB, scanned pages a few MB
MAX_STREAM = 96 * 2**20  # one unpacked stream: a page scanned in colour at 600 dpi
MAX_TOTAL = 384 * 2**20
_CHUNK = 2**20
# The dictionary before a stream is short; what stands between 「<<」 and 「stream」 names the packing.
_STREAM = re.compile(rb"\bstream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")


def check(data: bytes) -> None:
    """Raise UnusableInput for what is no PDF, or one whose packed streams unpack to far more than a report has."""
    if len(data) > MAX_BYTES:
        raise UnusableInput(TOO_LARGE)
    if b"%PDF-" not in data[:1024]:
        raise UnusableInput(DAMAGED)
    total = 0
    for match in _STREAM.finditer(data):
        packings = len(_PACKED.findall(data, max(0, match.start() - 512), match.start()))
        if packings:
            total += _unpacked(data, match.end(), min(MAX_STREAM, MAX_TOTAL - total))


def _unpacked(data: bytes, start: int, most: int) -> int:
    """How much a stream unpacks to, in bounded pieces; 0 where it is not packed this way after all."""
    unpacker = zlib.decompressobj()
    size, pending = 0, memoryview(data)[start : start + _CHUNK]
    at = start + len(pending)
    while not unpacker.eof:
        try:
            size += len(unpacker.decompress(pending, _CHUNK))
        except zlib.error:
            return size
        if size > most:
            raise UnusableInput(TOO_LARGE)
        pending = unpacker.unconsumed_tail
        if not pending:
            pending = memoryview(data)[at : at + _CHUNK]
            at += len(pending)
            if not pending:
                break
    return size
