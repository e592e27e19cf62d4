"""The chains of sectors in the old container of Microsoft Office, looked at before a library follows them.

Every entry of its two tables names the sector that follows.  A chain that comes
back to itself never ends, and xlrd keeps what it has read of it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEADER = struct.Struct("<30xHH10xI12xII8x")  # shifts of both sector sizes, FAT sectors, first mini FAT sector, count
_IN_HEADER = struct.Struct("<109I")  # the first FAT sectors
_IN_HEADER_AT, _MORE_AT = 76, 68
_LAST = 0xFFFFFFFA  # entries from here on are marks: end of chain, free, tables
_SMALLEST, _LARGEST = 7, 16  # shifts of a sector's size


def come_back(data: bytes) -> bool:
    """Whether any chain of the container comes back to itself; False where its tables cannot be read."""
    if len(data) < 512:
        return False
    shift, _, _, first_mini, _ = _HEADER.unpack_from(data)
    if not _SMALLEST <= shift <= _LARGEST:
        return False
    size = 1 << shift
    fat = [entry for sector in _fat_sectors(data, size) for entry in _entries(data, sector, size)]
    if _has_ring(fat):
        return True
    mini = [entry for sector in _chain(first_mini, fat) for entry in _entries(data, sector, size)]
    return _has_ring(mini)


def _fat_sectors(data: bytes, size: int) -> Iterator[int]:
    """The sectors of the first table, each once: those named in the header, then those named in a chain of sectors."""
    seen = set[int]()
    yield from _new(_IN_HEADER.unpack_from(data, _IN_HEADER_AT), seen)
    (more,) = struct.unpack_from("<I", data, _MORE_AT)
    lists = set[int]()
    while more < _LAST and more not in lists:
        lists.add(more)
        *named, more = [*_entries(data, more, size)] or [_LAST]
        yield from _new(named, seen)


def _new(sectors: tuple[int, ...] | list[int], seen: set[int]) -> Iterator[int]:
    for sector in sectors:
        if sector < _LAST and sector not in seen:
            seen.add(sector)
            yield sector


def _entries(data: bytes, sector: int, size: int) -> Iterator[int]:
    piece = data[(sector + 1) * size : (sector + 2) * size] if size > 512 else data[512 + sector * size :][:size]
    return (entry for (entry,) in struct.iter_unpack("<I", piece[: len(piece) // 4 * 4]))


def _chain(first: int, table: list[int]) -> Iterator[int]:
    """The sectors of a chain in a table without rings."""
    while first < len(table):
        yield first
        first = table[first]


def _has_ring(table: list[int]) -> bool:
    """Whether following the entries from any sector leads to it again; each sector is visited once."""
    done = bytearray(len(table))
    for start in range(len(table)):
        place, way = start, set[int]()
        while place < len(table) and not done[place]:
            done[place] = 1
            way.add(place)
            place = table[place]
        if place in way:
            return True
    return False
