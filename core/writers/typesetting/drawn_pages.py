"""Reads out of a PDF of the compiler's what is drawn on its pages: one layout for every format of fixed pages.

It knows what the compiler writes and no other PDF: text upright, streams packed in one way, plain colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from core.patterns import lazy
from core.writers.typesetting.drawing import (
    BLACK,
    Bookmark,
    DrawnDocument,
    DrawnPage,
    DrawnPath,
    DrawnText,
    PathCorner,
    PlacedGlyph,
    Rgb,
)
from core.writers.typesetting.drawn_fonts import CodedFont, SizedGlyphs, font_of, restored
from core.writers.typesetting.pdf_file import PdfFile
from core.writers.typesetting.pdf_strings import in_digits, shown, string, words

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# An array, a dictionary, a string of digits, a name, a word (a number or an operator).
_TOKEN = lazy(rb"\[[^\[\]]*\]|<<(?:[^<>]|<[0-9A-Fa-f\s]*>|<<[^<>]*>>)*>>|<[0-9A-Fa-f\s]*>|/[^\s/\[\]<>]+|[^\s/\[\]<>]+")
# A text as most are written: where, its colour, font, size and place, and on the same line what it shows.
_TEXT = lazy(
    rb"\bq ([-\d. ]+) cm/c\d+ cs ([\d. ]+) scn\nBT 0 Tr(/[^\s/]+) ([\d.]+) Tf ([-\d. ]+) Tm([^\n]*)T[Jj]\nET\nQ\b"
)
_ACTUAL = lazy(rb"/ActualText(<[0-9A-Fa-f\s]*>)")
_NUMBERS = frozenset(b"0123456789+-.")
_OPERAND = _NUMBERS | frozenset(b"[</")


def drawn(data: bytes, stand_ins: Mapping[str, str] = MappingProxyType({})) -> DrawnDocument:
    """What is drawn on the pages of a PDF of the compiler's; ``stand_ins`` says which characters stand for others."""
    file = PdfFile(data)
    numbers = _references(file.objects[_reference(file.objects[file.root], b"Pages")], b"Kids")
    known = _Known(file, stand_ins)
    pages = tuple(_page(known, number) for number in numbers)
    marks = _bookmarks(file, numbers, [page.height for page in pages])
    return DrawnDocument(pages, tuple(replace(mark, title=restored(mark.title, stand_ins)) for mark in marks))


_NUMBER = lazy(rb"(\d{1,10}) 0 R")
_BOX = lazy(rb"/MediaBox\[\s*([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)")
_FONTS = lazy(rb"/Font<<([^<>]*)>>")
_FONT = lazy(rb"/([^\s/]+) (\d{1,10}) 0 R")
_TITLE = lazy(rb"/Title(<[0-9A-Fa-f\s]*>)")
_PLACE = lazy(rb"\[(\d{1,10}) 0 R/XYZ ([-\d.]+) ([-\d.]+)")


def _reference(body: bytes, name: bytes) -> int:
    """The object that another one names, 0 for none."""
    start = body.find(b"/" + name + b" ")
    found = _NUMBER.match(body, start + len(name) + 2) if start >= 0 else None
    return int(found[1]) if found else 0


def _references(body: bytes, name: bytes) -> list[int]:
    start = body.index(b"/" + name + b"[")
    return [int(number) for number in _NUMBER.findall(body, start, body.index(b"]", start))]


def _bookmarks(file: PdfFile, pages: Sequence[int], heights: Sequence[float]) -> Iterator[Bookmark]:
    """The headings in order; the compiler lists them one after the other."""
    outlines = _reference(file.objects[file.root], b"Outlines")
    number = _reference(file.objects[outlines], b"First") if outlines else 0
    while number:
        body = in_digits(file.objects[number])
        title = _TITLE.search(body)
        place = _PLACE.search(file.objects.get(_reference(body, b"Dest"), b""))
        if title and place:
            page = pages.index(int(place[1]))
            yield Bookmark(words(string(title[1])), page, float(place[2]), heights[page] - float(place[3]))
        number = _reference(body, b"Next")


class _Known:
    """A file, and what is known of the fonts on its pages."""

    def __init__(self, file: PdfFile, stand_ins: Mapping[str, str]) -> None:
        self.file, self.stand_ins = file, stand_ins
        self.fonts: dict[int, CodedFont] = {}
        self.sized: dict[tuple[int, float], SizedGlyphs] = {}

    def glyphs(self, number: int, size: float) -> SizedGlyphs:
        """The glyphs at a size of the font in an object."""
        found = self.sized.get((number, size))
        if found is None:
            if number not in self.fonts:
                self.fonts[number] = font_of(self.file, number)
            found = self.sized[number, size] = SizedGlyphs(self.fonts[number], size, self.stand_ins)
        return found


def _page(known: _Known, number: int) -> DrawnPage:
    file = known.file
    body = file.objects[number]
    box = _BOX.search(body)
    assert box, "no page"
    width, height = float(box[3]) - float(box[1]), float(box[4]) - float(box[2])
    listed = _FONTS.search(file.objects[_reference(body, b"Resources")])
    named = {b"/" + name: int(found) for name, found in _FONT.findall(listed[1])} if listed else {}
    content = _Content(height, named, known)
    content.read(file.stream(_reference(body, b"Contents")))
    return DrawnPage(width, height, tuple(content.items))


class _State(NamedTuple):  # made anew at each operator: a dataclass takes three times as long to replace
    """What ``q`` keeps and ``Q`` brings back."""

    matrix: _Matrix = _SAME
    fill: Rgb = BLACK
    stroke: Rgb = BLACK
    width: float = 1.0


class _Content:
    """One pass over the operators of a page."""

    def __init__(self, height: float, fonts: Mapping[bytes, int], known: _Known) -> None:
        self.height, self.fonts, self.known = height, fonts, known
        self.items: list[DrawnText | DrawnPath] = []
        self.state, self.kept = _State(), list[_State]()
        self.outlines: list[list[PathCorner]] = []
        self.font: SizedGlyphs | None = None
        self.x = self.base = 0.0
        self.outlined = False
        self.glyphs: list[PlacedGlyph] = []
        self.said: list[str | None] = []  # of each part that is open, the text that stands for its glyphs

    def read(self, content: bytes) -> None:
        """Take all operators; texts as most are written in one go."""
        between, *texts = _TEXT.split(content)
        self._read(between)
        for place in range(0, len(texts), 7):
            matrix, colour, font, size, place_in_it, string_shown, between = texts[place : place + 7]
            outer, self.outlined = self.state, False
            inner = _times(_matrix(matrix.split()), outer.matrix)
            self.state = _State(inner, _colour(colour), outer.stroke, outer.width)
            self.use_font([font, size])
            self.text_place(place_in_it.split())
            self.show([string_shown])
            self.finish()
            self.state = outer
            self._read(between)

    def _read(self, content: bytes) -> None:
        operands: list[bytes] = []
        for token in _TOKEN.findall(in_digits(content)):
            if token[0] in _OPERAND:
                operands.append(token)
                continue
            act = _ACTS.get(token)
            if act:
                act(self, operands)
            operands.clear()

    def keep(self, _: list[bytes]) -> None:
        self.kept.append(self.state)

    def bring_back(self, _: list[bytes]) -> None:
        self.state = self.kept.pop()

    def move(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(matrix=_times(_matrix(operands), self.state.matrix))

    def fill_colour(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(fill=_colour(b" ".join(operands)))

    def stroke_colour(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(stroke=_colour(b" ".join(operands)))

    def line_width(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(width=float(operands[-1]))

    def begin(self, operands: list[bytes]) -> None:
        found = _ACTUAL.search(operands[-1]) if operands else None
        self.said.append(words(string(found[1])) if found else None)

    def end(self, _: list[bytes]) -> None:
        self.said.pop()

    def use_font(self, operands: list[bytes]) -> None:
        font = self.known.glyphs(self.fonts[operands[-2]], float(operands[-1]))
        if font is not self.font:
            self.finish()
            self.font = font

    def text_mode(self, operands: list[bytes]) -> None:
        self.outlined = operands[-1] == b"2"

    def text_place(self, operands: list[bytes]) -> None:
        x, y = float(operands[-2]), float(operands[-1])
        a, b, c, d, e, f = self.state.matrix
        base = self.height - (x * b + y * d + f)
        if base != self.base:
            self.finish()
        self.x, self.base = x * a + y * c + e, base

    def show(self, operands: list[bytes]) -> None:
        font = self.font
        assert font is not None, "no font"
        told = any(said is not None for said in self.said)
        x, add = self.x, self.glyphs.append
        for part in shown(operands[-1], font.font.length):
            if not isinstance(part, tuple):
                x -= part / 1000 * font.size
                continue
            for code in part:
                text, width = font[code]
                add(PlacedGlyph(self._told() if told else text, x, width))
                x += width
        self.x = x

    def _told(self) -> str:
        """What a glyph stands for in a part with a text of its own: the first one has all of it."""
        level = max(place for place, said in enumerate(self.said) if said is not None)
        said, self.said[level] = self.said[level], ""
        return said or ""

    def finish(self, _: list[bytes] | None = None) -> None:
        if self.glyphs and self.font is not None:
            outline = self.state.width if self.outlined else 0.0
            name, size = self.font.font.name, self.font.size
            made = DrawnText(name, size, self.base, tuple(self.glyphs), self.state.fill, outline)
            last = self.items[-1] if self.items else None
            if isinstance(last, DrawnText) and _goes_on(last, made):
                self.items[-1] = replace(last, glyphs=(*last.glyphs, *made.glyphs))
            else:
                self.items.append(made)
        self.glyphs = []

    def move_to(self, operands: list[bytes]) -> None:
        self.outlines.append([self._corner(operands)])

    def line_to(self, operands: list[bytes]) -> None:
        self.outlines[-1].append(self._corner(operands))

    def close(self, _: list[bytes]) -> None:
        self.outlines[-1].append(self.outlines[-1][0])

    def box(self, operands: list[bytes]) -> None:
        x, y, wide, high = (float(word) for word in operands[-4:])
        corners = ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y))
        self.outlines.append([self._placed(*corner) for corner in corners])

    def _corner(self, operands: list[bytes]) -> PathCorner:
        return self._placed(float(operands[-2]), float(operands[-1]))

    def _placed(self, x: float, y: float) -> PathCorner:
        a, b, c, d, e, f = self.state.matrix
        return a * x + c * y + e, self.height - (b * x + d * y + f)

    def paint_fill(self, _: list[bytes]) -> None:
        self._paint(self.state.fill, None)

    def paint_stroke(self, _: list[bytes]) -> None:
        self._paint(None, self.state.stroke)

    def paint_both(self, _: list[bytes]) -> None:
        self._paint(self.state.fill, self.state.stroke)

    def forget(self, _: list[bytes]) -> None:
        self.outlines = []

    def _paint(self, fill: Rgb | None, stroke: Rgb | None) -> None:
        outlines = tuple(tuple(outline) for outline in self.outlines)
        self.items.append(DrawnPath(outlines, fill, stroke, self.state.width if stroke else 0.0))
        self.outlines = []


def _goes_on(line: DrawnText, more: DrawnText) -> bool:
    """Whether a text goes on where another one ends, as the pieces of a long word do: readers then find it whole."""
    end = line.glyphs[-1].x + line.glyphs[-1].width
    return (
        abs(line.base - more.base) < _NEAR
        and abs(more.glyphs[0].x - end) < _NEAR * line.size
        and (line.font, line.size, line.colour, line.outline) == (more.font, more.size, more.colour, more.outline)
    )


_NEAR = 0.02  # points down the page, and of the size along the line

_ACTS = {
    b"q": _Content.keep,
    b"Q": _Content.bring_back,
    b"cm": _Content.move,
    b"scn": _Content.fill_colour,
    b"SCN": _Content.stroke_colour,
    b"w": _Content.line_width,
    b"BDC": _Content.begin,
    b"BMC": _Content.begin,
    b"EMC": _Content.end,
    b"Tf": _Content.use_font,
    b"Tr": _Content.text_mode,
    b"Tm": _Content.text_place,
    b"Tj": _Content.show,
    b"TJ": _Content.show,
    b"ET": _Content.finish,
    b"m": _Content.move_to,
    b"l": _Content.line_to,
    b"h": _Content.close,
    b"re": _Content.box,
    b"f": _Content.paint_fill,
    b"f*": _Content.paint_fill,
    b"S": _Content.paint_stroke,
    b"B": _Content.paint_both,
    b"n": _Content.forget,
}


def _matrix(operands: list[bytes]) -> _Matrix:
    a, b, c, d, e, f = map(float, operands[-6:])
    return a, b, c, d, e, f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    if outer is _SAME:
        return inner
    a, b, c, d, e, f = inner
    k, l, m, n, o, p = outer  # noqa: E741 - the rows and columns of a matrix
    return a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p


@lru_cache(64)
def _colour(operands: bytes) -> Rgb:
    """Grey or red, green and blue, 0 to 1."""
    match [round(255 * float(word)) for word in operands.split() if word[0] in _NUMBERS]:
        case [red, green, blue]:
            return red, green, blue
        case [grey]:
            return grey, grey, grey
        case _:
            return BLACK
