"""Kinds of tables that programs and clerks mangled in small ways, beside which every figure keeps its head and its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.workbooks import OTHERS

_Change = Callable[[list[odd.Slot]], list[odd.Slot]]
_Cut = Callable[[list[odd.Slot]], list[odd.Piece]]


def _samples(name: str, change: _Change, tables: tuple[int, ...] = (0, 1, 2)) -> Iterator[Sample]:
    """Some tables of a report changed so, in each format and each report."""
    return _in_pieces(name, lambda slots: [change(slots)], tables)


def _in_pieces(name: str, change: _Cut, tables: tuple[int, ...], gone: tuple[str, ...] = ()) -> Iterator[Sample]:
    """Some tables cut so; without the figures in the columns that are ``gone``."""

    def changed(found: list[odd.Piece]) -> list[odd.Piece]:
        places = [place for place, piece in enumerate(found) if not isinstance(piece, str)]
        chosen = {places[at] for at in tables}
        return [
            part
            for place, piece in enumerate(found)
            for part in (change(piece) if place in chosen and not isinstance(piece, str) else [piece])
        ]

    makers = odd.ways(changed)
    for number, report in enumerate(OTHERS):
        for form in {".xlsx", [*makers][number % len(makers)]}:
            title = f"{name}, {report.agency} {report.year}"
            values = {key: None if key.endswith(gone) else report.value(key) for key in report.form.typed}
            yield Sample(title, form, lambda r=report, m=makers[form]: m(r), truth_of(report, values=values))


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


def _first_figure(slots: list[odd.Slot]) -> tuple[int, int]:
    """Row and column of the first figure."""
    figures = [slot for slot in slots if slot.key]
    return min(slot.row for slot in figures), min(slot.column for slot in figures)


def _labels_joined(between: str) -> _Change:
    """All labels of a row in one cell."""

    def joined(slots: list[odd.Slot]) -> list[odd.Slot]:
        top, left = _first_figure(slots)
        kept = [replace(slot, column=slot.column - left + 1) for slot in slots if slot.column >= left]
        labels = [slot for slot in sorted(slots, key=lambda slot: slot.column) if slot.column < left]
        rows = sorted({slot.row for slot in slots if slot.key})
        texts = {row: between.join(slot.text for slot in labels if slot.row <= row <= slot.last) for row in rows}
        return [odd.Slot(0, 0, top, 1, "项目"), *kept, *(odd.Slot(row, 0, 1, 1, texts[row]) for row in rows)]

    return joined


@kind("labels-of-a-row-in-one-cell")
def _joined() -> Iterator[Sample]:
    for between in ("", "—", " "):
        yield from _samples(f"joined by {between!r}", _labels_joined(between), (1,))


def _halves(at: int) -> _Cut:
    """A wide table as two, each with the labels of the rows and its own heads."""

    def cut(slots: list[odd.Slot]) -> list[odd.Piece]:
        _, left = _first_figure(slots)
        edge = left + at
        first = [replace(s, width=min(s.column + s.width, edge) - s.column) for s in slots if s.column < edge]
        labels = [slot for slot in slots if slot.column + slot.width <= left]
        rest = [slot for slot in slots if slot.column + slot.width > edge]
        second = [
            replace(s, column=max(s.column, edge) - at, width=s.column + s.width - max(s.column, edge)) for s in rest
        ]
        return [first, "续表", [*labels, *second]]

    return cut


@kind("tables-in-two-halves")
def _in_halves() -> Iterator[Sample]:
    for at in (2, 4, 5, 6):
        yield from _in_pieces(f"cut at {at}", _halves(at), (1,))


def _unit_for_business(slots: list[odd.Slot]) -> list[odd.Slot]:
    """The column 商业企业 left out, one of units put in: as many cells in a row as in the form."""
    top, left = _first_figure(slots)
    gone = left + 1
    kept = [
        replace(
            s,
            column=s.column - (s.column > gone),
            width=s.width - (s.width > 1 and s.column <= gone < s.column + s.width),
        )
        for s in slots
        if s.column != gone or s.width > 1
    ]
    moved = [replace(slot, column=slot.column + (slot.column >= left)) for slot in kept]
    rows = sorted({slot.row for slot in slots if slot.key})
    return [*moved, odd.Slot(0, left, top, 1, "计量单位"), *(odd.Slot(row, left, 1, 1, "件") for row in rows)]


@kind("a-column-left-out-and-one-put-in")
def _left_out() -> Iterator[Sample]:
    yield from _in_pieces("units", lambda slots: [_unit_for_business(slots)], (1,), (".business",))
