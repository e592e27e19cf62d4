"""Kinds of sheets with lines along the edges within tall cells, and with shapes that are turned."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from core.notes import NoteCode
from core.opening import Opened
from tests.helpers.makers import odd_maker as odd
from tests.helpers.places import DATA
from tests.readings.in_sheets.covers import KEY, NEXT
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.sheets import PLAIN, with_drawing
from tests.readings.workbooks import figures

Box = tuple[float, float, float, float]  # points down and across from the corner of a cell, height and width
DRAWING = (
    '<x:wsDr xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{}</x:wsDr>'
)


def anchored(row: int, column: int, box: Box, form: str, turn: int = 0, fill: str = "", number: int = 2) -> str:
    """A shape in a box that begins in a cell, turned by so many degrees."""
    down, across, high, wide = (int(12_700 * one) for one in box)
    corner = (
        f"<x:from><x:col>{column}</x:col><x:colOff>{across}</x:colOff><x:row>{row}</x:row><x:rowOff>{down}</x:rowOff></x:from>"
        f'<x:ext cx="{wide}" cy="{high}"/>'
    )
    place = f'<a:xfrm rot="{60_000 * turn}"><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    looks = f'<x:spPr>{place}<a:prstGeom prst="{form}"/>{fill}</x:spPr>'
    named = f'<x:nvSpPr><x:cNvPr id="{number}" name="a{number}"/><x:cNvSpPr/></x:nvSpPr>'
    return f"<x:oneCellAnchor>{corner}<x:sp>{named}{looks}</x:sp><x:clientData/></x:oneCellAnchor>"


def _tall(found: list[odd.Piece]) -> list[odd.Piece]:
    """Tables in which each cell is two rows high."""
    double = lambda slot: replace(slot, row=2 * slot.row, height=2 * slot.height)  # noqa: E731
    return [piece if isinstance(piece, str) else list(map(double, piece)) for piece in found]


def over_tall_cells(*shapes: tuple[float, float, float, float]) -> bytes:
    """A workbook of tall cells with lines, each told by where it begins and how far it goes, in points from the corner of a cell."""
    place: list[tuple[int, int]] = []

    def put(cell: object, slot: odd.Slot) -> None:
        figures(cell, slot)
        if slot.key == KEY:
            place.append((cell.row - 1, cell.column - 1))  # type: ignore[attr-defined]

    data = odd.workbook(REPORT, put, change=_tall)
    ((row, column),) = place
    drawn = "".join(anchored(row, column, place, "line", number=number) for number, place in enumerate(shapes, 2))
    return with_drawing(data, DRAWING.format(drawn), {})


def _told_at(*keys: str) -> Callable[[Opened], Iterator[str]]:
    def faults(opened: Opened) -> Iterator[str]:
        told = {note.cell for note in opened.notes if note.code is NoteCode.DRAWN}
        yield from (f"{key}: told or not, and the other way round" for key in told.symmetric_difference(keys))

    return faults


_BELOW = "applications.granted.business"


@kind("lines-within-tall-cells")
def _within_tall() -> Iterator[Sample]:
    """A line along the edge of two rows strikes the figure of a cell that has both; one around the cell does not."""
    lines: dict[str, tuple[Box, tuple[str, ...]]] = {
        "the edge within": ((15, 3, 0, 40), (KEY,)),
        "of two cells": ((15, 3, 0, 80), (KEY, NEXT)),
        "nearly the edge within": ((14, 3, 0, 40), (KEY,)),
        "within the cell below": ((45, 3, 0, 40), (_BELOW,)),
    }
    for name, (line, keys) in lines.items():
        told = truth_of(REPORT, note="画有线条", extra=_told_at(*keys))
        yield Sample(name, ".xlsx", lambda one=line: over_tall_cells(one), told)
    for name, line in (("above", (0, 3, 0, 80)), ("below", (30, 3, 0, 80)), ("at the side", (1, 48, 25, 0))):
        yield Sample(f"seen: the edge {name}", ".xlsx", lambda one=line: over_tall_cells(one), PLAIN)
    for suffix in (".ods", ".xls"):
        told = truth_of(REPORT, note="画有线条", extra=_told_at(KEY, NEXT))
        yield Sample(f"by LibreOffice{suffix}", suffix, DATA / "workbooks" / f"line_within_tall_cells{suffix}", told)


RED = "<a:solidFill><a:srgbClr val='FF0000'/></a:solidFill>"


def _turned(box: Box, form: str, turn: int, fill: str = RED) -> bytes:
    """A workbook with a shape at a figure that is turned."""
    place: list[tuple[int, int]] = []

    def put(cell: object, slot: odd.Slot) -> None:
        figures(cell, slot)
        if slot.key == KEY:
            place.append((cell.row - 1, cell.column - 1))  # type: ignore[attr-defined]

    data = odd.workbook(REPORT, put)
    return with_drawing(data, DRAWING.format(anchored(*place[0], box, form, turn, fill)), {})


@kind("turned-shapes-over-cells")
def _turned_shapes() -> Iterator[Sample]:
    """What is drawn lies where it is turned to: a thin bar is a line, a block reaches as far as its corners."""
    below = (KEY, _BELOW, "applications.partly_granted.business")
    shapes: dict[str, tuple[Box, str, int, tuple[str, ...]]] = {
        "a bar": ((6, 3, 1, 80), "rect", 5, (KEY, NEXT)),
        "a bar the other way": ((6, 3, 1, 80), "rect", -5, (KEY, NEXT)),
        "upside down": ((7, 3, 1, 40), "rect", 180, (KEY,)),
        "a bar stood up": ((6.5, 4, 0.5, 30), "rect", 90, (KEY,)),
        "a line": ((7, 3, 0, 40), "line", 350, (KEY,)),
        "a line down": ((2, 24, 40, 0), "line", 20, below),
        "a block": ((2, 10, 40, 20), "ellipse", 30, below),
    }
    for name, (box, form, turn, keys) in shapes.items():
        told = truth_of(REPORT, note="画有", extra=_told_at(*keys))
        yield Sample(name, ".xlsx", lambda b=box, f=form, t=turn: _turned(b, f, t), told)
    for name, box, form, turn in (
        ("an edge", (15, 3, 0.5, 80), "rect", 180),
        ("an outline", (-4, 3, 20, 60), "ellipse", 30),
    ):
        clear = "<a:noFill/>" if form == "ellipse" else RED
        yield Sample(f"seen: {name}", ".xlsx", lambda b=box, f=form, t=turn, c=clear: _turned(b, f, t, c), PLAIN)
    rows = ("internal_affairs", "deliberative", "enforcement_file", "inquiry", "forbidden_by_law")
    by_office = (
        *(KEY, NEXT, "applications.refused.forbidden_by_law.research"),
        *(f"applications.refused.{row}.business" for row in rows),
        *(f"applications.unavailable.{row}.business" for row in ("not_held", "must_create")),
        "applications.unavailable.must_create.research",
    )
    told = truth_of(REPORT, note="画有", extra=_told_at(*by_office))
    yield Sample("by LibreOffice", ".ods", DATA / "workbooks" / "turned_over_figures.ods", told)
