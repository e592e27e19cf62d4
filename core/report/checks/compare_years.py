"""Checks against last year's figures: T7, T8, T13, T14.

All need the report of the year directly before (``Context.last``); a blank is
compared with nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from core.forms.concepts import Concept
from core.forms.spec import Form
from core.records import record
from core.report.checks.base import Context, Rule
from core.report.checks.wording import by_how_much, say
from core.report.findings import Finding, Grade
from core.report.numbers import Number, Value, show


def carried_over(context: Context) -> Iterator[Finding]:
    """T7: 二 of this year is last year's 四, column by column; in 总计 where the columns do not tell it."""
    columns, sums = context.form.continued, context.form.parts
    parts = {key: _carried(context, key) for key in columns if key not in sums}
    differing = {key: pair for key, pair in parts.items() if _otherwise(*pair)}
    compared = all(None not in pair for pair in parts.values())
    totals = {} if differing or compared else {key: _carried(context, key) for key in columns if key in sums}
    for key, (now, before) in (differing or {key: pair for key, pair in totals.items() if _otherwise(*pair)}).items():
        cell = context.cell(key)
        message = say(
            "T7",
            column=cell.column[-1].label,
            now=show(now),
            last=show(before),
            difference=by_how_much(before or 0, now or 0),
        )
        yield Finding("T7", Grade.HINT, message, (key,), cell.table, strong=True)


def _carried(context: Context, key: str) -> tuple[Value, Value]:
    """二 of this year, and 四 of last year's report in the same column; None where one is not known."""
    now = context.report.printed.get(key, context.known(key))
    return now, context.last.get(context.form.continued[key])


def _otherwise(now: Value, before: Value) -> bool:
    return now is not None and before is not None and before >= 0 and now != before


@record
class Stock:
    """What is in force, and what came to it and went in the year: keys of cells in one row."""

    in_force: str
    issued: str
    repealed: str


@cache
def stocks(form: Form) -> tuple[Stock, ...]:
    """The rows of a form that tell what is in force, issued and repealed."""
    in_force, issued, repealed = (
        {form.cells[key].row: key for key in form.cells_of(concept)}
        for concept in (Concept.IN_FORCE, Concept.ISSUED, Concept.REPEALED)
    )
    rows = [row for row in in_force if row in issued and row in repealed]
    return tuple(Stock(in_force[row], issued[row], repealed[row]) for row in rows)


def documents_in_force(context: Context) -> Iterator[Finding]:
    """T8: what is in force follows from last year's; no more can have been issued than is in force or was repealed."""
    for stock in stocks(context.form):
        in_force, issued, repealed = map(context.figure, (stock.in_force, stock.issued, stock.repealed))
        if in_force is None or issued is None or repealed is None:
            continue
        before = context.last.get(stock.in_force)
        if issued > in_force + repealed:
            yield _stock_finding(context, stock, "T8.issued", in_force + repealed, issued)
        elif before is not None and in_force != before + issued - repealed:
            yield _stock_finding(context, stock, "T8", before + issued - repealed, in_force)


def _stock_finding(context: Context, stock: Stock, wording: str, expected: Number, found: Number) -> Finding:
    cell = context.cell(stock.in_force)
    names = {name: context.cell(key).column[-1].label for name, key in vars(stock).items()}
    numbers = {f"{name}_count": context.shown(key) for name, key in vars(stock).items()}
    message = say(
        wording,
        row=cell.row_name,
        last=show(context.last.get(stock.in_force)),
        expected=show(expected),
        difference=by_how_much(expected, found),
        **names,
        **numbers,
    )
    return Finding("T8", Grade.HINT, message, (stock.issued, stock.repealed, stock.in_force), cell.table)


def suit_without_review(context: Context) -> Iterator[Finding]:
    """T13: suits after a review, and no review this year or last."""
    reviews, suits = map(context.form.total_of, (Concept.REVIEW, Concept.SUIT_AFTER_REVIEW))
    count = context.settled(suits)
    if count and context.settled(reviews) == 0 and context.last.get(reviews) == 0:
        names = {name: context.cell(key).column[-2].label for name, key in (("suits", suits), ("reviews", reviews))}
        place = context.cell(suits).table
        yield Finding("T13", Grade.HINT, say("T13", count=show(count), **names), (reviews, suits), place)


_LEAST, _TIMES = 10, 5


def great_changes(context: Context) -> Iterator[Finding]:
    """T14: a figure more than five times, or less than a fifth of, last year's; totals only where no part says it."""
    if not context.last:
        return
    told: set[str] = set()
    for key, parts in _parts(context.form):
        if not told.isdisjoint(parts):
            told.add(key)
            continue
        now, before = context.settled(key), context.last.get(key)
        if now is None or before is None or not _far_apart(now, before):
            continue
        told.add(key)
        wording, cell = "T14.more" if now > before else "T14.less", context.cell(key)
        message = say(wording, cell=cell.name, now=show(now), last=show(before), times=_TIMES)
        yield Finding("T14", Grade.HINT, message, (key,), cell.table)


@cache
def _parts(form: Form) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every cell, each after all cells it is made of, with those."""
    formulas = ((key, form.cells[key].formula) for key in (*form.typed, *form.computed))
    return tuple((key, (*formula.plus, *formula.minus) if formula else ()) for key, formula in formulas)


def _far_apart(now: Number, before: Number) -> bool:
    return min(now, before) >= _LEAST and (now > _TIMES * before or _TIMES * now < before)


def nothing_changed(context: Context) -> Iterator[Finding]:
    """T14: every figure as last year, in a report that is filled in."""
    values = context.report.values
    typed = context.form.typed
    if context.last and any(values.values()) and all(k in values and values[k] == context.last.get(k) for k in typed):
        place = context.form.tables[0].key
        yield Finding("T14", Grade.HINT, say("T14.same", count=len(typed)), (), place)


RULES: tuple[Rule, ...] = (
    Rule(("T7",), Grade.HINT, "上年结转与上年报告一致", carried_over, "国办公开办函〔2021〕30号附件", prompt=True),
    Rule(("T8",), Grade.HINT, "现行有效的文件与上年衔接", documents_in_force, "政府信息公开条例第二十条第（一）项"),
    Rule(("T13",), Grade.HINT, "复议后起诉与行政复议衔接", suit_without_review, "国办公开办函〔2021〕30号附件"),
    Rule(("T14",), Grade.HINT, "与上年数据的变化", great_changes),
    Rule(("T14",), Grade.HINT, "与上年数据雷同", nothing_changed),
)
