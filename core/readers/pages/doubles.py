"""Letters that are drawn again nearly in their place, to look bold or to throw a shadow, stand there once;
digits that are typed over others say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from core.readers.pages.model import PAPER, Glyph, Ground
from core.readers.pages.seen import Grounds
from core.readers.text_decoding import BROKEN

_NEAR = 0.12  # of the size; the next letter stands at least three times as far away
_CELL = 2.0  # points: what is near stands in the same or in a neighbouring cell
_MOST = 16  # of one letter in one cell that are looked at; more are specks
_OVER = 0.18  # of the size: the digits of the narrowest fonts stand further apart
_ROUGH = 3.0  # points


def once(glyphs: Sequence[Glyph], grounds: Sequence[Ground] = ()) -> tuple[Glyph, ...]:
    """The glyphs in their order; of those drawn again the one that is seen best.

    What one of the ``grounds`` was painted over before it was written again stays beside it: it is told as unseen.
    """
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    places_taken = {(glyph.text, int(glyph.x0 // _ROUGH), int(glyph.base // _ROUGH)) for glyph in inked}
    if len(places_taken) == len(inked):  # of many drawn twice some would share a place
        return tuple(glyphs)
    kept: list[Glyph] = []
    painted = Grounds(grounds)
    places: dict[tuple[str, int, int], list[int]] = {}
    for glyph in glyphs:
        if not glyph.text.strip():
            kept.append(glyph)
            continue
        column, row = int(glyph.x0 // _CELL), int(glyph.base // _CELL)
        around = (
            place
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for place in places.get((glyph.text, x, y), ())[-_MOST:]
        )
        same = next((place for place in around if _is_again(kept[place], glyph)), None)
        if same is None or (painted.cover(kept[same]) and not painted.cover(glyph)):
            places.setdefault((glyph.text, column, row), []).append(len(kept))
            kept.append(glyph)
        elif _shade(glyph) < _shade(kept[same]):
            kept[same] = glyph
    return tuple(kept)


def without_overtyped(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """The glyphs; two digits in one place, of which each can be seen, are nothing that anybody can read."""
    places: dict[tuple[int, int], list[Glyph]] = {}
    gone: set[Glyph] = set()
    for glyph in glyphs:
        if not "0" <= glyph.text <= "9":
            continue
        column, row = int(glyph.middle // _CELL), int(glyph.base // _CELL)
        around = (places.get((x, y), ()) for x in (column - 1, column, column + 1) for y in (row - 1, row, row + 1))
        gone.update(
            one for found in around for other in found[-_MOST:] if _is_over(other, glyph) for one in (other, glyph)
        )
        places.setdefault((column, row), []).append(glyph)
    return tuple(glyph._replace(text=BROKEN) if glyph in gone else glyph for glyph in glyphs) if gone else tuple(glyphs)


def _is_over(one: Glyph, other: Glyph) -> bool:
    reach = _OVER * min(one.size, other.size)
    return one.text != other.text and abs(one.middle - other.middle) < reach and abs(one.base - other.base) < reach


def _is_again(one: Glyph, other: Glyph) -> bool:
    reach = _NEAR * one.size
    if one.order == other.order:  # of one text object: what a ligature stands for is told in one place
        return False
    near = abs(one.x0 - other.x0) < reach and abs(one.base - other.base) < reach
    return near and abs(one.size - other.size) < reach


def _shade(glyph: Glyph) -> int:
    """How pale it is; no ink at all is as pale as paper."""
    return sum(glyph.colour or PAPER)
