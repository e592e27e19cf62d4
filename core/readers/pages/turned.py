"""Writing on its side or upside down, laid out upright where it stands, so that it reads as it was written.

Figures that stand upside down on an upright page may be taken for others: a 6 for a 9, 106 for 901.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from core.readers.pages.model import Glyph
from core.readers.text_decoding import BROKEN

_TOGETHER = 1.0  # of the size: glyphs of one run stand no further apart
_UPSIDE_DOWN = 2  # quarters
_ROUND = "01689"  # digits that look like digits upside down
_TURNED_ROUND = str.maketrans(_ROUND, "01986")  # like these
_SIGNS = "0123456789.,-+%％．，"  # of figures

Turned = tuple[Glyph, int, float]  # a glyph, its quarters counter-clockwise, the height of its upper edge


def upright(glyphs: Iterable[Turned]) -> tuple[Glyph, ...]:
    """All glyphs; those of turned runs side by side within the width of their run, in the order of writing."""
    found: list[Glyph] = []
    for quarter, run in groupby(glyphs, key=lambda one: one[1]):
        if quarter:
            for piece in _runs(list(run), quarter):
                found += _laid_out(_as_seen(piece) if quarter == _UPSIDE_DOWN else piece, quarter)
        else:
            found += [glyph for glyph, _, _ in run]
    return tuple(found)


def _runs(glyphs: list[Turned], quarter: int) -> Iterator[list[Turned]]:
    """Glyphs written one after the other in one direction."""
    run: list[Turned] = []
    for one in glyphs:
        if run and not _follows(run[-1], one, quarter):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _follows(before: Turned, after: Turned, quarter: int) -> bool:
    (one, _, top), (other, _, other_top) = before, after
    reach = _TOGETHER * max(one.size, other.size)
    if quarter == _UPSIDE_DOWN:
        on = one.x0 - other.x1 if other.x0 < one.x0 else other.x0 - one.x1  # or each turned in its place
        return abs(one.base - other.base) < 0.5 * one.size and abs(on) < reach
    beside = abs(one.middle - other.middle) < 0.5 * one.size
    return beside and abs(top - other.base if quarter == 1 else other_top - one.base) < reach


def _as_seen(run: list[Turned]) -> list[Turned]:
    """A run of glyphs upside down; digits that may be taken for others say nothing."""
    inked = [(glyph.text, glyph.x0) for glyph, _, _ in run if glyph.text.strip()]
    figure = "".join(text for text, _ in inked)
    if (
        not figure
        or not all(sign in _SIGNS for sign in figure)
        or not _looks_like_another(figure, inked[0][1] < inked[-1][1])
    ):
        return run
    return [(one._replace(text=BROKEN) if one.text.isdigit() else one, turned, top) for one, turned, top in run]


def _looks_like_another(figure: str, one_by_one: bool) -> bool:
    """Whether a figure upside down may be taken for another; where its digits were turned ``one_by_one`` their order tells nothing."""
    if one_by_one:
        return True
    upright = {sign for sign in figure if sign.isdigit()} <= set(_ROUND)
    return upright and figure[::-1].translate(_TURNED_ROUND) != figure


def _laid_out(run: list[Turned], quarter: int) -> Iterator[Glyph]:
    x0, x1 = min(glyph.x0 for glyph, _, _ in run), max(glyph.x1 for glyph, _, _ in run)
    top, bottom = min(top for _, _, top in run), max(glyph.base for glyph, _, _ in run)
    step = (x1 - x0) / len(run)
    for place, (glyph, _, _) in enumerate(run):
        base = (top + bottom) / 2 + 0.35 * glyph.size
        yield glyph._replace(x0=x0 + place * step, x1=x0 + (place + 1) * step, base=base)
