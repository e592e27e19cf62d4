"""Tables of a DOCX in which little is but rows, cells and words, as in most: read in one go.

What may be seen otherwise than it is written (deletions, drawings, hidden words) is met on the way; the
cells it stands in are walked element by element, the whole table where its rows or columns are in question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from typing import cast

from core.readers.docx.elements import (
    ALTERNATE,
    BINDING,
    CHUNK,
    DOWN,
    FIELD_CHAR,
    GONE,
    GRAPHICS,
    MARKS,
    PPR,
    SLASHES,
    SPAN,
    TBL,
    TC,
    TEXTS,
    TR,
    P,
    T,
    W,
    columns_of,
    goes_on,
    properties_of,
)
from core.readers.docx.fields import CODE, SIMPLE_FIELD, SYMBOL
from core.readers.docx.formulas import FORMULAS
from core.readers.docx.looks import HIDES
from core.readers.left_out import LeftOut
from core.readers.raw import RawCell, printed
from core.readers.safe_xml import Element

# A field may go on from cell to cell; a tracked change of properties holds the former ones.
_ODD_TABLE = frozenset(
    (
        *(TBL, ALTERNATE, CHUNK, FIELD_CHAR, CODE, BINDING),
        *(W + name for name in ("showingPlcHdr", "gridBefore", "hMerge", "cellDel", "tcPrChange")),
    )
)
_ODD_CELL = (SYMBOL, SIMPLE_FIELD, *FORMULAS, *GRAPHICS, *GONE, *HIDES, *SLASHES, W + "bdo", W + "rt", W + "framePr")
_LISTS = frozenset((W + "numPr", W + "pStyle"))
_SAID = frozenset((*TEXTS, *MARKS))
# What is looked for, what is most frequent first.  By its local name: comparing namespaces takes the longest, and
# what has the name in another one is odd.
_NAMES = (T, P, TC, TR, SPAN, DOWN, *_SAID, *_ODD_CELL, *_ODD_TABLE)
_WATCHED = tuple(dict.fromkeys("{*}" + name.rpartition("}")[2] for name in _NAMES))
_WITH_LISTS = (*_WATCHED, *("{*}" + name.rpartition("}")[2] for name in _LISTS))
_ENDS = (TC, TR)  # where a cell ends that was begun before
_STOPS, _OF_ROW = W + "tabs", W + "trPr"  # tabs in the first are places, no words

NumberOf = Callable[[Element], tuple[str, int]]  # what list numbering prints before a paragraph with these properties
CellWalk = Callable[[Element], tuple[str, LeftOut]]  # the words of a cell, and what does not count there


def plain_cells(table: Element, walk: CellWalk, number_of: NumberOf | None) -> tuple[RawCell, ...] | None:
    """The cells of a ``w:tbl``, with ``number_of`` where the document has lists; None where all of it has to be walked."""
    grid = _Grid()
    grid.read(table, _WATCHED if number_of is None else _WITH_LISTS)
    if grid.strange or not any(cell.column for cell in grid.cells):  # a table of one column only arranges the page
        return None
    for place, odd in grid.special:
        if odd:
            grid.cells[place] = _walked(grid.cells[place], walk)
        elif number_of is not None:
            grid.cells[place] = _numbered(grid.cells[place], number_of)
    return tuple(grid.cells)


class _Grid:
    """The cells in their places; those that go on with one above make it higher.

    ``special`` are those that are odd (something in them has to be looked at in particular) or listed (there may
    be numbers of lists before their lines), by place, and whether they are odd.  A table is ``strange`` where its rows
    or columns are in question, cells stand in no row, lines in no cell, or words in no paragraph.
    """

    def __init__(self) -> None:
        self.cells: list[RawCell] = []
        self.special: list[tuple[int, bool]] = []
        self.strange = False
        self._above: dict[int, int] = {}  # by column, which cell may go on in the next row
        self._here: dict[int, int] = {}
        # What the marks of the cell that is being read say; most cells have none.
        self._marked = False
        self._width, self._down = 1, ""
        self._odd = self._listed = False

    def read(self, table: Element, watched: Sequence[str]) -> None:
        """Take all that stands in a table, of the ``watched`` names, up to what makes it strange."""
        row, column = -1, 0
        cell: Element | None = None
        text = ""  # of a cell, or of none; each paragraph begins with the end of a line
        for node in chain(table.iterdescendants(*watched), (table,)):
            tag = node.tag
            if tag == T:  # what is most frequent is asked for first
                text += node.text or ""
            elif tag == P:
                text += "\n"
            elif tag in _ENDS or node is table:
                if text and (cell is None or text[0] != "\n"):
                    self.strange = True
                if cell is not None and self._marked:
                    column += self._end_marked(row, column, text[1:], cell)
                elif cell is not None:
                    self.cells.append(RawCell(row, column, 1, 1, text[1:], cell))
                    column += 1
                cell, text = None, ""
                if tag == TC:
                    cell = node
                    self._marked, self.strange = False, self.strange or row < 0
                else:
                    row += 1
                    column = 0
                    self._above, self._here = self._here, {}
            elif tag in _SAID:
                text += _said(node)
            else:
                self._mark(tag, node)
                if self.strange:
                    return

    def _mark(self, tag: str, node: Element) -> None:
        if not self._marked:
            self._marked = True
            self._width, self._down = 1, ""
            self._odd = self._listed = False
        if tag == SPAN:
            self._width = columns_of(node)
        elif tag == DOWN:
            self._down = goes_on(node)
        elif tag in _LISTS:
            self._listed = True
        else:
            self._odd = True
            self.strange = tag in _ODD_TABLE or _parent(node) == _OF_ROW

    def _end_marked(self, row: int, column: int, text: str, node: Element) -> int:
        """Take a cell with marks; how many columns it is wide."""
        over = self._above.get(column) if self._down == "continue" else None
        if self._down:
            self._here[column] = len(self.cells) if over is None else over
        if over is not None:
            cell = self.cells[over]
            self.cells[over] = RawCell(cell.row, cell.column, cell.height + 1, cell.width, cell.text, cell.ref)
            return self._width
        if self._odd or self._listed:
            self.special.append((len(self.cells), self._odd))
        self.cells.append(RawCell(row, column, 1, self._width, text, node))
        return self._width


def _said(node: Element) -> str:
    """What a piece of words says; tabs that are places of a paragraph say nothing."""
    if (sign := MARKS.get(node.tag)) is None:
        return node.text or ""
    return sign if _parent(node) != _STOPS else ""


def _parent(node: Element) -> str:
    parent = node.getparent()
    return "" if parent is None else parent.tag


def _walked(cell: RawCell, walk: CellWalk) -> RawCell:
    text, left = walk(cast("Element", cell.ref))
    return replace(cell, text=text, left_out=left)


def _numbered(cell: RawCell, number_of: NumberOf) -> RawCell:
    return replace(cell, text="\n".join(_with_number(line, number_of) for line in cast("Element", cell.ref).iter(P)))


def _with_number(paragraph: Element, number_of: NumberOf) -> str:
    line = "".join(map(_said, paragraph.iter(*_SAID)))
    properties = properties_of(paragraph, PPR)
    return line if isinstance(properties, tuple) else printed(number_of(properties)[0], line)
