"""Fonts that a page brings with it: whether they draw digits as others, so that what is seen is not what is copied.

Which words stand in which font is not worked out: that a page has such a font in use is told.
"""

from __future__ import annotations

import binascii
import struct
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from core.patterns import lazy
from core.readers.beside import FilesBeside
from core.readers.fonts.files import digits_of_file

_FACE = lazy(r"@font-face\s*+\{([^{}]*+)\}")
_FAMILY = lazy(r"font-family\s*+:\s*+[\"']?([^\"';{}]{1,80})")
_ADDRESS = lazy(r"url\(\s*+[\"']?([^\"'()\s]++)")
_RULE = lazy(r"([^{};]{1,400}+)\{([^{}]*+)\}")
_CLASS = lazy(r"\.([\w-]++)")
_TAG = lazy(r"(?:\*|html|body|div|p|span|b|table|tbody|tr|td|th)(?:\s++(?:div|p|span|b|table|tbody|tr|td))*+")
_DIGITS_IN = lazy(r"style=(\"[^\"<>]{1,400}+\"|'[^'<>]{1,400}+')[^<>]{0,200}+>\s*+\d")
_DIGITS_IN_CLASS = lazy(r"class=[\"']?([^\"'<>]{1,200}+)[\"']?[^<>]{0,200}+>\s*+\d")
_OPEN = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")
_MOST_FACES = 40
_DIGITS = "0123456789"
_MOST_UNPACKED = 30_000_000  # bytes
_SHORTEST = 44  # bytes of a packed font: its head


class PageFonts(NamedTuple):
    """Fonts of a page by their names: those that draw digits as others, and those in which digits stand but that cannot be looked at."""

    false: list[str]
    unknown: list[str]


def doubtful_families(sheets: Iterable[str], text: str, beside: FilesBeside | None) -> PageFonts:
    """The fonts that a page's style sheets bring, that its words ask for and whose digits may be others."""
    sheets = list(sheets)
    faces = [face for sheet in sheets for face in _FACE.findall(sheet)][:_MOST_FACES]
    rules = [_FACE.sub("", sheet) for sheet in sheets] if faces else []
    asked = "".join((*rules, _FACE.sub("", text))) if faces else ""
    found = PageFonts([], [])
    for face in faces:
        named = _FAMILY.search(face)
        family = named[1].strip() if named else ""
        if not family or family not in asked or family in found.false:
            continue
        fonts = list(_fonts(face, beside))
        if any(map(_lies, fonts)):
            found.false.append(family)
        elif _is_closed(fonts) and family not in found.unknown and _shows_digits(family, rules, text):
            found.unknown.append(family)
    return found


def _is_closed(fonts: Sequence[bytes]) -> bool:
    """Whether a browser takes a font that is packed in a way of which nothing is known here (WOFF2)."""
    return any(font.startswith(b"wOF2") for font in fonts) and not any(font.startswith(_OPEN) for font in fonts)


def _shows_digits(family: str, rules: Iterable[str], text: str) -> bool:
    """Whether digits stand in a font: in elements with a style or a class that asks for it, or where a tag does."""
    if any(family in style for style in _DIGITS_IN.findall(text)):
        return True
    for sheet in rules:
        for selectors, said in _RULE.findall(sheet):
            if family not in said or "font" not in said:
                continue
            if any(_TAG.fullmatch(one.strip()) for one in selectors.split(",")):
                return True
            classes = set(_CLASS.findall(selectors))
            if any(not classes.isdisjoint(names.split()) for names in _DIGITS_IN_CLASS.findall(text)):
                return True
    return False


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
