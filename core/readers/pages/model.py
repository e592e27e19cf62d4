"""What a page shows: glyphs, ruled lines and painted grounds, in points from the top left; for PDF and OFD alike.

Fonts name some glyphs by radicals that stand for the characters they look like.
Unicode folds the Kangxi radicals (U+2F00–2FDF) to characters, but ⼾ to the
unsimplified 戶; for most of the supplement (U+2E80–2EFF) it has no folding, so
that block is spelt out: the character whose glyph fonts for simplified Chinese
share with it.  A form that no such character has (⺮) stays as it is.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.notes import NoteCode
from core.readers.pages.frame import OnCurve
from core.readers.text_decoding import BROKEN
from core.records import record

THIN = 3.0  # points; a filled box no thicker than this is a ruled line
SCAN = 0.5  # of a page: a picture as large as this is the scan of it

_FLAT, _FLATTEST = 1.2, 1.6  # times their height: letters as wide as this are flat; what is wider still, is none
_SQUEEZED = 0.15  # likewise: letters no wider are a stroke, as high as they may be
INK_RISE, INK_BELOW = 0.68, 0.03  # of the size: how far above the baseline the ink of digits ends and begins
_BAND, _LONG = 6.0, 2.0  # points: no line is thicker; times as long as thick
_PART = 0.9  # of a page: what is wider is a strip of its scan
_TOUCHING = 0.5  # points between slices of one picture
_DOTTED = 5.0  # points between the dots of a line
_FEWEST_DOTS = 4
_STROKE, _MOST_OF_STROKE = 2, 12  # points of an outline that is a straight stroke
_PIECE, _MOST_OF_LINE = 5.0, 200  # points of the page, and of the outline, of a line by hand
_THICK = 1.5  # points from its middle to its side
_SMALLEST_LETTER, _LARGEST_LETTER = 3.5, 40.0  # points

Colour = tuple[int, int, int]
Stroke = tuple[float, float, float, float]  # from point to point
BLACK: Colour = (0, 0, 0)
PAPER: Colour = (255, 255, 255)
AS_DARK_AS_LETTERS = 64  # of 255: letters below ink so dark cannot be told from it


class Glyph(NamedTuple):
    """A character as it stands on the page; ``base`` is the baseline, ``style`` tells fonts and weights apart.

    ``order`` is its place in the order of painting, ``colour`` that of its ink
    on white paper, None where it leaves none.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    style: str
    order: int = 0
    colour: Colour | None = BLACK
    struck: bool = False  # crossed out: it takes room on its line but does not count

    @property
    def middle(self) -> float:
        """Where the glyph stands across the line."""
        return (self.x0 + self.x1) / 2

    @property
    def ink(self) -> tuple[float, float]:
        """Between which heights the ink of a digit lies: its top and its bottom."""
        return self.base - INK_RISE * self.size, self.base - INK_BELOW * self.size

    @property
    def centre(self) -> float:
        """The height of its middle."""
        return self.base - 0.35 * self.size


class RuledLine(NamedTuple):
    """A ruled line: across at height ``at`` from left to right, or down at ``at`` from top to bottom."""

    at: float
    start: float
    end: float


class Ground(NamedTuple):
    """An area painted on the page: its colour, None where that is not known, such as a picture's.

    A ground that ``covers`` lets nothing shine through that was painted before it; of a picture, or of shades of
    colours, that is ``unclear`` nobody knows whether it does.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour | None
    order: int
    covers: bool
    picture: bool = False
    unclear: bool = False
    shape: bool = False  # small and no box: it may be a letter that is drawn

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@record
class Page:
    """One page; ``pictures`` is the share of it under pictures, ``unreadable`` counts glyphs of unknown meaning.

    ``redrawn`` counts digits that their font draws as others; they are those that can be seen.
    ``outside`` are glyphs beyond its edges, which nobody sees; ``added`` words that were
    filled in without a look of their own, each with its place; ``slanting`` are straight
    strokes from point to point.  ``doubted`` are glyphs of which something must be told:
    those of the page that are cut (``CUT_WORDS``), and digits written slantwise, which
    are none of it (``SLANTED``).
    """

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[RuledLine, ...]
    down: tuple[RuledLine, ...]
    pictures: float = 0.0
    unreadable: int = 0
    grounds: tuple[Ground, ...] = ()
    outside: tuple[Glyph, ...] = ()
    added: tuple[tuple[str, float, float], ...] = ()
    slanting: tuple[Stroke, ...] = ()
    redrawn: int = 0
    doubted: tuple[tuple[NoteCode, Glyph], ...] = ()


def size_of(high: float, wide: float) -> float:
    """The size of letters that are so high and of which a square one is so wide: flat letters count by their width,
    and so do those squeezed to a stroke.

    Indents and gaps are told by the size; they are as wide as the letters.
    """
    if wide < _FLAT * high:
        return high if wide > _SQUEEZED * high else wide
    return min(wide, _FLATTEST * high)


def on_paper(colour: Colour, ink: float) -> Colour:
    """A colour as it looks on white paper where only a part of it (0–1) is there."""
    red, green, blue = (round(255 - (255 - part) * ink) for part in colour)
    return red, green, blue


def is_box(points: list[tuple[float, float]]) -> bool:
    """Whether an outline by its corner points is an upright box."""
    return len({(round(x), round(y)) for x, y in points}) <= 4 and all(
        abs(a - b) < 1 or abs(c - d) < 1 for (a, c), (b, d) in pairwise(points)
    )


def _as_stroke(points: list[tuple[float, float]]) -> Stroke | None:
    """The straight stroke that an outline of a few points is, however it is drawn."""
    if len(points) > _MOST_OF_STROKE or is_box(points):
        return None
    start = max(points, key=lambda point: math.dist(point, points[0]))
    end = max(points, key=lambda point: math.dist(point, start))
    long = math.dist(start, end)
    (x, y), (wide, high) = start, (end[0] - start[0], end[1] - start[1])
    aside = (abs(wide * (b - y) - high * (a - x)) for a, b in points)
    return (*start, *end) if long > THIN and max(aside) <= _THICK * long else None


def _bent_strokes(points: list[tuple[float, float]]) -> Iterator[Stroke]:
    """The straight pieces of a line by hand, none shorter than a digit is wide."""
    last = points[0]
    for point in points[1:_MOST_OF_LINE]:
        if math.dist(last, point) >= _PIECE:
            yield (*last, *point)
            last = point


def is_shape(points: list[tuple[float, float]]) -> bool:
    """Whether an outline may be that of a letter: small, and neither a stroke nor a box."""
    if len(points) <= _STROKE or is_box(points):
        return False
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs) <= _LARGEST_LETTER and _SMALLEST_LETTER <= max(ys) - min(ys) <= _LARGEST_LETTER


class Strokes:
    """Collects the ruled lines of a page from outlines, whatever way they were drawn."""

    def __init__(self) -> None:
        self.across: list[RuledLine] = []
        self.down: list[RuledLine] = []
        self.dots: list[tuple[float, float]] = []
        self.slanting: list[Stroke] = []
        self.bands: list[tuple[float, float, float, float]] = []

    def outline(self, points: list[tuple[float, float]], stroked: bool) -> tuple[float, float, float, float] | None:
        """Take one outline by its corner points; its box where it is no line but an area."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if self.thin(x0, y0, x1, y1):
            return None
        if stroke := _as_stroke(points):
            self.slanting.append(stroke)
        elif stroked and points[0] != points[-1]:
            self.slanting += _bent_strokes(points)
        if stroked:
            for one, other in pairwise(points):
                if not isinstance(other, OnCurve):
                    self._rule(one, other)
        return x0, y0, x1, y1

    def thin(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Take a box by its edges where it is as thin as a line, or a dot; False where it is an area."""
        wide, high = x1 - x0, y1 - y0
        thin = min(wide, high) <= THIN
        if thin and high > THIN:
            self.down.append(RuledLine((x0 + x1) / 2, y0, y1))
        elif thin and wide > THIN:
            self.across.append(RuledLine((y0 + y1) / 2, x0, x1))
        elif thin:
            self.dots.append(((x0 + x1) / 2, (y0 + y1) / 2))
        return thin

    def band(self, x0: float, y0: float, x1: float, y1: float, across: float) -> None:
        """Take the box of a picture or of shades of colours on a page so far ``across``: a line is drawn so, too."""
        wide, high = x1 - x0, y1 - y0
        if min(wide, high) <= _BAND and max(wide, high) >= _LONG * min(wide, high) and wide <= _PART * across:
            self.bands.append((x0, y0, x1, y1))

    def _rule(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
        if wide > high and high <= THIN:
            self.across.append(RuledLine((one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0])))
        elif high > wide and wide <= THIN:
            self.down.append(RuledLine((one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1])))

    def join_dots(self) -> None:
        """Make lines of the dots that stand in a row, once all are there, and of bands that stand alone."""
        for x0, y0, x1, y1 in _alone(self.bands):
            if x1 - x0 > y1 - y0:
                self.across.append(RuledLine((y0 + y1) / 2, x0, x1))
            else:
                self.down.append(RuledLine((x0 + x1) / 2, y0, y1))
        rows = sorted((round(2 * y), x, y) for x, y in self.dots)
        self.across += [RuledLine(at, start, end) for at, start, end in _chains(rows)]
        columns = sorted((round(2 * x), y, x) for x, y in self.dots)
        self.down += [RuledLine(at, start, end) for at, start, end in _chains(columns)]


def _alone(bands: Sequence[tuple[float, float, float, float]]) -> Iterator[tuple[float, float, float, float]]:
    """The bands that touch no other as long: many side by side are one picture in slices."""
    for first, last, begin, end in ((0, 2, 1, 3), (1, 3, 0, 2)):
        rows = sorted(
            (round(band[first]), round(band[last]), band[begin], band[end], band)
            for band in bands
            if band[last] - band[first] > band[end] - band[begin]
        )
        touches = [one[:2] == other[:2] and other[2] - one[3] <= _TOUCHING for one, other in pairwise(rows)]
        for place, row in enumerate(rows):
            if not any(touches[max(0, place - 1) : place + 1]):
                yield row[4]


def _chains(dots: Sequence[tuple[int, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Runs of dots on one level: where it is, where they begin and end."""
    run: list[tuple[int, float, float]] = []
    for dot in [*dots, (1 << 30, 0.0, 0.0)]:
        if run and (dot[0] != run[-1][0] or dot[1] - run[-1][1] > _DOTTED):
            if len(run) >= _FEWEST_DOTS:
                yield run[0][2], run[0][1], run[-1][1]
            run = []
        run.append(dot)


_SUPPLEMENT = dict(
    zip(
        "⺂⺃⺅⺇⺉⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺠⺡⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺯⺰⺱⺲⺳⺵⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "乛乚亻𠘨刂㔾小𭕄兀尣尢巳幺彑彐忄扌攵旡日月歺民氵灬爫爫丬犭𤣩疋罒示礻糹纟罓罒㓁罒羊耂肀聿月𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶阝钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))}
_FOLDED = str.maketrans(_SUPPLEMENT | _KANGXI | {"⼾": "户"})


# Of fonts of symbols: mostly points before a line.
_SYMBOLS, _SYMBOL_DIGITS = ("\uf020", "\uf0ff"), ("\uf030", "\uf039")


def read_as(character: str) -> str:
    """What a character of a page stands for; "" where it shows nothing, :data:`BROKEN` where nobody knows."""
    if "\ue000" <= character <= "\uf8ff" or character == BROKEN:
        symbol = _SYMBOLS[0] <= character <= _SYMBOLS[1] and not _SYMBOL_DIGITS[0] <= character <= _SYMBOL_DIGITS[1]
        return "" if symbol else BROKEN
    if character.isspace():
        return " "
    kind = unicodedata.category(character)
    return "" if kind in ("Cc", "Cf") else plain_digit(character) if kind == "Nd" else without_radicals(character)


def plain_digit(digit: str) -> str:
    """The digit that a digit of another script, or of another look (𝟐), stands for; those of full width stay."""
    return digit if digit.isascii() or unicodedata.east_asian_width(digit) == "F" else str(unicodedata.decimal(digit))


def without_radicals(text: str) -> str:
    """The text with characters in the place of radicals."""
    return text.translate(_FOLDED)
