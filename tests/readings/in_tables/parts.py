"""Kinds of tables four whose parts stand one below the other, or in tables of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.workbooks import OTHERS

_HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_PARTS = ("行政复议", "未经复议直接起诉", "复议后起诉")
_Made = Callable[[list[odd.Slot]], list[odd.Piece]]


def _row(figures: list[odd.Slot], row: int, first: int = 0) -> list[odd.Slot]:
    return [odd.Slot(row, first + place, 1, 1, slot.text, slot.key) for place, slot in enumerate(figures)]


def _heads(row: int, first: int = 0) -> list[odd.Slot]:
    return [odd.Slot(row, first + place, 1, 1, head) for place, head in enumerate(_HEADS)]


def _of_parts(slots: list[odd.Slot]) -> list[list[odd.Slot]]:
    figures = [slot for slot in slots if slot.key]
    return [figures[5 * part : 5 * part + 5] for part in range(3)]


def _alone(caption: str) -> _Made:
    """A small table for each part, its name in a line above."""

    def made(slots: list[odd.Slot]) -> list[odd.Piece]:
        pieces: list[odd.Piece] = []
        for number, (name, figures) in enumerate(zip(_PARTS, _of_parts(slots), strict=True), 1):
            pieces += [caption.format(n=number, name=name), [*_heads(0), *_row(figures, 1)]]
        return pieces

    return made


def _headed(slots: list[odd.Slot]) -> list[odd.Piece]:
    """A small table for each part, its name across it."""
    return [
        [odd.Slot(0, 0, 1, 5, name), *_heads(1), *_row(figures, 2)]
        for name, figures in zip(_PARTS, _of_parts(slots), strict=True)
    ]


def _down(*labels: str) -> _Made:
    """A row for each part, below the outcomes."""

    def made(slots: list[odd.Slot]) -> list[odd.Piece]:
        rows = [
            [odd.Slot(row, 0, 1, 1, label), *_row(figures, row, 1)]
            for row, (label, figures) in enumerate(zip(labels, _of_parts(slots), strict=True), 1)
        ]
        return [[odd.Slot(0, 0, 1, 1, "类别"), *_heads(0, 1), *(slot for row in rows for slot in row)]]

    return made


def _grouped(slots: list[odd.Slot]) -> list[odd.Piece]:
    """A row for each part, the two kinds of suits under one head."""
    one, two, three = _of_parts(slots)
    labels = [
        odd.Slot(0, 0, 1, 2, "项目"),
        odd.Slot(1, 0, 1, 2, "行政复议"),
        odd.Slot(2, 0, 2, 1, "行政诉讼"),
        odd.Slot(2, 1, 1, 1, "未经复议直接起诉"),
        odd.Slot(3, 1, 1, 1, "复议后起诉"),
    ]
    return [[*labels, *_heads(0, 2), *_row(one, 1, 2), *_row(two, 2, 2), *_row(three, 3, 2)]]


@kind("table-four-in-parts")
def _in_parts() -> Iterator[Sample]:
    ways: dict[str, _Made] = {
        "alone": _alone("{name}"),
        "alone, numbered": _alone("（{n}）{name}情况："),
        "headed": _headed,
        "down": _down(*_PARTS),
        "down, in brackets": _down("行政复议案件", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"),
        "grouped": _grouped,
    }
    for name, way in ways.items():

        def changed(found: list[odd.Piece], way: _Made = way) -> list[odd.Piece]:
            last = [place for place, piece in enumerate(found) if not isinstance(piece, str)][-1]
            slots = found[last]
            assert not isinstance(slots, str)
            return [*found[:last], *way(slots), *found[last + 1 :]]

        makers = odd.ways(changed)
        for number, report in enumerate(OTHERS):
            for form in {".docx", [*makers][number % len(makers)]}:
                yield Sample(
                    f"{name}, {report.agency} {report.year}",
                    form,
                    lambda r=report, m=makers[form]: m(r),
                    truth_of(report),
                )
