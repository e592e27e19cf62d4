"""The checks: table rules read off the declaration, and small hand-written ones.

Each check is a function from a :class:`Context` to findings, listed in CHECKS;
ids and grades are those of checks.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.forms.catalog import form_for_year
from core.forms.spec import Cell, Form, Kind
from core.report.calc import Computed, arithmetic, compute, figure
from core.report.findings import Finding, Grade
from core.report.numbers import show
from core.report.report import Report, blanks
from core.wording import by_how_much, say


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


Check = Callable[[Context], Iterator[Finding]]


def run_checks(report: Report, computed: Computed | None = None) -> tuple[Finding, ...]:
    """All findings on a report, in the order of the form."""
    context = Context(report, computed if computed is not None else compute(report.form, report.values))
    return tuple(finding for check in CHECKS for finding in check(context))


def _parts(cell: Cell) -> tuple[str, ...]:
    assert cell.formula is not None
    return (*cell.formula.plus, *cell.formula.minus, cell.key)


def _carry_over(context: Context, cell: Cell, printed: object = None) -> dict[str, object]:
    """The four terms of the official relation in one column, with the user's numbers."""
    assert cell.formula is not None
    values, computed = context.report.values, context.computed
    arrived = sum((figure(key, values, computed) or 0 for key in cell.formula.plus), start=0)
    (processed_key,) = cell.formula.minus
    processed = figure(processed_key, values, computed) or 0
    new, carried_in = (context.shown(key) for key in cell.formula.plus)
    closing = printed if printed is not None else 0
    return {
        "column": cell.column[-1].label,
        "new": new,
        "carried_in": carried_in,
        "arrived": arrived,
        "processed": processed,
        "carried_out": context.computed[cell.key].value,
        "excess": -context.computed[cell.key].value,
        "printed": closing,
        "closed": processed + closing,  # type: ignore[operator]
    }


def negative_carry_over(context: Context) -> Iterator[Finding]:
    """T1: 四 is computed here, so a broken relation shows as a negative 四."""
    for key in context.form.computed:
        cell = context.form.cells[key]
        assert cell.formula is not None
        if cell.formula.minus and context.computed[key].value < 0:
            message = say("T1.negative", **_carry_over(context, cell))
            yield Finding("T1", Grade.ERROR, message, _parts(cell), cell.table)


def printed_totals(context: Context) -> Iterator[Finding]:
    """T1–T4: totals that an imported file printed, against our sums."""
    for key, printed in context.report.printed.items():
        cell = context.form.cells.get(key)
        ours = context.computed.get(key)
        if cell is None or ours is None or ours.value == printed:
            continue
        assert cell.formula is not None
        parts: dict[str, object] = {
            "row": cell.row_name,
            "column": cell.column[-1].label,
            "part": cell.column[-2].label if len(cell.column) > 1 else cell.column_name,
            "computed": show(ours.value),
            "printed": show(printed),
            "arithmetic": arithmetic(context.form, key, context.report.values, context.computed),
            "difference": by_how_much(ours.value, printed),
        }
        if cell.formula.minus:
            parts |= _carry_over(context, cell, printed)
        yield Finding(cell.formula.check, Grade.ERROR, say(cell.formula.check, **parts), _parts(cell), cell.table)


def whole_and_positive(context: Context) -> Iterator[Finding]:
    """T5: counts whole and not negative, money not negative."""
    for key, value in context.report.values.items():
        cell = context.form.cells.get(key)
        if cell is None:
            continue
        wrong = None
        if cell.kind is not Kind.MONEY and isinstance(value, Decimal):
            wrong = "T5.whole"
        elif cell.kind is not Kind.CHANGE and value < 0:
            wrong = "T5.negative"
        if wrong:
            yield Finding("T5", Grade.ERROR, say(wrong, cell=cell.name, value=show(value)), (key,), cell.table)


def blank_cells(context: Context) -> Iterator[Finding]:
    """T6: blank cells, one finding a table; filling in 0 stays a person's act."""
    for section in context.form.sections:
        if section.table is None:
            continue
        empty = blanks(context.report, section.key)
        if empty:
            message = say("T6", table=section.numbered, count=len(empty))
            yield Finding("T6", Grade.ERROR, message, empty, section.key)


_PLACEHOLDERS = re.compile(r"（文字描述[^）]*）|\(文字描述[^)]*\)|该部分以表格形式报告。?(?:表格如下：?)?")


def texts_present(context: Context) -> Iterator[Finding]:
    """S1: a text missing, or words of the blank form left in."""
    if not context.report.agency:
        yield Finding("S1", Grade.ERROR, say("S1.agency"), place="agency")
    for section in context.form.sections:
        if section.table is not None:
            continue
        text = context.report.text(section.key)
        left = _PLACEHOLDERS.search(text)
        if left:
            message = say("S1.placeholder", section=section.numbered, words=left.group())
            yield Finding("S1", Grade.ERROR, message, place=section.key, span=left.span())
        elif not text.strip():
            yield Finding("S1", Grade.ERROR, say("S1.empty", section=section.numbered), place=section.key)


def form_in_force(context: Context) -> Iterator[Finding]:
    """S3: the form of 2019 used for a report on 2021 or later."""
    right = form_for_year(context.report.year)
    if right.first_year > context.form.first_year:
        message = say("S3", year=context.report.year, form=context.form.name, right=right.name)
        yield Finding("S3", Grade.ERROR, message, place="title")


_DAY = r"(?:(\d{4})年)?\s*(\d{1,2})月(\d{1,2})日"
_PERIOD = re.compile(_DAY + r"(?:起|开始)?\s*(?:[,，]?\s*(?:截?至|到|截止到?)|[—–―~～-]+)\s*" + _DAY)


def stated_period(context: Context) -> Iterator[Finding]:
    """Y2: a period of counting stated in the preamble that is not the report's year."""
    year = context.report.year
    text = context.report.text("preamble")
    for match in _PERIOD.finditer(text):
        first_year, first_month, first_day, last_year, last_month, last_day = match.groups()
        days = (int(first_month), int(first_day), int(last_month), int(last_day))
        years = {int(found) for found in (first_year, last_year) if found}
        if days != (1, 1, 12, 31) or years - {year}:
            message = say("Y2", found=match.group(), year=year)
            yield Finding("Y2", Grade.ERROR, message, place="preamble", span=match.span())


CHECKS: tuple[Check, ...] = (
    form_in_force,
    stated_period,
    negative_carry_over,
    printed_totals,
    whole_and_positive,
    blank_cells,
    texts_present,
)
