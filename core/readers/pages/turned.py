"""Writing on its side or upside down, laid out upright where it stands, so that it reads as it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from core.readers.pages.model import Glyph

_TOGETHER = 1.0  # of the size: glyphs of one run stand no further apart

Turned = tuple[Glyph, int, float]  # a glyph, its quarters counter-clockwise, the height of its upper edge


def upright(glyphs: Iterable[Turned]) -> tuple[Glyph, ...]:
    """All glyphs; those of turned runs side by side within the width of their run, in the order of writing."""
    found: list[Glyph] = []
    for quarter, run in groupby(glyphs, key=lambda one: one[1]):
        if quarter:
            for piece in _runs(list(run), quarter):
                found += _laid_out(piece, quarter)
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
    if quarter == 2:
        return abs(one.base - other.base) < 0.5 * one.size and abs(one.x0 - other.x1) < reach
    beside = abs(one.middle - other.middle) < 0.5 * one.size
    return beside and abs(top - other.base if quarter == 1 else other_top - one.base) < reach


def _laid_out(run: list[Turned], quarter: int) -> Iterator[Glyph]:
    x0, x1 = min(glyph.x0 for glyph, _, _ in run), max(glyph.x1 for glyph, _, _ in run)
    top, bottom = min(top for _, _, top in run), max(glyph.base for glyph, _, _ in run)
    step = (x1 - x0) / len(run)
    for place, (glyph, _, _) in enumerate(run):
        base = (top + bottom) / 2 + 0.35 * glyph.size
        yield glyph._replace(x0=x0 + place * step, x1=x0 + (place + 1) * step, base=base)
