"""T15: the one or two figures of an imported file that explain all its sums that do not hold (localise.py).

A diagnosis is given only where no other set of as few figures explains as much.
Of several pairs the one whose two figures changed places is the answer if they
differ by so much that none of the others could be expected to look like it.
Three faults, two of them of the same amount in one line, can look like a pair
(3 to 5 in 10,000 of them): only silence about nine of ten true pairs would
leave none, so a message says what may be right, never what is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from core.forms.spec import Form, Kind
from core.records import record
from core.report.checks.base import Context
from core.report.checks.sums.localise import Explanation, System
from core.report.numbers import Number, Value
from core.report.printed_sums import PrintedSum, all_sums, printed_figures, printed_sums
from core.report.report import Report

if TYPE_CHECKING:
    from core.report.edits import SettleSums

# By how much, for each pair that fits, two figures must differ for their change of places to be no chance:
# measured with packaging/measuring/diagnosis.py, where two independent faults of 1 or 2 often look like one.
_TELLING = 10


@record
class Fault:
    """A printed figure that is wrong: what stands there (None: blank), and what it would have to be."""

    key: str
    printed: Value
    right: Number

    @property
    def excess(self) -> Number:
        """What the figure has too much."""
        return (self.printed or 0) - self.right


@record
class Diagnosis:
    """The faults of one table, and its sums that do not hold until they are mended."""

    table: str
    faults: tuple[Fault, ...]
    sums: tuple[PrintedSum, ...]

    @property
    def swapped(self) -> bool:
        """Whether two figures stand in each other's place."""
        return len(self.faults) == 2 and _changed_places(*self.faults)

    @property
    def moved(self) -> bool:
        """Whether one figure lacks what the other has too much."""
        return len(self.faults) == 2 and sum(fault.excess for fault in self.faults) == 0

    def step(self, form: Form) -> SettleSums:
        """The repair, as one undoable step: typed figures are set, printed totals give way to ours."""
        from core.report.edits import SettleSums

        values = {fault.key: fault.right for fault in self.faults if form.cells[fault.key].formula is None}
        totals = tuple(fault.key for fault in self.faults if fault.key not in values)
        return SettleSums(values, totals, "对调数据" if self.swapped else "移动数据" if self.moved else "改正数据")


def _changed_places(one: Fault, other: Fault) -> bool:
    return one.right == (other.printed or 0) and other.right == (one.printed or 0)


def diagnoses(context: Context) -> tuple[Diagnosis, ...]:
    """For each table with sums that do not hold the faults that explain them, where there is one explanation only."""
    broken, cells = context.broken_sums, context.form.cells
    found: list[Diagnosis] = []
    for table in dict.fromkeys(cells[one.total].table for one in broken):
        here = tuple(one for one in broken if cells[one.total].table == table)
        if faults := _faults(context.report, table):
            found.append(Diagnosis(table, faults, here))
    return tuple(found)


def _faults(report: Report, table: str) -> tuple[Fault, ...]:
    """The faults of a table; none where nothing explains its sums, or more than one set of figures does."""
    form, sums = report.form, printed_sums(report)
    figures = {key: figure for key, figure in printed_figures(report).items() if form.cells[key].table == table}
    numbers = {key: figure or 0 for key, figure in figures.items()}
    whole = {key: number for key, number in numbers.items() if isinstance(number, int)}
    if len(whole) < len(numbers):
        return ()
    asked = {(one.total, one.formula) for one in sums}
    left_out = (n for n, one in enumerate(all_sums(form)) if one[0] in report.printed and one not in asked)
    unknown = (key for key in form.computed if form.cells[key].table == table and key not in report.printed)
    system = _system(form, table, frozenset(left_out), frozenset(unknown))
    possible = _Possible(form, figures)
    residuals = system.residuals(whole)
    singles = possible.of(system.single(residuals))
    return _only(singles) if singles else _only(possible.of(system.pairs(residuals)))


@lru_cache(maxsize=64)
def _system(form: Form, table: str, left_out: frozenset[int], unknown: frozenset[str]) -> System:
    """What must hold in a table, without the sums (by number) that cannot be compared and totals not printed."""
    relations = (
        {total: -1, **dict.fromkeys(formula.plus, 1), **dict.fromkeys(formula.minus, -1)}
        for number, (total, formula) in enumerate(all_sums(form))
        if form.cells[total].table == table and number not in left_out
    )
    return System(tuple(relations)).without(sorted(unknown))


@record
class _Possible:
    """What can be true of a form's figures: a number of cases is not negative."""

    form: Form
    figures: Mapping[str, Value]

    def of(self, explanations: Iterator[Explanation]) -> list[tuple[Fault, ...]]:
        """The explanations with figures that can be right."""
        found = (tuple(self._fault(key, excess) for key, excess in one) for one in explanations)
        return [faults for faults in found if all(map(self._can_be, faults))]

    def _fault(self, key: str, excess: int) -> Fault:
        return Fault(key, self.figures[key], (self.figures[key] or 0) - excess)

    def _can_be(self, fault: Fault) -> bool:
        return fault.right >= 0 or self.form.cells[fault.key].kind is Kind.CHANGE


def _only(found: list[tuple[Fault, ...]]) -> tuple[Fault, ...]:
    """The one explanation there is, or of several pairs the one that certainly changed places."""
    if len(found) == 1:
        return found[0]
    swapped = [faults for faults in found if len(faults) == 2 and _changed_places(*faults)]
    telling = len(swapped) == 1 and abs(swapped[0][0].excess) >= _TELLING * len(found)
    return swapped[0] if telling else ()
