"""What a Linux program or library wants of the system: other libraries, and versions of their symbols."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_MAGIC = b"\x7fELF\x02\x01"  # 64 bits, lowest byte first: all that products are made for
_DYNAMIC, _VERSIONS = 6, 0x6FFFFFFE  # kinds of sections
_NEEDED = 1  # kind of an entry of the dynamic section
Version = tuple[int, ...]


class _Section(NamedTuple):
    kind: int
    offset: int
    size: int
    link: int  # the number of the section with its names
    entries: int


class Wanted(NamedTuple):
    """File names of libraries, and of each set of symbols the newest version (``{"GLIBC": (2, 28)}``)."""

    libraries: frozenset[str]
    versions: dict[str, Version]


def wanted(path: Path) -> Wanted | None:
    """What the file asks for; None where it is no such program or library."""
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return None
    data = path.read_bytes()
    sections = list(_sections(data))
    libraries = frozenset(name for one in sections if one.kind == _DYNAMIC for name in _libraries(data, one, sections))
    versions: dict[str, Version] = {}
    for one in sections:
        for name in _versions(data, one, sections) if one.kind == _VERSIONS else ():
            family, _, number = name.rpartition("_")
            if number.replace(".", "").isdecimal():
                versions[family] = max(versions.get(family, ()), tuple(map(int, number.split("."))))
    return Wanted(libraries, versions)


def _sections(data: bytes) -> Iterator[_Section]:
    (table,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    for number in range(count):
        _, kind, _, _, offset, length, link, entries = struct.unpack_from("<IIQQQQII", data, table + number * size)
        yield _Section(kind, offset, length, link, entries)


def _libraries(data: bytes, section: _Section, sections: list[_Section]) -> Iterator[str]:
    for kind, value in struct.iter_unpack("<qQ", data[section.offset : section.offset + section.size]):
        if kind == _NEEDED:
            yield _name(data, sections[section.link], value)


def _versions(data: bytes, section: _Section, sections: list[_Section]) -> Iterator[str]:
    """A list of libraries, each with a list of the versions asked of it; both are chained by distances."""
    place = section.offset
    for _ in range(section.entries):
        _, count, _, first, following = struct.unpack_from("<HHIII", data, place)
        at = place + first
        for _ in range(count):
            _, _, _, name, distance = struct.unpack_from("<IHHII", data, at)
            yield _name(data, sections[section.link], name)
            at += distance
        place += following


def _name(data: bytes, names: _Section, offset: int) -> str:
    begin = names.offset + offset
    return data[begin : data.index(b"\0", begin)].decode()
