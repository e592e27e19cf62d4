"""Which files of pictures let nothing shine through."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.readers.ofd.pictures import is_opaque


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png(kind: int, lines: list[bytes], wide: int = 4, depth: int = 8, more: bytes = b"", interlaced: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", wide, len(lines), depth, kind, 0, 0, interlaced)
    drawn = _part(b"IDAT", zlib.compress(b"".join(lines)))
    return b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + more + drawn + _part(b"IEND", b"")


def _filtered(lines: list[bytes], ways: list[int], pixel: int) -> list[bytes]:
    """Lines of a PNG written the way that each is told, as the standard says (PNG, 9.2)."""
    above, written = bytes(len(lines[0])), list[bytes]()
    for line, way in zip(lines, ways, strict=True):
        out = bytearray([way])
        for at, value in enumerate(line):
            a, b = (line[at - pixel] if at >= pixel else 0), above[at]
            c = above[at - pixel] if at >= pixel else 0
            paeth = min((a, b, c), key=lambda one: abs(a + b - c - one))
            out.append((value - (0, a, b, (a + b) // 2, paeth)[way]) % 256)
        written.append(bytes(out))
        above = line
    return written


@given(
    rows=st.lists(st.tuples(st.integers(0, 4), st.binary(min_size=12, max_size=12)), min_size=1, max_size=5),
    hole=st.none() | st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 254)),
)
def test_a_png_with_alpha_hides_where_all_of_it_is_full(
    rows: list[tuple[int, bytes]], hole: tuple[int, int, int] | None
) -> None:
    lines = [bytearray(b"".join(line[at : at + 3] + b"\xff" for at in range(0, 12, 3))) for _, line in rows]
    if hole:
        lines[hole[0] % len(lines)][4 * hole[1] + 3] = hole[2]
    written = _filtered([bytes(line) for line in lines], [way for way, _ in rows], 4)
    assert is_opaque(_png(6, written)) is (hole is None)


def test_a_png_without_alpha_hides_unless_a_colour_is_clear() -> None:
    grey, colours = [b"\0" + bytes(4)], [b"\0" + bytes(12)]
    assert is_opaque(_png(0, grey)) and is_opaque(_png(2, colours)) and is_opaque(_png(3, grey))
    assert not is_opaque(_png(0, grey, more=_part(b"tRNS", b"\0\0")))
    assert is_opaque(_png(3, grey, more=_part(b"tRNS", b"\xff\xff")))
    assert not is_opaque(_png(3, grey, more=_part(b"tRNS", b"\xff\x00")))


def test_sixteen_bits_of_alpha() -> None:
    full = b"\0" + 2 * b"\x12\x34\xff\xff"
    assert is_opaque(_png(4, [full], wide=2, depth=16))
    assert not is_opaque(_png(4, [full[:-1] + b"\xfe"], wide=2, depth=16))


def _jpeg(wide: int, high: int) -> bytes:
    before = b"\xff\xe0" + struct.pack(">H", 6) + b"JFIF"
    return b"\xff\xd8" + before + b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, high, wide, 1) + bytes(9)


def _bmp(wide: int, high: int, bits: int) -> bytes:
    return b"BM" + bytes(12) + struct.pack("<IiiHH", 40, wide, high, 1, bits) + bytes(30)


def test_pictures_without_alpha_hide_unless_they_are_scans_of_pages() -> None:
    assert is_opaque(_jpeg(300, 200)) and not is_opaque(_jpeg(1654, 2339))
    assert is_opaque(_bmp(30, -20, 24)) and not is_opaque(_bmp(30, 20, 32)) and not is_opaque(_bmp(0, 20, 24))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        _jpeg(30, 20)[:14],
        b"\xff\xd8\xff\xda\x00\x02\x00",
        _bmp(30, 20, 24)[:20],
        _png(0, [b"\0" + bytes(4)])[:20],
        _png(6, [b"\0" + 4 * b"\xff"], wide=2),
        _png(6, [b"\5" + 16 * b"\xff"]),
        _png(6, [b"\0" + 16 * b"\xff"], interlaced=1),
        _png(6, [b"\0" + 16 * b"\xff"]).replace(b"IDAT", b"IDAX"),
        _png(5, [b"\0" + bytes(4)]),
    ],
)
def test_what_is_not_known_hides_nothing(data: bytes) -> None:
    assert not is_opaque(data)
