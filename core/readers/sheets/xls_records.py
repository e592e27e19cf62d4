"""What xlrd leaves aside of an XLS: conditions under which cells look otherwise, heads and feet of pages ([MS-XLS] 2.4).

They stand in records of the workbook's stream, which is walked once more.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence

from core.readers.on_sheets.conditions import ConditionedLook, ConditionRule, Place

_CONDITIONS, _CONDITION, _BEGIN, _END = 0x01B0, 0x01B1, 0x0809, 0x000A
_HEAD, _FOOT, _MORE_MARGINS = 0x0014, 0x0015, 0x089C
_EVEN_DIFFERS, _FIRST_DIFFERS = 0x1, 0x2
_MOST_RECORDS = 300_000
_MOST_RULES = 500
_OPERATORS = (
    "",
    "between",
    "notBetween",
    "equal",
    "notEqual",
    "greaterThan",
    "lessThan",
    "greaterThanOrEqual",
    "lessThanOrEqual",
)
_HAS_NUMBER, _HAS_FONT, _HAS_ALIGNMENT, _HAS_BORDER, _HAS_PATTERN = (1 << bit for bit in (25, 26, 27, 28, 29))
_NUMBER_IN_WORDS = 1  # of the options: the format is written out
_STRUCK = 0x80
_SIGNS = {
    **{0x03: "+", 0x04: "-", 0x05: "*", 0x06: "/", 0x08: "&", 0x09: "<", 0x0A: "<=", 0x0B: "=", 0x0C: ">="},
    **{0x0D: ">", 0x0E: "<>"},
}
_FUNCTIONS = {
    **{
        1: "IF",
        2: "ISNA",
        3: "ISERROR",
        8: "ROW",
        9: "COLUMN",
        24: "ABS",
        25: "INT",
        32: "LEN",
        34: "TRUE",
        35: "FALSE",
    },
    **{
        36: "AND",
        37: "OR",
        38: "NOT",
        39: "MOD",
        118: "TRIM",
        126: "ISERR",
        127: "ISTEXT",
        128: "ISNUMBER",
        129: "ISBLANK",
    },
    **{131: "N"},
}
_FIXED = {2: 1, 3: 1, 24: 1, 25: 1, 32: 1, 34: 0, 35: 0, 38: 1, 39: 2, 118: 1, 126: 1, 127: 1, 128: 1, 129: 1, 131: 1}
_COLOUR = 0x7F

PaletteColours = Mapping[int, "tuple[int, int, int] | None"]


def records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records of a sheet from where it begins, without those of charts in it."""
    depth, place = 0, start
    for _ in range(_MOST_RECORDS):
        if place + 4 > len(stream):
            return
        kind, size = struct.unpack_from("<HH", stream, place)
        place += 4 + size
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[place - size : place]


def margins(found: Sequence[tuple[int, bytes]]) -> Iterator[str]:
    """The codes of what stands above and below printed pages, those of the first and of even ones where they have their own."""
    for kind, data in found:
        if kind in (_HEAD, _FOOT) and len(data) > 3:
            yield _code(data)
        elif kind == _MORE_MARGINS and len(data) > 38:
            flags, *sizes = struct.unpack_from("<5H", data, 28)
            place, shown = 38, [flags & _EVEN_DIFFERS] * 2 + [flags & _FIRST_DIFFERS] * 2
            for size, is_shown in zip(sizes, shown, strict=True):
                if size and place + 3 <= len(data):
                    code = _code(data[place:])
                    place += 3 + (2 * size if data[place + 2] & 1 else size)
                    if is_shown:
                        yield code


def conditions(found: Sequence[tuple[int, bytes]], colours: PaletteColours) -> Sequence[ConditionRule]:
    """The rules of a sheet in their order; none where none of them changes what is seen."""
    ranges: tuple[tuple[Place, Place], ...] = ()
    rules: list[ConditionRule] = []
    for kind, data in found:
        try:
            if kind == _CONDITIONS:
                ranges = tuple(_ranges(data))
            elif kind == _CONDITION and ranges and len(rules) < _MOST_RULES:
                rules.append(_rule(ranges, data, colours))
        except (struct.error, IndexError):
            continue
    return tuple(rules) if any(rule.look != ConditionedLook() for rule in rules) else ()


def _ranges(data: bytes) -> Iterator[tuple[Place, Place]]:
    (count,) = struct.unpack_from("<H", data, 12)
    for number in range(min(count, _MOST_RULES)):
        top, low, left, right = struct.unpack_from("<4H", data, 14 + 8 * number)
        yield (top, left), (low, right)


def _rule(ranges: tuple[tuple[Place, Place], ...], data: bytes, colours: PaletteColours) -> ConditionRule:
    kind, operator, first, second = struct.unpack_from("<BBHH", data, 0)
    look = _look(data, colours)
    rest = data[len(data) - first - second :]
    base = min(corner for corner, _ in ranges)
    formulas = tuple(_formula(part, base) for part in (rest[:first], rest[first:]) if part)
    named = _OPERATORS[operator] if operator < len(_OPERATORS) else ""
    return ConditionRule(ranges, "cellIs" if kind == 1 else "expression", look, named, formulas, last=True, base=base)


def _look(data: bytes, colours: PaletteColours) -> ConditionedLook:
    """What a rule changes: number format, font, alignment, border, pattern, each where it is told."""
    flags, more = struct.unpack_from("<IH", data, 6)
    place, ink, ground, struck, code = 12, "", "", False, ""
    if flags & _HAS_NUMBER:
        code = _code(data[place + 2 :]) if more & _NUMBER_IN_WORDS else ""
        place += struct.unpack_from("<H", data, place)[0] if more & _NUMBER_IN_WORDS else 2
    if flags & _HAS_FONT:
        style, colour = struct.unpack_from("<I", data, place + 68)[0], struct.unpack_from("<i", data, place + 80)[0]
        unchanged = struct.unpack_from("<I", data, place + 88)[0]
        ink = _rgb(colours, colour)
        struck = bool(style & _STRUCK) and not unchanged & _STRUCK
        place += 118
    place += 8 * bool(flags & _HAS_ALIGNMENT) + 8 * bool(flags & _HAS_BORDER)
    if flags & _HAS_PATTERN:
        (painted,) = struct.unpack_from("<H", data, place + 2)
        ground = _rgb(colours, painted >> 7 & _COLOUR)
    return ConditionedLook(ink, ground, code, struck)


def _code(data: bytes) -> str:
    """A number format: how many characters, whether each takes two bytes, the characters."""
    length, wide = struct.unpack_from("<HB", data, 0)
    size = length * 2 if wide & 1 else length
    return data[3 : 3 + size].decode("utf-16-le" if wide & 1 else "latin-1", "replace")


def _rgb(colours: PaletteColours, number: int) -> str:
    found = colours.get(number)
    return "" if found is None or number < 0 else "".join(f"{part:02X}" for part in found)


def _formula(data: bytes, base: Place) -> str:
    """A formula in words, as it stands for the base cell; "" for what is more than a small one."""
    stack: list[str] = []
    place = 0
    try:
        while place < len(data):
            place = _token(data, place, stack, base)
    except (struct.error, IndexError, KeyError):
        return "?"
    return stack[0] if len(stack) == 1 else "?"


def _token(data: bytes, place: int, stack: list[str], base: Place) -> int:
    """Take a token; where the next one begins.  Raises KeyError for one that is not known here."""
    token = data[place]
    kind = token if token < 0x20 else (token & 0x1F) | 0x20
    if kind in _SIGNS:
        right, left = stack.pop(), stack.pop()
        stack.append(f"({left}{_SIGNS[kind]}{right})")
        return place + 1
    return _TOKENS[kind](data, place + 1, stack, base)


def _whole(data: bytes, place: int, stack: list[str], _: Place) -> int:
    stack.append(str(struct.unpack_from("<H", data, place)[0]))
    return place + 2


def _number(data: bytes, place: int, stack: list[str], _: Place) -> int:
    stack.append(f"{struct.unpack_from('<d', data, place)[0]:.15f}".rstrip("0").rstrip("."))
    return place + 8


def _text(data: bytes, place: int, stack: list[str], _: Place) -> int:
    size, wide = data[place], data[place + 1] & 1
    end = place + 2 + size * (1 + wide)
    text = data[place + 2 : end].decode("utf-16-le" if wide else "latin-1", "replace")
    stack.append('"' + text.replace('"', '""') + '"')
    return end


def _truth(data: bytes, place: int, stack: list[str], _: Place) -> int:
    stack.append("TRUE" if data[place] else "FALSE")
    return place + 1


def _signed(sign: str) -> Callable[[bytes, int, list[str], Place], int]:
    def take(_: bytes, place: int, stack: list[str], __: Place) -> int:
        stack.append(f"({sign}{stack.pop()})" if sign != "%" else f"({stack.pop()}%)")
        return place

    return take


def _paired(_: bytes, place: int, __: list[str], ___: Place) -> int:
    return place


def _attribute(data: bytes, place: int, _: list[str], __: Place) -> int:
    """Hints for programs: of jumps within IF, which then is not small any more, and of blanks."""
    if data[place] & 0x04:
        raise KeyError
    return place + 3


def _cell(data: bytes, place: int, stack: list[str], base: Place) -> int:
    """A cell, told by how far it is from the one that is asked of, or by its place."""
    row, column = struct.unpack_from("<HH", data, place)
    moves_column, moves_row = bool(column & 0x4000), bool(column & 0x8000)
    column &= 0xFF
    if moves_row:
        row = (base[0] + row) & 0xFFFF
    if moves_column:
        column = (base[1] + column) & 0xFF
    letters = chr(65 + column) if column < 26 else chr(64 + column // 26) + chr(65 + column % 26)
    stack.append(f"{'' if moves_column else '$'}{letters}{'' if moves_row else '$'}{row + 1}")
    return place + 4


def _function(data: bytes, place: int, stack: list[str], _: Place) -> int:
    (number,) = struct.unpack_from("<H", data, place)
    _call(stack, number, _FIXED[number])
    return place + 2


def _function_of_any(data: bytes, place: int, stack: list[str], _: Place) -> int:
    count, number = struct.unpack_from("<BH", data, place)
    _call(stack, number & 0x7FFF, count & 0x7F)
    return place + 3


def _call(stack: list[str], number: int, count: int) -> None:
    given = stack[len(stack) - count :]
    del stack[len(stack) - count :]
    stack.append(f"{_FUNCTIONS[number]}({','.join(given)})")


_TOKENS: dict[int, Callable[[bytes, int, list[str], Place], int]] = {
    **{0x1E: _whole, 0x1F: _number, 0x17: _text, 0x1D: _truth, 0x15: _paired, 0x19: _attribute},
    **{0x12: _signed("+"), 0x13: _signed("-"), 0x14: _signed("%")},
    **{0x24: _cell, 0x2C: _cell, 0x21: _function, 0x22: _function_of_any},
}
