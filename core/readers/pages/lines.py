"""Glyphs of a page or cell → lines of text, as a reader's eye joins them."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from core.patterns import lazy
from core.readers.pages.model import Glyph, Page, RuledLine, Stroke
from core.readers.pages.ruled_tables import NEAR, join
from core.records import record

_SAME_HEIGHT = 1.0  # points; pieces of one ruled line stand no further apart
_SAME_LINE = 0.5  # of the size: baselines this near are one line
_GAP = 1.2  # of the size: a wider gap stands for a blank
DIGIT_GAP = 0.24  # of the size: less than any blank: the digits of one figure, spread
_NO_ROOM = 0.14  # of the size: less than any blank
_OVERLAP = 0.45  # likewise: how far the boxes of digits may reach into each other
_WORD_GAP = 0.15  # of the size: a blank between two Latin words
_HAN_GAP = 0.22  # of the size, beyond what the line is spread by: a blank between Chinese words
_EVEN = 0.8  # digits of one figure are of one size
_SPREAD = 3  # gaps on a line that tell how far it is spread
_SHIFTED = 0.14  # of the size: digits this much higher or lower are no part of a figure
_UNDER, _OVER = 0.4, 0.64  # of the size: how far a line stands below or above the baseline of its words
_LEAST_ABOVE, _MOST_ABOVE = 0.75, 1.25  # likewise: how far a line over words stands above their baseline
_ONE_GO = 0.5  # of the size: words under one line stand no further apart
_THROUGH = 0.15  # likewise: lines above this run through them
_MIDMOST = 0.5  # likewise: no line through their middle is higher
UNDER_A_BAR = " /"  # ends the style of digits below the bar of a fraction
_LONGEST_BAR = 1.5  # of the size, for each digit above it
_SLOPING = 0.3  # points: what rises less is a ruled line
_CROSSING = 0.4  # of the size: how much of a slanting stroke lies within a figure that it crosses out
_NEXT_LINE = 1.45  # of the size: rows of a table stand further apart
_MOST_SLANTING = 400  # of a page; more are a drawing
_BELOW_IT = 0.7  # of the size: a line further below the baseline belongs to the next line of words
_BESIDE = 1.2  # points from the end of a line to that of its words
_START, _END, _BASE, _SIZE = map(attrgetter, ("x0", "x1", "base", "size"))
_CLOSING = "，。、；：？！）》】〕”’,.;:?!)%％"  # never at the start of a line
_OPENING = "（《【〔“‘("  # never at the end of a line
_LATIN = lazy(r"[!-~]")
_LAST_WORD = lazy(r"(?<![!-~])[!-~]+$")
_FIRST_WORD = lazy(r"[A-Za-z][!-~]*")
_LETTER = lazy(r"[A-Za-z]")
_ADDRESS = lazy(r"://|www\.|@|\w/\w|\w\.\w|_")
_HAN = lazy(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@record(eq=False)
class Line:
    """Glyphs on one line, left to right, crossed-out ones too."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def inked(self) -> tuple[Glyph, ...]:
        """The glyphs without blanks at the ends."""
        glyphs = self.glyphs
        if glyphs and not glyphs[0].text.isspace() and not glyphs[-1].text.isspace():
            return glyphs
        seen = [i for i, glyph in enumerate(glyphs) if glyph.text.strip()]
        return glyphs[seen[0] : seen[-1] + 1] if seen else ()

    @property
    def x0(self) -> float:
        return self.inked[0].x0

    @cached_property
    def x1(self) -> float:
        return max(map(_END, self.inked))

    @property
    def base(self) -> float:
        return self.inked[0].base

    @cached_property
    def size(self) -> float:
        """The size most glyphs have."""
        sizes = list(map(_SIZE, self.inked))
        if sizes.count(sizes[0]) == len(sizes):
            return round(sizes[0], 1)
        sizes = [round(size, 1) for size in sizes]
        return max(set(sizes), key=sizes.count)

    @cached_property
    def styles(self) -> frozenset[str]:
        """Fonts of its Chinese characters; others come from substitute fonts."""
        return frozenset(glyph.style for glyph in self.inked if "\u3400" <= glyph.text <= "\u9fff")

    @cached_property
    def text(self) -> str:
        """What counts: crossed-out glyphs left out, wide gaps as a blank."""
        parts: list[str] = []
        last: Glyph | None = None
        for glyph in self.glyphs:
            # Most stand close to each other: nothing to look at.
            room = last is not None and (glyph.x0 - last.x1 > _NO_ROOM * last.size or glyph.text.isdigit())
            if last is not None and room and _is_blank(last, glyph, self):
                parts.append(" ")
            if not glyph.struck:
                parts.append(glyph.text)
            last = glyph
        return "".join(parts).strip()

    @cached_property
    def spread(self) -> float:
        """How far the Chinese characters of the line stand apart, of their size.

        Where few of them stand side by side, the gaps of a line that was filled tell, if they are alike: a browser
        opens them all by as much, those beside signs and figures too.
        """
        pairs = [(a, b) for a, b in pairwise(self.inked) if a.text.strip() and b.text.strip()]
        gaps = sorted(_gap(a, b) for a, b in pairs if _HAN.match(a.text) and _HAN.match(b.text))
        if len(gaps) >= _SPREAD:
            return max(0.0, gaps[len(gaps) // 2])
        opened = [_gap(a, b) for a, b in pairs if not (_LATIN.match(a.text) and _LATIN.match(b.text))]
        alike = len(opened) >= _SPREAD and max(opened) - min(opened) <= _HAN_GAP + 0.06 * max(opened)
        return max(_GAP, *opened) if alike else _GAP

    @property
    def first_token(self) -> float:
        """Width in points of what would have had to fit on the line before."""
        first = self.inked[0]
        end = first.x1
        for before, glyph in zip(self.inked, self.inked[1:], strict=False):
            tied = (
                glyph.text in _CLOSING
                or before.text in _OPENING
                or (_LATIN.match(before.text) and _LATIN.match(glyph.text))
            )
            if not tied:
                break
            end = glyph.x1
        return end - first.x0


def _gap(one: Glyph, other: Glyph) -> float:
    """The room between two glyphs, of their size."""
    return (other.x0 - one.x1) / max(one.size, other.size)


def _is_blank(one: Glyph, other: Glyph, line: Line) -> bool:
    """Whether a blank stands between two glyphs of a line."""
    if not one.text.strip() or not other.text.strip():
        return False
    if one.text.isdigit() and other.text.isdigit():  # those of one figure are of one size and stand on one line
        uneven = not _EVEN <= one.size / other.size <= 1 / _EVEN
        if uneven or abs(one.base - other.base) > _SHIFTED * min(one.size, other.size):
            return True
        return _gap(one, other) > DIGIT_GAP
    if _LATIN.match(one.text) and _LATIN.match(other.text):
        return _gap(one, other) > _WORD_GAP
    if _HAN.match(one.text) and _HAN.match(other.text):
        return _gap(one, other) > line.spread + _HAN_GAP
    return _gap(one, other) > max(_GAP, line.spread + _HAN_GAP)


def lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Lines from top to bottom; lines of blanks are left out."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=_BASE):
        if rows and glyph.base - rows[-1][0].base < _SAME_LINE * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = (Line(tuple(sorted(row, key=_START))) for row in rows)
    return [line for line in found if line.inked]


def glue(one: str, other: str) -> str:
    """What stands between two lines of one paragraph: a blank between Latin words, else nothing.

    An address goes on without a blank: it was broken because it is longer than the line.
    """
    last, first = _LAST_WORD.search(one), _FIRST_WORD.match(other)
    if last is None or first is None or not _LETTER.search(last[0]):
        return ""
    return "" if _ADDRESS.search(last[0] + first[0]) else " "


def strike(page: Page) -> Page:
    """Mark the glyphs that a line crosses out (deletions printed with tracked changes); lines on words go."""
    return _struck_along(_struck_slantwise(page))


def _struck_along(page: Page) -> Page:
    down = join(page.down)
    by_height = sorted(range(len(page.glyphs)), key=lambda place: page.glyphs[place].base)
    bases = [page.glyphs[place].base for place in by_height]
    reach = _MOST_ABOVE * max(map(_SIZE, page.glyphs), default=0.0)

    def near_to(rule: RuledLine) -> list[int]:
        return by_height[bisect_left(bases, rule.at - reach) : bisect_right(bases, rule.at + reach)]

    # Whole lines, not their pieces: a piece of a border may begin and end with the words above it.
    strokes = [
        rule
        for rule in sorted(join(page.across, _SAME_HEIGHT))
        if not _is_border(rule, down) or _runs_through(rule, [page.glyphs[place] for place in near_to(rule)])
    ]
    if not strokes:
        return page
    struck: set[int] = set()
    on_words: list[RuledLine] = []
    for rule in strokes:
        near = near_to(rule)
        words = [(place, page.glyphs[place]) for place in near]
        letters = [glyph for _, glyph in words]
        # What goes through a figure and no further is no border either: it would part the cell in two.
        if words and (_cross(rule, words, struck) or _runs_through(rule, letters) or _is_over(rule, letters)):
            on_words.append(rule)
    glyphs = page.glyphs
    if struck:
        glyphs = tuple(g._replace(struck=True) if place in struck else g for place, g in enumerate(glyphs))
    if below := {place for rule in strokes for place in _below_a_bar(rule, near_to(rule), glyphs, strokes)}:
        glyphs = tuple(g._replace(style=g.style + UNDER_A_BAR) if at in below else g for at, g in enumerate(glyphs))
    if not on_words:
        return replace(page, glyphs=glyphs)
    heights = [rule.at for rule in on_words]
    across = (rule for rule in page.across if not _is_piece(rule, on_words, heights))
    return replace(page, glyphs=glyphs, across=tuple(across))


def _below_a_bar(bar: RuledLine, near: Iterable[int], glyphs: Sequence[Glyph], rules: Sequence[RuledLine]) -> list[int]:
    """The places of the digits right below a line under other digits, hardly longer than these: the two are a fraction,
    unless each has its line."""
    along = [(place, glyphs[place]) for place in near if bar.start - 1 <= glyphs[place].middle <= bar.end + 1]
    digits = [(place, glyph) for place, glyph in along if glyph.text.isdigit()]
    above = [one for _, one in digits if -_UNDER * one.size <= one.base - bar.at <= 0]
    if not above or bar.end - bar.start > _LONGEST_BAR * len(above) * above[0].size:
        return []
    below = [(place, one) for place, one in digits if 0 < one.base - bar.at - 0.5 * one.size <= one.size]
    lined = any(_is_under(rule, one) for _, one in below for rule in rules)
    lined = lined or any(_is_above(rule, one) for one in above for rule in rules)
    return [] if lined else [place for place, _ in below]


def _is_under(rule: RuledLine, one: Glyph) -> bool:
    return one.base <= rule.at <= one.base + _UNDER * one.size and rule.start <= one.middle <= rule.end


def _is_above(rule: RuledLine, one: Glyph) -> bool:
    raised = (one.base - rule.at) / one.size
    return _LEAST_ABOVE <= raised <= _MOST_ABOVE and rule.start <= one.middle <= rule.end


def _struck_slantwise(page: Page) -> Page:
    """The page with figures struck that a slanting stroke crosses; words beside the strokes of a head are none."""
    strokes = [one for one in page.slanting if abs(one[3] - one[1]) > _SLOPING and abs(one[2] - one[0]) > _SLOPING]
    if not strokes or len(strokes) > _MOST_SLANTING:
        return page
    figures = list(runs_of_digits(page.glyphs, _is_digit, _spread))
    crossed = [one for one in figures if any(_crosses(stroke, one) for stroke in strokes)]
    gone = {
        glyph for one in figures if one in crossed or any(_goes_on(one, other) for other in crossed) for glyph in one
    }
    if not gone:
        return page
    return replace(page, glyphs=tuple(g._replace(struck=True) if g in gone else g for g in page.glyphs))


def _is_digit(glyph: Glyph) -> bool:
    return glyph.text.isdigit()


def _spread(one: Glyph, other: Glyph) -> bool:
    """Whether the second digit stands no further behind the first than those of one figure."""
    return -_OVERLAP < _gap(one, other) < DIGIT_GAP


def runs_of_digits(
    glyphs: Iterable[Glyph], is_digit: Callable[[Glyph], bool], goes_on: Callable[[Glyph, Glyph], bool]
) -> Iterator[list[Glyph]]:
    """Digits that were written one after the other on one line, each ``goes_on`` where the one before it ends."""
    run: list[Glyph] = []
    for glyph in glyphs:
        digit = is_digit(glyph)
        if run and not (digit and glyph.base == run[-1].base and goes_on(run[-1], glyph)):
            yield run
            run = []
        if digit:
            run.append(glyph)
    if run:
        yield run


def _crosses(stroke: Stroke, figure: Sequence[Glyph]) -> bool:
    first, last = figure[0], figure[-1]
    box = (first.x0, first.base - 0.7 * first.size, last.x1, first.base)
    return _length_within(stroke, box) >= _CROSSING * first.size


def _goes_on(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether one of two figures may be the rest of the other, in the next line of its cell."""
    near = abs(one[0].base - other[0].base) <= _NEXT_LINE * one[0].size
    return near and one[0].x0 < other[-1].x1 and other[0].x0 < one[-1].x1


def _length_within(stroke: Stroke, box: tuple[float, float, float, float]) -> float:
    """How much of a stroke lies in a box (left, top, right, bottom), in points."""
    x0, y0, x1, y1 = stroke
    start, end = 0.0, 1.0
    for at, step, low, high in ((x0, x1 - x0, box[0], box[2]), (y0, y1 - y0, box[1], box[3])):
        if not step:
            if not low <= at <= high:
                return 0.0
            continue
        one, other = sorted(((low - at) / step, (high - at) / step))
        start, end = max(start, one), min(end, other)
    return max(0.0, end - start) * math.hypot(x1 - x0, y1 - y0)


def _is_piece(rule: RuledLine, wholes: list[RuledLine], heights: list[float]) -> bool:
    """Whether a line is part of one of those, which are sorted by their heights."""
    near = wholes[bisect_left(heights, rule.at - _SAME_HEIGHT) : bisect_right(heights, rule.at + _SAME_HEIGHT)]
    return any(whole.start <= rule.start and rule.end <= whole.end for whole in near)


def _is_border(rule: RuledLine, down: list[RuledLine]) -> bool:
    near = [other.at for other in down if other.start - NEAR <= rule.at <= other.end + NEAR]
    return all(any(end - NEAR <= at <= end + NEAR for at in near) for end in (rule.start, rule.end))


def _runs_through(rule: RuledLine, near: Sequence[Glyph]) -> bool:
    """Whether a line from border to border crosses out all that stands along it, a figure among it: borders run through no middle."""
    along = (glyph for glyph in near if rule.start <= glyph.middle <= rule.end and not glyph.text.isspace())
    on = [glyph for glyph in along if -_BELOW_IT * glyph.size < glyph.base - rule.at]
    through = (glyph for glyph in on if _THROUGH * glyph.size < glyph.base - rule.at < _MIDMOST * glyph.size)
    return any(glyph.text.isdigit() for glyph in on) and sum(1 for _ in through) == len(on)


def _cross(rule: RuledLine, near: list[tuple[int, Glyph]], struck: set[int]) -> bool:
    """Whether a line begins and ends with the glyphs it crosses out or underlines; ``struck`` takes the places of those crossed out."""
    at, start, end = rule
    begins = ends = False
    for place, glyph in near:
        x0, x1, size = glyph.x0, glyph.x1, glyph.size
        if x1 < start - _BESIDE or x0 > end + _BESIDE:
            continue
        above = glyph.base - at
        if not -_UNDER * size <= above <= _OVER * size:
            continue
        begins = begins or abs(x0 - start) <= _BESIDE
        ends = ends or abs(x1 - end) <= _BESIDE
        if above >= _THROUGH * size and start - 1 <= (x0 + x1) / 2 <= end + 1:
            struck.add(place)
    return begins and ends


def _is_over(rule: RuledLine, near: Iterable[Glyph]) -> bool:
    """Whether a line stands over words written in one go, from the first letter to the last."""
    below = (g for g in near if _LEAST_ABOVE * g.size <= g.base - rule.at <= _MOST_ABOVE * g.size and g.text.strip())
    words = sorted((g for g in below if g.x1 > rule.start and g.x0 < rule.end), key=_START)
    if not words or abs(words[0].x0 - rule.start) > _BESIDE or abs(words[-1].x1 - rule.end) > _BESIDE:
        return False
    return all(_gap(one, other) < _ONE_GO for one, other in pairwise(words))
