"""Ruled lines of a page → tables as boxes, whatever way the lines were drawn.

Lines come as strokes, thin filled boxes, one piece a cell, doubled or dashed:
pieces on one height are joined, lines that meet form a lattice, and places of
the lattice with no line between them form a cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.readers.pages.model import Page, RuledLine

NEAR = 3.0  # points; lines closer than this are one line, ends closer than this meet
_SAME = 1.0  # points; pieces of one line stand no further apart
_REACH = 4.5  # points between the frames of cells drawn apart; text keeps 5.4 from its border
GUTTER = 6.0  # points; rows and columns thinner than this lie between the frames of cells drawn apart
_LEAST_OVERHANG = 8.0  # points that lines stand out where the border along their ends is not drawn
_MOST_PLACES = 20_000  # the widest table of the form has 280


class LatticeCell(NamedTuple):
    """A cell: its edges in points and the rows of the lattice it covers, from 0."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    height: int

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


class Lattice(NamedTuple):
    """A table as drawn on one page."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[LatticeCell, ...]

    @property
    def area(self) -> float:
        """In square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside the outer border."""
        return self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]


def lattices(page: Page) -> list[Lattice]:
    """The tables of a page with two columns or more, smallest first."""
    groups = _meeting(join(page.across, _SAME), join(page.down, _SAME))
    found = (_lattice(join(across), join(down)) for across, down in groups)
    return sorted((one for one in found if one is not None), key=lambda one: one.area)


def join(rules: Iterable[RuledLine], near: float = NEAR) -> list[RuledLine]:
    """Join the pieces of each line; lines side by side within ``near`` points become one."""
    joined: list[RuledLine] = []
    for level in _clusters(sorted(rules), near):
        at = sum(rule.at for rule in level) / len(level)
        start, end = None, 0.0
        for rule in sorted(level, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + NEAR:
                end = max(end, rule.end)
            else:
                joined.append(RuledLine(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            joined.append(RuledLine(at, start, end))
    return joined


def _clusters(rules: Iterable[RuledLine], near: float) -> list[list[RuledLine]]:
    """Groups of sorted lines that lie near the group's first."""
    groups: list[list[RuledLine]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= near:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups


def meets(across: RuledLine, down: RuledLine, near: float = NEAR) -> bool:
    """Whether a line across and a line down cross or touch, or nearly so."""
    return down.start - near <= across.at <= down.end + near and across.start - near <= down.at <= across.end + near


def _meeting(across: list[RuledLine], down: list[RuledLine]) -> list[tuple[list[RuledLine], list[RuledLine]]]:
    """Groups of lines that hang together."""
    groups: list[tuple[list[RuledLine], list[RuledLine]]] = []
    for rule in down:
        touching = [one for one in across if meets(one, rule, _REACH)]
        ours: tuple[list[RuledLine], list[RuledLine]] = (touching, [rule])
        for other in [group for group in groups if not set(group[0]).isdisjoint(touching)]:
            groups.remove(other)
            ours = (list(dict.fromkeys([*other[0], *ours[0]])), [*other[1], *ours[1]])
        groups.append(ours)
    return [group for group in groups if len(group[0]) > 1]


def _lattice(across: list[RuledLine], down: list[RuledLine]) -> Lattice | None:
    xs = _levels(down, across)
    ys = _levels(across, down)
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 2 or high < 1 or wide * high > _MOST_PLACES:
        return None
    rows, columns = [(a + b) / 2 for a, b in pairwise(ys)], [(a + b) / 2 for a, b in pairwise(xs)]
    beside = list(zip(*(_walls(down, x, rows) for x in xs[1:-1]), strict=True))
    below = [_walls(across, y, columns) for y in ys[1:-1]]
    cells = [cell for group in _open_places(wide, high, beside, below) for cell in _rectangles(group)]
    boxes = (
        LatticeCell(xs[left], ys[top], xs[right + 1], ys[bottom + 1], top, bottom - top + 1)
        for top, left, bottom, right in sorted(cells)
    )
    return Lattice(tuple(xs), tuple(ys), tuple(boxes))


def _levels(rules: list[RuledLine], crossing: list[RuledLine]) -> list[float]:
    """Where lines stand, and where those crossing them end if the outer border is not drawn."""
    levels = sorted({rule.at for rule in rules})
    first, last = (sorted(ends) for ends in ((r.start for r in crossing), (r.end for r in crossing)))
    second = min(1, len(crossing) - 1)  # one line alone may stand out by mistake
    if levels[0] - first[second] > _LEAST_OVERHANG:
        levels.insert(0, first[second])
    if last[-1 - second] - levels[-1] > _LEAST_OVERHANG:
        levels.append(last[-1 - second])
    return [levels[0], *(b for a, b in pairwise(levels) if b - a > GUTTER)]


def _walls(rules: list[RuledLine], level: float, middles: Sequence[float]) -> list[bool]:
    """Whether a line runs along this level past each of these points."""
    near = [(rule.start - 1, rule.end + 1) for rule in rules if abs(rule.at - level) <= GUTTER]
    return [any(start <= middle <= end for start, end in near) for middle in middles]


_LatticePlace = tuple[int, int]


def _open_places(
    wide: int, high: int, beside: Sequence[Sequence[bool]], below: Sequence[Sequence[bool]]
) -> list[list[_LatticePlace]]:
    """Groups of places, as (row, column), with no line between them."""
    seen: set[_LatticePlace] = set()
    groups: list[list[_LatticePlace]] = []
    for start in ((i, j) for i in range(high) for j in range(wide)):
        if start in seen:
            continue
        group, waiting = [start], [start]
        seen.add(start)
        while waiting:
            i, j = waiting.pop()
            near: list[_LatticePlace] = []
            if j + 1 < wide and not beside[i][j]:
                near.append((i, j + 1))
            if j > 0 and not beside[i][j - 1]:
                near.append((i, j - 1))
            if i + 1 < high and not below[i][j]:
                near.append((i + 1, j))
            if i > 0 and not below[i - 1][j]:
                near.append((i - 1, j))
            fresh = [place for place in near if place not in seen]
            seen.update(fresh)
            group += fresh
            waiting += fresh
        groups.append(group)
    return groups


def _rectangles(group: list[_LatticePlace]) -> list[tuple[int, int, int, int]]:
    """A group as one rectangle (top, left, bottom, right); row by row where a line is missing and it is none."""
    if len(group) == 1:
        ((i, j),) = group
        return [(i, j, i, j)]
    top, bottom = min(i for i, _ in group), max(i for i, _ in group)
    left, right = min(j for _, j in group), max(j for _, j in group)
    if len(group) == (bottom - top + 1) * (right - left + 1):
        return [(top, left, bottom, right)]
    strips: list[tuple[int, int, int, int]] = []
    for i, j in sorted(group):
        if strips and strips[-1][0] == i and strips[-1][3] == j - 1:
            strips[-1] = (i, strips[-1][1], i, j)
        else:
            strips.append((i, j, i, j))
    return strips
