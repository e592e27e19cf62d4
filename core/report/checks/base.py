"""What a check is: a function over a report and its totals, declared with id, grade and source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.forms.spec import Form
from core.report.calc import Computed, figure
from core.report.findings import Finding, Grade
from core.report.numbers import show
from core.report.report import Report


@dataclass(frozen=True)
class Context:
    """What a check may look at."""

    report: Report
    computed: Computed

    @property
    def form(self) -> Form:
        """The declaration the report follows."""
        return self.report.form

    def shown(self, key: str) -> str:
        """A figure as the user sees it, 空白 where there is none."""
        return show(figure(key, self.report.values, self.computed)) or "空白"


@dataclass(frozen=True)
class Rule:
    """One declared check: ``ids`` and ``grade`` as in checks.md, what it asks in a few words, and its source."""

    ids: tuple[str, ...]
    grade: Grade
    name: str
    check: Callable[[Context], Iterator[Finding]]
    source: str = ""
