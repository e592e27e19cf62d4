"""T15: two totals of an imported file off by the same amount, one up and one down: a figure stands in the wrong cell.

The diagnosis is given only where one single pair of cells explains it: after
the step every printed total it touches agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from core.forms.spec import Cell, Form
from core.report.checks.base import Context, Rule
from core.report.checks.wording import say
from core.report.edits import SetCells
from core.report.findings import Finding, Grade
from core.report.numbers import Number, Value, show

_MOST = 12  # totals that disagree; with more of them the file was misread, and pairs mean nothing

Effect = Mapping[str, int]


@dataclass(frozen=True)
class Misplaced:
    """``amount`` belongs into cell ``to`` and stands in ``source``; ``swap`` where the two figures changed places.

    ``totals`` are the printed totals that tell: of the cell that lacks it, and of the one that has too much.
    """

    to: str
    source: str
    amount: Number
    swap: bool
    totals: tuple[str, str]

    def step(self, values: Mapping[str, Number]) -> SetCells:
        """The repair, as one undoable step."""
        to, source = values.get(self.to), values.get(self.source)
        if self.swap:
            return SetCells({self.to: source, self.source: to}, "对调数据")
        return SetCells({self.to: (to or 0) + self.amount, self.source: (source or 0) - self.amount}, "移动数据")


@lru_cache(maxsize=8)
def effects(form: Form) -> Mapping[str, Effect]:
    """For each cell of a form, by how much each total grows when the cell grows by one."""
    grown: dict[str, dict[str, int]] = {key: {} for key in form.cells}
    for total in form.computed:
        for leaf, sign in form.leaves[total]:
            grown[leaf][total] = grown[leaf].get(total, 0) + sign
    return grown


def misplaced(context: Context) -> tuple[Misplaced, ...]:
    """Pairs of cells whose figures stand in each other's place, each explained by two totals."""
    off = _disagreeing(context)
    found: dict[frozenset[str], Misplaced] = {}
    if 2 <= len(off) <= _MOST:
        for one, other in combinations(off, 2):
            if off[one] == -off[other] and _in_line(context.cell(one), context.cell(other)):
                for pair in _only(list(_explaining(context, off, one, other))):
                    found.setdefault(frozenset((pair.to, pair.source)), pair)
    return tuple(found.values())


def _disagreeing(context: Context) -> dict[str, Number]:
    """Printed totals less ours, where they differ."""
    computed = context.computed
    return {
        key: printed - computed[key].value
        for key, printed in context.report.printed.items()
        if key in computed and printed != computed[key].value
    }


def _in_line(one: Cell, other: Cell) -> bool:
    return one.table == other.table and (one.row == other.row or one.column == other.column)


def _explaining(context: Context, off: Mapping[str, Number], one: str, other: str) -> Iterator[Misplaced]:
    form, values = context.form, context.report.values
    grown = effects(form)
    for (first, sign), (second, second_sign) in zip(form.leaves[one], form.leaves[other], strict=False):
        if sign != second_sign or first == second:
            continue
        amount = off[one] * sign
        to, source = (first, second) if amount > 0 else (second, first)
        amount = abs(amount)
        there, here = values.get(to, 0), values.get(source, 0)
        if here < amount or not _settles(context, off, grown[to], grown[source], amount):
            continue
        yield Misplaced(to, source, amount, here - there == amount, (one, other))


def _settles(context: Context, off: Mapping[str, Number], to: Effect, source: Effect, amount: Number) -> bool:
    """Whether every printed total that the step changes is off by just that much now."""
    changes = {total: to.get(total, 0) - source.get(total, 0) for total in {*to, *source}}
    printed = context.report.printed
    return all(off.get(total, 0) == change * amount for total, change in changes.items() if change and total in printed)


def _only(candidates: list[Misplaced]) -> tuple[Misplaced, ...]:
    """The one swap there is, else the one move; several possibilities explain nothing."""
    best = [pair for pair in candidates if pair.swap] or candidates
    return tuple(best) if len(best) == 1 else ()


def finding(context: Context, pair: Misplaced) -> Finding:
    """What T15 says of a pair."""
    cells = context.form.cells
    to, source = cells[pair.to], cells[pair.source]
    message = say(
        "T15.swap" if pair.swap else "T15.move",
        to=to.name if to.row_name else to.column_name,
        source=source.name if source.row_name else source.column_name,
        there=_or_blank(context.report.value(pair.to)),
        here=_or_blank(context.report.value(pair.source)),
        amount=show(pair.amount),
    )
    return Finding("T15", Grade.HINT, message, (pair.to, pair.source, *pair.totals), to.table)


def _or_blank(value: Value) -> str:
    return show(value) or "空白"


def figures_misplaced(context: Context) -> Iterator[Finding]:
    """T15: the pair of cells that explains two printed totals off by the same amount."""
    for pair in misplaced(context):
        yield finding(context, pair)


RULES: tuple[Rule, ...] = (Rule(("T15",), Grade.HINT, "没有填错格的数据", figures_misplaced),)
