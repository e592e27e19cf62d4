"""Draws bars and words downwards into a picture.  Bars lie: of ten years no figure meets another, however long it is."""

from __future__ import annotations

from collections.abc import Sequence

from core.records import record
from core.report.numbers import Number
from core.writers.pictures.scene import (
    SOLID,
    Anchor,
    Caption,
    Mark,
    Paint,
    Plate,
    Scene,
    Segments,
    Tone,
    advance,
    hatched,
    lines_of_words,
)


@record
class Room:
    """How wide a picture is and how large its words, in points; the headings are larger."""

    width: float
    size: float


# At a telephone's 375 px its words are 11.3 px high.
PHONE = Room(480, 14.5)


@record
class Bar:
    """One bar: its length, None where there is none to draw, and the words at its end."""

    value: Number | None
    words: str
    tone: Tone = SOLID


@record
class BarGroup:
    """Bars that belong together under one label."""

    label: str
    bars: tuple[Bar, ...]


@record
class Share:
    """A bar cut into shares of a whole: their sizes in the order of the tones; words behind it, or instead of it."""

    label: str
    parts: tuple[Number, ...]
    words: str


_LEAST_PLOT = 60.0  # points that bars get whatever the words beside them take


class Pen:
    """``y`` is how far down the picture is drawn."""

    def __init__(self, room: Room, margin: float = 0) -> None:
        self.room, self.size = room, room.size
        self.left, self.right = margin, room.width - margin
        self.y = margin
        self.marks: list[Mark] = []

    @property
    def width(self) -> float:
        """Between the margins."""
        return self.right - self.left

    def scene(self, title: str, told: str) -> Scene:
        """What was drawn, as high as it is."""
        return Scene(self.room.width, self.y + self.left, title, told, tuple(self.marks))

    def space(self, share: float) -> None:
        """Leave out so many heights of a word."""
        self.y += share * self.size

    def words(self, x: float, y: float, text: str, paint: Paint = Paint.INK, anchor: Anchor = Anchor.START) -> None:
        """Caption of the usual size, their middle at ``y``."""
        self.marks.append(Caption(x, y + 0.36 * self.size, text, self.size, paint, anchor))

    def paragraph(self, text: str, scale: float = 1, paint: Paint = Paint.INK, *, bold: bool = False) -> None:
        """A text in as many lines as it needs."""
        size = self.size * scale
        for line in lines_of_words(text, size, self.width):
            self.y += size * 1.45
            self.marks.append(Caption(self.left, self.y - 0.4 * size, line, size, paint, bold=bold))

    def plate(self, x: float, y: float, size: tuple[float, float], tone: Tone) -> None:
        """A filled rectangle of this width and height with the lines of its tone, and an edge where the paper shows."""
        pale = Paint.RULE if tone.paint is Paint.PALE else None
        edge = Paint.DEEP if tone.paint is Paint.PAPER or tone.hatch else pale
        made = Plate(x, y, *size, tone.paint, edge)
        self.marks += (made, *hatched(made, tone.hatch, self.size / 4))

    def bars(self, groups: Sequence[BarGroup]) -> None:
        """Groups of bars from one common zero; bars of less than nothing go to the left of it."""
        size, thick = self.size, self.size * 1.1
        values = [bar.value for group in groups for bar in group.bars if bar.value is not None]
        low, high = float(min(0, *values, 0)), float(max(0, *values, 0))
        start = self.left + max(advance(group.label, size) for group in groups) + size * 0.7
        before, behind = _beside(groups, size)
        start += before
        room = max(self.right - behind - start, _LEAST_PLOT)
        scale = room / (high - low) if high > low else 0
        zero, top = start - low * scale, self.y
        for group in groups:
            height = len(group.bars) * thick * 1.2 - thick * 0.2
            self.words(self.left, self.y + height / 2, group.label, Paint.QUIET)
            for number, bar in enumerate(group.bars):
                self._bar(bar, zero, self.y + number * thick * 1.2, thick, scale)
            self.y += height + size * 0.65
        self.y -= size * 0.65
        self.marks.append(Segments(((zero, top - size * 0.2, zero, self.y + size * 0.2),), Paint.QUIET, 1))

    def _bar(self, bar: Bar, zero: float, y: float, thick: float, scale: float) -> None:
        length = float(bar.value or 0) * scale
        if length:
            self.plate(min(zero, zero + length), y, (abs(length), thick), bar.tone)
        gap = self.size * 0.35
        paint = Paint.INK if bar.value is not None else Paint.QUIET
        if length < 0:
            self.words(zero + length - gap, y + thick / 2, bar.words, paint, Anchor.END)
        else:
            self.words(zero + length + gap, y + thick / 2, bar.words, paint)

    def shares(self, rows: Sequence[Share], tones: Sequence[Tone]) -> None:
        """Bars of one length, each cut into its shares."""
        size, thick = self.size, self.size * 1.7
        start = self.left + max(advance(row.label, size) for row in rows) + size * 0.7
        behind = max((advance(row.words, size) for row in rows if row.parts), default=0) + size * 0.5
        room = max(self.right - behind - start, _LEAST_PLOT)
        for row in rows:
            self.words(self.left, self.y + thick / 2, row.label, Paint.QUIET)
            if row.parts:
                self._cut(row, start, room, thick, tones)
            end = start + room + size * 0.5 if row.parts else start
            self.words(end, self.y + thick / 2, row.words, Paint.INK if row.parts else Paint.QUIET)
            self.y += thick + size * 0.5
        self.y -= size * 0.5

    def _cut(self, row: Share, start: float, room: float, thick: float, tones: Sequence[Tone]) -> None:
        whole = sum(row.parts)
        for part, tone in zip(row.parts, tones, strict=True):
            length = float(part / whole) * room
            if length:
                self.plate(start, self.y, (length, thick), tone)
                self._share(percent(part, whole, 0), (start, length), thick, tone)
            start += length

    def _share(self, words: str, across: tuple[float, float], thick: float, tone: Tone) -> None:
        """The share in words where there is room; on lines they get paper below them."""
        x, length = across
        needed = advance(words, self.size)
        if needed + self.size * 0.3 > length:
            return
        if tone.hatch:
            height = self.size * 1.2
            corner = x + (length - needed) / 2, self.y + (thick - height) / 2
            self.marks.append(Plate(*corner, needed, height, Paint.PAPER))
        self.words(x + length / 2, self.y + thick / 2, words, tone.words, Anchor.MIDDLE)

    def key(self, names: Sequence[str], tones: Sequence[Tone]) -> None:
        """What the tones stand for, in as many lines as needed."""
        size, x = self.size, self.left
        for name, tone in zip(names, tones, strict=True):
            needed = size * 1.5 + advance(name, size)
            if x > self.left and x + needed > self.right:
                x, self.y = self.left, self.y + size * 1.6
            self.plate(x, self.y + size * 0.15, (size * 1.2, size), tone)
            self.words(x + size * 1.5, self.y + size * 0.65, name)
            x += needed + size * 1.1
        self.y += size * 1.6


def _beside(groups: Sequence[BarGroup], size: float) -> tuple[float, float]:
    """How much room words take left of bars below nothing, and right of all others."""
    bars = [bar for group in groups for bar in group.bars]
    before = [advance(bar.words, size) + size * 0.6 for bar in bars if (bar.value or 0) < 0]
    behind = [advance(bar.words, size) + size * 0.6 for bar in bars if (bar.value or 0) >= 0]
    return max(before, default=0), max(behind, default=0)


def percent(part: Number, whole: Number, places: int = 1) -> str:
    """A share in words, rounded half up: ``12.5%``."""
    thousands = (part * 10 ** (2 + places) * 2 + whole) // (whole * 2)
    digits = f"{int(thousands):0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}%" if places else f"{digits}%"
