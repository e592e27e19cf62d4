"""Checks of the tables: T1–T6, read off the declaration."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.forms.spec import Cell, Kind
from core.report.calc import arithmetic, figure
from core.report.checks.base import Context, Rule
from core.report.checks.wording import by_how_much, say
from core.report.findings import Finding, Grade
from core.report.numbers import Number, show
from core.report.report import blanks


def _parts(cell: Cell) -> tuple[str, ...]:
    assert cell.formula is not None
    return (*cell.formula.plus, *cell.formula.minus, cell.key)


def _carry_over(context: Context, cell: Cell, printed: Number | None = None) -> dict[str, object]:
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
        "closed": processed + closing,
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


_FORM = "国办公开办函〔2021〕30号附件"

RULES: tuple[Rule, ...] = (
    Rule(("T1",), Grade.ERROR, "结转不能为负数", negative_carry_over, _FORM),
    Rule(("T1", "T2", "T3", "T4"), Grade.ERROR, "导入的合计与数据相符", printed_totals, _FORM),
    Rule(("T5",), Grade.ERROR, "件数是非负整数", whole_and_positive),
    Rule(("T6",), Grade.ERROR, "没有漏填", blank_cells),
)
