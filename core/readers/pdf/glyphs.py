"""The characters of a PDF page as PDFium finds them: what they are, where they stand, in what ink."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, cast

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.fonts.calls import address, quick_calls
from core.readers.pages.clipped import SeenArea, around, is_cut
from core.readers.pages.doubles import NEAR_AGAIN, SeenText, once, written_again
from core.readers.pages.frame import SAME, Frame, Matrix, Point, StraightFrame, moved
from core.readers.pages.model import (
    BLACK,
    PAPER,
    Colour,
    Glyph,
    Ground,
    on_paper,
    size_of,
)
from core.readers.pages.skew import Direction
from core.readers.pages.turned import upright
from core.readers.pdf.codes import codes_of, meaning_of
from core.readers.pdf.digits_seen import UNSHOWN, DigitReader, FoundGlyph, ShownPage, WrittenFace
from core.readers.pdf.drawings import MOST_OBJECTS, TextObject
from core.readers.pdf.guard import SLOW
from core.readers.text_decoding import BROKEN

_SLANT = 5.0  # degrees; text that slants more, and stands not on its side either, is a watermark
_UNSEEN = (3, 7)  # ways of drawing text that leave no ink: invisible, only clipping
_OUTLINED, _BOTH = (1, 5), (2, 6)
_MOST_AGAIN = 2000  # text objects of a page that are looked at
_HALF_OVER = 0.4  # of the size: as far apart as texts of one digit are that lie half over each other
_AGAIN_WITHIN = 8  # turns of painting between two texts alike
_FAINTEST = 0.02  # of the ink
_FONTS_BLANK = 3  # the number of the blank in most fonts; before it are signs that show nothing
# Of a character that its font names by a radical, PDFium tells the box of the ink, not of the square around it.
_FIRST_SQUARE, _LAST_SQUARE = "\u3400", "\u9fff"
_BLANK = 0x20  # what PDFium adds itself is a blank or the end of a line
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


_Edges = tuple[float, float, float, float]  # left and right, and two heights, as seen; either may be the larger
_Box = tuple[float, float, float, float]  # left, low, right, high in the file


class _PlacedObject(NamedTuple):
    """What the glyphs of one text object share on the page; ``quarter`` is -1 where they slant too much to be read.

    ``clip`` is where the middles of its glyphs can be seen: left, top, right, bottom; None: anywhere.
    """

    size: float
    style: str
    start: Point
    quarter: int
    base: float
    order: int
    colour: Colour | None
    outer: Matrix | None
    clip: tuple[float, float, float, float] | None


class Glyphs:
    """Reads the characters of one page; it is ``shown`` for fonts that must be painted to be known."""

    def __init__(self, pdfium: Any, text: Any, shown: ShownPage = UNSHOWN) -> None:
        self.ask, self.text = quick_calls(pdfium), address(text)
        self.unreadable = 0
        self.outside: list[Glyph] = []  # beyond the edges of the page, known once the glyphs are placed
        self.doubted: list[tuple[NoteCode, Glyph]] = []  # likewise: digits that slant, glyphs that are cut
        # By address: the face of a text object and where it begins.
        self.objects: dict[int, tuple[WrittenFace, Point]] = {}
        self.faces: dict[tuple[float, ...], WrittenFace] = {}
        self.looks: dict[int, str] = {}  # of fonts: name and weight
        self.given = (ctypes.c_float * 6)()
        self.matrix = ctypes.addressof(self.given)
        self.rgba = (ctypes.c_uint * 4)()
        self.parts = [ctypes.addressof(self.rgba) + 4 * place for place in range(4)]
        self.fonts: dict[int, int] = {}  # of text objects
        digits = DigitReader(self.ask, shown, self.objects, self.fonts)
        self.found = digits.as_seen(self._read()) if self.text else []
        self.unreadable += digits.unreadable
        self.redrawn = digits.redrawn
        self.letters = Counter(map(itemgetter(5), self.found))  # of each object

    def turn(self) -> int:
        """By how many quarters, clockwise, most of the text must be turned to be upright."""
        quarters = Counter[int]()
        for made_of, count in self.letters.items():
            quarters[round(self.objects[made_of][0].tilt / 90) % 4] += count
        return quarters.most_common(1)[0][0] if quarters else 0

    def directions(self) -> Counter[Direction]:
        """How many letters run and stand which way."""
        found = Counter[WrittenFace]()
        for made_of, count in self.letters.items():
            found[self.objects[made_of][0]] += count
        directions = Counter[Direction]()
        for face, count in found.items():
            directions[Direction(round(face.tilt, 2), round(face.up, 2))] += count
        return directions

    def placed(
        self, frame: Frame, texts: Mapping[int, TextObject], grounds: Sequence[Ground] = ()
    ) -> tuple[Glyph, ...]:
        """The glyphs where they are seen, in the order of the file; ``grounds`` are painted between them."""
        quarters_of = {face: _quarter(face, frame) for face, _ in self.objects.values()}
        objects: dict[int, _PlacedObject] = {}
        for one in self.letters:
            face, start = self.objects[one]
            objects[one] = self._placed_object(face, start, quarters_of[face], frame, texts.get(one))
        turned = any(one.quarter > 0 for one in objects.values())
        glyphs: list[Glyph] = []
        quarters: list[tuple[int, float]] = []  # of each glyph, and the height of its upper edge
        wide, high = frame.width, frame.height
        whole = SeenArea(0.0, 0.0, wide, high).reach
        for found, (ax, bx, ay, by) in zip(self.found, self._edges(frame, objects), strict=True):
            size, style, _, quarter, base, order, colour, _, clip = objects[found[5]]
            text, x0, x1 = found[0], min(ax, bx), max(ax, bx)
            if quarter < 0:
                if "0" <= text <= "9":
                    self._take_slanting(found, objects[found[5]], frame)
                continue
            if not quarter and x1 - x0 < size and _FIRST_SQUARE <= text <= _LAST_SQUARE:
                x0, x1 = (x0 + x1 - size) / 2, (x0 + x1 + size) / 2
            if quarter:
                base = max(ay, by)
            middle = (x0 + x1) / 2
            if clip is not None and not (clip[0] <= middle <= clip[2] and clip[1] <= (ay + by) / 2 <= clip[3]):
                colour = None
            glyph = _new(Glyph, (text, x0, x1, base, size, style, order, colour, False))
            if 0 <= middle <= wide and 0 <= base <= high:
                glyphs.append(glyph)
                quarters.append((quarter, min(ay, by)))
                at_an_edge = clip is not None or x0 < 0 or x1 > wide or base < size
                if at_an_edge and not quarter and is_cut(glyph, clip or whole):
                    self.doubted.append((NoteCode.CUT_WORDS, glyph))
            else:
                self.outside.append(glyph)
        if turned:
            glyphs = list(upright((glyph, *one) for glyph, one in zip(glyphs, quarters, strict=True)))
        if lost := texts.keys() - self.objects.keys():
            glyphs = self._without_typed_over(glyphs, [texts[item] for item in lost], texts, frame)
        later = partial(self._seen_texts, frame, texts.values())
        return once([*glyphs, *written_again(glyphs, later, grounds)], grounds)

    def _take_slanting(self, found: FoundGlyph, of: _PlacedObject, frame: Frame) -> None:
        """Keep a digit that slants, where its middle stands."""
        text, left, low, right, high, _ = found
        x, y = frame.place((left + right) / 2, (low + high) / 2)
        half = 0.25 * of.size
        glyph = Glyph(text, x - half, x + half, y + 0.35 * of.size, of.size, of.style, of.order, of.colour)
        self.doubted.append((NoteCode.SLANTED, glyph))

    def _without_typed_over(
        self, glyphs: list[Glyph], lost: Sequence[TextObject], texts: Mapping[int, TextObject], frame: Frame
    ) -> list[Glyph]:
        """The glyphs; PDFium gives the first alone of two texts alike that lie half over each other.

        Drawn again close by they are one; of digits further apart nobody can tell.
        """
        known = {one.order: one for one in texts.values() if one.item in self.objects}
        over: set[int] = set()
        for one in lost[:_MOST_AGAIN]:
            left, top, right, _ = self._bounds(one, frame)
            for order in range(one.order - 1, one.order - _AGAIN_WITHIN, -1):
                twin = known.get(order)
                if twin is None or right <= left:
                    continue
                x0, y0, x1, _ = self._bounds(twin, frame)
                size = self.objects[twin.item][0].size
                alike = abs(y0 - top) < size / 8 and abs((x1 - x0) - (right - left)) < size / 8
                if alike and NEAR_AGAIN * size < abs(x0 - left) < _HALF_OVER * size:
                    over.add(order)
        if not over:
            return glyphs
        typed = [glyph.order in over and "0" <= glyph.text <= "9" for glyph in glyphs]
        self.unreadable += sum(typed)
        return [g._replace(text=BROKEN) if is_lost else g for g, is_lost in zip(glyphs, typed, strict=True)]

    def _seen_texts(self, frame: Frame, texts: Iterable[TextObject], after: int) -> Iterator[SeenText]:
        """The text objects that are painted ``after`` another and leave ink."""
        for one in [one for one in texts if one.order > after][:_MOST_AGAIN]:
            if (colour := self._colour(one)) is not None:
                yield SeenText(one.order, colour, self._bounds(one, frame))

    def _bounds(self, placed: TextObject, frame: Frame) -> _Box:
        """The box around a text object as seen: left, top, right, bottom."""
        at = self.matrix
        if not self.ask.FPDFPageObj_GetBounds(placed.item, at, at + 4, at + 8, at + 12):
            return 0.0, 0.0, 0.0, 0.0
        left, low, right, high = self.given[:4]
        return around([frame.place(*moved(placed.outer, x, y)) for x in (left, right) for y in (low, high)])

    def _edges(self, frame: Frame, objects: Mapping[int, _PlacedObject]) -> Sequence[_Edges]:
        """Where each glyph found stands on the page."""
        if type(frame) is Frame and not frame.turn and not any(one.outer for one in objects.values()):
            left, top = frame.left, frame.high
            return [(x0 - left, x1 - left, top - low, top - up) for _, x0, low, x1, up, _ in self.found]
        return list(self._turned_edges(frame, objects))

    def _turned_edges(self, frame: Frame, objects: Mapping[int, _PlacedObject]) -> Iterator[_Edges]:
        """The same on pages that are turned or have groups."""
        end: dict[int, float] = {}
        for _, *sides, made_of in self.found:
            one = objects[made_of]
            left, low, right, high = box = cast("_Box", tuple(sides))
            if one.quarter < 0:
                yield box
                continue
            if one.outer is not None:
                left, low, right, high = box = _in_group(box, one.outer, end.get(made_of, one.start[0]), one.start[1])
                end[made_of] = right
            (ax, ay), (bx, by) = frame.place(left, low), frame.place(right, high)
            if isinstance(frame, StraightFrame) and not one.quarter:
                middle, broad = frame.middle_and_width(*box)
                ax, bx = middle - broad / 2, middle + broad / 2
            yield ax, bx, ay, by

    def _placed_object(
        self, face: WrittenFace, start: Point, quarter: int, frame: Frame, placed: TextObject | None
    ) -> _PlacedObject:
        base = frame.place(*start)[1]
        if placed is None:
            return _PlacedObject(face.size, face.style, start, quarter, base, 0, BLACK, None, None)
        outer = None if placed.outer is SAME or placed.outer == SAME else placed.outer
        clip = placed.clip.reach if placed.clip else None
        colour = self._colour(placed)
        return _PlacedObject(face.size, face.style, start, quarter, base, placed.order, colour, outer, clip)

    def _read(self) -> list[FoundGlyph]:
        ask, text = self.ask, self.text
        count = ask.FPDFText_CountChars(text)
        if count > MOST_OBJECTS:
            raise UnusableInput(SLOW)
        codes = codes_of(ask, text, max(0, count))
        boxes = (ctypes.c_float * (4 * len(codes)))()
        start = ctypes.addressof(boxes)
        box_of, object_of, is_generated = (
            ask.FPDFText_GetLooseCharBox,
            ask.FPDFText_GetTextObject,
            ask.FPDFText_IsGenerated,
        )
        is_unmapped, objects = ask.FPDFText_HasUnicodeMapError, self.objects
        signs: list[tuple[int, str, int]] = []
        half = 0
        for index, code in enumerate(codes):
            if code <= _BLANK and is_generated(text, index) == 1:
                continue
            if code in _HIGH:  # characters beyond U+FFFF come as two halves
                half = code
                continue
            whole = 0x10000 + ((half - 0xD800) << 10) + (code - 0xDC00) if half and code in _LOW else code
            half = 0
            character = meaning_of(whole)
            if character == BROKEN or is_unmapped(text, index) == 1:  # then the code is that of its font
                character = BROKEN if code > _FONTS_BLANK else " "
                self.unreadable += character == BROKEN
            if character:
                box_of(text, index, start + 16 * index)
                made_of = object_of(text, index)
                if made_of not in objects:
                    objects[made_of] = self._new_object(index, made_of)
                signs.append((4 * index, character, made_of))
        sides = boxes[:]
        found = [(sign, sides[at], sides[at + 3], sides[at + 2], sides[at + 1], of) for at, sign, of in signs]
        if math.isfinite(sum(sides)):
            return found
        return [one for one in found if math.isfinite(sum(one[1:5]))]  # else it stands nowhere: damage

    def _new_object(self, index: int, item: int) -> tuple[WrittenFace, Point]:
        ask = self.ask
        ask.FPDFText_GetMatrix(self.text, index, self.matrix)
        a, b, c, d, e, f = self.given[:]
        font = self.fonts[item] = ask.FPDFTextObj_GetFont(item) if item else 0
        key = a, b, c, d, ask.FPDFText_GetFontSize(self.text, index), font
        face = self.faces.get(key)
        if face is None or not font:
            face = self.faces[key] = self._new_face(index, key)
        if math.isfinite(a + b + e + f):
            return face, (e, f)
        return WrittenFace(1.0, face.style.partition(" ")[0], 0.0, 90.0), (0.0, 0.0)  # damage: upright, where it is

    def _new_face(self, index: int, key: tuple[float, float, float, float, float, int]) -> WrittenFace:
        a, b, c, d, size, font = key
        if size < 0:  # turns letters round, and their direction with them
            a, b, c, d = -a, -b, -c, -d
        size = size_of(abs(size) * math.hypot(c, d), abs(size) * math.hypot(a, b))
        look = self._look(index, font)
        if not math.isfinite(size + a + b):
            return WrittenFace(1.0, look.partition(" ")[0], 0.0, 90.0)
        tilt = math.degrees(math.atan2(b, a)) % 360
        up = math.degrees(math.atan2(d, c)) % 360
        return WrittenFace(size or 1.0, f"{look} {size:.1f}", tilt, up)

    def _look(self, index: int, font: int) -> str:
        """Name and weight of a character's font; most objects of a page share a few fonts."""
        if font in self.looks:
            return self.looks[font]
        ask, name, flags = self.ask, ctypes.create_string_buffer(128), ctypes.c_int()
        ask.FPDFText_GetFontInfo(self.text, index, ctypes.addressof(name), len(name), ctypes.addressof(flags))
        look = f"{name.value!r} {ask.FPDFText_GetFontWeight(self.text, index)}"
        if font:
            self.looks[font] = look
        return look

    def _colour(self, placed: TextObject) -> Colour | None:
        """The colour of the ink of an object, None where it leaves none."""
        ask = self.ask
        mode = ask.FPDFTextObj_GetTextRenderMode(placed.item)
        colour = ask.FPDFPageObj_GetStrokeColor if mode in _OUTLINED else ask.FPDFPageObj_GetFillColor
        red, green, blue, alpha = self.rgba[:] if colour(placed.item, *self.parts) else (*BLACK, 255)
        if mode in _BOTH and (red, green, blue) == PAPER and ask.FPDFPageObj_GetStrokeColor(placed.item, *self.parts):
            red, green, blue, alpha = self.rgba[:]  # white letters with an outline
        opacity = alpha / 255 * placed.opacity
        if mode in _UNSEEN or opacity < _FAINTEST:
            return None
        return BLACK if opacity == 1 and not (red or green or blue) else on_paper((red, green, blue), opacity)


def _quarter(face: WrittenFace, frame: Frame) -> int:
    """By how many quarters a face is turned on the page as seen; -1 where it slants too much to be read."""
    tilt = (face.tilt - 90 * frame.turn - frame.tilt) % 360
    return -1 if _SLANT < tilt % 90 < 90 - _SLANT else round(tilt / 90) % 4


# Of a glyph: three times as quick as by names, and a page has a thousand.
_new = cast("Callable[[type[Glyph], tuple[Any, ...]], Glyph]", tuple.__new__)


def _in_group(box: _Box, outer: Matrix, x: float, y: float) -> _Box:
    """The box of a character inside a group, expected at (x, y).

    PDFium leaves out the transform of the group for a character that its font
    names in an unusual way, such as by a radical; then it is done here.
    """
    (ax, ay), (bx, by) = moved(outer, box[0], box[1]), moved(outer, box[2], box[3])
    again = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))

    def apart(one: tuple[float, float, float, float]) -> float:
        return abs(one[0] - x) + max(0.0, one[1] - y, y - one[3])

    return min(box, again, key=apart)
