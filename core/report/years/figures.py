"""One figure of one year: what a report has of a line, and how well it is known.

A blank is never 0: a sum of which a part is blank is marked, one of blanks alone is a blank.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum
from functools import lru_cache

from core.forms.crosswalk import homes
from core.forms.spec import Form
from core.records import record
from core.report.calc import compute
from core.report.numbers import Number, Value, show
from core.report.report import Report
from core.report.years.lines import FigureLine


class Known(StrEnum):
    """How well a figure of a year is known."""

    WHOLE = "whole"
    PART = "part"  # a part of the sum is blank
    BLANK = "blank"  # 未填
    MARK = "mark"  # “/” or 不适用 stands there
    NO_ITEM = "no_item"  # the form of that year has no such item
    NO_REPORT = "no_report"


PARTLY, DOUBT = "*", "？"  # behind a figure of which a part is blank; that should be looked up in its file
BLANK_WORD, NO_ITEM_WORD = "未填", "—"


@record
class YearFigure:
    """A figure (counts or 万元) of a line in a year; ``value`` is there for WHOLE and PART alone.

    ``doubtful``: its file gave cause for doubt.
    """

    known: Known
    value: Value = None
    mark: str = ""
    doubtful: bool = False

    @property
    def shown(self) -> str:
        """As the table prints it; "" for a year without a report."""
        words = {Known.BLANK: BLANK_WORD, Known.MARK: self.mark, Known.NO_ITEM: NO_ITEM_WORD, Known.NO_REPORT: ""}
        figure = words.get(self.known, show(self.value))
        return figure + PARTLY * (self.known is Known.PART) + DOUBT * self.doubtful


NO_REPORT = YearFigure(Known.NO_REPORT)


@lru_cache(maxsize=16)
def origins(form: Form, target: Form) -> Mapping[str, str]:
    """For each cell of ``target`` that a cell of ``form`` becomes: the key of that."""
    return {home: key for key, home in homes(form, target).items()}


class YearReader:
    """Reads the lines of a target form in one report, whatever form it follows."""

    def __init__(self, report: Report, target: Form, doubtful: Collection[str] = ()) -> None:
        self.report, self.doubtful = report, frozenset(doubtful)
        self._origins = origins(report.form, target)
        self._computed = compute(report.form, report.values)

    @property
    def homed(self) -> frozenset[str]:
        """The report's own cells that have a home in the target form."""
        return frozenset(self._origins.values())

    def cells(self, line: FigureLine) -> tuple[str, ...]:
        """The report's own cells that make up a line; none where its form has no such item."""
        return tuple(self._origins[cell] for cell in line.cells if cell in self._origins)

    def figure(self, line: FigureLine) -> YearFigure:
        """What the report has of a line."""
        cells = self.cells(line)
        if not cells:
            return YearFigure(Known.NO_ITEM)
        parts = [self._part(cell) for cell in cells]
        doubtful = any(part.doubtful for part in parts)
        kinds = {part.known for part in parts}
        if kinds <= {Known.BLANK, Known.MARK}:
            if kinds == {Known.MARK}:
                return parts[0]
            return YearFigure(Known.BLANK, doubtful=doubtful)
        value: Number = sum((part.value for part in parts if part.value is not None), start=0)
        return YearFigure(Known.WHOLE if kinds <= {Known.WHOLE, Known.MARK} else Known.PART, value, "", doubtful)

    def _part(self, key: str) -> YearFigure:
        """One cell: a total as its file printed it, else as it is computed."""
        report = self.report
        if key in report.printed and key in self._computed:
            return YearFigure(Known.WHOLE, report.printed[key], doubtful=key in self.doubtful)
        leaves = [leaf for leaf, _ in report.form.leaves[key]]
        doubtful = not self.doubtful.isdisjoint((key, *leaves))
        given = [leaf for leaf in leaves if leaf in report.values]
        marks = [report.marks[leaf] for leaf in leaves if leaf in report.marks]
        if not given:
            if len(marks) == len(leaves):
                return YearFigure(Known.MARK, mark=marks[0])
            return YearFigure(Known.BLANK, doubtful=doubtful)
        value = self._computed[key].value if key in self._computed else report.values[key]
        whole = len(given) + len(marks) == len(leaves)
        return YearFigure(Known.WHOLE if whole else Known.PART, value, "", doubtful)
