"""Checks of the tables: T1–T6, read off the declaration."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.forms.spec import Cell, Kind
from core.report.checks.base import Context, Rule
from core.report.checks.wording import say
from core.report.findings import Finding, Grade
from core.report.numbers import show
from core.report.report import blanks


def negative_carry_over(context: Context) -> Iterator[Finding]:
    """T1: 四 is computed here, so a broken relation shows as a negative 四; what a file printed is sums/printed.py's."""
    told = {key for one in context.broken_sums for key in one.cells}
    for key in context.form.computed:
        cell = context.form.cells[key]
        parts = (*cell.formula.plus, *cell.formula.minus, key) if cell.formula and cell.formula.minus else ()
        if parts and context.computed[key].value < 0 and told.isdisjoint(parts):
            wording = _negative(context, cell)
            yield Finding("T1", Grade.ERROR, say(wording, **_carry_over(context, cell)), parts, cell.table)


def _negative(context: Context, cell: Cell) -> str:
    """The wording: of a file that left （七） out, no （七） is quoted."""
    assert cell.formula is not None
    left_out = context.report.printed and not set(cell.formula.minus) <= set(context.report.printed)
    return "T1.negative.results" if left_out else "T1.negative"


def _carry_over(context: Context, cell: Cell) -> dict[str, object]:
    """The four terms of the official relation in one column, with the user's numbers; a form may add further rows."""
    assert cell.formula is not None
    arrived = sum((context.figure(key) or 0 for key in cell.formula.plus), start=0)
    new, *others = (context.shown(key) for key in cell.formula.plus)
    return {
        "column": cell.column[-1].label,
        "new": new,
        "carried_in": "+".join(others),
        "arrived": arrived,
        "processed": sum((context.figure(key) or 0 for key in cell.formula.minus), start=0),
        "carried_out": context.computed[cell.key].value,
        "excess": -context.computed[cell.key].value,
    }


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


_FORM = "国办公开办函〔2021〕30号附件"

RULES: tuple[Rule, ...] = (
    Rule(("T1",), Grade.ERROR, "结转件数非负", negative_carry_over, _FORM, prompt=True),
    Rule(("T5",), Grade.ERROR, "件数为非负整数", whole_and_positive, prompt=True),
    Rule(("T6",), Grade.ERROR, "未填项目", blank_cells, prompt=True),
)
