"""What a reader hands to the matcher: paragraphs and tables with provenance, no knowledge of the form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field, replace
from functools import cached_property
from itertools import count
from typing import TypeAlias

from core.notes import NoteCode
from core.readers.left_out import LeftOut
from core.records import record


@record(slots=True, guarded=False)
class RawCell:
    """A cell as it stands in the file: grid place (from 0), spans, visible text (lines by ``\\n``).

    ``left_out`` is what stands there and does not count (crossed out, hidden, marks of notes).  ``ref``
    is the reader's own handle (an lxml element for DOCX), for filling a template.
    """

    row: int
    column: int
    height: int
    width: int
    text: str
    ref: object = field(default=None, compare=False, repr=False)
    left_out: LeftOut = field(default=(), compare=False)


@record
class RawTable:
    """A table as boxes; merged cells once, ``index`` counts the tables of the file from 0.

    ``hidden`` are the cells of hidden rows and columns, where these keep their places in the grid
    (on the clipboard: what stands behind them does not move up).
    """

    index: int
    cells: tuple[RawCell, ...]
    hidden: tuple[RawCell, ...] = ()

    @cached_property
    def rows(self) -> int:
        """Number of grid rows."""
        return max([cell.row + cell.height for cell in self.cells], default=0)

    @cached_property
    def columns(self) -> int:
        """Number of grid columns."""
        return max([cell.column + cell.width for cell in self.cells], default=0)


@record
class RawParagraph:
    """A paragraph's visible text; ``number`` is what list numbering prints before it ("" if none).

    ``level`` is the heading level where the file marks one (1…), else 0.  ``left_out`` is what stands
    there and does not count, where the reader does not tell it of the whole document.
    """

    text: str
    number: str = ""
    level: int = 0
    ref: object = field(default=None, compare=False, repr=False)
    left_out: LeftOut = field(default=(), compare=False)


# What a reader collects, in reading order.
Items: TypeAlias = "list[RawParagraph | RawTable]"


@record
class RawDocument:
    """Everything a reader saw, in reading order; ``notes`` are odd things, as (code, sentence).

    ``parts`` are documents of their own in one file (attachments of a mail), where there are several.
    ``enclosed`` are the data that a file of our own carries beside what can be seen, unread.
    ``suspected`` are notes on what such files may have lost without a mark: they hold where figures do not add up.
    """

    items: tuple[RawParagraph | RawTable, ...]
    notes: tuple[tuple[NoteCode, str], ...] = ()
    parts: tuple[RawDocument, ...] = ()
    enclosed: str = ""
    suspected: tuple[tuple[NoteCode, str], ...] = ()

    @property
    def tables(self) -> tuple[RawTable, ...]:
        """The tables in reading order."""
        return tuple(item for item in self.items if isinstance(item, RawTable))


def numbered(items: Iterable[RawParagraph | RawTable]) -> tuple[RawParagraph | RawTable, ...]:
    """The items of a document with its tables counted anew, in reading order."""
    index = count()
    return tuple(replace(item, index=next(index)) if isinstance(item, RawTable) else item for item in items)


def printed(number: str, text: str) -> str:
    """A line of a cell with the number that list numbering prints before it; ``1.`` before ``5`` is not 1.5."""
    return f"{number.rstrip('.．')}、{text}" if number and text[:1].isdigit() else number + text


def words_of(item: RawParagraph | RawTable) -> list[str]:
    """The words of an item line by line, for a cell: a table in one has no place of its own."""
    lines = [item.text] if isinstance(item, RawParagraph) else [cell.text for cell in item.cells]
    return [line for line in lines if line.strip()]


def closed_up(
    cells: Iterable[RawCell], rows: Collection[int], columns: Collection[int]
) -> tuple[tuple[RawCell, ...], tuple[RawCell, ...]]:
    """The cells without these rows and columns of the grid, closed up; and those that are gone with them.

    A merged cell of which a part is left stays, with all its words.
    """
    if not rows and not columns:
        return tuple(cells), ()
    no_rows, no_columns = sorted(rows), sorted(columns)
    kept: list[RawCell] = []
    gone: list[RawCell] = []
    for cell in cells:
        row, height = _left(cell.row, cell.height, no_rows)
        column, width = _left(cell.column, cell.width, no_columns)
        if height and width:
            kept.append(replace(cell, row=row, column=column, height=height, width=width))
        else:
            gone.append(cell)
    return tuple(kept), tuple(gone)


def _left(start: int, size: int, gone: Sequence[int]) -> tuple[int, int]:
    """Where a span of places begins among those that are left, and how many of them it has."""
    before, behind = bisect_left(gone, start), bisect_left(gone, start + size)
    return start - before, size - (behind - before)
