"""The sums that a file printed, to see which of its own figures do not add up.

A sum is compared as it stands in the file: the total it printed beside the
figures it printed, whether those are typed or totals themselves.  Only where
the file left out a total on the way, its parts stand in for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

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
        return self.printed - self.added + self.taken


def _sum(figures: tuple[Value, ...]) -> Number:
    return sum((figure or 0 for figure in figures), start=0)


def printed_figures(report: Report) -> Mapping[str, Value]:
    """Every figure as the file has it: typed, or a total as printed, or what its parts come to; None where blank."""
    figures: dict[str, Value] = {**dict.fromkeys(report.form.cells), **report.values}
    for key in report.form.computed:
        formula = report.form.cells[key].formula
        assert formula is not None
        parts = [figures[part] for part in (*formula.plus, *formula.minus)]
        if key in report.printed:
            figures[key] = report.printed[key]
        elif any(part is not None for part in parts):
            figures[key] = _sum(tuple(parts[: len(formula.plus)])) - _sum(tuple(parts[len(formula.plus) :]))
    return figures


@lru_cache(maxsize=8)
def all_sums(form: Form) -> tuple[tuple[str, Formula], ...]:
    """Every sum of a form with the cell that holds it, in printed order."""
    return tuple((key, formula) for key, cell in form.cells.items() for formula in cell.sums)


def printed_sums(report: Report) -> tuple[PrintedSum, ...]:
    """Every sum that can be compared: its total is printed, and not all its parts are blank."""
    return tuple(_printed_sums(report, report.form)) if report.printed else ()


def _printed_sums(report: Report, form: Form) -> Iterator[PrintedSum]:
    figures = printed_figures(report)
    for key, formula in all_sums(form):
        parts = tuple(figures[part] for part in (*formula.plus, *formula.minus))
        if key in report.printed and any(part is not None for part in parts):
            yield PrintedSum(key, formula, report.printed[key], parts)
