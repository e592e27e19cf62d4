"""What a check is: a function over a report and its totals, declared with id, grade and source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TypeAlias

from core.forms.spec import Cell, Form
from core.patterns import lazy
from core.records import record
from core.report.calc import Computed, figure
from core.report.compare import last_figures
from core.report.findings import Finding, Grade
from core.report.numbers import Number, Value, said
from core.report.printed_sums import PrintedSum, broken_sums
from core.report.report import Report

Headings: TypeAlias = tuple[tuple[str, str], ...]


@record
class Context:
    """What a check may look at; ``today`` where the day matters (L1).

    ``headings`` are those of an imported file that differ from the form: section key, and how it stood there
    ("" where it was missing).
    """

    report: Report
    computed: Computed
    today: date | None = None
    headings: Headings = ()

    @cached_property
    def form(self) -> Form:
        """The declaration the report follows."""
        return self.report.form

    @cached_property
    def last(self) -> Mapping[str, Number]:
        """Last year's figures under this form's keys; empty where the year directly before is not known."""
        before = self.report.last_year
        return last_figures(self.report) if before and before.year == self.report.year - 1 else {}

    @cached_property
    def broken_sums(self) -> tuple[PrintedSum, ...]:
        """The sums of an imported file that do not hold."""
        return broken_sums(self.report)

    @cached_property
    def read_tables(self) -> frozenset[str]:
        """The tables that an imported file holds, where a blank means none; of a report that was typed there are none."""
        report = self.report
        keys = (*report.printed, *report.values, *report.marks) if report.printed else ()
        return frozenset(self.form.cells[key].table for key in keys if key in self.form.cells)

    @cached_property
    def as_printed(self) -> Context:
        """The same, with the totals that an imported file printed in the place of ours."""
        totals = ((key, self.computed.get(key), value) for key, value in self.report.printed.items())
        printed = {key: replace(total, value=value) for key, total, value in totals if total is not None}
        return replace(self, computed={**self.computed, **printed})

    def figure(self, key: str) -> Value:
        """A figure, typed or computed; None where it is blank or the form has no such cell."""
        return figure(key, self.report.values, self.computed)

    def settled(self, key: str) -> Value:
        """A figure that no printed total contradicts: None where a file printed another one, which T1–T4 tell."""
        ours = self.figure(key)
        if key not in self.report.printed:
            return ours
        return ours if ours == self.report.printed[key] else None

    def known(self, key: str) -> Value:
        """A figure as far as it is known: not a total with blank parts."""
        total = self.computed.get(key)
        return self.report.values.get(key) if total is None else total.value if total.complete else None

    def cell(self, key: str) -> Cell:
        """A cell of the form."""
        return self.form.cells[key]

    def shown(self, key: str) -> str:
        """A figure as the user sees it, 空白 where there is none."""
        return said(figure(key, self.report.values, self.computed))


@record
class Rule:
    """One declared check: ``ids`` and ``grade`` as in resources/docs/checks.md, what it asks in a few words, and its source.

    ``prompt``: it asks figures alone, quickly, and is answered with the sums while
    all other checks follow a moment later; no other rule finds any of its ids.
    """

    ids: tuple[str, ...]
    grade: Grade
    name: str
    check: Callable[[Context], Iterator[Finding]]
    source: str = ""
    prompt: bool = False


_SHORT = 16
_REMARK = lazy(r"(?<=.{4})[（、].*")


def short_row(cell: Cell) -> str:
    """A row's name without the part of the table it stands in, of a long label the first words; "" where it has none."""
    labels = [head.label for head in cell.row if head.label]
    inner = labels[1:] or labels
    return " ".join(label if len(label) <= _SHORT else _REMARK.sub("", label) for label in inner)


_STOPS = "，。；：、！？\n"
_AROUND = 12


def around(text: str, start: int, end: int) -> str:
    """The words of a finding with a few before and after, cut at the nearest marks: enough to know the place."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    cut = max(before.rfind(stop) for stop in _STOPS) + 1
    stops = [place for stop in _STOPS if (place := after.find(stop)) >= 0]
    return before[cut:] + text[start:end] + after[: min(stops, default=len(after))]
