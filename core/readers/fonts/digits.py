"""Whether a digit is drawn in the shape of another: whoever reads a page reads the shape, a program the code.

The holes of a digit tell much of it, whatever the font looks like: 8 has two, 0, 6
and 9 have one, in the middle, below and above; 1, 2, 3, 5 and 7 have none.  Those
without holes are told by where their ink begins and ends at some heights.  What is
asked of each shape holds in most fonts, and no digit of the 348 fonts that were
looked at (Noto, Liberation, DejaVu, URW, Arphic, WenQuanYi, STIX, Roboto, Lato, …)
passes for another; where a shape is none of these for certain, nothing is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

DigitOutline = tuple[tuple[float, float], ...]  # a polygon; y upwards
InkSpan = tuple[float, float]  # where ink begins and ends
INK, BARE = b"\x01", b"\x00"
Picture = tuple[bytes, ...]  # where ink is, from the top row down: a byte a point

_LOW, _HIGH = 0.4, 0.6  # of the height: a hole in the middle lies between
_LEAST, _MOST = 0.45, 0.68  # of the height: the hole of a 0 is at least as high, those of 6 and 9 no higher
_ON_BOW, _ON_POINT = 0.19, 0.25  # of the width: what stands on a bow begins before, on a point at the right behind
_POINT = 0.35  # likewise: what is wider is no point
_WITHOUT = "12357"
_SIDES, _STRAIGHT = (0.08, 0.3, 0.5, 0.7, 0.92), 0.04  # heights of the sides of a box, and how straight they are
_STEM = (0.28, 0.36, 0.44, 0.5, 0.56, 0.62)  # heights at which a stem is a stem
_OF_A_BAR = [0.14 + 0.02 * step for step in range(12)]
_BENT, _UNEVEN, _THICKEST = 0.03, 0.05, 0.35  # of the height: how far a stem may bend, how unlike its widths may be


class DigitShape(NamedTuple):
    """What is drawn for a digit: its holes by their lower and upper end and in how many pieces it is; ``span`` is its ink at a height.

    All of heights are shares of the height of the shape; spans are shares of its width, which is ``wide`` of its height.
    """

    holes: tuple[InkSpan, ...]
    pieces: int
    wide: float
    span: Callable[[float], InkSpan]


def as_drawn(shapes: Mapping[str, DigitShape | None]) -> dict[str, str]:
    """For the digits of a font as which they are drawn; none where nothing tells that any is drawn as another.

    None is the shape of a digit that cannot be had.  "" stands for every one where not each of them is certain: then nobody knows.
    """
    seen = dict(zip(shapes, each_as_drawn(list(shapes.items())), strict=False))
    return seen if all(seen.values()) and len(set(seen.values())) == len(seen) else dict.fromkeys(seen, "")


def each_as_drawn(shapes: Sequence[tuple[str, DigitShape | None]]) -> list[str]:
    """As which some digits in one font are drawn, one of which may be drawn in two ways; "" for one that is not certain.

    None at all where nothing tells that any is drawn as another.
    """
    if not any(shape and _is_another(digit, shape) for digit, shape in shapes):
        return []
    seen = [seen_as(shape) if shape else "" for _, shape in shapes]
    several = len({digit for digit, _ in shapes}) > 1
    return [] if several and all(shape is None or _is_frame(shape) for _, shape in shapes) else seen


def _is_frame(shape: DigitShape) -> bool:
    """Whether a shape is a box, full or empty: the sign of a font for what it has not."""
    return len(shape.holes) < 2 and all(
        start < _STRAIGHT and end > 1 - _STRAIGHT for start, end in map(shape.span, _SIDES)
    )


@lru_cache(maxsize=256)  # the pages of a file share their fonts
def shape_of(outlines: tuple[DigitOutline, ...]) -> DigitShape:
    """The shape within outlines."""
    boxes = [(*map(min, zip(*one, strict=True)), *map(max, zip(*one, strict=True))) for one in outlines]
    sides = list(zip(*boxes, strict=True))
    left, low, right, high = min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])
    wide, tall = (right - left) or 1.0, (high - low) or 1.0
    around = list(zip(boxes, map(_area, outlines), strict=True))
    holes = [box for box, area in around if any(_lies_in(box, other) and area * its < 0 for other, its in around)]

    @cache
    def span(height: float) -> InkSpan:
        crossings = _crossings(outlines, low + height * tall)
        return ((min(crossings) - left) / wide, (max(crossings) - left) / wide) if crossings else (0.0, 1.0)

    found = tuple(((box[1] - low) / tall, (box[3] - low) / tall) for box in holes)
    return DigitShape(found, len(outlines) - len(found), wide / tall, span)


@lru_cache(maxsize=256)  # likewise: painted once more, a digit has the same points
def shape_in(picture: Picture) -> DigitShape | None:
    """The shape of the ink in a picture; None where it is too small for that."""
    inked = [place for place, row in enumerate(picture) if INK in row]
    rows = picture[inked[0] : inked[-1] + 1] if inked else ()
    if len(rows) < _SMALLEST:
        return None
    left = min(row.index(INK) for row in rows if INK in row)
    right = max(row.rindex(INK) for row in rows if INK in row) + 1
    rows = tuple(row[left:right] for row in rows)
    tall, wide = len(rows), right - left
    if wide > _WIDEST * tall:
        return None

    def span(height: float) -> InkSpan:
        row = rows[min(tall - 1, int((1 - height) * tall))]
        return (row.index(INK) / wide, (row.rindex(INK) + 1) / wide) if INK in row else (0.0, 1.0)

    holes = tuple((1 - (bottom + 1) / tall, 1 - top / tall) for top, bottom in _holes(rows))
    return DigitShape(holes, len(_areas(rows, INK, reach=1)), wide / tall, span)


def seen_as(shape: DigitShape) -> str:
    """Which digit a shape is for certain; "" where it may be none."""
    if shape.pieces != 1 or len(shape.holes) > 2:
        return ""
    if not shape.holes:
        return _by_strokes(shape)
    if len(shape.holes) == 2:
        return "8" if _is_level(shape.holes) else ""
    (low, high), *_ = shape.holes
    middle, (start, end) = (low + high) / 2, shape.span(0.12)
    on_bow, on_point, bar = start < _ON_BOW, start > _ON_POINT and end - start < _POINT, _bar(shape.span)
    fits = {
        "0": on_bow and high - low > 0.6 and _LOW < middle < _HIGH,
        "4": on_point and bar >= 0.9 and middle < 0.7,
        "6": on_bow and high < 0.64 and middle < 0.42,
        "9": bar < 0.85 and low > 0.36 and middle > 0.58 and high > 0.8,
    }
    return "".join(digit for digit, one in fits.items() if one) if sum(fits.values()) == 1 else ""


def _bar(span: Callable[[float], InkSpan]) -> float:
    """How wide a shape is where a 4 has its bar."""
    return max(end - start for start, end in map(span, _OF_A_BAR))


def _is_level(holes: Sequence[InkSpan]) -> bool:
    """Whether two holes lie one above the other."""
    (_, lower), (upper, _) = sorted(holes)
    return lower < upper


_SMALLEST = 12  # rows of a picture in which a shape is to be told
_WIDEST = 4  # times as wide as high: no digit
_LEAST_HOLE = 3  # points of a picture; smaller ones are dust


def _is_another(digit: str, shape: DigitShape) -> bool:
    holes = shape.holes
    in_one_piece = shape.pieces == 1  # else the letters are stencilled, or drawn in strokes
    if digit in _WITHOUT:
        return bool(holes) or (in_one_piece and _by_strokes(shape) not in ("", digit))
    if digit == "8":
        return in_one_piece and len(holes) < 2
    if len(holes) == 1:
        return _by_hole(digit, *holes[0]) or _by_foot(digit, shape.span)
    if not holes:  # some fonts leave them open
        return in_one_piece and _by_strokes(shape) != ""
    return in_one_piece and digit != "0"  # a stroke through a 0 parts its hole


def _by_hole(digit: str, low: float, high: float) -> bool:
    """Whether a digit with one hole has it where, or as high as, this one has none."""
    middle, tall = (low + high) / 2, high - low
    wrong = {"0": tall < _LEAST, "6": middle > _HIGH or tall > _MOST, "9": middle < _LOW or tall > _MOST}
    return wrong.get(digit, False)


def _by_foot(digit: str, span: Callable[[float], InkSpan]) -> bool:
    """Whether a digit with one hole stands as this one does not: 4 on a point below a bar, 0 and 6 on a bow."""
    start, end = span(0.12)
    if digit == "4":
        return start < _ON_BOW and end - start > 0.5
    on_point = start > _ON_POINT and (digit != "9" or end - start < _POINT)
    return on_point and (digit != "9" or _bar(span) >= 0.9)


def _by_strokes(shape: DigitShape) -> str:
    """Which of the digits without holes a shape is for certain; "" where it may be none of them."""
    stem = list(map(shape.span, _STEM))
    middles = [(start + end) / 2 * shape.wide for start, end in stem]
    widths = [(end - start) * shape.wide for start, end in stem]
    slant = (middles[-1] - middles[0]) / (_STEM[-1] - _STEM[0])
    foot, top = shape.span(0.03), shape.span(0.95)
    if _is_straight(middles, widths) and -0.05 < slant < 0.3 and top[1] - top[0] <= 0.62:
        return "1"
    (below, lower), (upper, above) = (stem[0], stem[1]), (stem[-1], shape.span(0.68))
    right_below = lower[0] >= 0.5 and lower[1] >= 0.78
    if right_below:
        left_above = above[0] <= 0.4 and max(above[1], shape.span(0.74)[1]) <= 0.66
        right_above = above[0] >= 0.45 and above[1] >= 0.75
        arm = min(stem[3][0], stem[4][0]) <= lower[0] - 0.1
        return "5" if left_above else "3" if right_above and arm else ""
    lean = (sum(upper) - sum(below)) / 2
    if lean >= 0.25 and below[1] <= 0.6 and upper[0] >= 0.5 and upper[1] >= 0.78 and foot[1] - foot[0] >= 0.7:
        return "2"
    over = top[0] <= 0.3 and top[1] - top[0] >= max(0.7, 2 * max(widths) / shape.wide)
    on_a_point = foot[1] <= 0.72 and foot[1] - foot[0] <= 0.4
    return "7" if over and on_a_point and lean >= 0.1 and slant > 0.1 and shape.wide >= 0.42 else ""


def _is_straight(middles: Sequence[float], widths: Sequence[float]) -> bool:
    """Whether a stroke runs straight, equally thick, upright or leaning like an italic."""
    step = (middles[-1] - middles[0]) / (len(middles) - 1)
    bent = max(abs(middle - middles[0] - place * step) for place, middle in enumerate(middles))
    return bent <= _BENT and max(widths) - min(widths) <= _UNEVEN and max(widths) < _THICKEST


def _lies_in(box: Sequence[float], other: Sequence[float]) -> bool:
    return other[0] < box[0] and other[1] < box[1] and box[2] < other[2] and box[3] < other[3]


def _sides(outline: DigitOutline) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    return zip(outline, (*outline[1:], outline[0]), strict=True)


def _area(outline: DigitOutline) -> float:
    """Twice the area within an outline, less than nothing where it runs the other way round."""
    return sum(a * d - b * c for (a, b), (c, d) in _sides(outline))


def _crossings(outlines: Sequence[DigitOutline], height: float) -> list[float]:
    """Where outlines cross a height."""
    sides = (side for one in outlines for side in _sides(one))
    return [a + (height - b) * (c - a) / (d - b) for (a, b), (c, d) in sides if (b <= height) != (d <= height)]


def _holes(rows: Picture) -> Iterator[tuple[int, int]]:
    """Top and bottom row of each area without ink that ink encloses."""
    tall, wide = len(rows), len(rows[0])
    for area in _areas(rows, BARE, reach=0):
        top, bottom = area[0].row, area[-1].row
        inside = top > 0 and bottom < tall - 1 and all(run.start > 0 and run.end < wide for run in area)
        if inside and sum(run.end - run.start for run in area) >= _LEAST_HOLE:
            yield top, bottom


class _PointRun(NamedTuple):
    """Points of one kind side by side in a row; ``end`` is behind the last."""

    row: int
    start: int
    end: int


def _areas(rows: Picture, kind: bytes, reach: int) -> list[list[_PointRun]]:
    """The areas of points of a kind that hang together, each by its runs from above; with a ``reach`` of 1 also over corners."""
    runs: list[_PointRun] = []
    joined: list[int] = []  # for each run a later one of its area, or itself

    def last(place: int) -> int:
        while joined[place] != place:
            joined[place] = place = joined[joined[place]]
        return place

    above = 0
    for number, row in enumerate(rows):
        begin = len(runs)
        for start, end in _spans(row, kind):
            place, run = len(runs), _PointRun(number, start, end)
            runs.append(run)
            joined.append(place)
            for over in range(above, begin):
                if runs[over].start < run.end + reach and run.start < runs[over].end + reach:
                    joined[last(over)] = place
        above = begin
    areas: dict[int, list[_PointRun]] = {}
    for place, run in enumerate(runs):
        areas.setdefault(last(place), []).append(run)
    return list(areas.values())


def _spans(row: bytes, kind: bytes) -> Iterator[tuple[int, int]]:
    """Where points of a kind stand side by side."""
    other = BARE if kind == INK else INK
    start = row.find(kind)
    while start >= 0:
        end = row.find(other, start)
        end = len(row) if end < 0 else end
        yield start, end
        start = row.find(kind, end)
