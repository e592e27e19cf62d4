"""The sums that a file printed, to see which of its own figures do not add up.

A sum is compared as it stands in the file: the total it printed beside the
figures it printed, whether those are typed or totals themselves.  Only where
the file left out a total on the way, its parts stand in for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import starmap

from core.forms.spec import Form, Formula
from core.records import record
from core.report.numbers import Number, Value
from core.report.report import Report


@record
class PrintedSum:
    """A printed ``total`` and its parts as printed (None: blank), in the order of the formula."""

    total: str
    formula: Formula
    printed: Number
    figures: tuple[Value, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The parts, then the total."""
        return (*self.formula.plus, *self.formula.minus, self.total)

    @property
    def added(self) -> Number:
        """The sum of what is added up (一 + 二 for 四)."""
        return _sum(self.figures[: len(self.formula.plus)])

    @property
    def taken(self) -> Number:
        """The sum of what is taken away."""
        return _sum(self.figures[len(self.formula.plus) :])

    @property
    def difference(self) -> Number:
        """By how much the printed total is more than its parts come to."""
        return _difference(self.formula, self.printed, self.figures)


def _sum(figures: tuple[Value, ...]) -> Number:
    return sum(filter(None, figures), start=0)


def printed_figures(report: Report) -> Mapping[str, Value]:
    """Every figure as the file has it: typed, or a total as printed, or what its parts come to; None where blank."""
    figures: dict[str, Value] = {**dict.fromkeys(report.form.cells), **report.values}
    for key, (plus, minus) in report.form.parts.items():
        if key in report.printed:
            figures[key] = report.printed[key]
            continue
        added, taken = (tuple([figures[part] for part in parts]) for parts in (plus, minus))
        if any(part is not None for part in added + taken):
            figures[key] = _sum(added) - _sum(taken)
    return figures


@lru_cache(maxsize=8)
def all_sums(form: Form) -> tuple[tuple[str, Formula], ...]:
    """Every sum of a form with the cell that holds it, in printed order."""
    return tuple((key, formula) for key, cell in form.cells.items() for formula in cell.sums)


def printed_sums(report: Report) -> tuple[PrintedSum, ...]:
    """Every sum that can be compared: its total is printed, and not all its parts are blank."""
    return tuple(starmap(PrintedSum, _compared(report))) if report.printed else ()


def broken_sums(report: Report) -> tuple[PrintedSum, ...]:
    """Those of :func:`printed_sums` that do not hold; nearly all hold, and those are not made."""
    if not report.printed:
        return ()
    return tuple(PrintedSum(*one) for one in _compared(report) if _difference(*one[1:]))


def _compared(report: Report) -> Iterator[tuple[str, Formula, Number, tuple[Value, ...]]]:
    """The total of each sum that can be compared, its formula, and what is printed of it: total and parts."""
    figures, printed = printed_figures(report), report.printed
    for key, formula in all_sums(report.form):
        if key in printed:
            parts = tuple([figures[part] for part in formula.plus + formula.minus])
            if parts.count(None) < len(parts):
                yield key, formula, printed[key], parts


def _difference(formula: Formula, printed: Number, figures: tuple[Value, ...]) -> Number:
    arrived = len(formula.plus)
    return printed - _sum(figures[:arrived]) + _sum(figures[arrived:])
