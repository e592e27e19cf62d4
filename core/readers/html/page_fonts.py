"""Fonts that a page brings with it: whether they draw digits as others, so that what is seen is not what is copied.

Which words stand in which font is not worked out: that a page has such a font in use is told.
"""

from __future__ import annotations

import binascii
import struct
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator

from core.patterns import lazy
from core.readers.beside import FilesBeside
from core.readers.fonts.files import digits_of_file

_FACE = lazy(r"@font-face\s*+\{([^{}]*+)\}")
_FAMILY = lazy(r"font-family\s*+:\s*+[\"']?([^\"';{}]{1,80})")
_ADDRESS = lazy(r"url\(\s*+[\"']?([^\"'()\s]++)")
_MOST_FACES = 40
_DIGITS = "0123456789"
_MOST_UNPACKED = 30_000_000  # bytes
_SHORTEST = 44  # bytes of a packed font: its head


def false_families(sheets: Iterable[str], text: str, beside: FilesBeside | None) -> list[str]:
    """The names of the fonts of a page's style sheets that draw digits as others and that its words ask for."""
    sheets = [sheet for sheet in sheets if "@font-face" in sheet]
    faces = [face for sheet in sheets for face in _FACE.findall(sheet)][:_MOST_FACES]
    asked = "".join(_FACE.sub("", sheet) for sheet in (*sheets, text)) if faces else ""
    found: list[str] = []
    for face in faces:
        named = _FAMILY.search(face)
        family = named[1].strip() if named else ""
        if family and family not in found and family in asked and any(_lies(font) for font in _fonts(face, beside)):
            found.append(family)
    return found


def _lies(font: bytes) -> bool:
    return any(code != drawn for code, drawn in digits_of_file(font, _DIGITS).items())


def _fonts(face: str, beside: FilesBeside | None) -> Iterator[bytes]:
    """The files of a face that are at hand: held by the sheet, or saved beside the page."""
    for address in _ADDRESS.findall(face):
        if address[:5].lower() == "data:":
            head, _, written = address.partition(",")
            if head.lower().endswith("base64"):
                try:
                    yield _unpacked(b64decode(written))
                except (ValueError, binascii.Error):
                    continue
        elif beside and (content := beside.content(address)):
            yield _unpacked(content)


def _unpacked(font: bytes) -> bytes:
    """A font as a file of its own; WOFF packs each table of it (W3C, WOFF 1.0), what is packed otherwise stays as it is."""
    if not font.startswith(b"wOFF") or len(font) < _SHORTEST:
        return font
    flavour, _, count = struct.unpack_from(">4sIH", font, 4)
    if len(font) < _SHORTEST + 20 * count:
        return b""
    out, body = bytearray(flavour + struct.pack(">4H", count, 0, 0, 0)), bytearray()
    for number in range(count):
        tag, start, packed, size, check = struct.unpack_from(">4s4I", font, _SHORTEST + 20 * number)
        content = font[start : start + packed]
        if packed < size:
            try:
                content = zlib.decompressobj().decompress(content, max(1, min(size, _MOST_UNPACKED - len(body))))
            except zlib.error:
                return b""
        out += tag + struct.pack(">3I", check, 12 + 16 * count + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return bytes(out + body)
