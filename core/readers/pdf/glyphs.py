"""The characters of a PDF page as PDFium finds them: what they are, where they stand, in what ink."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from core.errors import UnusableInput
from core.patterns import lazy
from core.readers.pages.clipped import SeenArea
from core.readers.pages.doubles import once
from core.readers.pages.frame import SAME, Frame, Matrix, Point, StraightFrame, moved
from core.readers.pages.model import BLACK, Colour, Glyph, on_paper, size_of, without_radicals
from core.readers.pages.skew import Direction
from core.readers.pages.turned import upright
from core.readers.pdf.clips import address
from core.readers.pdf.drawings import MOST_OBJECTS, TextObject
from core.readers.pdf.guard import SLOW

_SLANT = 5.0  # degrees; text that slants more, and stands not on its side either, is a watermark
_UNSEEN = (3, 7)  # ways of drawing text that leave no ink: invisible, only clipping
_OUTLINED = (1, 5)
_FAINTEST = 0.02  # of the ink
_PRIVATE = range(0xE000, 0xF900)
# Of a character that its font names by a radical, PDFium tells the box of the ink, not of the square around it.
_SQUARE = lazy(r"[\u3400-\u9fff]")
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


class _Face(NamedTuple):
    """What all glyphs of one text object share; ``tilt`` and ``up`` are the direction of writing and of its letters
    in degrees, in the file."""

    size: float
    style: str
    tilt: float
    up: float
    start: Point


class _FoundGlyph(NamedTuple):
    """A character in the file's coordinates: left, low, right, high."""

    text: str
    box: tuple[float, float, float, float]
    made_of: int


class _Ink(NamedTuple):
    order: int
    colour: Colour | None


class _PlacedObject(NamedTuple):
    """What the glyphs of one text object share on the page; ``quarter`` is -1 where they slant too much to be read."""

    size: float
    style: str
    start: Point
    quarter: int
    base: float
    ink: _Ink
    outer: Matrix | None
    clip: SeenArea | None


class Glyphs:
    """Reads the characters of one page."""

    def __init__(self, pdfium: Any, text: Any) -> None:
        self.pdfium, self.text = pdfium, text
        self.unreadable = 0
        self.outside: list[Glyph] = []  # beyond the edges of the page, known once the glyphs are placed
        self.faces: dict[int, _Face] = {}
        self.looks: dict[int, str] = {}  # of fonts: name and weight
        self.given, self.box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self.rgba = [ctypes.c_uint() for _ in range(4)]
        self.found = list(self._read())

    def turn(self) -> int:
        """By how many quarters, clockwise, most of the text must be turned to be upright."""
        quarters = Counter(round(self.faces[one.made_of].tilt / 90) % 4 for one in self.found)
        return quarters.most_common(1)[0][0] if quarters else 0

    def directions(self) -> Counter[Direction]:
        """How many letters run and stand which way."""
        of_faces = {made_of: Direction(round(face.tilt, 2), round(face.up, 2)) for made_of, face in self.faces.items()}
        return Counter(of_faces[one.made_of] for one in self.found)

    def placed(self, frame: Frame, texts: Mapping[int, TextObject]) -> tuple[Glyph, ...]:
        """The glyphs where they are seen, in the order of the file."""
        objects: dict[int, _PlacedObject] = {}
        glyphs: list[tuple[Glyph, int, float]] = []
        end: dict[int, float] = {}
        straight = frame if isinstance(frame, StraightFrame) else None
        wide, high, place = frame.width, frame.height, frame.place
        for text, given, made_of in self.found:
            box = given
            one = objects.get(made_of)
            if one is None:
                one = objects[made_of] = self._placed_object(frame, made_of, texts.get(made_of))
            size, quarter, base, ink, clip = one.size, one.quarter, one.base, one.ink, one.clip
            if quarter < 0:
                continue
            if one.outer is not None:
                box = _in_group(box, one.outer, end.get(made_of, one.start[0]), one.start[1])
                end[made_of] = box[2]
            (ax, ay), (bx, by) = place(box[0], box[1]), place(box[2], box[3])
            x0, x1 = (ax, bx) if ax < bx else (bx, ax)
            if straight and not quarter:
                middle, broad = straight.middle_and_width(*box)
                x0, x1 = middle - broad / 2, middle + broad / 2
            if not quarter and x1 - x0 < size and _SQUARE.match(text):
                x0, x1 = (x0 + x1 - size) / 2, (x0 + x1 + size) / 2
            if quarter:
                base = max(ay, by)
            if clip is not None and not clip.shows((x0 + x1) / 2, (ay + by) / 2):
                ink = _Ink(ink.order, None)
            glyph = Glyph(text, x0, x1, base, size, one.style, *ink)
            if 0 <= (x0 + x1) / 2 <= wide and 0 <= base <= high:
                glyphs.append((glyph, quarter, min(ay, by)))
            else:
                self.outside.append(glyph)
        return once(upright(glyphs))

    def _placed_object(self, frame: Frame, made_of: int, placed: TextObject | None) -> _PlacedObject:
        face = self.faces[made_of]
        tilt = (face.tilt - 90 * frame.turn - frame.tilt) % 360
        slants = _SLANT < tilt % 90 < 90 - _SLANT
        outer = None if placed is None or placed.outer == SAME else placed.outer
        base = frame.place(*face.start)[1]
        ink, clip = self._ink(placed), placed.clip if placed else None
        quarter = -1 if slants else round(tilt / 90) % 4
        return _PlacedObject(face.size, face.style, face.start, quarter, base, ink, outer, clip)

    def _read(self) -> Iterator[_FoundGlyph]:
        api, text, box = self.pdfium, self.text, self.box
        count = api.FPDFText_CountChars(text)
        if count > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        code_of, box_of, is_generated = api.FPDFText_GetUnicode, api.FPDFText_GetLooseCharBox, api.FPDFText_IsGenerated
        half = 0
        for index in range(count):
            if is_generated(text, index) == 1:
                continue
            code = code_of(text, index)
            if code in _HIGH:  # characters beyond U+FFFF come as two halves
                half = code
                continue
            if code in _LOW and half:
                code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
            half = 0
            character = self._character(code, index)
            if character:
                box_of(text, index, box)
                corners = (box.left, box.bottom, box.right, box.top)
                if math.isfinite(sum(corners)):  # else it stands nowhere: damage
                    yield _FoundGlyph(character, corners, self._face(index))

    def _character(self, code: int, index: int) -> str:
        private = code in _PRIVATE or code in (0, 0xFFFD, 0xFFFE)
        if private or self.pdfium.FPDFText_HasUnicodeMapError(self.text, index) == 1:
            self.unreadable += 1
        return "" if private or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else _read_as(code)

    def _face(self, index: int) -> int:
        item = self.pdfium.FPDFText_GetTextObject(self.text, index)
        made_of = address(item)
        if made_of not in self.faces:
            self.faces[made_of] = self._new_face(index, item)
        return made_of

    def _new_face(self, index: int, item: Any) -> _Face:
        api, matrix = self.pdfium, self.given
        api.FPDFText_GetMatrix(self.text, index, matrix)
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        size = api.FPDFText_GetFontSize(self.text, index)
        size = size_of(abs(size) * math.hypot(c, d), abs(size) * math.hypot(a, b))
        look = self._look(index, item)
        if not all(map(math.isfinite, (size, a, b, matrix.e, matrix.f))):  # damage: upright, where it is
            return _Face(1.0, look.partition(" ")[0], 0.0, 90.0, (0.0, 0.0))
        tilt = math.degrees(math.atan2(b, a)) % 360
        up = math.degrees(math.atan2(d, c)) % 360
        return _Face(size or 1.0, f"{look} {size:.1f}", tilt, up, (matrix.e, matrix.f))

    def _look(self, index: int, item: Any) -> str:
        """Name and weight of a character's font; most objects of a page share a few fonts."""
        api = self.pdfium
        font = address(api.FPDFTextObj_GetFont(item)) if item else 0
        if font not in self.looks:
            name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
            api.FPDFText_GetFontInfo(self.text, index, name, len(name), flags)
            look = f"{name.value!r} {api.FPDFText_GetFontWeight(self.text, index)}"
            if not font:
                return look
            self.looks[font] = look
        return self.looks[font]

    def _ink(self, placed: TextObject | None) -> _Ink:
        if placed is None:
            return _Ink(0, BLACK)
        api, rgba = self.pdfium, self.rgba
        mode = api.FPDFTextObj_GetTextRenderMode(placed.item)
        colour = api.FPDFPageObj_GetStrokeColor if mode in _OUTLINED else api.FPDFPageObj_GetFillColor
        red, green, blue, alpha = (one.value for one in rgba) if colour(placed.item, *rgba) else (*BLACK, 255)
        opacity = alpha / 255 * placed.opacity
        unseen = mode in _UNSEEN or opacity < _FAINTEST
        return _Ink(placed.order, None if unseen else on_paper((red, green, blue), opacity))


@lru_cache(maxsize=4096)
def _read_as(code: int) -> str:
    """What a character code of a page stands for; "" where it shows nothing."""
    character = chr(code)
    if "\u2e80" <= character <= "\u2fdf":
        return without_radicals(character)
    if "\uf900" <= character <= "\ufaff" or character in "\u2329\u232a":
        return unicodedata.normalize("NFKC", character)
    return " " if character.isspace() else "" if unicodedata.category(character) in ("Cc", "Cf") else character


def _in_group(
    box: tuple[float, float, float, float], outer: Matrix, x: float, y: float
) -> tuple[float, float, float, float]:
    """The box of a character inside a group, expected at (x, y).

    PDFium leaves out the transform of the group for a character that its font
    names in an unusual way, such as by a radical; then it is done here.
    """
    (ax, ay), (bx, by) = moved(outer, box[0], box[1]), moved(outer, box[2], box[3])
    again = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def apart(one: tuple[float, float, float, float]) -> float:
        return abs(one[0] - x) + max(0.0, one[1] - y, y - one[3])

    return min(box, again, key=apart)
