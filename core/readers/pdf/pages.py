"""PDF pages as glyphs and ruled lines, in points from the top left; the one module that knows PDFium.

PDFium as shipped by pypdfium2 runs no scripts and fetches nothing.  It serves
one thread at a time, so a lock is held while a file is read.
"""

from __future__ import annotations

import ctypes
import math
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple, cast

from core.errors import UnusableInput
from core.readers.pdf.refusals import BUSY, DAMAGED, LOCKED, SLOW, TOO_MANY_PAGES

MOST_PAGES = 60
MOST_OBJECTS = 50_000  # glyphs or drawings of one page; a page of a report has about a thousand
_MOST_DEPTH = 8  # drawings within drawings
_THIN = 3.0  # points; a filled box no thicker than this is a ruled line
_WAIT = 10.0  # seconds for another file to be done with
_BAD_PASSWORD = 4  # FPDF_ERR_PASSWORD

# Some fonts name radicals instead of the characters they look like; for these Unicode has no folding.
_RADICALS = str.maketrans(
    dict(
        zip(
            "⺠⻓⻚⻅⻔⻋⻉⻛⻜⻢⻥⻦⻩⻬⻰⻘⻄⻁⻮⻨⻤⻣⻙⻝⻆⻈⻐",
            "民长页见门车贝风飞马鱼鸟黄齐龙青西虎齿麦鬼骨韦食角讠钅",
            strict=True,
        )
    )
)


class Glyph(NamedTuple):
    """A character as it stands on the page; ``base`` is the baseline, ``style`` tells fonts and weights apart."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    style: str
    struck: bool = False  # crossed out: it takes room on its line but does not count

    @property
    def middle(self) -> float:
        """Where the glyph stands across the line."""
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A ruled line: across at height ``at`` from left to right, or down at ``at`` from top to bottom."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Page:
    """One page; ``pictures`` is the share of it under pictures, ``unreadable`` counts glyphs of unknown meaning."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    pictures: float
    unreadable: int


def pages(data: bytes) -> tuple[Page, ...]:
    """All pages of a PDF; raises UnusableInput where it is damaged, locked or far too long."""
    if not _LOCK.acquire(timeout=_WAIT):
        raise UnusableInput(BUSY)
    try:
        return tuple(_pages(data))
    finally:
        _LOCK.release()


_LOCK = threading.Lock()
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def _pages(data: bytes) -> Iterator[Page]:
    import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]

    pdfium = cast("Any", pypdfium2.raw)
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise UnusableInput(LOCKED if pdfium.FPDF_GetLastError() == _BAD_PASSWORD else DAMAGED)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise UnusableInput(DAMAGED)
        if count > MOST_PAGES:
            raise UnusableInput(TOO_MANY_PAGES.format(pages=count, most=MOST_PAGES))
        for number in range(count):
            yield _page(pdfium, document, number)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _page(pdfium: Any, document: Any, number: int) -> Page:
    handle = pdfium.FPDF_LoadPage(document, number)
    if not handle:
        raise UnusableInput(DAMAGED)
    text = pdfium.FPDFText_LoadPage(handle)
    try:
        frame = _Frame(pdfium, handle)
        glyphs = _Glyphs(pdfium, text, frame)
        seen = list(glyphs.read()) if text else []
        drawings = _Drawings(pdfium, frame)
        drawings.read(handle)
        area = frame.width * frame.height or 1
        return Page(
            frame.width,
            frame.height,
            tuple(seen),
            tuple(drawings.across),
            tuple(drawings.down),
            min(1.0, drawings.pictures / area),
            glyphs.unreadable,
        )
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(handle)


class _Frame:
    """The visible box of a page and its turn (0–3 quarters clockwise): file coordinates → points from the top left."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.left, self.right = sorted((float(box.left), float(box.right)))
        self.low, self.high = sorted((float(box.bottom), float(box.top)))
        self.turn = int(pdfium.FPDFPage_GetRotation(page)) % 4
        size = (self.right - self.left, self.high - self.low)
        self.width, self.height = reversed(size) if self.turn % 2 else size

    def place(self, x: float, y: float) -> _Point:
        match self.turn:
            case 1:
                return y - self.low, x - self.left
            case 2:
                return self.right - x, y - self.low
            case 3:
                return self.high - y, self.right - x
            case _:
                return x - self.left, self.high - y

    def holds(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width and 0 <= y <= self.height


class _Face(NamedTuple):
    """What all glyphs of one text object share; ``tilt`` is the direction of writing in degrees, as seen."""

    size: float
    style: str
    tilt: float


class _Glyphs:
    def __init__(self, pdfium: Any, text: Any, frame: _Frame) -> None:
        self.pdfium, self.text, self.frame = pdfium, text, frame
        self.unreadable = 0
        self.faces: dict[int, _Face] = {}
        self.box, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.name, self.flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def read(self) -> Iterator[Glyph]:
        count = self.pdfium.FPDFText_CountChars(self.text)
        if count > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        for index in range(count):
            if not self.pdfium.FPDFText_IsGenerated(self.text, index):
                glyph = self.glyph(index)
                if glyph is not None:
                    yield glyph

    def glyph(self, index: int) -> Glyph | None:
        character = self.character(index)
        face = self.face(index)
        if not character or 5 < face.tilt % 90 < 85:
            return None  # no character, or slanting across the page: a watermark
        self.pdfium.FPDFText_GetLooseCharBox(self.text, index, self.box)
        (ax, ay), (bx, by) = (
            self.frame.place(self.box.left, self.box.bottom),
            self.frame.place(self.box.right, self.box.top),
        )
        x0, x1 = sorted((ax, bx))
        if face.tilt % 180 > 5 and face.tilt % 180 < 175:
            base = max(ay, by)
        else:
            self.pdfium.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
            base = self.frame.place(self.x.value, self.y.value)[1]
        if not self.frame.holds((x0 + x1) / 2, base):
            return None
        return Glyph(character, x0, x1, base, face.size, face.style)

    def character(self, index: int) -> str:
        code = self.pdfium.FPDFText_GetUnicode(self.text, index)
        private = 0xE000 <= code <= 0xF8FF or code in (0, 0xFFFD, 0xFFFE)
        if private or self.pdfium.FPDFText_HasUnicodeMapError(self.text, index) == 1:
            self.unreadable += 1
        if private or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return ""
        character = chr(code)
        if "\u2e80" <= character <= "\u2fdf" or "\uf900" <= character <= "\ufaff" or character in "\u2329\u232a":
            return unicodedata.normalize("NFKC", character).translate(_RADICALS)
        return " " if character.isspace() else "" if unicodedata.category(character) in ("Cc", "Cf") else character

    def face(self, index: int) -> _Face:
        made_of = ctypes.cast(self.pdfium.FPDFText_GetTextObject(self.text, index), ctypes.c_void_p).value or 0
        if made_of not in self.faces:
            self.faces[made_of] = self.new_face(index)
        return self.faces[made_of]

    def new_face(self, index: int) -> _Face:
        api, matrix = self.pdfium, self.matrix
        api.FPDFText_GetMatrix(self.text, index, matrix)
        size = api.FPDFText_GetFontSize(self.text, index) * math.hypot(matrix.c, matrix.d)
        tilt = math.degrees(math.atan2(matrix.b, matrix.a)) - 90 * self.frame.turn
        self.name.value = b""
        api.FPDFText_GetFontInfo(self.text, index, self.name, len(self.name), self.flags)
        weight = api.FPDFText_GetFontWeight(self.text, index)
        return _Face(abs(size) or 1.0, f"{self.name.value!r} {weight} {size:.1f}", tilt % 360)


class _Drawings:
    """Ruled lines and pictures of a page, also those inside reusable drawings (form objects)."""

    def __init__(self, pdfium: Any, frame: _Frame) -> None:
        self.pdfium, self.frame = pdfium, frame
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.pictures = 0.0
        self.seen = 0
        self.x, self.y = ctypes.c_float(), ctypes.c_float()

    def read(self, page: Any) -> None:
        for index in range(self.pdfium.FPDFPage_CountObjects(page)):
            self.take(self.pdfium.FPDFPage_GetObject(page, index), _SAME, 0)

    def take(self, item: Any, outer: _Matrix, depth: int) -> None:
        self.seen += 1
        if self.seen > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        api = self.pdfium
        kind = api.FPDFPageObj_GetType(item)
        if kind == api.FPDF_PAGEOBJ_PATH:
            self.path(item, _times(self.matrix(item), outer))
        elif kind == api.FPDF_PAGEOBJ_IMAGE:
            self.picture(_times(self.matrix(item), outer))
        elif kind == api.FPDF_PAGEOBJ_FORM and depth < _MOST_DEPTH:
            inner = _times(self.matrix(item), outer)
            for index in range(max(0, api.FPDFFormObj_CountObjects(item))):
                self.take(api.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def matrix(self, item: Any) -> _Matrix:
        m = self.pdfium.FS_MATRIX()
        self.pdfium.FPDFPageObj_GetMatrix(item, m)
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def picture(self, matrix: _Matrix) -> None:
        """A picture is the unit square, moved and stretched; only what lies on the page counts."""
        corners = [self.frame.place(*_apply(matrix, x, y)) for x in (0, 1) for y in (0, 1)]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        wide = min(x1, self.frame.width) - max(x0, 0)
        high = min(y1, self.frame.height) - max(y0, 0)
        self.pictures += max(0.0, wide) * max(0.0, high)

    def path(self, item: Any, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        self.pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not (fill.value or stroke.value):
            return
        for points in self.outlines(item, matrix):
            x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
            y0, y1 = min(y for _, y in points), max(y for _, y in points)
            if min(x1 - x0, y1 - y0) <= _THIN:
                self.rule((x0, y0), (x1, y1))
            elif stroke.value:
                for one, other in pairwise(points):
                    self.rule(one, other)

    def outlines(self, item: Any, matrix: _Matrix) -> Iterator[list[_Point]]:
        """The parts of a path, each as its corner points; curves as straight lines."""
        api = self.pdfium
        points: list[_Point] = []
        count = api.FPDFPath_CountSegments(item)
        self.seen += count
        for index in range(min(count, MOST_OBJECTS)):
            segment = api.FPDFPath_GetPathSegment(item, index)
            if api.FPDFPathSegment_GetType(segment) == api.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            api.FPDFPathSegment_GetPoint(segment, self.x, self.y)
            points.append(self.frame.place(*_apply(matrix, self.x.value, self.y.value)))
            if api.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points

    def rule(self, one: _Point, other: _Point) -> None:
        wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
        if wide > high and high <= _THIN:
            self.across.append(Rule((one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0])))
        elif high > wide and wide <= _THIN:
            self.down.append(Rule((one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1])))


def _apply(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
