"""A plain picture as boxes, strokes and words, before anything draws it: SVG, typeset pages and the window draw the same.

Lengths are points of the picture (1/72 inch on paper, pixels on screen), y runs
downwards.  Paints are named by what they are for: paper and a dark screen have
each their own colours for them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from core.records import record


class Paint(StrEnum):
    """What a colour is for."""

    PAPER = "paper"
    INK = "ink"  # words
    QUIET = "quiet"  # words of second rank, axes
    RULE = "rule"  # thin lines
    PALE = "pale"  # behind groups of figures, and the palest fill
    DEEP = "deep"  # the darkest fill
    MIDDLE = "middle"  # a fill half as dark
    ON_DEEP = "on_deep"  # words on them
    ON_MIDDLE = "on_middle"


# In grey the fills are as far apart as in colour (luminance 0.05, 0.44, 0.78, 1), and one hue is safe for all eyes.
DAY: Mapping[Paint, str] = {
    Paint.PAPER: "#ffffff",
    Paint.INK: "#1d232b",
    Paint.QUIET: "#545e6c",
    Paint.RULE: "#9aa3ad",
    Paint.PALE: "#e3e8ee",
    Paint.DEEP: "#1b4571",
    Paint.MIDDLE: "#8fb4da",
    Paint.ON_DEEP: "#ffffff",
    Paint.ON_MIDDLE: "#1d232b",
}
NIGHT: Mapping[Paint, str] = {
    Paint.PAPER: "#23272e",
    Paint.INK: "#e3e7ec",
    Paint.QUIET: "#a7b1bd",
    Paint.RULE: "#747f8d",
    Paint.PALE: "#38414d",
    Paint.DEEP: "#9cc4f5",
    Paint.MIDDLE: "#4a78a8",
    Paint.ON_DEEP: "#14181e",
    Paint.ON_MIDDLE: "#ffffff",
}


class Hatch(StrEnum):
    """How a fill is lined, for those who see no colours."""

    NONE = ""
    SLANTED = "slanted"
    LEVEL = "level"


@record
class Tone:
    """A fill, its lines, and the paint for words on it."""

    paint: Paint
    hatch: Hatch = Hatch.NONE
    words: Paint = Paint.INK


SOLID = Tone(Paint.DEEP, words=Paint.ON_DEEP)
HALF = Tone(Paint.MIDDLE, words=Paint.ON_MIDDLE)
# As many as a chart may need, neighbours unlike each other also in grey.
TONES = (
    SOLID,
    HALF,
    Tone(Paint.PAPER, Hatch.SLANTED),
    Tone(Paint.PALE),
    Tone(Paint.PAPER, Hatch.LEVEL),
    Tone(Paint.PAPER),
)


class Anchor(StrEnum):
    """Which end of the words stands at their place, by SVG's names."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@record
class Plate:
    """A filled rectangle, with a thin edge where ``edge`` names its paint."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    edge: Paint | None = None


@record
class Segments:
    """Straight lines of one look, each ``(x1, y1, x2, y2)``."""

    lines: tuple[tuple[float, float, float, float], ...]
    paint: Paint = Paint.RULE
    thickness: float = 0.8


@record
class Caption:
    """A line of words; ``y`` is their baseline."""

    x: float
    y: float
    text: str
    size: float
    paint: Paint = Paint.INK
    anchor: Anchor = Anchor.START
    bold: bool = False


Mark = Plate | Segments | Caption


@record
class Scene:
    """A whole picture; ``title`` and ``told`` say for those who cannot see it what it is and what it shows."""

    width: float
    height: float
    title: str
    told: str
    marks: tuple[Mark, ...] = field(default=())


WIDE, NARROW = 1.0, 0.6  # em: characters of Chinese; digits and letters of the fonts in use, rather too wide
_BROAD = "%WMwm@—…"  # as wide as Chinese


def advance(text: str, size: float) -> float:
    """How wide words are at most, in points."""
    return size * sum(WIDE if unicodedata.east_asian_width(c) in "WFA" or c in _BROAD else NARROW for c in text)


_NO_START = "，。、；：）》”？%*"


def lines_of_words(text: str, size: float, width: float) -> list[str]:
    """The text in lines of at most ``width``; none begins with a closing mark; of no words one empty line."""
    found: list[str] = []
    line = ""
    for char in text:
        if line and advance(line + char, size) > width:
            keep = len(line) - 1 if char in _NO_START and len(line) > 1 else len(line)
            found.append(line[:keep])
            line = line[keep:]
        line += char
    return [*found, line]


def hatched(plate: Plate, hatch: Hatch, step: float) -> Iterator[Segments]:
    """The lines of a hatch inside a rectangle, ``step`` apart."""
    if hatch is Hatch.NONE:
        return
    lines = _level(plate, step) if hatch is Hatch.LEVEL else _slanted(plate, step * 1.4)
    yield Segments(tuple(lines), Paint.DEEP, step / 4)


def _level(plate: Plate, step: float) -> Iterator[tuple[float, float, float, float]]:
    for row in range(1, int(plate.height / step) + 1):
        if (down := row * step) < plate.height:
            yield plate.x, plate.y + down, plate.x + plate.width, plate.y + down


def _slanted(plate: Plate, step: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines that rise by 45°, cut where they leave the rectangle."""
    width, height = plate.width, plate.height
    for number in range(1, int((width + height) / step) + 1):
        start = number * step  # where the line meets the left or lower edge, measured around the corner
        if start >= width + height:
            return
        left, low = (0.0, start) if start <= height else (start - height, height)
        right, high = (start, 0.0) if start <= width else (width, start - width)
        yield plate.x + left, plate.y + low, plate.x + right, plate.y + high
