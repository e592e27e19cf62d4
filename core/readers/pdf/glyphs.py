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


class Glyphs:
    """Reads the characters of one page."""

    def __init__(self, pdfium: Any, text: Any) -> None:
        self.pdfium, self.text = pdfium, text
        self.unreadable = 0
        self.outside: list[Glyph] = []  # beyond the edges of the page, known once the glyphs are placed
        self.faces: dict[int, _Face] = {}
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
        inks: dict[int, _Ink] = {}
        glyphs: list[tuple[Glyph, int, float]] = []
        end: dict[int, float] = {}
        off = 90 * frame.turn + frame.tilt
        straight = frame if isinstance(frame, StraightFrame) else None
        for text, given, made_of in self.found:
            box = given
            face = self.faces[made_of]
            tilt = (face.tilt - off) % 360
            if _SLANT < tilt % 90 < 90 - _SLANT:
                continue
            if made_of not in inks:
                inks[made_of] = self._ink(texts.get(made_of))
            if made_of in texts and texts[made_of].outer != SAME:
                box = _in_group(given, texts[made_of].outer, end.get(made_of, face.start[0]), face.start[1])
                end[made_of] = box[2]
            (ax, ay), (bx, by) = frame.place(box[0], box[1]), frame.place(box[2], box[3])
            x0, x1, quarter = min(ax, bx), max(ax, bx), round(tilt / 90) % 4
            if straight and not quarter:
                middle, wide = straight.middle_and_width(*box)
                x0, x1 = middle - wide / 2, middle + wide / 2
            if not quarter and x1 - x0 < face.size and _SQUARE.match(text):
                x0, x1 = (x0 + x1 - face.size) / 2, (x0 + x1 + face.size) / 2
            base = max(ay, by) if quarter else frame.place(*face.start)[1]
            ink = inks[made_of]
            clip = texts[made_of].clip if made_of in texts else None
            if clip is not None and not clip.shows((x0 + x1) / 2, (ay + by) / 2):
                ink = _Ink(ink.order, None)
            glyph = Glyph(text, x0, x1, base, face.size, face.style, *ink)
            if frame.holds((x0 + x1) / 2, base):
                glyphs.append((glyph, quarter, min(ay, by)))
            else:
                self.outside.append(glyph)
        return once(upright(glyphs))

    def _read(self) -> Iterator[_FoundGlyph]:
        api, text = self.pdfium, self.text
        count = api.FPDFText_CountChars(text)
        if count > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        box = api.FS_RECTF()
        half = 0
        for index in range(count):
            if api.FPDFText_IsGenerated(text, index) == 1:
                continue
            code = api.FPDFText_GetUnicode(text, index)
            if code in _HIGH:  # characters beyond U+FFFF come as two halves
                half = code
                continue
            if code in _LOW and half:
                code = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00)
            half = 0
            character = self._character(code, index)
            if character:
                api.FPDFText_GetLooseCharBox(text, index, box)
                corners = (box.left, box.bottom, box.right, box.top)
                if all(map(math.isfinite, corners)):  # else it stands nowhere: damage
                    yield _FoundGlyph(character, corners, self._face(index))

    def _character(self, code: int, index: int) -> str:
        private = code in _PRIVATE or code in (0, 0xFFFD, 0xFFFE)
        if private or self.pdfium.FPDFText_HasUnicodeMapError(self.text, index) == 1:
            self.unreadable += 1
        return "" if private or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF else _read_as(code)

    def _face(self, index: int) -> int:
        made_of = address(self.pdfium.FPDFText_GetTextObject(self.text, index))
        if made_of not in self.faces:
            self.faces[made_of] = self._new_face(index)
        return made_of

    def _new_face(self, index: int) -> _Face:
        api, matrix, flags = self.pdfium, self.pdfium.FS_MATRIX(), ctypes.c_int()
        api.FPDFText_GetMatrix(self.text, index, matrix)
        size = api.FPDFText_GetFontSize(self.text, index)
        size = size_of(abs(size) * math.hypot(matrix.c, matrix.d), abs(size) * math.hypot(matrix.a, matrix.b))
        name = ctypes.create_string_buffer(128)
        api.FPDFText_GetFontInfo(self.text, index, name, len(name), flags)
        weight = api.FPDFText_GetFontWeight(self.text, index)
        if not all(map(math.isfinite, (size, matrix.a, matrix.b, matrix.e, matrix.f))):  # damage: upright, where it is
            return _Face(1.0, repr(name.value), 0.0, 90.0, (0.0, 0.0))
        tilt = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        up = math.degrees(math.atan2(matrix.d, matrix.c)) % 360
        return _Face(size or 1.0, f"{name.value!r} {weight} {size:.1f}", tilt, up, (matrix.e, matrix.f))

    def _ink(self, placed: TextObject | None) -> _Ink:
        if placed is None:
            return _Ink(0, BLACK)
        api, rgba = self.pdfium, [ctypes.c_uint() for _ in range(4)]
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
