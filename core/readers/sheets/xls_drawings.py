"""What is drawn over a sheet of an XLS: boxes with words, pictures, lines, each with the cells it lies on ([MS-ODRAW] 2.2, [MS-XLS] 2.4)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.readers.left_out import FIGURE, PAINTED
from core.readers.on_sheets.drawn_boxes import DrawnBox, DrawnOver, WithinCell, middle
from core.readers.on_sheets.ruler import SheetRuler
from core.readers.on_sheets.strokes import COLUMN, ROW, usual_ruler
from core.readers.on_sheets.turning import TurnedBox, is_turned, take_turned_figure, take_turned_line, upright

_DRAWING, _OBJECT, _WORDS, _GOES_ON = 0x00EC, 0x005D, 0x01B6, 0x003C
_CONTAINER, _SHAPE, _LOOKS, _ANCHOR = 0xF, 0xF00A, 0xF00B, 0xF010
_GROUP, _IN_GROUP = 0xF009, 0xF00F  # the measure of a group; a place in it
_FLIPPED, _IS_GROUP = (0x40, 0x80), 0x1  # of a shape: across or down; a group is no shape of its own
_OPACITY = 0x0182  # in 65536ths
_ROTATION = 0x0004  # in 65536ths of a degree, clockwise, with a sign
_SEGMENTS, _CLOSES = 0x0146, (b"\x01\x60", b"\x00\x60")  # of a path; how one says that it comes back
_FILL, _PRINTED = 0x01BF, 0x03BF  # sets of yes and no: whether the shape is filled, whether it is hidden
_FILLED, _FILL_TOLD = 0x10, 0x100000
_HIDDEN, _HIDDEN_TOLD = 0x2, 0x20000
_PICTURE, _RECTANGLE, _TEXT, _OTHER_SHAPE = 8, 2, 6, 30  # kinds of objects
_LINE = 1
# Kinds of objects that are no pictures, fields, remarks or charts.
_DRAWINGS = (_LINE, _RECTANGLE, 3, 4, 9, _OTHER_SHAPE)
_RECTANGLES = (1, 2, 202)  # forms of shapes: a rectangle, a rounded one, a box of words
_LINES = (20, 32)
_OUTLINES = (*_RECTANGLES, 3, 23, 85, 86, 87, 88, 109, 120, 185, 186)  # ellipses, brackets: what they surround is seen
_CLEAREST = 0xE666  # what is less opaque lets be seen what is below
_ROW, _COLUMN = ROW / 256, COLUMN / 1024  # points in the parts of a usual row and column that anchors count in
_MOST_PARTS, _MOST_FIGURES = 10_000, 500


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
    closed: bool = False  # its own path comes back to where it begins
    flipped: bool = False  # from its lower left to its upper right
    is_group: bool = False
    measure: tuple[int, ...] = ()  # of a group: left, top, right and low edge
    turn: float = 0.0  # degrees, clockwise
    corners: tuple[WithinCell, WithinCell] | None = None  # where it begins and ends, from the corner of the sheet


def drawn(found: Sequence[tuple[int, bytes]]) -> DrawnOver:
    """What is drawn over a sheet, by its records."""
    made, shape = DrawnOver(), _Shape()
    figures: list[_Shape] = []
    group = _Shape()
    for place, (kind, data) in enumerate(found):
        if kind == _DRAWING:
            group = shape if shape.is_group else group
            shape = _told(data, shape, group)
        elif kind == _OBJECT and _kind(data) == _PICTURE and shape.ends and not shape.hidden:
            made.picture(*shape.ends)
        elif kind == _OBJECT and _kind(data) in _DRAWINGS:
            figures.append(shape)
            if _covers(shape, data) and shape.ends:
                made.lid(*shape.ends, shape.start, shape.end)
        elif kind == _OBJECT and _covers(shape, data) and shape.ends:
            made.lid(*shape.ends, shape.start, shape.end)
        elif kind == _WORDS and place + 1 < len(found) and found[place + 1][0] == _GOES_ON:
            words = _words(found[place + 1][1])
            figures = [one for one in figures if one is not shape or not words]
            if words and not shape.hidden:
                where = middle(*shape.ends, shape.low_edge, shape.right_edge) if shape.ends else None
                made.box(DrawnBox(words, where, shape.filled and not shape.clear))
    ruler = usual_ruler()
    for figure in figures[:_MOST_FIGURES]:
        if figure.corners and not (figure.hidden or figure.is_group):
            _strike(made, ruler, figure, *figure.corners)
    return made


def _strike(made: DrawnOver, ruler: SheetRuler, shape: _Shape, start: WithinCell, end: WithinCell) -> None:
    """Take a line or a figure that may strike or cover figures; LibreOffice anchors what is turned as it would be upright."""
    anchored = dict.fromkeys(((start, end), upright(start, end, shape.turn)))
    for first, last in anchored:
        _take(made, ruler, shape, first, last)


def _take(made: DrawnOver, ruler: SheetRuler, shape: _Shape, start: WithinCell, end: WithinCell) -> None:
    if shape.form in _LINES:
        if shape.flipped:
            start, end = (end[0], start[1]), (start[0], end[1])
        take_turned_line(made, ruler, TurnedBox(start, end, shape.turn))
    elif shape.form not in _OUTLINES and not (shape.closed and not shape.filled):
        take_turned_figure(made, ruler, TurnedBox(start, end, shape.turn), FIGURE)
    elif shape.filled and not shape.clear:
        take_turned_figure(made, ruler, TurnedBox(start, end, shape.turn), PAINTED)


def _kind(data: bytes) -> int:
    return int.from_bytes(data[4:6], "little")


def _covers(shape: _Shape, data: bytes) -> bool:
    """Whether an object is a rectangle that hides what lies below it."""
    painted = shape.filled and not (shape.clear or shape.hidden or is_turned(shape.turn)) and shape.form in _RECTANGLES
    return painted and _kind(data) in (_RECTANGLE, _TEXT, _OTHER_SHAPE)


def _words(text: bytes) -> str:
    return text[1:].decode("utf-16-le" if text[:1] and text[0] & 1 else "latin-1", "replace").strip("\0 \n\r")


def _told(data: bytes, before: _Shape, group: _Shape) -> _Shape:
    """The shape that a record of drawings begins, else the one before; ``group`` is the last one begun."""
    shape, measure = before, tuple[int, ...]()
    for kind, size, part in _parts(data):
        if kind == _GROUP and len(part) >= 16:
            measure = struct.unpack_from("<4i", part)
        elif kind == _SHAPE:
            flags = int.from_bytes(part[4:8], "little")
            across, down = (bool(flags & flag) for flag in _FLIPPED)
            shape = _Shape(form=size, flipped=across != down, is_group=bool(flags & _IS_GROUP), measure=measure)
            measure = ()
        elif kind == _IN_GROUP and len(part) >= 16:
            shape.corners = _in_group(struct.unpack_from("<4i", part), group)
        elif kind == _ANCHOR and len(part) >= 18:
            left, into, top, down, right, over, low, below = struct.unpack_from("<8H", part, 2)
            shape.start, shape.end = (down * _ROW, into * _COLUMN), (below * _ROW, over * _COLUMN)
            shape.ends, shape.low_edge, shape.right_edge = ((top, left), (low, right)), not below, not over
            first, last = (top * ROW + shape.start[0], left * COLUMN + shape.start[1]), (low * ROW, right * COLUMN)
            shape.corners = first, (last[0] + shape.end[0], last[1] + shape.end[1])
        elif kind == _LOOKS:
            for name, value in _properties(part, size):
                if name == _FILL and value & _FILL_TOLD:
                    shape.filled = bool(value & _FILLED)
                elif name == _SEGMENTS:
                    shape.closed = any(end in part[6 * size :] for end in _CLOSES)
                elif name == _ROTATION:
                    shape.turn = ((value + 2**31) % 2**32 - 2**31) / 2**16
                elif name == _OPACITY and value < _CLEAREST:
                    shape.clear = True
                elif name == _PRINTED and value & _HIDDEN_TOLD:
                    shape.hidden = bool(value & _HIDDEN)
    return shape


def _in_group(place: tuple[int, ...], group: _Shape) -> tuple[WithinCell, WithinCell] | None:
    """Where on the sheet a shape lies that has a place of its group's measure; None where that cannot be told."""
    if group.corners is None or len(group.measure) != 4:
        return None
    found = list[float]()
    for axis in (1, 0, 1, 0):  # top, left, low, right
        (low, high), (origin, limit) = (
            (one[1 - axis] for one in group.corners),
            (group.measure[axis], group.measure[axis + 2]),
        )
        at = place[axis + 2 * (len(found) > 1)]
        found.append(low + (high - low) * (at - origin) / (limit - origin) if limit != origin else low)
    return (found[0], found[1]), (found[2], found[3])


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
