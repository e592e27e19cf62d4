"""Kinds of tables that programs and clerks mangled in small ways, beside which every figure keeps its head and its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.workbooks import OTHERS

_Change = Callable[[list[odd.Slot]], list[odd.Slot]]


def _samples(name: str, change: _Change, tables: tuple[int, ...] = (0, 1, 2)) -> Iterator[Sample]:
    """Some tables of a report changed so, in each format and each report."""

    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        places = [place for place, piece in enumerate(found) if not isinstance(piece, str)]
        chosen = {places[at] for at in tables}
        return [
            change(piece) if place in chosen and not isinstance(piece, str) else piece
            for place, piece in enumerate(found)
        ]

    makers = odd.ways(changed)
    for number, report in enumerate(OTHERS):
        for form in {".xlsx", [*makers][number % len(makers)]}:
            title = f"{name}, {report.agency} {report.year}"
            yield Sample(title, form, lambda r=report, m=makers[form]: m(r), truth_of(report))


def _behind(words: str) -> _Change:
    return lambda slots: [
        slot if slot.key or not slot.text else replace(slot, text=slot.text + words) for slot in slots
    ]


@kind("labels-with-a-unit-behind-each")
def _units_behind() -> Iterator[Sample]:
    for words in ("（件）", "(件)", "［件］"):
        yield from _samples(words, _behind(words), (1, 2))


def _first_alone(slots: list[odd.Slot]) -> list[odd.Slot]:
    """Heads over several columns in the first of them alone, as where merged cells were taken apart."""
    return [
        replace(slot, column=slot.column + by, width=1, text="" if by else slot.text)
        for slot in slots
        for by in range(slot.width)
    ]


def _turned(slots: list[odd.Slot]) -> list[odd.Slot]:
    """Two outcomes of a part, heads and figures, in each other's place."""
    places = {6: 7, 7: 6}
    return [replace(slot, column=places.get(slot.column, slot.column)) if slot.width == 1 else slot for slot in slots]


@kind("heads-over-blanks")
def _over_blanks() -> Iterator[Sample]:
    yield from _samples("as in the form", _first_alone, (1, 2))
    yield from _samples("in another order", lambda slots: _first_alone(_turned(slots)), (2,))


def _parted(slots: list[odd.Slot]) -> list[odd.Slot]:
    """A blank row between heads and figures."""
    first = min(slot.row for slot in slots if slot.key)
    return [replace(slot, row=slot.row + (slot.row >= first)) for slot in slots]


@kind("figures-below-a-blank-row")
def _blank_row() -> Iterator[Sample]:
    yield from _samples("table four", _parted, (2,))
