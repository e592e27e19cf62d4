"""The digits of a PDF page as a person sees them: fonts may draw some as others, and the page may turn them over."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.readers.fonts.calls import QuickCalls
from core.readers.fonts.outlines import digits_as_drawn
from core.readers.pages.frame import Point
from core.readers.pdf.shapes import DrawnDigit, digits_as_painted, each_as_painted
from core.readers.text_decoding import BROKEN

_UP = 90.0  # degrees: from the direction of writing to that of its letters


class WrittenFace(NamedTuple):
    """What glyphs of one look share; ``tilt`` and ``up`` are the direction of writing and of its letters
    in degrees, in the file."""

    size: float
    style: str
    tilt: float
    up: float


# Its character; left, low, right, high in the file; its object.
FoundGlyph = tuple[str, float, float, float, float, int]


class ShownPage(NamedTuple):
    """The addresses of a document and of a page of it, 0 for none; ``several_codes`` tells whether a font of the
    document may have several codes for one digit."""

    document: int = 0
    page: int = 0
    several_codes: bool = False


UNSHOWN = ShownPage()  # a page that cannot be painted


class DigitReader:
    """Reads the digits of one page; ``objects`` and ``fonts`` are told by the addresses of its text objects."""

    def __init__(
        self,
        ask: QuickCalls,
        shown: ShownPage,
        objects: Mapping[int, tuple[WrittenFace, Point]],
        fonts: Mapping[int, int],
    ) -> None:
        self.ask, self.shown, self.objects, self.fonts = ask, shown, objects, fonts
        self.unreadable = self.redrawn = 0

    def as_seen(self, found: list[FoundGlyph]) -> list[FoundGlyph]:
        """The glyphs; the digits among them are those that can be seen, :data:`BROKEN` where nobody can tell."""
        drawn = self._each_as_drawn(found) if self.shown.several_codes else self._by_fonts(found)
        return self._without_mirrored(drawn)

    def _by_fonts(self, found: list[FoundGlyph]) -> list[FoundGlyph]:
        """The glyphs; the digits of fonts that draw some in the shape of others are those that can be seen."""
        digits: dict[int, dict[str, DrawnDigit]] = {}
        for index, one in enumerate(found):
            if "0" <= one[0] <= "9":
                used = digits.setdefault(self.fonts.get(one[5], 0), {})
                if one[0] not in used:
                    used[one[0]] = _placed(found, index)
        drawn = {font: self._of_font(font, used) for font, used in digits.items() if font}
        if not any(drawn.values()):
            return found
        seen = {
            index: drawn.get(self.fonts.get(one[5], 0), {}).get(one[0])
            for index, one in enumerate(found)
            if "0" <= one[0] <= "9"
        }
        return self._replaced(found, {index: digit for index, digit in seen.items() if digit is not None})

    def _each_as_drawn(self, found: list[FoundGlyph]) -> list[FoundGlyph]:
        """Likewise where a font may have several codes for one digit: PDFium tells the outlines of one of them, so each digit is looked at."""
        digits: dict[int, dict[int, DrawnDigit]] = {}
        for index, one in enumerate(found):
            if "0" <= one[0] <= "9":
                digits.setdefault(self.fonts.get(one[5], 0), {})[index] = _placed(found, index)
        seen: dict[int, str] = {}
        for font, used in digits.items():
            places = {index: self._straight(one) for index, one in used.items()}
            if font and all(self.shown[:2]):
                seen |= each_as_painted(self.ask, *self.shown[:2], places)
        return self._replaced(found, seen)

    def _replaced(self, found: list[FoundGlyph], seen: Mapping[int, str]) -> list[FoundGlyph]:
        """The glyphs with what is seen at some places; "" is what nobody can tell."""
        if not seen:
            return found
        self.unreadable += sum(not digit for digit in seen.values())
        self.redrawn += sum(digit not in ("", found[place][0]) for place, digit in seen.items())
        return [(seen[place] or BROKEN, *one[1:]) if place in seen else one for place, one in enumerate(found)]

    def _of_font(self, font: int, used: Mapping[str, DrawnDigit]) -> Mapping[str, str]:
        """As which a font draws the digits that are used here, where any is drawn as another."""
        drawn = digits_as_drawn(self.ask, font, used)
        if drawn is not None or not all(self.shown[:2]):
            return drawn or {}
        straight = (one for one in map(self._straight, used.values()) if one)
        return digits_as_painted(self.ask, *self.shown[:2], straight)

    def _straight(self, one: DrawnDigit) -> DrawnDigit | None:
        """A digit with the quarters by which it is turned, None where it slants or is turned over."""
        face = self.objects[one.item][0]
        if face.tilt % 90 or (face.up - face.tilt) % 360 != _UP:
            return None
        return one._replace(turned=round(face.tilt / 90) % 4)

    def _without_mirrored(self, found: list[FoundGlyph]) -> list[FoundGlyph]:
        """The glyphs; digits that are turned over, where most letters are not, say nothing: a 2 looks like a 5."""
        turned = {item for item, (face, _) in self.objects.items() if math.sin(math.radians(face.up - face.tilt)) < 0}
        if not turned:
            return found
        if 2 * sum(one[5] in turned for one in found) > len(found):  # then it is the page that is
            turned = self.objects.keys() - turned
        gone = [one[5] in turned and "0" <= one[0] <= "9" for one in found]
        self.unreadable += sum(gone)
        return [(BROKEN, *one[1:]) if lost else one for one, lost in zip(found, gone, strict=True)]


def _placed(found: Sequence[FoundGlyph], index: int) -> DrawnDigit:
    """Where a digit stands; one that reaches into the next ends where that begins."""
    text, left, low, right, high, made_of = found[index]
    after = found[index + 1] if index + 1 < len(found) else None
    reaches = after and after[5] == made_of and left < after[1] < right
    return DrawnDigit(text, made_of, left, low, after[1] if after and reaches else right, high)
