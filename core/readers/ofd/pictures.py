"""Whether a picture on an OFD page lets shine through what lies below it: told by its file, without drawing it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.readers.ofd.looks import opacity
from core.readers.safe_xml import Element

if TYPE_CHECKING:
    from core.readers.ofd.package import OfdPage

_MOST = 60  # pictures of a page that are looked at; more are a scan in stripes
_MOST_PIXELS = 2_000_000  # of one; a larger one is the scan of a page, which lies below its text
_PNG, _JPEG, _BMP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type of a PNG
_PALETTE, _WITH_ALPHA = 3, (4, 6)
_PLAIN_BITS = (1, 4, 8, 24)  # of a pixel of a BMP; of 32 nobody knows what the last eight are
_FRAMES = frozenset((*range(0xC0, 0xD0),)) - {0xC4, 0xC8, 0xCC}  # JPEG: parts that tell the size
_FULL = 255


class OfdPictures:
    """The pictures of one page."""

    def __init__(self, sheet: OfdPage) -> None:
        self.sheet = sheet
        self.known: dict[str, bool | None] = {}

    def opaque(self, item: Element) -> bool | None:
        """Whether nothing shines through an ``ImageObject``; None for one too large to look at, and where nobody knows."""
        number = item.get("ResourceID") or ""
        if opacity(item) < 1 or item.get("ImageMask"):
            return False
        if number not in self.known:
            self.known[number] = is_opaque(self.sheet.picture(number)) if len(self.known) < _MOST else None
        return self.known[number]


def is_opaque(data: bytes) -> bool | None:
    """Whether the file of a picture has no pixel to see through; None for one of another kind or too large."""
    try:
        if data.startswith(_PNG):
            return _png(data)
        if data.startswith(_JPEG):
            return _few(*_jpeg_sides(data)) or None
        if data.startswith(_BMP):
            wide, high, bits = struct.unpack_from("<ii2xH", data, 18)
            return (bits in _PLAIN_BITS and _few(wide, abs(high))) or None
    except (struct.error, zlib.error, IndexError):
        pass
    return None


def _few(wide: int, high: int) -> bool:
    return 0 < wide * high <= _MOST_PIXELS


def _jpeg_sides(data: bytes) -> tuple[int, int]:
    at = 2
    while data[at] == _FULL:
        mark, size = data[at + 1], struct.unpack_from(">H", data, at + 2)[0]
        if mark in _FRAMES:
            high, wide = struct.unpack_from(">HH", data, at + 5)
            return wide, high
        at += 2 + size
    return 0, 0


def _png(data: bytes) -> bool | None:
    wide, high, depth, kind, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, 16)
    if not _few(wide, high) or kind not in _CHANNELS:
        return None
    parts = list(_png_parts(data))
    through = b"".join(content for name, content in parts if name == b"tRNS")
    if kind not in _WITH_ALPHA:
        return not through or (kind == _PALETTE and not through.strip(bytes([_FULL])))
    if interlaced or depth < 8:
        return None
    pixel = _CHANNELS[kind] * depth // 8
    line = 1 + wide * pixel
    packed = b"".join(content for name, content in parts if name == b"IDAT")
    pixels = zlib.decompressobj().decompress(packed, high * line)
    if len(pixels) != high * line:
        return None
    alpha = range(1 + pixel - depth // 8, 1 + pixel)  # the bytes of the first pixel that tell it
    lines = (pixels[start : start + line] for start in range(0, len(pixels), line))
    return all(
        one[0] <= 4 and all(one[at::pixel] == _all_full(one[0], number == 0, wide) for at in alpha)
        for number, one in enumerate(lines)
    )


def _all_full(way: int, first: bool, wide: int) -> bytes:
    """How a PNG writes a line of ``wide`` bytes that are all 255 below another such line, by its way to filter lines."""
    above = 0 if first else _FULL
    match way:
        case 1:
            start, rest = _FULL, 0
        case 2:
            start = rest = _FULL - above
        case 3:
            start, rest = _FULL - above // 2, _FULL - (_FULL + above) // 2
        case 4:
            start, rest = _FULL - above, 0
        case _:
            start = rest = _FULL
    return bytes([start]) + bytes([rest]) * (wide - 1)


def _png_parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        yield name, data[at + 8 : at + 8 + size]
        at += 12 + size
