"""Tables of a DOCX in which little is but rows, cells and words, as in most: read in one go.

What may be seen otherwise than it is written (deletions, drawings, hidden words) is met on the way; the
cells it stands in are walked element by element, the whole table where its rows or columns are in question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from core.readers.docx.elements import (
    ALTERNATE,
    DOWN,
    FIELD_CHAR,
    GONE,
    GRAPHICS,
    MARKS,
    PPR,
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
_ODD_TABLE = (
    *(TBL, ALTERNATE, FIELD_CHAR, CODE),
    *(W + name for name in ("showingPlcHdr", "gridBefore", "hMerge", "cellDel", "tcPrChange")),
)
_ODD_CELL = (SYMBOL, SIMPLE_FIELD, *FORMULAS, *GRAPHICS, *GONE, *HIDES, W + "bdo", W + "rt", W + "framePr")
_LISTS = frozenset((W + "numPr", W + "pStyle"))
_WATCHED = (TR, TC, SPAN, DOWN, P, *TEXTS, *MARKS, *_LISTS, *_ODD_CELL)
_STOPS, _OF_ROW = W + "tabs", W + "trPr"  # tabs in the first are places, no words

NumberOf = Callable[[Element], tuple[str, int]]  # what list numbering prints before a paragraph with these properties
CellWalk = Callable[[Element], tuple[str, LeftOut]]  # the words of a cell, and what does not count there


def plain_cells(table: Element, walk: CellWalk, number_of: NumberOf | None) -> tuple[RawCell, ...] | None:
    """The cells of a ``w:tbl``, with ``number_of`` where the document has lists; None where all of it has to be walked."""
    if next(table.iterdescendants(*_ODD_TABLE), None) is not None:
        return None
    grid = _Grid()
    try:
        grid.read(table)
    except IndexError:  # words outside of any paragraph: no program writes them
        return None
    if not grid.wide or grid.strange:  # a table of one column only arranges the page
        return None
    for place, lines, odd in grid.special:
        if odd:
            grid.cells[place] = _walked(grid.cells[place], walk)
        elif number_of is not None:
            grid.cells[place] = _numbered(grid.cells[place], lines, number_of)
    return tuple(grid.cells)


class _Grid:
    """The cells in their places; those that go on with one above make it higher.

    ``special`` are those that are odd (something in them has to be looked at in particular) or listed (there may
    be numbers of lists before their lines), by place, lines, and whether they are odd.  A table is ``wide`` where
    any row has more than one cell, ``strange`` where a row was deleted, or cells stand in no row or lines in no cell.
    """

    def __init__(self) -> None:
        self.cells: list[RawCell] = []
        self.special: list[tuple[int, list[str], bool]] = []
        self.wide = self.strange = False
        self._row, self._column = -1, 0
        self._above: dict[int, int] = {}  # by column, which cell may go on in the next row
        self._here: dict[int, int] = {}
        # The cell that is being read.
        self._node: Element | None = None
        self._lines = self._outside = list[str]()
        self._width, self._down = 1, ""
        self._odd = self._listed = False

    def read(self, table: Element) -> None:
        """Take all that stands in a table; IndexError where there are words outside of any paragraph."""
        lines = self._lines
        for node in table.iter(*_WATCHED):
            tag = node.tag
            if tag == T:  # what is most frequent is asked for first
                lines[-1] += node.text or ""
            elif tag == P:
                lines.append("")
            elif tag == TC:
                self._end_cell()
                self._node = node
                lines = self._lines = []
                self._width, self._down = 1, ""
                self._odd = self._listed = False
            elif tag == TR:
                self._end_cell()
                lines = self._lines = self._outside
                self._row += 1
                self._column = 0
                self._above, self._here = self._here, {}
            else:
                self._mark(tag, node)
        self._end_cell()
        self.strange = self.strange or bool(self._outside)

    def _mark(self, tag: str, node: Element) -> None:
        if tag == SPAN:
            self._width = columns_of(node)
        elif tag == DOWN:
            self._down = goes_on(node)
        elif tag in _LISTS:
            self._listed = True
        elif tag in TEXTS:  # of formulas
            self._lines[-1] += node.text or ""
        elif tag not in MARKS:
            self._odd = True
            self.strange = self.strange or _parent(node) == _OF_ROW
        elif _parent(node) != _STOPS:
            self._lines[-1] += MARKS[tag]

    def _end_cell(self) -> None:
        if (node := self._node) is None:
            return
        self._node, column = None, self._column
        self._column += self._width
        over = self._above.get(column) if self._down == "continue" else None
        if self._down:
            self._here[column] = len(self.cells) if over is None else over
        if over is not None:
            cell = self.cells[over]
            self.cells[over] = RawCell(cell.row, cell.column, cell.height + 1, cell.width, cell.text, cell.ref)
            return
        if self._odd or self._listed:
            self.special.append((len(self.cells), self._lines, self._odd))
        text = self._lines[0] if len(self._lines) == 1 else "\n".join(self._lines)
        self.cells.append(RawCell(self._row, column, 1, self._width, text, node))
        self.wide = self.wide or column > 0
        self.strange = self.strange or self._row < 0


def _parent(node: Element) -> str:
    parent = node.getparent()
    return "" if parent is None else parent.tag


def _walked(cell: RawCell, walk: CellWalk) -> RawCell:
    text, left = walk(cast("Element", cell.ref))
    return replace(cell, text=text, left_out=left)


def _numbered(cell: RawCell, lines: Sequence[str], number_of: NumberOf) -> RawCell:
    paragraphs = zip(cast("Element", cell.ref).iter(P), lines, strict=True)
    return replace(cell, text="\n".join(_with_number(*each, number_of) for each in paragraphs))


def _with_number(paragraph: Element, line: str, number_of: NumberOf) -> str:
    properties = properties_of(paragraph, PPR)
    return line if isinstance(properties, tuple) else printed(number_of(properties)[0], line)
