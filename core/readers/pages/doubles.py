"""Letters that are drawn again nearly in their place, to look bold or to throw a shadow, stand there once;
digits that are typed over others say nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from core.readers.pages.model import PAPER, Colour, Glyph, Ground
from core.readers.pages.seen import Grounds
from core.readers.text_decoding import BROKEN

NEAR_AGAIN = 0.12  # of the size; the next letter stands at least three times as far away
_CELL = 2.0  # points: what is near stands in the same or in a neighbouring cell
_MOST = 16  # of one letter in one cell that are looked at; more are specks
_ALIKE = 0.3  # of the size: two letters stand in one place
_BAND, _MOST_BANDS = 24.0, 60  # points; a page is no higher
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


class SeenText(NamedTuple):
    """A text that leaves ink: its turn in painting, its colour, the box around it (left, top, right, bottom)."""

    order: int
    colour: Colour
    box: tuple[float, float, float, float]


def written_again(
    glyphs: Sequence[Glyph], later: Callable[[int], Iterable[SeenText]], grounds: Sequence[Ground]
) -> Iterator[Glyph]:
    """Letters that were painted over, or left no ink, and written again in their places: PDFium gives the first of two alike alone.

    ``later`` gives the texts painted after a turn.
    """
    painted = Grounds(grounds)
    lost: dict[int, list[Glyph]] = {}  # by height
    for glyph in glyphs:
        if glyph.colour is None or painted.cover(glyph):
            lost.setdefault(int(glyph.centre // _BAND), []).append(glyph)
    if not lost:
        return
    said: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        said.setdefault(glyph.order, []).append(glyph)
    for text in later(min(glyph.order for found in lost.values() for glyph in found)):
        left, top, right, bottom = text.box
        own, band = said.get(text.order, ()), int(top // _BAND)
        for glyph in (
            one for at in range(band, min(band + _MOST_BANDS, int(bottom // _BAND) + 1)) for one in lost.get(at, ())
        ):
            if glyph.order >= text.order or not (left <= glyph.middle <= right and top <= glyph.centre <= bottom):
                continue
            again = glyph._replace(order=text.order, colour=text.colour)
            # Beside its own letters it may have room in which something unseen stands.
            free = all(abs(one.middle - glyph.middle) > _ALIKE * one.size for one in own) and not (
                own and glyph.colour is None
            )
            if free and not painted.cover(again):
                yield again


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
    reach = NEAR_AGAIN * one.size
    if one.order == other.order:  # of one text object: what a ligature stands for is told in one place
        return False
    near = abs(one.x0 - other.x0) < reach and abs(one.base - other.base) < reach
    return near and abs(one.size - other.size) < reach


def _shade(glyph: Glyph) -> int:
    """How pale it is; no ink at all is as pale as paper."""
    return sum(glyph.colour or PAPER)
