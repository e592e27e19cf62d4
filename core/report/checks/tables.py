"""Checks of the tables: T1–T6, read off the declaration."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.forms.spec import Cell, Kind
from core.report.checks.base import Context, Rule, short_row
from core.report.checks.wording import carry_over, say
from core.report.findings import Finding, Grade, Said
from core.report.numbers import show
from core.report.report import blanks, rests_on_blanks


def negative_carry_over(context: Context) -> Iterator[Finding]:
    """T1: 四 is computed here, so a broken relation shows as a negative 四; what a file printed is sums/printed.py's.

    While a part of 一 or 二 is not filled in, a negative 四 is no contradiction: what is missing may make up for it.
    """
    told = {key for one in context.broken_sums for key in one.cells}
    for key, (plus, minus) in context.form.parts.items():
        if not minus or context.computed[key].value >= 0:
            continue
        parts = (*plus, *minus, key)
        if not rests_on_blanks(context.report, plus) and told.isdisjoint(parts):
            cell = context.form.cells[key]
            yield Finding("T1", Grade.ERROR, _negative(context, cell, plus, minus), parts, cell.table)


def _negative(context: Context, cell: Cell, plus: tuple[str, ...], minus: tuple[str, ...]) -> Said:
    """The sentence with the user's numbers; of a file that left （七） out, no （七） is quoted."""
    left_out = context.report.printed and not set(minus) <= set(context.report.printed)
    value = context.computed[cell.key].value
    return say(
        "T1.negative.results" if left_out else "T1.negative",
        column=cell.column[-1].label,
        **carry_over(map(context.figure, plus), map(context.figure, minus)),
        carried_out=show(value),
        excess=show(-value),
    )


def whole_and_positive(context: Context) -> Iterator[Finding]:
    """T5: counts whole and not negative, money not negative."""
    for key, value in context.report.values.items():
        if type(value) is int and value >= 0:
            continue
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
            yield Finding("T6", Grade.ERROR, _left_blank(context, section.numbered, empty), empty, section.key)


def _left_blank(context: Context, table: str, empty: tuple[str, ...]) -> Said:
    """How much is blank; with a total that a file printed, where it says that not all of it can be 0."""
    said: dict[str, object] = {"table": table, "count": len(empty)}
    for key, printed in context.report.printed.items():
        parts, minus = context.form.parts.get(key, ((), ()))
        typed = not minus and not any(part in context.form.parts for part in parts)
        if typed and not set(parts).isdisjoint(empty) and printed > sum(context.report.values.get(p, 0) for p in parts):
            cell = context.form.cells[key]
            name = "·".join(filter(None, (short_row(cell), cell.column[-1].label)))
            return say("T6.not_all_zero", **said, total=name, value=show(printed))
    return say("T6", **said)


_FORM = "国办公开办函〔2021〕30号附件"

RULES: tuple[Rule, ...] = (
    Rule(("T1",), Grade.ERROR, "结转件数非负", negative_carry_over, _FORM, prompt=True),
    Rule(("T5",), Grade.ERROR, "件数为非负整数", whole_and_positive, prompt=True),
    Rule(("T6",), Grade.ERROR, "未填项目", blank_cells, prompt=True),
)
