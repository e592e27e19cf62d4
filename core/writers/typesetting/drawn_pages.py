"""Reads out of a PDF of the compiler's what is drawn on its pages: one layout for every format of fixed pages.

It knows what the compiler writes and no other PDF: text upright, streams packed in one way, plain colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
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
from core.writers.typesetting.drawn_fonts import CodedFont, font_of
from core.writers.typesetting.pdf_file import PdfFile

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# An array, a dictionary, a string of digits, a name, a word (a number or an operator).
_TOKEN = lazy(rb"\[[^\[\]]*\]|<<(?:[^<>]|<[0-9A-Fa-f\s]*>|<<[^<>]*>>)*>>|<[0-9A-Fa-f\s]*>|/[^\s/\[\]<>]+|[^\s/\[\]<>]+")
_SHOWN = lazy(rb"<[0-9A-Fa-f\s]*>|[-+.\d]+")
_SIGN = lazy(rb"\\(?:[0-7]{1,3}|\r\n|[\s\S])|[()]")
_ESCAPE = lazy(rb"\\([0-7]{1,3}|\r\n|[\s\S])")
_ACTUAL = lazy(rb"/ActualText(<[0-9A-Fa-f\s]*>)")
_PLAIN = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"", b"\r": b""}
_DIGITS = b"<"[0]
_NUMBERS = frozenset(b"0123456789+-.")


def drawn(data: bytes, stand_ins: Mapping[str, str] = MappingProxyType({})) -> DrawnDocument:
    """What is drawn on the pages of a PDF of the compiler's; ``stand_ins`` says which characters stand for others."""
    file = PdfFile(data)
    numbers = _references(file.objects[_reference(file.objects[file.root], b"Pages")], b"Kids")
    fonts: dict[int, CodedFont] = {}
    pages = tuple(_page(file, number, fonts, stand_ins) for number in numbers)
    marks = _bookmarks(file, numbers, [page.height for page in pages])
    return DrawnDocument(pages, tuple(replace(mark, title=_restored(mark.title, stand_ins)) for mark in marks))


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
        body = _in_digits(file.objects[number])
        title = _TITLE.search(body)
        place = _PLACE.search(file.objects.get(_reference(body, b"Dest"), b""))
        if title and place:
            page = pages.index(int(place[1]))
            yield Bookmark(_words(_string(title[1])), page, float(place[2]), heights[page] - float(place[3]))
        number = _reference(body, b"Next")


def _restored(text: str, stand_ins: Mapping[str, str]) -> str:
    return "".join(stand_ins.get(char, char) for char in text) if stand_ins else text


def _page(file: PdfFile, number: int, fonts: dict[int, CodedFont], stand_ins: Mapping[str, str]) -> DrawnPage:
    body = file.objects[number]
    box = _BOX.search(body)
    assert box, "no page"
    width, height = float(box[3]) - float(box[1]), float(box[4]) - float(box[2])
    listed = _FONTS.search(file.objects[_reference(body, b"Resources")])
    named: dict[bytes, CodedFont] = {}
    for name, found in _FONT.findall(listed[1]) if listed else ():
        key = int(found)
        fonts[key] = fonts.get(key) or font_of(file, key)
        named[b"/" + name] = fonts[key]
    content = _Content(height, named, stand_ins)
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

    def __init__(self, height: float, fonts: dict[bytes, CodedFont], stand_ins: Mapping[str, str]) -> None:
        self.height, self.fonts, self.stand_ins = height, fonts, stand_ins
        self.items: list[DrawnText | DrawnPath] = []
        self.state, self.kept = _State(), list[_State]()
        self.outlines: list[list[PathCorner]] = []
        self.font: CodedFont | None = None
        self.size = self.x = self.base = 0.0
        self.outlined = False
        self.glyphs: list[PlacedGlyph] = []
        self.said: list[str | None] = []  # of each part that is open, the text that stands for its glyphs

    def read(self, content: bytes) -> None:
        """Take all operators."""
        operands: list[bytes] = []
        for token in _TOKEN.findall(_in_digits(content)):
            if token[0] in b"[</" or token[0] in _NUMBERS:
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
        self.state = self.state._replace(fill=_colour(operands))

    def stroke_colour(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(stroke=_colour(operands))

    def line_width(self, operands: list[bytes]) -> None:
        self.state = self.state._replace(width=float(operands[-1]))

    def begin(self, operands: list[bytes]) -> None:
        found = _ACTUAL.search(operands[-1]) if operands else None
        self.said.append(_words(_string(found[1])) if found else None)

    def end(self, _: list[bytes]) -> None:
        self.said.pop()

    def use_font(self, operands: list[bytes]) -> None:
        font, size = self.fonts[operands[-2]], float(operands[-1])
        if font is not self.font or size != self.size:
            self.finish()
            self.font, self.size = font, size

    def text_mode(self, operands: list[bytes]) -> None:
        self.outlined = operands[-1] == b"2"

    def text_place(self, operands: list[bytes]) -> None:
        matrix = _times(_matrix(operands), self.state.matrix)
        base = self.height - matrix[5]
        if base != self.base:
            self.finish()
        self.x, self.base = matrix[4], base

    def show(self, operands: list[bytes]) -> None:
        assert self.font, "no font"
        for part in _SHOWN.findall(operands[-1]):
            if part[0] == _DIGITS:
                self._show(self.font, _string(part))
            else:
                self.x -= float(part) / 1000 * self.size

    def _show(self, font: CodedFont, codes: bytes) -> None:
        told = any(said is not None for said in self.said)
        for place in range(0, len(codes), font.length):
            code = int.from_bytes(codes[place : place + font.length], "big")
            width = font.width(code) * self.size
            text = self._told() if told else _restored(font.meanings.get(code, ""), self.stand_ins)
            self.glyphs.append(PlacedGlyph(text, self.x, width))
            self.x += width

    def _told(self) -> str:
        """What a glyph stands for in a part with a text of its own: the first one has all of it."""
        level = max(place for place, said in enumerate(self.said) if said is not None)
        said, self.said[level] = self.said[level], ""
        return said or ""

    def finish(self, _: list[bytes] | None = None) -> None:
        if self.glyphs and self.font:
            outline = self.state.width if self.outlined else 0.0
            made = DrawnText(self.font.name, self.size, self.base, tuple(self.glyphs), self.state.fill, outline)
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
        and replace(line, base=more.base, glyphs=more.glyphs) == more
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
    a, b, c, d, e, f = (float(word) for word in operands[-6:])
    return a, b, c, d, e, f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    k, l, m, n, o, p = outer  # noqa: E741 - the rows and columns of a matrix
    return a * k + b * m, a * l + b * n, c * k + d * m, c * l + d * n, e * k + f * m + o, e * l + f * n + p


def _colour(operands: list[bytes]) -> Rgb:
    """Grey or red, green and blue, 0 to 1."""
    match [round(255 * float(word)) for word in operands if word[0] in _NUMBERS]:
        case [red, green, blue]:
            return red, green, blue
        case [grey]:
            return grey, grey, grey
        case _:
            return BLACK


def _in_digits(content: bytes) -> bytes:
    """The content with strings of digits in the place of those in brackets, which may hold brackets themselves."""
    parts: list[bytes] = []
    depth = start = done = 0
    for found in _SIGN.finditer(content):
        sign = found[0]
        if sign == b"(":
            if depth == 0:
                parts.append(content[done : found.start()])
                start = found.end()
            depth += 1
        elif sign == b")":
            depth -= 1
            if depth == 0:
                parts.append(b"<%s>" % _unescaped(content[start : found.start()]).hex().encode())
                done = found.end()
    return b"".join((*parts, content[done:]))


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(lambda found: _sign(found[1]), text) if b"\\" in text else text


def _sign(escaped: bytes) -> bytes:
    if escaped[0] in b"01234567":
        return bytes([int(escaped, 8) & 255])
    return _PLAIN.get(escaped, escaped)


def _string(token: bytes) -> bytes:
    return bytes.fromhex(token[1:-1].decode("ascii"))


def _words(text: bytes) -> str:
    """A text string of a PDF: UTF-16 with a mark, or single bytes."""
    return text[2:].decode("utf-16-be", "replace") if text.startswith(b"\xfe\xff") else text.decode("latin-1")
