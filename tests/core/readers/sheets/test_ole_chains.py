"""Chains of sectors in the old container, before a library follows them."""

import struct

from core.readers.sheets.ole_chains import come_back

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def container(*fat: int) -> bytes:
    """A header that names sector 0 as the table of sectors, and that table."""
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<HHH", header, 26, 3, 0xFFFE, 9)
    struct.pack_into("<II", header, 60, END, 0)
    struct.pack_into("<II", header, 68, END, 0)
    struct.pack_into("<109I", header, 76, 0, *[FREE] * 108)
    return bytes(header) + struct.pack("<128I", *fat, *[FREE] * (128 - len(fat)))


def test_a_chain_that_ends() -> None:
    assert not come_back(container(END, 2, 3, END))


def test_a_chain_that_comes_back_to_itself() -> None:
    assert come_back(container(END, 2, 3, 1))


def test_tables_that_cannot_be_read() -> None:
    assert not come_back(b"") and not come_back(bytes(600))
