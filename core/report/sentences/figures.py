"""Figures as a writer of sentences needs them: whether there is something to tell, the link to write, lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.forms.concepts import Concept
from core.forms.spec import Cell, Form, Kind
from core.records import record
from core.report.calc import Computed, figure
from core.report.links import token
from core.report.numbers import Number, show
from core.report.phrases.targets import NamedSum, word_of
from core.report.report import Report


@record
class Amount:
    """The sum of some cells: true where it is not 0; written into a template it is the link."""

    cells: tuple[str, ...]
    value: Number

    def __bool__(self) -> bool:
        return self.value != 0

    def __str__(self) -> str:
        return token(*self.cells)


@record
class Named:
    """An amount and the words for what it counts; ``more`` stands behind the unit."""

    word: str
    amount: Amount
    more: str = ""


@record
class Figures:
    """The figures of a report; :meth:`missing` before the others, which take a blank for nothing."""

    report: Report
    computed: Computed

    @property
    def form(self) -> Form:
        """The declaration of the figures."""
        return self.report.form

    def sum(self, *cells: str) -> Amount:
        """The sum of these cells."""
        return Amount(cells, sum((self._value(cell) or 0 for cell in cells), start=0))

    def of(self, line: NamedSum) -> Named:
        """A row or column, or a group of them, under the form's own word."""
        return Named(line.word, self.sum(*line.cells))

    def missing(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the typed cells that are blank."""
        return tuple(cell for cell in cells if self._value(cell) is None)

    def wrong(self, cells: tuple[str, ...]) -> str:
        """The first cell whose figure cannot be right, "" where there is none."""
        return next((cell for cell in cells if self._is_wrong(self.form.cells[cell])), "")

    def shown(self, cell: str) -> str:
        """A figure as the table prints it."""
        return show(self._value(cell))

    def _is_wrong(self, cell: Cell) -> bool:
        value = self._value(cell.key) or 0
        if cell.kind is Kind.CHANGE:
            return False
        return value < 0 or (cell.kind is Kind.COUNT and value != int(value))

    def _value(self, cell: str) -> Number | None:
        return figure(cell, self.report.values, self.computed)


def disclosed(form: Form, column: Concept) -> tuple[Cell, ...]:
    """The cells of one column of table two, in printed order; nothing that another row counts already."""
    found = (form.cells[key] for key in form.cells_of(column))
    return tuple(cell for cell in found if not cell.of_which)


def row_word(cell: Cell) -> str:
    """What the row of a cell is called in a sentence."""
    return word_of(cell.row[-1].label)


def counted(one: Named) -> str:
    """``予以公开3件``."""
    return f"{one.word}{one.amount}件"


def given(items: Iterable[Named]) -> tuple[Named, ...]:
    """Those that are not 0: a list tells what there was."""
    return tuple(item for item in items if item.amount)


def listed(items: Sequence[Named], mark: str = "、") -> str:
    """``予以公开3件、不予公开1件``."""
    return mark.join(counted(item) for item in items)


def broken_down(items: Sequence[Named], mark: str = "、") -> str:
    """The parts of a whole that has just been counted: ``其中…`` only where there are several."""
    return f"{'其中' if len(items) > 1 else ''}{listed(items, mark)}"
