"""Records of an XLS that xlrd leaves aside."""

import struct

import pytest

from core.readers.on_sheets.conditions import ConditionedLook
from core.readers.sheets.xls_records import _code, conditions, margins, records

COLOURS = {9: (255, 255, 255), 8: (0, 0, 0), 10: (255, 0, 0)}
RANGES = struct.pack("<12xH8H", 2, 0, 9, 0, 3, 20, 20, 1, 1)
FONT, PATTERN, NUMBER = 1 << 26, 1 << 29, 1 << 25


def condition(
    formula: bytes, kind: int = 2, operator: int = 0, colour: int = 9, struck: bool = False, ground: int = 0
) -> bytes:
    flags = FONT | (PATTERN if ground else 0)
    font = bytearray(118)
    struct.pack_into("<I", font, 68, 0x80 if struck else 0)
    struct.pack_into("<i", font, 80, colour)
    struct.pack_into("<I", font, 88, 0 if struck else 0x9A)
    pattern = struct.pack("<HH", 0, ground << 7) if ground else b""
    return struct.pack("<BBHHIH", kind, operator, len(formula), 0, flags, 0) + bytes(font) + pattern + formula


def whole(number: int) -> bytes:
    return b"\x1e" + struct.pack("<H", number)


def cell(row: int, column: int) -> bytes:
    return b"\x4c" + struct.pack("<HH", row & 0xFFFF, 0xC000 | column & 0xFF)


def test_records_of_one_sheet() -> None:
    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    chart = record(0x0809) + record(0x1B6, b"x") + record(0x0A)
    stream = (
        b"before"
        + record(0x0809, b"12")
        + record(0x0C, b"a")
        + chart
        + record(0x0D)
        + record(0x0A)
        + record(0x0C, b"b")
    )
    assert [kind for kind, _ in records(stream, 6)] == [0x0809, 0x0C, 0x0A, 0x0D]
    assert (0x0C, b"a") in list(records(stream, 6)) and (0x0C, b"b") not in list(records(stream, 6))
    assert (0x1B6, b"x") not in list(records(stream, 6))
    assert list(records(stream[:20], 6)) and not list(records(b"", 0))


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (whole(0), "0"),
        (b"\x1f" + struct.pack("<d", 0.5), "0.5"),
        (b"\x17\x02\x00ab", '"ab"'),
        (b"\x17\x01\x01" + "无".encode("utf-16-le"), '"无"'),
        (b"\x1d\x01", "TRUE"),
        (cell(0, 0) + whole(0) + b"\x0b", "(A1=0)"),
        (cell(1, 2) + whole(0) + b"\x0e", "(C2<>0)"),
        (cell(-1, 0) + b"\x13", "(-A65536)"),
        (b"\x44" + struct.pack("<HH", 4, 1) + whole(1) + b"\x0d", "($B$5>1)"),
        (cell(0, 0) + b"\x41" + struct.pack("<H", 118) + b"\x41" + struct.pack("<H", 32), "LEN(TRIM(A1))"),
        (whole(1) + whole(2) + b"\x42" + struct.pack("<BH", 2, 36), "AND(1,2)"),
        (whole(1) + b"\x15\x14", "(1%)"),
        (b"\x19\x40\x00\x01" + whole(3), "3"),
        (b"\x19\x04\x00\x00" + whole(3), "?"),
        (b"\x41\x99\x00", "?"),
        (b"\x1e", "?"),
        (whole(1) + whole(2), "?"),
    ],
)
def test_formulas(formula: bytes, words: str) -> None:
    (rule,) = conditions([(0x1B0, RANGES), (0x1B1, condition(formula))], COLOURS)
    assert rule.formulas == (words,)
    assert rule.ranges == (((0, 0), (9, 3)), ((20, 1), (20, 1)))


def test_looks() -> None:
    def look(colour: int = 9, struck: bool = False, ground: int = 0) -> ConditionedLook:
        found = conditions([(0x1B0, RANGES), (0x1B1, condition(whole(0), 1, 3, colour, struck, ground))], COLOURS)
        return found[0].look if found else ConditionedLook()

    assert look() == ConditionedLook("FFFFFF")
    assert look(colour=10, struck=True) == ConditionedLook("FF0000", struck=True)
    assert look(ground=8) == ConditionedLook("FFFFFF", "000000")
    assert look(colour=-1) == ConditionedLook()
    (rule,) = conditions([(0x1B0, RANGES), (0x1B1, condition(whole(0), 1, 3))], COLOURS)
    assert (rule.kind, rule.operator) == ("cellIs", "equal")


def test_what_is_damaged_is_no_rule() -> None:
    assert conditions([(0x1B0, b"\0"), (0x1B1, condition(whole(0)))], COLOURS) == ()
    assert conditions([(0x1B0, RANGES), (0x1B1, b"\1")], COLOURS) == ()
    assert conditions([(0x1B1, condition(whole(0)))], COLOURS) == ()


def test_the_number_format_of_a_condition() -> None:
    assert _code(struct.pack("<HB", 3, 0) + b";;;rest") == ";;;"
    assert _code(struct.pack("<HB", 4, 1) + '0"元"'.encode("utf-16-le")) == '0"元"'


def words(code: str, wide: bool = True) -> bytes:
    return struct.pack("<HB", len(code), wide) + code.encode("utf-16-le" if wide else "latin-1")


def test_heads_and_feet_of_pages() -> None:
    assert list(
        margins([(0x14, words("&C2022年度")), (0x15, words("&P", wide=False)), (0x14, b""), (0x5D, b"xyz")])
    ) == ["&C2022年度", "&P"]


def test_heads_and_feet_of_even_pages_and_of_the_first() -> None:
    def more(flags: int) -> tuple[int, bytes]:
        codes = ("&C甲", "", "&Cb", "&C丙")
        said = b"".join(words(code, not code.isascii()) for code in codes if code)
        return 0x089C, bytes(28) + struct.pack("<5H", flags, *map(len, codes)) + said

    assert list(margins([more(0)])) == []
    assert list(margins([more(1)])) == ["&C甲"] and list(margins([more(2)])) == ["&Cb", "&C丙"]
    kind, cut = more(3)
    assert list(margins([(kind, cut[:47])])) == ["&C甲"]
