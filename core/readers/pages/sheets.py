"""Sheets on which two pages are printed side by side, or one below the other: each page is read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.patterns import lazy
from core.readers.pages.model import Glyph, Page

_WIDE = 1.2  # times its height: a sheet as wide as this may hold two pages side by side
_TALL = 1.9  # times its width
_FEWEST_LETTERS = 60  # Chinese ones that make a page; half of a table may have some heads
_FEWEST_LINES = 6  # down: a table
_HAN = lazy(r"[\u3400-\u9fff]")


def single_pages(sheets: Sequence[Page]) -> list[Page]:
    """The pages of all sheets, in order; sheets are parted only where nothing stands across the middle of any."""
    return list(_parted(sheets, across=True) or _parted(sheets, across=False) or sheets)


def _parted(sheets: Sequence[Page], across: bool) -> list[Page] | None:
    wanted = [_may_hold_two(sheet, across) for sheet in sheets]
    found: list[Page] = []
    sure = full = 0
    for sheet, two in zip(sheets, wanted, strict=True):
        if not two:
            found.append(sheet)
            continue
        halves = list(_halves(sheet, across))
        if _stands_in_the_middle(sheet, across):
            return None
        used = [half for half in halves if half.glyphs]
        full += len(used) == len(halves)
        sure += all(map(_is_page, halves))
        found += used
    return found if sure and 2 * sure >= full else None  # the last page of a report may have a line or two


def _may_hold_two(sheet: Page, across: bool) -> bool:
    return sheet.width > _WIDE * sheet.height if across else sheet.height > _TALL * sheet.width


def _stands_in_the_middle(sheet: Page, across: bool) -> bool:
    """Whether a letter or a ruled line lies across the middle of a sheet."""
    if across:
        middle = sheet.width / 2
        lines = (rule.start < middle < rule.end for rule in sheet.across)
        return any(lines) or any(g.x0 < middle < g.x1 and g.text.strip() for g in sheet.glyphs)
    middle = sheet.height / 2
    lines = (rule.start < middle < rule.end for rule in sheet.down)
    return any(lines) or any(g.base - g.size < middle < g.base and g.text.strip() for g in sheet.glyphs)


def _is_page(half: Page) -> bool:
    letters = sum(1 for glyph in half.glyphs if _HAN.match(glyph.text))
    return letters >= _FEWEST_LETTERS or len(half.down) >= _FEWEST_LINES


def _halves(sheet: Page, across: bool) -> Iterator[Page]:
    """The first and the second half as pages of their own."""
    wide, high = (sheet.width / 2, sheet.height) if across else (sheet.width, sheet.height / 2)
    for x, y in ((0.0, 0.0), (wide, 0.0) if across else (0.0, high)):

        def holds(at: float, height: float, x: float = x, y: float = y) -> bool:
            return x <= at < x + wide and y <= height < y + high

        def moved_glyph(g: Glyph, x: float = x, y: float = y) -> Glyph:
            return g._replace(x0=g.x0 - x, x1=g.x1 - x, base=g.base - y)

        across_it = (rule for rule in sheet.across if holds((rule.start + rule.end) / 2, rule.at))
        down_it = (rule for rule in sheet.down if holds(rule.at, (rule.start + rule.end) / 2))
        moved = [g._replace(x0=g.x0 - x, x1=g.x1 - x, top=g.top - y, bottom=g.bottom - y) for g in sheet.grounds]
        yield replace(
            sheet,
            width=wide,
            height=high,
            glyphs=tuple(moved_glyph(g) for g in sheet.glyphs if holds(g.middle, g.centre)),
            outside=tuple(moved_glyph(g) for g in sheet.outside if holds(g.middle, g.centre)),
            doubted=tuple((code, moved_glyph(g)) for code, g in sheet.doubted if holds(g.middle, g.centre)),
            across=tuple(r._replace(at=r.at - y, start=r.start - x, end=r.end - x) for r in across_it),
            down=tuple(r._replace(at=r.at - x, start=r.start - y, end=r.end - y) for r in down_it),
            grounds=tuple(moved),
            slanting=tuple(
                (a - x, b - y, c - x, d - y) for a, b, c, d in sheet.slanting if holds((a + c) / 2, (b + d) / 2)
            ),
            added=tuple((words, a - x, b - y) for words, a, b in sheet.added if holds(a, b)),
        )
