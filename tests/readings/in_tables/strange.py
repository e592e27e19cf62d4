"""Kinds of tables with columns in another order, or with rows and columns that the form does not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.workbooks import OTHERS

_Change = Callable[[list[odd.Slot]], list[odd.Slot]]
_APPLICATIONS, _PROCEEDINGS = 1, 2  # among the tables of a report
_OUTCOMES = 5  # with their total


def _samples(name: str, at: int, change: _Change, truth: Callable[[Report], Truth]) -> Iterator[Sample]:
    """The table at a place changed so, in each format and each report."""

    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        tables = [place for place, piece in enumerate(found) if not isinstance(piece, str)]
        return [
            change(piece) if place == tables[at] and not isinstance(piece, str) else piece
            for place, piece in enumerate(found)
        ]

    makers = odd.ways(changed)
    for number, report in enumerate(OTHERS):
        suffix = [*makers][number % len(makers)]
        for form in {".xlsx", suffix}:
            yield Sample(
                f"{name}, {report.agency} {report.year}", form, lambda r=report, m=makers[form]: m(r), truth(report)
            )


def _quiet(report: Report) -> Truth:
    return truth_of(report, quiet=True)


def _in_order(slots: list[odd.Slot], order: Sequence[int]) -> list[odd.Slot]:
    """The columns of a table in another order: at each place the one that stood at ``order[place]``."""
    place = {old: new for new, old in enumerate(order)}
    return [
        replace(slot, column=min(place[column] for column in range(slot.column, slot.column + slot.width)))
        for slot in slots
    ]


@kind("table-four-in-any-order")
def _any_order() -> Iterator[Sample]:
    """The parts change places under their heads, or the outcomes in each of them."""
    parts = [range(part * _OUTCOMES, (part + 1) * _OUTCOMES) for part in range(3)]
    for number, shown in enumerate(((0, 2, 1), (1, 2, 0), (2, 1, 0))):
        order = [column for part in shown for column in parts[part]]
        yield from _samples(f"parts {number}", _PROCEEDINGS, lambda s, o=order: _in_order(s, o), _quiet)
    for shown in list(permutations(range(_OUTCOMES)))[5::25]:
        order = [part[column] for part in parts for column in shown]
        yield from _samples(f"outcomes {shown}", _PROCEEDINGS, lambda s, o=order: _in_order(s, o), _quiet)


def _with_column(
    slots: list[odd.Slot], head: str, shown: Callable[[list[odd.Slot]], str], before: int
) -> list[odd.Slot]:
    """One more column, that many before the end; ``shown`` says what stands in it beside the figures of a row."""
    width = max(slot.column + slot.width for slot in slots)
    at, first = width - before, min(slot.row for slot in slots if slot.key)
    kept = [replace(slot, column=slot.column + (slot.column >= at)) for slot in slots]
    kept = [replace(s, width=s.width + 1) if s.row < first and s.column < at < s.column + s.width else s for s in kept]
    rows = {slot.row: [other for other in slots if other.key and other.row == slot.row] for slot in slots if slot.key}
    added = [odd.Slot(row, at, 1, 1, shown(figures)) for row, figures in rows.items()]
    over = 1 if before else 0  # under the head of the applicants, or beside it
    return [*kept, odd.Slot(over, at, first - over, 1, head), *added]


def _sum(figures: Sequence[odd.Slot]) -> str:
    return str(sum(int(slot.text or 0) for slot in figures))


@kind("columns-of-something-else")
def _strange_columns() -> Iterator[Sample]:
    told = lambda head: lambda report: truth_of(report, note=rf"“{head}”一列")  # noqa: E731
    last = [17]  # a figure for each row that differs from its own

    def figure(figures: list[odd.Slot]) -> str:
        last[0] = last[0] * 31 % 61
        return str(last[0])

    for head in ("上年总计", "外国公民"):
        yield from _samples(head, _APPLICATIONS, lambda s, h=head: _with_column(s, h, figure, 0), told(head))
    words = lambda figures: "含网上提交" if len(figures[0].text) > 1 else ""  # noqa: E731
    yield from _samples("words", _APPLICATIONS, lambda s: _with_column(s, "备注", words, 0), told("备注"))
    yield from _samples("sums", _APPLICATIONS, lambda s: _with_column(s, "小计", lambda f: _sum(f[1:-1]), 1), _quiet)


def _with_sums(slots: list[odd.Slot]) -> list[odd.Slot]:
    """A row 小计 above the rows of 不予公开."""
    group = next(slot for slot in slots if "不予公开" in slot.text and not slot.key)
    rows = range(group.row, group.row + group.height)
    figures = [slot for slot in slots if slot.key and slot.row in rows]
    columns = sorted({slot.column for slot in figures})
    first = min(columns) - 1
    down = [replace(slot, row=slot.row + (slot.row >= group.row and slot is not group)) for slot in slots]
    down = [
        replace(s, height=s.height + 1) if s.row < group.row < s.row + s.height or s.text == group.text else s
        for s in down
    ]
    sums = [odd.Slot(group.row, c, 1, 1, _sum([s for s in figures if s.column == c])) for c in columns]
    return [*down, odd.Slot(group.row, first, 1, 1, "小计"), *sums]


def _with_results(slots: list[odd.Slot]) -> list[odd.Slot]:
    """The totals of the results once more beside 三、本年度办理结果."""
    results = next(slot for slot in slots if "办理结果" in slot.text)
    total = next(slot for slot in slots if slot.text.startswith("（七）总计"))
    again = [replace(slot, row=results.row, key="") for slot in slots if slot.key and slot.row == total.row]
    label = replace(results, height=1, width=min(slot.column for slot in again))
    below = [replace(slot, row=slot.row + (slot.row >= results.row)) for slot in slots if slot is not results]
    blank = odd.Slot(results.row + 1, results.column, results.height, results.width, "")
    return [*below, blank, label, *again]


@kind("sums-in-between")
def _sums() -> Iterator[Sample]:
    """What follows from the figures of the form is no news, and nothing is lost with it."""
    yield from _samples("a group", _APPLICATIONS, _with_sums, _quiet)
    yield from _samples("results", _APPLICATIONS, _with_results, _quiet)
