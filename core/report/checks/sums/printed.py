"""What is said of the sums of an imported file that do not hold: T1–T4, and T15 where it is known why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.forms.spec import Cell, Form
from core.numerals import spelt
from core.report.checks.base import Context, Rule, short_row
from core.report.checks.sums.diagnosis import Diagnosis, Fault, diagnoses
from core.report.checks.wording import by_how_much, carry_over, say
from core.report.findings import Finding, Grade
from core.report.numbers import Value, said, show
from core.report.printed_sums import PrintedSum

_MOST = 3  # sums that are named one by one


def sums_that_do_not_hold(context: Context) -> Iterator[Finding]:
    """T15 for the tables whose faults are known; T1–T4 for the sums of the others, those of the same figures together."""
    known = {one.table: one for one in diagnoses(context)}
    for table in known.values():
        yield diagnosed(context.form, table)
    for group in _together([one for one in context.broken_sums if context.cell(one.total).table not in known]):
        yield _told(context, group[0]) if len(group) == 1 else _told_together(context, group)


def _together(broken: Sequence[PrintedSum]) -> Iterator[list[PrintedSum]]:
    """Sums that share figures, which one fault may have broken; of each group the rows, which say most, first."""
    groups: list[list[PrintedSum]] = []
    for one in broken:
        touched = [group for group in groups if any(set(one.cells) & set(other.cells) for other in group)]
        groups = [group for group in groups if group not in touched]
        groups.append([*(other for group in touched for other in group), one])
    for group in groups:
        yield sorted(group, key=lambda one: one.formula.check, reverse=True)


def _told(context: Context, one: PrintedSum) -> Finding:
    """A sum that does not hold, in the words of its rule."""
    cell = context.cell(one.total)
    check = one.formula.check
    added = "+".join(said(figure) for figure in one.figures)
    parts: dict[str, object] = {
        "row": short_row(cell),
        "column": cell.column[-1].label,
        "part": cell.column[-2].label if len(cell.column) > 1 else cell.column_name,
        "computed": show(one.added - one.taken),
        "printed": show(one.printed),
        "arithmetic": added,
        "terms": spelt(len(one.figures)),
        "difference": by_how_much(one.added - one.taken, one.printed),
    }
    if one.formula.minus:
        arrived = len(one.formula.plus)
        closed = one.taken + one.printed
        parts |= carry_over(one.figures[:arrived], one.figures[arrived:])
        parts |= {"closed": show(closed), "difference": by_how_much(one.added, closed)}
        check += "" if one.formula.minus[0] in context.report.printed else ".results"
    return Finding(one.formula.check, Grade.ERROR, say(check, **parts), one.cells, cell.table)


def _told_together(context: Context, group: Sequence[PrintedSum]) -> Finding:
    first = context.cell(group[0].total)
    cells = tuple(dict.fromkeys(key for one in reversed(group) for key in one.cells if key != first.key))
    check = group[0].formula.check
    message = say(
        f"{check}.several",
        section=context.form.section(first.table).numbered,
        count=len(group),
        sums=_named(context.form, group),
    )
    return Finding(check, Grade.ERROR, message, (*cells, first.key), first.table)


def _named(form: Form, sums: Sequence[PrintedSum]) -> str:
    """The sums by name, each with its difference; of many the first few."""
    named = "、".join(_name(form.cells[one.total], one) for one in sums[:_MOST])
    return named + ("等" if len(sums) > _MOST else "")


def _name(cell: Cell, one: PrintedSum) -> str:
    along = all(key.rpartition(".")[0] == cell.key.rpartition(".")[0] for key in one.formula.plus)
    row, column = short_row(cell), cell.column[-1].label
    outer = cell.column[-2].label if len(cell.column) > 1 else ""
    name = f"“{row or outer}”的{column}" if along else f"“{column}”列的“{row}”"
    return name + by_how_much(one.printed - one.difference, one.printed)


def diagnosed(form: Form, found: Diagnosis) -> Finding:
    """T15: what is wrong, what it would have to be, and which sums say so."""
    first, *more = found.faults
    wording = "T15.swap" if found.swapped else "T15.move" if found.moved else "T15.two" if more else "T15"
    faults = sorted(found.faults, key=lambda fault: fault.excess)  # what lacks something first
    parts = _of_one(form, first) if not more else {**_of_one(form, faults[0]), **_of_other(form, faults[1])}
    message = say(wording, count=len(found.sums), sums=_named(form, found.sums), **parts, **_amount(found))
    return Finding("T15", Grade.ERROR, message, tuple(fault.key for fault in reversed(faults)), found.table)


def _amount(found: Diagnosis) -> dict[str, object]:
    return {"amount": show(abs(found.faults[0].excess))}


def _of_one(form: Form, fault: Fault) -> dict[str, object]:
    return {"to": _figure_name(form.cells[fault.key]), "there": _shown(fault.printed), "right": show(fault.right)}


def _of_other(form: Form, fault: Fault) -> dict[str, object]:
    return {
        "source": _figure_name(form.cells[fault.key]),
        "here": _shown(fault.printed),
        "right_here": show(fault.right),
    }


def _shown(value: Value) -> str:
    return said(value)


def _figure_name(cell: Cell) -> str:
    return f"{short_row(cell)}·{cell.column[-1].label}" if cell.row_name else cell.column_name


_SOURCE = "国办公开办函〔2021〕30号附件"

RULES: tuple[Rule, ...] = (
    Rule(("T1", "T2", "T3", "T4", "T15"), Grade.ERROR, "原文件合计", sums_that_do_not_hold, _SOURCE, prompt=True),
)
