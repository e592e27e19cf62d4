"""One figure that stands in two cells (10 as 1 | 0), put together only where the printed totals prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from core.figure_words import plain
from core.forms.spec import Cell, Form
from core.matching.reading import Note
from core.notes import NoteCode
from core.records import record
from core.report.calc import Computed, arithmetic, compute
from core.report.numbers import MAX_DIGITS, Number, show
from core.report.report import Report

if TYPE_CHECKING:
    from core.report.checks.sums.diagnosis import Fault


def hold(form: Form, values: Mapping[str, Number], printed: Mapping[str, Number]) -> bool:
    """Whether all printed totals are as computed."""
    computed = compute(form, values)
    return all(value == computed[key].value for key, value in printed.items())


def verify(form: Form, values: Mapping[str, Number], printed: Mapping[str, Number]) -> Iterator[Note]:
    """A note for each printed total that differs, and for the figures that explain it.

    Where one or two figures explain all sums of a table (T15) these are named with what they would have to be;
    elsewhere each figure whose row and column are off alike.
    """
    computed = compute(form, values)
    off = {key: value - computed[key].value for key, value in printed.items() if value != computed[key].value}
    if off:
        yield from _differing(form, values, printed, computed, off)


def _differing(
    form: Form,
    values: Mapping[str, Number],
    printed: Mapping[str, Number],
    computed: Computed,
    off: Mapping[str, Number],
) -> Iterator[Note]:
    from core.report.checks.wording import by_how_much

    for key in off:
        cell = form.cells[key]
        blanks = f"，其中{computed[key].blanks}处空白" if computed[key].blanks else ""
        message = (
            f"{cell.name}：原文件写的是{show(printed[key])}，"
            f"按数据计算为{arithmetic(form, key, values, computed)}{blanks}，"
            f"原文件{by_how_much(computed[key].value, printed[key])}。请核对。"
        )
        yield Note(NoteCode.TOTAL_DIFFERS, message, key, found=show(printed[key]))
    located = _located(form, values, printed)
    for fault in located:
        if fault.key in form.typed:
            yield _suspect(form.cells[fault.key], f"按原文件的合计应为{show(fault.right)}，请重点核对。", values)
    settled = {form.cells[fault.key].table for fault in located}
    for key in form.typed:
        if form.cells[key].table in settled:
            continue
        offs = {off.get(parent, 0) for parent in form.parents[key]}
        if len(form.parents[key]) > 1 and len(offs) == 1 and 0 not in offs:
            why = f"所在的行和列与原文件的总计都{by_how_much(offs.pop(), 0)}，这个数可能不对，请重点核对。"
            yield _suspect(form.cells[key], why, values)


def _located(form: Form, values: Mapping[str, Number], printed: Mapping[str, Number]) -> tuple[Fault, ...]:
    """The figures that explain the printed totals that differ, where there is one explanation only."""
    from core.report.checks.base import Context
    from core.report.checks.sums.diagnosis import diagnoses

    report = Report(form.key, form.first_year, values=values, printed=printed)
    return tuple(fault for found in diagnoses(Context(report, compute(form, values))) for fault in found.faults)


def _suspect(cell: Cell, why: str, values: Mapping[str, Number]) -> Note:
    shown = show(values.get(cell.key))
    read = f"识别为{shown}" if shown else "是空白"
    return Note(NoteCode.SUSPECT, f"{cell.name}{read}，{why}", cell.key, found=shown)


_FEWEST_PROOFS = 2  # printed totals that must come right: the row's and the column's


@record
class Joined:
    """A figure whose last digits were read in the cell on its right."""

    left: str
    right: str
    value: int

    def applied(self, values: Mapping[str, Number]) -> dict[str, Number | None]:
        """The values with the figure whole; the cell on the right is blank."""
        return {**values, self.left: self.value, self.right: None}

    def note(self, values: Mapping[str, Number]) -> Note:
        """What was found and what was made of it."""
        found = f"{values[self.left]} | {values[self.right]}"
        message = f"原文件里一个数分在相邻两格（{found}），按总计核对，读为{self.value}，右边一格按空白读入。请核对。"
        return Note(NoteCode.JOINED, message, self.left, found=found)


def split_figures(form: Form, values: Mapping[str, Number], printed: Mapping[str, Number]) -> list[Joined]:
    """The figures that stand in two neighbouring cells, as the totals prove.

    In each row at most one, and only where exactly one way of joining makes the
    row's and the columns' printed totals right that were not.
    """
    computed = compute(form, values)
    wrong = {key for key, value in printed.items() if value != computed[key].value}
    found: list[Joined] = []
    for row in _rows(form) if wrong else ():
        ways = [way for way in _ways(row, values) if _is_proved(form, way, values, printed, wrong)]
        found += ways if len(ways) == 1 else []
    return found


def _rows(form: Form) -> Iterator[list[str]]:
    """The typed cells of each row, left to right."""
    rows: dict[tuple[str, int, tuple[int, ...]], list[str]] = {}
    for key in form.typed:
        cell = form.cells[key]
        rows.setdefault((cell.table, id(cell.block), tuple(map(id, cell.row))), []).append(key)
    yield from rows.values()


def _ways(row: Sequence[str], values: Mapping[str, Number]) -> Iterator[Joined]:
    for left, right in pairwise(row):
        one, other = values.get(left), values.get(right)
        if isinstance(one, int) and isinstance(other, int) and one > 0 and other >= 0:
            yield Joined(left, right, int(f"{one}{other}"))


def _is_proved(
    form: Form, way: Joined, values: Mapping[str, Number], printed: Mapping[str, Number], wrong: set[str]
) -> bool:
    touched = {key for part in (way.left, way.right) for key in form.parents[part] if key in printed}
    mended = form.parents[way.left]
    if not all(key in wrong for key in mended if key in printed) or len(wrong.intersection(mended)) < _FEWEST_PROOFS:
        return False
    after = compute(form, {key: value for key, value in way.applied(values).items() if value is not None})
    return all(printed[key] == after[key].value for key in touched)


def joined_at(form: Form, keys: Sequence[str], texts: Sequence[str]) -> int | None:
    """In a row with one cell too many, where two cells next to each other hold one figure.

    ``keys`` are the row's cells, ``texts`` what stands in the cells found, one
    more than there are keys.  Returns the place of the left cell; None unless
    there is exactly one that makes the row's own total right.
    """
    if len(texts) != len(keys) + 1:
        return None
    places = [
        place
        for place, (one, other) in enumerate(pairwise(texts))
        if _is_split(one, other) and _adds_up(form, keys, [*texts[:place], one + other, *texts[place + 2 :]])
    ]
    return places[0] if len(places) == 1 else None


def _is_split(one: str, other: str) -> bool:
    return _is_whole(plain(one)) and _is_whole(plain(other)) and not plain(one).startswith("0")


def _is_whole(figure: str) -> bool:
    return figure.isdecimal() and len(figure) <= MAX_DIGITS


def _adds_up(form: Form, keys: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether the row has totals made of its own cells, and all of them are right."""
    figures = [plain(text) for text in texts]
    if not all(_is_whole(figure) or not figure for figure in figures):
        return False
    values = {key: int(figure or 0) for key, figure in zip(keys, figures, strict=True)}
    formulas = [(key, form.cells[key].formula) for key in keys]
    sums = [(key, sum(values[part] for part in f.plus)) for key, f in formulas if f and {*f.plus, *f.minus} <= {*keys}]
    return bool(sums) and all(values[key] == total for key, total in sums)
