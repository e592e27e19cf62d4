"""What is drawn over the cells of a sheet: boxes with words, and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TypeAlias

from core.notes import NoteCode
from core.readers.left_out import IN_CELL_PICTURE, LINE, LeftOut
from core.readers.on_sheets.cells import Merge, SheetCell
from core.readers.on_sheets.conditions import Place
from core.records import record

WithinCell: TypeAlias = "tuple[float, float]"  # points down and across from the corner of a cell
_MOST_UNDER = 20  # rows or columns that a picture may cover
_MOST_MERGES = 1000
_MOST_HIDDEN = 200  # rows or columns that a painted shape may cover
# How far into its first cell a shape may begin, and how far into its last it must reach, to hide their words: points.
_BEGINS, _REACHES = (5.0, 20.0), (8.0, 36.0)


@record
class DrawnBox:
    """A box with words: the cell in its middle (None where it is not bound to cells), and whether what is below it is seen."""

    words: str
    middle: Place | None
    opaque: bool


@dataclass
class DrawnOver:
    """What lies on the cells of a sheet, by their places (row and column from 0)."""

    boxes: dict[Place, DrawnBox] = field(default_factory=dict[Place, DrawnBox])
    pictures: set[Place] = field(default_factory=set[Place])
    hidden: set[Place] = field(default_factory=set[Place])  # cells wholly below what is painted
    # What may strike or cover cells: a line, a figure.
    lines: dict[Place, str] = field(default_factory=dict[Place, str])
    # Cells with a line along their lower (0) or right (1) edge.
    seams: dict[Place, int] = field(default_factory=dict[Place, int])
    beside: list[str] = field(default_factory=list[str])  # words of boxes that lie on no cell

    def box(self, box: DrawnBox) -> None:
        """Take a box; where two lie on a cell, the first is told apart."""
        if box.middle is None:
            self.beside.append(box.words)
            return
        if box.middle in self.boxes:
            self.beside.append(self.boxes[box.middle].words)
        self.boxes[box.middle] = box

    def picture(self, first: Place, last: Place) -> None:
        """Take a picture that lies on the cells from one place to another."""
        self.pictures.update(_from_to(first, last))

    def line(self, first: Place, last: Place, form: str) -> None:
        """Take what is drawn over the cells from one place to another, of which no more is known."""
        self.lines.update(dict.fromkeys(_from_to(first, last), form))

    def lid(self, first: Place, last: Place, start: WithinCell, end: WithinCell) -> None:
        """Take a painted rectangle: where it begins in its first cell and ends in its last one, in points down and across."""
        spans: list[range] = []
        for one, other, begins, ends, late, far in zip(first, last, start, end, _BEGINS, _REACHES, strict=True):
            spans.append(range(one + (begins > late), min(other + (ends >= far), one + _MOST_HIDDEN)))
        self.hidden.update((row, column) for row in spans[0] for column in spans[1])

    def told(self, cells: Iterable[SheetCell], merges: Iterable[Merge] = ()) -> Iterator[SheetCell]:
        """The cells of a sheet with what lies on them; of a merged cell its first place tells what lies on any part of it."""
        for merge in islice(merges, _MOST_MERGES) if self.lines or self.seams else ():
            low, right = merge.row + merge.height, merge.column + merge.width
            found = (form for (r, c), form in self.lines.items() if merge.row <= r < low and merge.column <= c < right)
            within = (
                LINE
                for (r, c), axis in self.seams.items()
                if merge.row <= r < low - (not axis) and merge.column <= c < right - axis
            )
            if form := next(chain(found, within), ""):
                self.lines[merge.row, merge.column] = form
        for cell in cells:
            place = cell.row, cell.column
            text, left = cell.text, cell.left_out
            if place in self.pictures and not text:
                left = (*left, IN_CELL_PICTURE)
            if place in self.boxes and (cell.framed or text):
                text, left = _under(self.boxes.pop(place), text, left)
            if text and place in self.hidden:
                text, left = "", (*left, (NoteCode.HIDDEN, text))
            if place in self.lines and any(map(str.isdecimal, text)):  # one across the head of a table strikes none
                left = (*left, (NoteCode.DRAWN, self.lines[place]))
            yield cell if left is cell.left_out else cell._replace(text=text, left_out=left)

    def rest(self) -> list[str]:
        """The words of boxes that lie on no cell of the table."""
        return [*self.beside, *(box.words for box in self.boxes.values())]


def _from_to(first: Place, last: Place) -> Iterator[Place]:
    (top, left), (low, right) = first, last
    for row in range(top, min(low, top + _MOST_UNDER) + 1):
        for column in range(left, min(right, left + _MOST_UNDER) + 1):
            yield row, column


def middle(first: Place, last: Place, low_edge: bool, right_edge: bool) -> Place:
    """The cell in the middle of a box that ends in ``last``, there at the very edge of the cell or not."""
    (top, left), (low, right) = first, last
    low -= int(low_edge and low > top)
    right -= int(right_edge and right > left)
    return (top + low) // 2, (left + right) // 2


def _under(box: DrawnBox, text: str, left: LeftOut) -> tuple[str, LeftOut]:
    """A cell with a box of words on it: what the box covers is not read, and what stands in the box is told."""
    if text and box.opaque:
        return "", (*left, (NoteCode.HIDDEN, text), (NoteCode.TEXT_BOX, box.words))
    return text, (*left, (NoteCode.TEXT_BOX, box.words))
