"""Tables with horizontal rules only: where their columns part is told by the figures and by where rules end.

A rule between two rows leaves out what is merged over them; its end is an edge
of that cell.  Figures stand below each other with room between: the line that
nobody drew lies in that room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from core.numerals import PART
from core.patterns import lazy
from core.readers.pages.lines import lines
from core.readers.pages.model import Page, RuledLine
from core.readers.pages.ruled_tables import NEAR, join
from core.readers.pages.unruled_tables import apart, is_figure

_FEWEST_RULES = 3  # of full width: fewer are lines that set off a title, or the head of a table that a page end cut
_CUT_RULES = 2
_FEWEST_COLUMNS = 2  # of labels and figures
_TALLEST = 160.0  # points between two rules of a table; a label of a character a line is as tall
_ROOM = 0.45  # of the size: heads of narrow columns stand no further apart
_BELOW = 12.0  # points from the middle of a row's last line to its end
_MOST_RULES = 400  # of a page
_HEADING = lazy(PART)


class _Ink(NamedTuple):
    """A piece of a line: where it stands, whether it is a figure."""

    x0: float
    x1: float
    middle: float
    figure: bool
    heading: bool
    prose: bool


class _Gap(NamedTuple):
    """Room between two columns, from left to right."""

    start: float
    end: float


@dataclass
class _Stack:
    """Rules of one width below each other, those within it, and what stands between them."""

    page: int
    left: float
    right: float
    rules: list[RuledLine]
    ink: list[_Ink]
    sure: bool = True  # whether there are rules enough for a table
    gaps: list[_Gap] = field(default_factory=list[_Gap])

    def part(self, top: float, bottom: float) -> _Stack:
        """What stands from one rule to another."""
        rules = [rule for rule in self.rules if top <= rule.at <= bottom]
        ink = [one for one in self.ink if top < one.middle < bottom]
        return replace(self, rules=rules, ink=ink)

    @cached_property
    def levels(self) -> list[float]:
        return [self.rules[0].at, *(b.at for a, b in pairwise(self.rules) if b.at - a.at > NEAR)]

    @cached_property
    def ends(self) -> list[float]:
        """Where rules end within the table: edges of merged cells."""
        ends = sorted(end for rule in self.rules for end in (rule.start, rule.end))
        inner = [end for end in ends if self.left + 2 * NEAR < end < self.right - 2 * NEAR]
        return [end for i, end in enumerate(inner) if not i or end - inner[i - 1] > NEAR]

    def find_gaps(self) -> None:
        """The room between columns of figures, and between them and their labels."""
        columns = _columns([one for one in self.ink if one.figure]) if self.sure else []
        if not columns:
            return
        bands = list(self._bands())
        beside = {one for row in bands if any(other.figure for other in row) for one in row if not one.figure}
        heads = [one for row in bands if len(row) > 2 for one in row if one not in beside and one.x0 > columns[0][0]]
        for head in sorted(heads, key=lambda one: one.x1 - one.x0):  # columns in which no figure stands
            if all(head.x1 < x0 or head.x0 > x1 for x0, x1 in columns):
                columns = sorted([*columns, (head.x0, head.x1)])
        labels = [one.x1 for one in beside if one.x1 < columns[0][0]]
        first = [_Gap(max(labels), columns[0][0])] if labels else []
        between = [*first, *(_Gap(a[1], b[0]) for a, b in pairwise(columns))]
        self.gaps = [self._beside_words(gap) for gap in between]

    def _bands(self) -> Iterator[list[_Ink]]:
        """What stands between two rules."""
        for top, bottom in pairwise(self.levels):
            yield [one for one in self.ink if top < one.middle < bottom]

    def _beside_words(self, gap: _Gap) -> _Gap:
        """The part of the room that words reaching into it from left or right leave free, where any is left."""
        start, end = gap
        for one in self.ink:
            if gap.start < one.x0 < gap.end <= one.x1:
                end = min(end, one.x0)
            elif one.x0 <= gap.start < one.x1 < gap.end:
                start = max(start, one.x1)
        return _Gap(start, end) if start < end else gap

    def goes_on_in(self, other: _Stack) -> bool:
        """Whether the stack on the next page has the same columns."""
        same = abs((self.right - self.left) - (other.right - other.left)) <= 2 * NEAR
        if not same or not self.gaps or not other.gaps:
            return same
        if len(self.gaps) != len(other.gaps):
            return False
        return all(max(a.start, b.start) < min(a.end, b.end) for a, b in zip(self.gaps, other.gaps, strict=True))

    def edges(self) -> list[float]:
        """Where columns part: at the end of a rule where one lies in the room, else in its middle."""
        found = list(self.ends)
        for gap in self.gaps:
            if not any(gap.start - NEAR <= end <= gap.end + NEAR for end in found):
                found.append((gap.start + gap.end) / 2)
        return [self.left, *sorted(found), self.right]

    def lines(self) -> Iterator[RuledLine]:
        """The lines down that nobody drew: at each edge, but for rows in which words run over it."""
        edges = self.edges()
        if len(edges) - 1 < _FEWEST_COLUMNS:
            return
        for edge in edges:
            for top, bottom in pairwise(self.levels):
                over = (one for one in self.ink if top < one.middle < bottom)
                if not any(one.x0 + 1 < edge < one.x1 - 1 for one in over):
                    yield RuledLine(edge, top, bottom)


def _columns(figures: Sequence[_Ink]) -> list[tuple[float, float]]:
    """Where columns of figures begin and end: figures that stand below each other are one."""
    columns: list[tuple[float, float]] = []
    for one in sorted(figures):
        if columns and one.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], one.x1))
        else:
            columns.append((one.x0, one.x1))
    return columns


def with_columns(pages: Sequence[Page]) -> list[Page]:
    """The pages with lines down added to tables that have none."""
    stacks = [stack for number, page in enumerate(pages) for stack in _stacks(number, page)]
    for before, stack in pairwise(stacks):  # a row or two that a page end cut from the heads above them
        if before.sure and stack.page == before.page + 1 and before.goes_on_in(stack):
            stack.sure = True
    for stack in stacks:
        stack.find_gaps()
    found = [run for run in _runs(stacks) if any(stack.gaps for stack in run)]
    for run in found:
        _share(run)
    added = [(stack.page, line) for run in found for stack in run for line in stack.lines()]
    return [
        replace(page, down=(*page.down, *(line for at, line in added if at == number)))
        for number, page in enumerate(pages)
    ]


def _share(run: Sequence[_Stack]) -> None:
    """Give the pieces of one table the same columns."""
    told = [stack.gaps for stack in run if stack.gaps]
    gaps = [_Gap(max(g.start for g in same), min(g.end for g in same)) for same in zip(*told, strict=True)]
    ends = sorted(end - stack.left for stack in run for end in stack.ends)
    for stack in run:
        stack.gaps = gaps
        stack.ends = [end + stack.left for i, end in enumerate(ends) if not i or end - ends[i - 1] > NEAR]


def _runs(stacks: Sequence[_Stack]) -> Iterator[list[_Stack]]:
    """Stacks that are one table, cut by page ends."""
    run: list[_Stack] = []
    for stack in stacks:
        if run and stack.page == run[-1].page + 1 and run[-1].goes_on_in(stack):
            stack.gaps = stack.gaps or run[-1].gaps
            run.append(stack)
            continue
        if run:
            yield run
        run = [stack]
    if run:
        yield run


def _stacks(number: int, page: Page) -> Iterator[_Stack]:
    """The tables of a page that have rules across and none down inside."""
    if len(page.across) > _MOST_RULES * 20:
        return
    rules = join(page.across)
    if not _CUT_RULES <= len(rules) <= _MOST_RULES:
        return
    widest = max(rules, key=lambda rule: rule.end - rule.start)
    full = [rule for rule in rules if _same_width(rule, widest)]
    if len(full) < _CUT_RULES or any(_inside(line, full) for line in page.down):
        return
    pieces = list(_ink(page))
    run: list[RuledLine] = [full[0]]
    for rule in full[1:]:
        between = [one for one in pieces if run[-1].at < one.middle < rule.at]
        apart_from_rows = rule.at - run[-1].at > _TALLEST or any(one.heading for one in between)
        if apart_from_rows and not any(one.figure for one in between):
            yield from _stack(number, run, rules, pieces)
            run = []
        run.append(rule)
    yield from _stack(number, run, rules, pieces)


def _stack(
    number: int, full: Sequence[RuledLine], rules: Sequence[RuledLine], pieces: Sequence[_Ink]
) -> Iterator[_Stack]:
    """The blocks of a table: heads with the rows of figures below them, each block with columns of its own."""
    if len(full) < _CUT_RULES:
        return
    left, right = min(rule.start for rule in full), max(rule.end for rule in full)
    top = _reach(full[0].at, [rule for rule in reversed(rules) if rule.at < full[0].at], left, right)
    bottom = _reach(full[-1].at, [rule for rule in rules if rule.at > full[-1].at], left, right)
    ours = sorted(rule for rule in rules if top <= rule.at <= bottom and _within(rule, left, right))
    ink = [one for one in pieces if one.x0 > left - NEAR and one.x1 < right + NEAR]
    for end in (
        _cut_row([one for one in ink if one.middle < top], top),
        _cut_row([one for one in ink if one.middle > bottom], bottom),
    ):
        if end not in (top, bottom):
            ours = sorted([*ours, RuledLine(end, left, right)])
            top, bottom = min(top, end), max(bottom, end)
    whole = _Stack(number, left, right, ours, ink, len(full) >= _FEWEST_RULES)
    if not whole.sure and any(one.prose for one in ink if full[0].at < one.middle < full[-1].at):
        return
    start, figures = top, False
    for above, below in pairwise(full):
        between = any(one.figure for one in ink if above.at < one.middle < below.at)
        if figures and not between:
            yield whole.part(start, above.at)
            start = above.at
        figures = between
    yield whole.part(start, bottom)


def _cut_row(beyond: Sequence[_Ink], at: float) -> float:
    """Where a row ends that stands beyond the outermost rule at the end of its page; ``at`` itself without one."""
    if sum(1 for one in beyond if one.figure) < _FEWEST_COLUMNS or any(one.heading or one.prose for one in beyond):
        return at
    end = max((one.middle for one in beyond), key=lambda height: abs(height - at))
    end += _BELOW if end > at else -_BELOW
    return end if abs(end - at) <= _TALLEST else at


def _reach(at: float, beyond: Sequence[RuledLine], left: float, right: float) -> float:
    """The height of the last rule beyond a full one that leaves out what is merged at the left and cut by a page end."""
    for rule in beyond:
        partly = left + 2 * NEAR < rule.start and abs(rule.end - right) <= NEAR
        if not partly or abs(rule.at - at) > _TALLEST:
            return at
        at = rule.at
    return at


def _within(rule: RuledLine, left: float, right: float) -> bool:
    return rule.end > left and rule.start < right


def _same_width(rule: RuledLine, widest: RuledLine) -> bool:
    return abs(rule.start - widest.start) <= NEAR and abs(rule.end - widest.end) <= NEAR


def _inside(line: RuledLine, full: Sequence[RuledLine]) -> bool:
    """Whether a line down stands within the rules."""
    first, last = full[0], full[-1]
    return first.start + 2 * NEAR < line.at < first.end - 2 * NEAR and line.end > first.at and line.start < last.at


def _ink(page: Page) -> Iterator[_Ink]:
    for line in lines(page.glyphs):
        for piece in apart(line, _ROOM):
            if piece.text:
                figure = is_figure(piece.text)
                heading = _HEADING.match(piece.text) is not None
                yield _Ink(piece.x0, piece.x1, line.base - 0.35 * line.size, figure, heading, "。" in piece.text)
