"""Printed totals against computed ones: they verify a reading, they never change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.exchange.reading import Note
from core.forms.spec import Cell, Form
from core.report.calc import arithmetic, compute
from core.report.numbers import Number, show
from core.wording import by_how_much


def verify(form: Form, values: Mapping[str, Number], printed: Mapping[str, Number]) -> Iterator[Note]:
    """A note for each printed total that differs, and for each figure whose row and column are off alike."""
    computed = compute(form, values)
    off = {key: value - computed[key].value for key, value in printed.items() if value != computed[key].value}
    for key in off:
        cell = form.cells[key]
        blanks = f"，其中 {computed[key].blanks} 处空白" if computed[key].blanks else ""
        message = (
            f"{cell.name}：原文件写的是 {show(printed[key])}，"
            f"按数据计算为 {arithmetic(form, key, values, computed)}{blanks}，"
            f"原文件{by_how_much(computed[key].value, printed[key])}。请核对。"
        )
        yield Note("total_differs", message, key, found=show(printed[key]))
    for key in form.typed if off else ():
        offs = {off.get(parent, 0) for parent in form.parents[key]}
        if len(form.parents[key]) > 1 and len(offs) == 1 and 0 not in offs:
            yield _suspect(form.cells[key], offs.pop(), values)


def _suspect(cell: Cell, off: Number, values: Mapping[str, Number]) -> Note:
    shown = show(values.get(cell.key))
    read = f"读到的是 {shown}" if shown else "是空白"
    message = f"{cell.name}{read}，所在的行和列与原文件的总计都{by_how_much(off, 0)}，这个数可能不对，请重点核对。"
    return Note("suspect", message, cell.key, found=shown)
