"""Digits as polygons, and fonts made of them whose codes may say other digits: Type 3 in a PDF, TrueType as a file."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

Polygon = Sequence[tuple[int, int]]  # in thousandths of the size; outer ones clockwise, holes the other way round

_HOLE = ((160, 90), (340, 90), (340, 610), (160, 610))
_LOWER, _UPPER = ((160, 90), (340, 90), (340, 310), (160, 310)), ((160, 400), (340, 400), (340, 610), (160, 610))
_OUTER = ((60, 60), (60, 640), (120, 700), (380, 700), (440, 640), (440, 60), (380, 0), (120, 0))
DIGITS: Mapping[str, Sequence[Polygon]] = {
    "0": (_OUTER, _HOLE),
    "1": (((200, 0), (200, 560), (90, 500), (90, 580), (220, 700), (300, 700), (300, 0)),),
    "2": (
        (
            *((60, 0), (60, 120), (340, 430), (340, 600), (160, 600), (160, 520), (60, 520), (60, 700)),
            *((440, 700), (440, 400), (180, 100), (440, 100), (440, 0)),
        ),
    ),
    "3": (
        (
            *((60, 0), (60, 100), (340, 100), (340, 310), (180, 310), (180, 400), (340, 400), (340, 600)),
            *((60, 600), (60, 700), (440, 700), (440, 0)),
        ),
    ),
    "4": (
        (
            (280, 0),
            (280, 150),
            (40, 150),
            (40, 240),
            (290, 700),
            (380, 700),
            (380, 240),
            (460, 240),
            (460, 150),
            (380, 150),
            (380, 0),
        ),
        ((130, 240), (280, 240), (280, 520)),
    ),
    "5": (
        (
            *((60, 0), (60, 100), (340, 100), (340, 310), (60, 310), (60, 700), (440, 700), (440, 600)),
            *((160, 600), (160, 400), (440, 400), (440, 0)),
        ),
    ),
    "6": (((60, 0), (60, 700), (440, 700), (440, 610), (160, 610), (160, 400), (440, 400), (440, 0)), _LOWER),
    "7": (((130, 0), (330, 600), (60, 600), (60, 700), (440, 700), (440, 620), (230, 0)),),
    "8": (_OUTER, _LOWER, _UPPER),
    "9": (((60, 0), (60, 90), (340, 90), (340, 310), (60, 310), (60, 700), (440, 700), (440, 0)), _UPPER),
}
WIDE = 500  # of each


def exchanged(pairs: str) -> dict[str, str]:
    """For the code of each digit the digit that is drawn; ``pairs`` such as "12 57" are exchanged."""
    swapped = {a: b for one, other in pairs.split() for a, b in ((one, other), (other, one))}
    return {digit: swapped.get(digit, digit) for digit in "0123456789"}


def procedure(digit: str) -> str:
    """The procedure of a digit in a font of Type 3."""
    parts = [f"{WIDE} 0 0 -10 {WIDE} 710 d1"]
    for polygon in DIGITS[digit]:
        parts += [f"{x} {y} {'l' if place else 'm'}" for place, (x, y) in enumerate(polygon)]
        parts.append("h")
    return " ".join([*parts, "f"])


def truetype(drawn: Mapping[str, str]) -> bytes:
    """A TrueType font in which the code of each digit draws what ``drawn`` says."""
    glyphs = [b"", *(_glyph(DIGITS[drawn[digit]]) for digit in "0123456789")]
    places = [0]
    for glyph in glyphs:
        places.append(places[-1] + len(glyph))
    count = len(glyphs)
    head = struct.pack(
        ">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 500, 700, 0, 8, 2, 1, 0
    )
    # One range of codes (format 4): 0x30–0x39 are the glyphs 1–10.
    ranges = struct.pack(">HHHHHHHHHHHHhhHH", 4, 32, 0, 4, 4, 1, 0, 0x39, 0xFFFF, 0, 0x30, 0xFFFF, 1 - 0x30, 1, 0, 0)
    tables = {
        b"OS/2": struct.pack(
            ">HhHHH10hh10B4L4sHHHhhhHH",
            3,
            WIDE,
            400,
            5,
            0,
            *[0] * 11,
            *[0] * 10,
            0,
            0,
            0,
            0,
            b"NONE",
            64,
            0x30,
            0x39,
            880,
            -120,
            0,
            880,
            120,
        )
        + bytes(18),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12) + ranges,
        b"glyf": b"".join(glyphs),
        b"head": head,
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 880, -120, 0, WIDE, 0, 0, WIDE, 1, 0, 0, 0, count)[:36],
        b"hmtx": struct.pack(">Hh", WIDE, 0) * count,
        b"loca": struct.pack(f">{count + 1}I", *places),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, count, 40, 4, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _names("Drawn"),
        b"post": struct.pack(">IIhhI16x", 0x30000, 0, 0, 0, 0),
    }
    return _file(tables)


def _names(family: str) -> bytes:
    text = {1: family, 2: "Regular", 4: family, 6: family}
    records, body = b"", b""
    for number, name in text.items():
        coded = name.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, number, len(coded), len(body))
        body += coded
    return struct.pack(">HHH", 0, len(text), 6 + len(records)) + records + body


def _glyph(polygons: Sequence[Polygon]) -> bytes:
    """A simple glyph, every point of it on its outline."""
    points = [point for polygon in polygons for point in polygon]
    xs, ys = zip(*points, strict=True)
    ends, last = b"", -1
    for polygon in polygons:
        last += len(polygon)
        ends += struct.pack(">H", last)
    steps = (
        struct.pack(f">{len(side)}h", *(b - a for a, b in zip((0, *side), side, strict=False))) for side in (xs, ys)
    )
    head = struct.pack(">hhhhh", len(polygons), min(xs), min(ys), max(xs), max(ys))
    whole = head + ends + struct.pack(">H", 0) + b"\x01" * len(points) + b"".join(steps)
    return whole + bytes(-len(whole) % 4)


def _file(tables: Mapping[bytes, bytes]) -> bytes:
    out = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 32)
    place, body = 12 + 16 * len(tables), b""
    for name, content in sorted(tables.items()):
        filled = content + bytes(-len(content) % 4)
        total = sum(struct.unpack(f">{len(filled) // 4}I", filled)) & 0xFFFFFFFF
        out += name + struct.pack(">III", total, place + len(body), len(content))
        body += filled
    return out + body
