"""What is drawn over a sheet of an XLS: boxes with words, and pictures, each with the cells it lies on ([MS-ODRAW] 2.2, [MS-XLS] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver, middle

_DRAWING, _OBJECT, _WORDS, _GOES_ON = 0x00EC, 0x005D, 0x01B6, 0x003C
_CONTAINER, _SHAPE, _LOOKS, _ANCHOR = 0xF, 0xF00A, 0xF00B, 0xF010
_OPACITY = 0x0182  # in 65536ths
_FILL, _PRINTED = 0x01BF, 0x03BF  # sets of yes and no: whether the shape is filled, whether it is hidden
_FILLED, _FILL_TOLD = 0x10, 0x100000
_HIDDEN, _HIDDEN_TOLD = 0x2, 0x20000
_PICTURE, _RECTANGLE, _TEXT, _OTHER_SHAPE = 8, 2, 6, 30  # kinds of objects
_RECTANGLES = (1, 2, 202)  # forms of shapes: a rectangle, a rounded one, a box of words
_CLEAREST = 0xE666  # what is less opaque lets be seen what is below
_ROW, _COLUMN = 13.5 / 256, 54 / 1024  # points in the parts of a usual row and column that anchors count in
_MOST_PARTS = 10_000


@dataclass
class _Shape:
    """A shape as its records tell it: first and last place under it, whether it ends at their very edges."""

    ends: tuple[tuple[int, int], tuple[int, int]] | None = None
    start: tuple[float, float] = (0.0, 0.0)  # in points, down and across, within the first cell
    end: tuple[float, float] = (0.0, 0.0)
    form: int = 0
    low_edge: bool = False
    right_edge: bool = False
    filled: bool = True
    hidden: bool = False
    clear: bool = False  # what is below shines through


def drawn(found: Sequence[tuple[int, bytes]]) -> DrawnOver:
    """What is drawn over a sheet, by its records."""
    made, shape = DrawnOver(), _Shape()
    for place, (kind, data) in enumerate(found):
        if kind == _DRAWING:
            shape = _told(data, shape)
        elif kind == _OBJECT and data[4:6] == struct.pack("<H", _PICTURE) and shape.ends and not shape.hidden:
            made.picture(*shape.ends)
        elif kind == _OBJECT and _covers(shape, data) and shape.ends:
            made.lid(*shape.ends, shape.start, shape.end)
        elif kind == _WORDS and place + 1 < len(found) and found[place + 1][0] == _GOES_ON:
            words = _words(found[place + 1][1])
            if words and not shape.hidden:
                where = middle(*shape.ends, shape.low_edge, shape.right_edge) if shape.ends else None
                made.box(DrawnBox(words, where, shape.filled and not shape.clear))
    return made


def _covers(shape: _Shape, data: bytes) -> bool:
    """Whether an object is a rectangle that hides what lies below it."""
    kind = int.from_bytes(data[4:6], "little")
    painted = shape.filled and not shape.clear and not shape.hidden and shape.form in _RECTANGLES
    return painted and kind in (_RECTANGLE, _TEXT, _OTHER_SHAPE)


def _words(text: bytes) -> str:
    return text[1:].decode("utf-16-le" if text[:1] and text[0] & 1 else "latin-1", "replace").strip("\0 \n\r")


def _told(data: bytes, before: _Shape) -> _Shape:
    """The shape that a record of drawings begins, else the one before."""
    shape = before
    for kind, size, part in _parts(data):
        if kind == _SHAPE:
            shape = _Shape(form=size)
        elif kind == _ANCHOR and len(part) >= 18:
            left, into, top, down, right, over, low, below = struct.unpack_from("<8H", part, 2)
            shape.start, shape.end = (down * _ROW, into * _COLUMN), (below * _ROW, over * _COLUMN)
            shape.ends, shape.low_edge, shape.right_edge = ((top, left), (low, right)), not below, not over
        elif kind == _LOOKS:
            for name, value in _properties(part, size):
                if name == _FILL and value & _FILL_TOLD:
                    shape.filled = bool(value & _FILLED)
                elif name == _OPACITY and value < _CLEAREST:
                    shape.clear = True
                elif name == _PRINTED and value & _HIDDEN_TOLD:
                    shape.hidden = bool(value & _HIDDEN)
    return shape


def _parts(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The parts of a record that hold no others: kind, count of what is in it, content."""
    place = 0
    for _ in range(_MOST_PARTS):
        if place + 8 > len(data):
            return
        head, kind, size = struct.unpack_from("<HHI", data, place)
        place += 8
        if head & 0xF != _CONTAINER:
            yield kind, head >> 4, data[place : place + size]
            place += size


def _properties(part: bytes, count: int) -> Iterator[tuple[int, int]]:
    """Names and values of what is said of a look; what is longer than a number stands behind them all."""
    for place in range(0, min(6 * count, len(part) - 5), 6):
        name, value = struct.unpack_from("<HI", part, place)
        yield name & 0x3FFF, value
