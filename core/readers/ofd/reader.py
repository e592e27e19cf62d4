"""OFD (GB/T 33190, the national format of fixed pages) → raw paragraphs and tables, by the same page model as PDF.

A mapping of our own: the one library at hand (ofdkit, alpha, made for invoices)
gives texts but neither paths nor colours, parses without our limits, and all
that a report needs of the standard is a few hundred lines.  Glyphs, ruled lines
and grounds are in points from the top left.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.readers.enclosed import ATTACHMENT, MOST, TEXTS
from core.readers.fonts.files import digits_of_file
from core.readers.ofd.characters import characters, corners, glyph_numbers, number_of, runs_two_ways
from core.readers.ofd.clips import beyond, clip_of, place, transform
from core.readers.ofd.looks import Resources, ink, opacity, seen_as
from core.readers.ofd.outlines import outlines
from core.readers.ofd.package import (
    SLOW,
    TOO_MANY_PAGES,
    Ofd,
    OfdBox,
    OfdPage,
    child,
    children,
    is_true,
    local,
    numbers,
)
from core.readers.ofd.pictures import OfdPictures
from core.readers.pages import document as readers_pages
from core.readers.pages.clipped import SeenArea, around, common, is_cut
from core.readers.pages.doubles import once
from core.readers.pages.frame import SAME, Matrix, moved, moved_outline, times
from core.readers.pages.model import (
    PAPER,
    SCAN,
    Colour,
    Glyph,
    Ground,
    Page,
    Strokes,
    is_box,
    is_shape,
    read_as,
    size_of,
)
from core.readers.pages.skew import Direction, Slopes, askew, straightening
from core.readers.pages.turned import upright
from core.readers.raw import RawDocument
from core.readers.safe_xml import Element
from core.readers.text_decoding import BROKEN
from core.readers.told_texts import LONGEST_TOLD, MOST_TOLD, as_told


def document(data: bytes) -> RawDocument:
    """Read an OFD; raises UnusableInput with a sentence for the user where that fails."""
    ofd = Ofd(data)
    document = readers_pages.document(_pages(ofd), "OFD")
    told = [text for text in ofd.told(TEXTS)[:MOST_TOLD] if len(text) <= LONGEST_TOLD]
    if lines := [line for text in told for line in text.split("\n")]:
        document = replace(document, items=as_told(document.items, lines))
    return replace(document, enclosed=ofd.attached(ATTACHMENT)[:MOST].decode("utf-8", "replace"))


MOST_PAGES = 60
MOST_OBJECTS = 50_000  # glyphs and drawings of one page
_MOST_DEPTH = 8  # blocks and units within each other
_POINTS = 72 / 25.4  # a millimetre
_SLANT = 5.0  # degrees, as in a PDF: more is a watermark
_FEW = 0.1  # of the text objects of a page
_MOST_ROUNDS = 8  # of one font: ways to give digits glyphs


def pages(data: bytes) -> tuple[Page, ...]:
    """All pages of all documents of an OFD; raises UnusableInput where it is damaged, locked or far too long."""
    return _pages(Ofd(data))


def _pages(ofd: Ofd) -> tuple[Page, ...]:
    sheets = [sheet for main in ofd.documents() for sheet in ofd.sheets(main)]
    if len(sheets) > MOST_PAGES:
        raise UnusableInput(TOO_MANY_PAGES.format(pages=len(sheets), most=MOST_PAGES), Refusal.TOO_LARGE)
    return tuple(_page(sheet) for sheet in sheets)


def _page(sheet: OfdPage) -> Page:
    drawn = _Drawn(sheet)
    turn, straight = drawn.turn(), _straight(sheet, drawn.directions)
    if turn or straight != SAME:
        drawn = _Drawn(sheet, turn, straight)
    area = drawn.width * drawn.height or 1
    return Page(
        drawn.width,
        drawn.height,
        once(upright(drawn.glyphs), drawn.grounds),
        tuple(drawn.strokes.across),
        tuple(drawn.strokes.down),
        min(1.0, drawn.pictures / area),
        drawn.unreadable,
        tuple(drawn.grounds),
        slanting=tuple(drawn.strokes.slanting),
        redrawn=drawn.redrawn,
        doubted=tuple(drawn.doubted),
    )


def _straight(sheet: OfdPage, letters: Counter[Direction]) -> Matrix:
    """The transform that sets a page straight where most of its writing is askew."""
    direction = askew(letters)
    if direction is None:
        return SAME
    slopes = Slopes()
    _Drawn(sheet, strokes=slopes)
    middle = sheet.box[2] * _POINTS / 2, sheet.box[3] * _POINTS / 2
    return straightening(direction, letters, slopes, middle)


def _upright(box: OfdBox, turn: int, straight: Matrix) -> Matrix:
    """Millimetres of the file → points from the top left of the page, set straight and turned clockwise by quarters."""
    left, top, wide, high = (_POINTS * side for side in box)
    placed: Matrix = (_POINTS, 0, 0, _POINTS, -left, -top)
    turned: tuple[Matrix, ...] = (SAME, (0, 1, -1, 0, high, 0), (-1, 0, 0, -1, wide, high), (0, -1, 1, 0, 0, wide))
    return times(times(placed, straight), turned[turn])


class _Within(NamedTuple):
    """What an object stands in: its layer, the share of ink that is left, how deep it is, where it can be seen."""

    layer: Element | None = None
    share: float = 1.0
    depth: int = 0
    clip: SeenArea | None = None


class _Drawn:
    """What the objects of a page leave on it, in the order of painting."""

    def __init__(self, sheet: OfdPage, turn: int = 0, straight: Matrix = SAME, strokes: Strokes | None = None) -> None:
        wide, high = sheet.box[2] * _POINTS, sheet.box[3] * _POINTS
        self.width, self.height = (high, wide) if turn % 2 else (wide, high)
        self.whole = SeenArea(0.0, 0.0, self.width, self.height)
        self.resources, self.looks = Resources(sheet.resources), OfdPictures(sheet)
        self.strokes = strokes or Strokes()
        self.directions = Counter[Direction]()
        self.grounds: list[Ground] = []
        self.glyphs: list[tuple[Glyph, int, float]] = []
        self.pictures = 0.0
        self.unreadable = self.redrawn = 0
        self.digits: dict[str, list[tuple[int, int | None]]] = {}  # of fonts in the package: places of digits, glyphs
        self.doubted: list[tuple[NoteCode, Glyph]] = []
        self.objects, self.straying = 0, list[list[Glyph]]()  # of text; their digits behind the edge of their boundary
        self.order = 0
        whole = _upright(sheet.box, turn, straight)
        for root in sheet.layers:
            for layer in sorted(children(child(root, "Content"), "Layer"), key=_height):
                self._objects(layer, whole, _Within(layer))
        for look in sheet.added:
            self._objects(look, times(place(look), whole), _Within())
        for left, top, broad, tall in sheet.seals:
            area = _area((1, 0, 0, 1, left, top), broad, tall, whole)
            self.grounds.append(Ground(*area[:4], None, self.order + 1, covers=False, picture=True, unclear=True))
        self.strokes.join_dots()
        if len(self.straying) <= _FEW * self.objects:  # programs that clip nothing write boundaries as they like
            self.doubted += [(NoteCode.CUT_WORDS, glyph) for straying in self.straying for glyph in straying]
        for font, places in self.digits.items():
            self._as_drawn(sheet.font(font), places)

    def _as_drawn(self, font: bytes, places: Sequence[tuple[int, int | None]]) -> None:
        """Digits that a font draws in the shape of others are those that can be seen; ``places`` are theirs, with their glyphs where these are told."""
        rounds: list[tuple[dict[str, int | None], list[int]]] = []  # of each digit one glyph
        for at, number in places if font else ():
            digit = self.glyphs[at][0].text
            fitting = (
                one
                for one in rounds
                if one[0].get(digit, number) == number and (None in one[0].values()) == (number is None)
            )
            found = next(fitting, None)
            if found is None and len(rounds) == _MOST_ROUNDS:
                break
            if found is None:
                rounds.append(found := ({}, []))
            found[0][digit] = number
            found[1].append(at)
        for used, held in rounds:
            digits = "".join(sorted(used))
            drawn = digits_of_file(font, digits, [number for digit in digits if (number := used[digit]) is not None])
            for at in held if drawn else ():
                glyph, quarter, top = self.glyphs[at]
                seen = drawn[glyph.text]
                self.redrawn += bool(seen)
                self.unreadable += not seen
                self.glyphs[at] = (glyph._replace(text=seen or BROKEN), quarter, top)

    def turn(self) -> int:
        """By how many quarters, clockwise, most of the text must be turned to be upright."""
        quarters = Counter[int]()
        for direction, count in self.directions.items():
            quarters[-round(direction.along / 90) % 4] += count
        return quarters.most_common(1)[0][0] if quarters else 0

    def _objects(self, parent: Element, outer: Matrix, given: _Within) -> None:
        for item in parent:
            self.order += 1
            if self.order > MOST_OBJECTS:
                raise UnusableInput(SLOW, Refusal.TOO_SLOW)
            if not is_true(item, "Visible", usual=True):
                if local(item) == "TextObject":  # told as what cannot be seen
                    self._text(item, times(place(item), outer), given._replace(share=0.0))
                continue
            within = given._replace(clip=clip_of(item, outer, given.clip))
            match local(item):
                case "TextObject":
                    self._text(item, times(place(item), outer), within)
                case "PathObject":
                    self._path(item, times(place(item), outer), within)
                case "ImageObject":
                    self._picture(item, outer, within)
                case "PageBlock" if within.depth < _MOST_DEPTH:
                    self._objects(item, outer, within._replace(depth=within.depth + 1))
                case "CompositeObject" if within.depth < _MOST_DEPTH:
                    content = child(self.resources.units.get(item.get("ResourceID") or ""), "Content")
                    if content is not None:
                        inner = times(place(item), outer)
                        share = within.share * opacity(item)
                        self._objects(content, inner, within._replace(share=share, depth=within.depth + 1))
                case _:
                    pass

    def _text(self, item: Element, matrix: Matrix, within: _Within) -> None:
        clip = within.clip
        size, seen = number_of(item, "Size"), self._ink_of_letters(item, within)
        turned = int(number_of(item, "CharDirection")) // 90 % 4
        tilt = math.degrees(math.atan2(matrix[1], matrix[0])) + 90 * turned
        up = math.degrees(math.atan2(matrix[3], matrix[2])) + 90 * turned
        letters = sum(len(code.text or "") for code in children(item, "TextCode"))
        self.directions[Direction(round(tilt, 2), round(up, 2))] += letters
        if size <= 0:
            return
        slanting = _SLANT < tilt % 90 < 90 - _SLANT
        is_mirrored = math.sin(math.radians(up - tilt)) < 0
        unsure = is_mirrored or (letters > 1 and runs_two_ways(item))
        quarter = -round(tilt / 90) % 4
        stretch = number_of(item, "HScale") or 1.0
        height = size_of(
            size * math.hypot(matrix[2], matrix[3]), size * abs(stretch) * math.hypot(matrix[0], matrix[1])
        )
        style = f"{self.resources.fonts.get(item.get('Font') or '', '')} {item.get('Weight')} {height:.1f}"
        numbered = glyph_numbers(item)
        edge, straying = beyond(item), list[Glyph]()
        for at_sign, (text, x, y, wide) in enumerate(characters(item, size * stretch)):
            character = BROKEN if unsure and text.isdigit() else _meaning_of(text)
            if not character or (slanting and not character.isdigit()):
                continue
            self.unreadable += character == BROKEN
            self.order += 1
            x0, top, x1, bottom = around([moved(matrix, *one) for one in corners(x, y, wide, size, turned)])
            base = bottom if quarter else moved(matrix, x, y)[1]
            on_page = 0 <= (x0 + x1) / 2 <= self.width and 0 <= base <= self.height + height
            shown = on_page and (clip is None or clip.shows((x0 + x1) / 2, (top + bottom) / 2))
            glyph = Glyph(character, x0, x1, base, height, style, self.order, seen if shown else None)
            if slanting:
                self.doubted.append((NoteCode.SLANTED, glyph))
                continue
            if x >= edge and character.isdigit():
                straying.append(glyph)
            if shown and not quarter and is_cut(glyph, (clip or self.whole).reach):
                self.doubted.append((NoteCode.CUT_WORDS, glyph))
            number = numbered.get(at_sign) if numbered else None
            if "0" <= character <= "9" and number != -1:
                self.digits.setdefault(item.get("Font") or "", []).append((len(self.glyphs), number))
            self.glyphs.append((glyph, quarter, top))
        self.objects += 1
        if straying:
            self.straying.append(straying)

    def _ink_of_letters(self, item: Element, within: _Within) -> Colour | None:
        outlined, unfilled = is_true(item, "Stroke"), not is_true(item, "Fill", usual=True)
        colour, amount = ink(self.resources.colour(item, "FillColor", within.layer), item)
        # Of letters with an outline that is what is seen where they are not filled, or white.
        outlined = outlined and (unfilled or colour == PAPER)
        if outlined:
            colour, amount = ink(self.resources.colour(item, "StrokeColor", within.layer), item)
        return seen_as(colour, 0.0 if unfilled and not outlined else amount * within.share)

    def _path(self, item: Element, matrix: Matrix, within: _Within) -> None:
        layer, share, _, clip = within
        stroked, filled = is_true(item, "Stroke", usual=True), is_true(item, "Fill")
        data = child(item, "AbbreviatedData")
        if data is None or not (stroked or filled):
            return
        stroked = stroked and ink(self.resources.colour(item, "StrokeColor", layer), item)[1] > 0
        colour, amount = ink(self.resources.colour(item, "FillColor", layer), item)
        solid = amount * share == 1
        for points in outlines(data.text or ""):
            self.order += len(points)
            placed = moved_outline(matrix, points)
            if clip is not None and not clip.touches(*around(placed)):
                continue
            area = self.strokes.outline(placed, stroked)
            if area is not None and is_shape(placed) and (stroked or (filled and amount > 0 and colour != PAPER)):
                drawn = common(clip, SeenArea(*area, exact=False)) or SeenArea(*area)
                if not drawn.empty:
                    self.grounds.append(Ground(*drawn[:4], None, self.order, covers=False, picture=True, shape=True))
            shown = (
                common(clip, SeenArea(*area, is_box(placed))) if area is not None and filled and amount > 0 else None
            )
            if shown is not None and not shown.empty:
                plain = colour if solid and (clip is None or clip.exact) else None
                shades = solid and colour is None
                covers = plain is not None and shown.exact
                self.grounds.append(Ground(*shown[:4], plain, self.order, covers, unclear=shades))

    def _picture(self, item: Element, outer: Matrix, within: _Within) -> None:
        """A picture is the unit square, moved and stretched, as far as its boundary and clips leave it."""
        box = numbers(item.get("Boundary"))
        if len(box) != 4:
            return
        area = common(within.clip, _area((1, 0, 0, 1, box[0], box[1]), box[2], box[3], outer))
        if transform(item) != SAME:
            area = common(area, _area(place(item), 1, 1, outer))
        if area is None or area.empty:
            return
        x0, y0, x1, y1, exact = area
        seen = max(0.0, min(x1, self.width) - max(x0, 0)) * max(0.0, min(y1, self.height) - max(y0, 0))
        self.pictures += seen
        # The scan of a page may lie over the letters that were read from it.
        small = seen < SCAN * self.width * self.height
        opaque = self.looks.opaque(item) if small and within.share == 1 else False
        covers, unclear = exact and opaque is True, opaque is None
        self.strokes.band(x0, y0, x1, y1, self.width)
        self.grounds.append(Ground(x0, y0, x1, y1, None, self.order, covers, picture=True, unclear=unclear))


def _height(layer: Element) -> int:
    """What is painted first, whatever stands first in the file (GB/T 33190, 7.7)."""
    return {"Background": 0, "Foreground": 2}.get(layer.get("Type") or "", 1)


def _area(inner: Matrix, wide: float, high: float, outer: Matrix) -> SeenArea:
    """Where a box from the origin comes to stand on the page."""
    ends = [moved(times(inner, outer), x, y) for x, y in ((0, 0), (wide, 0), (wide, high), (0, high))]
    return SeenArea(*around(ends), is_box(ends))


@lru_cache(maxsize=4096)
def _meaning_of(character: str) -> str:
    """What a character of a page stands for, as :func:`read_as` tells it; some programs write ¤ for any glyph."""
    return BROKEN if character == "\u00a4" else read_as(character)
