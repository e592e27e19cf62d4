"""Tables of a DOCX in which little is but rows, cells and words, as in most: read in one go.

What may be seen otherwise than it is written (deletions, drawings, hidden words) is met on the way; the
cells it stands in are walked element by element, the whole table where its rows or columns are in question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
    W,
    columns_of,
    goes_on,
    properties_of,
)
from core.readers.docx.fields import CODE, FRACTION, SCRIPTS, SYMBOL
from core.readers.docx.looks import HIDES
from core.readers.left_out import LeftOut
from core.readers.raw import RawCell, printed
from core.readers.safe_xml import Element

# A field may go on from cell to cell; a tracked change of properties holds the former ones.
_ODD_TABLE = (
    *(TBL, ALTERNATE, FIELD_CHAR, CODE),
    *(W + name for name in ("showingPlcHdr", "gridBefore", "hMerge", "cellDel", "tcPrChange")),
)
_ODD_CELL = (SYMBOL, FRACTION, *SCRIPTS, *GRAPHICS, *GONE, *HIDES, W + "bdo", W + "rt")
_LISTS = frozenset((W + "numPr", W + "pStyle"))
_WATCHED = (TR, TC, SPAN, DOWN, P, *TEXTS, *MARKS, *_LISTS, *_ODD_CELL)
_STOPS, _OF_ROW = W + "tabs", W + "trPr"  # tabs in the first are places, no words

NumberOf = Callable[[Element], tuple[str, int]]  # what list numbering prints before a paragraph with these properties
CellWalk = Callable[[Element], tuple[str, LeftOut]]  # the words of a cell, and what does not count there


def plain_cells(table: Element, walk: CellWalk, number_of: NumberOf | None) -> tuple[RawCell, ...] | None:
    """The cells of a ``w:tbl``, with ``number_of`` where the document has lists; None where all of it has to be walked."""
    if next(table.iterdescendants(*_ODD_TABLE), None) is not None:
        return None
    try:
        rows = _rows(table)
    except IndexError:  # words outside of any paragraph: no program writes them
        return None
    if rows is None or not any(len(row) > 1 for row in rows):  # a table of one column only arranges the page
        return None
    return tuple([_cell(box, walk, number_of) for box in _boxes(rows)])


class _Box:
    """A cell that grows while merges go on.

    It is ``odd`` where something in it has to be looked at in particular; where it is not ``listed``,
    list numbering prints nothing in it.
    """

    __slots__ = ("column", "down", "height", "lines", "listed", "node", "odd", "row", "width")

    def __init__(self, node: Element) -> None:
        self.node, self.row, self.column, self.height, self.width = node, 0, 0, 1, 1
        self.down, self.odd, self.listed = "", False, False
        self.lines: list[str] = []


def _rows(table: Element) -> list[list[_Box]] | None:
    """What stands in each row; None where one was deleted."""
    rows: list[list[_Box]] = []
    row: list[_Box] = []
    box = _Box(table)
    lines = box.lines
    for node in table.iter(*_WATCHED):
        tag = node.tag
        if tag == P:
            lines.append("")
        elif tag == TC:
            box = _Box(node)
            lines = box.lines
            row.append(box)
        elif tag in TEXTS:
            lines[-1] += node.text or ""
        elif tag == SPAN:
            box.width = columns_of(node)
        elif tag == DOWN:
            box.down = goes_on(node)
        elif tag == TR:
            row = []
            rows.append(row)
        elif tag in _LISTS:
            box.listed = True
        elif tag not in MARKS:
            box.odd = True
            if _parent(node) == _OF_ROW:
                return None
        elif _parent(node) != _STOPS:
            lines[-1] += MARKS[tag]
    return rows


def _parent(node: Element) -> str:
    parent = node.getparent()
    return "" if parent is None else parent.tag


def _boxes(rows: list[list[_Box]]) -> list[_Box]:
    """The cells in their places; those that go on with one above make it higher."""
    found: list[_Box] = []
    above: dict[int, _Box] = {}
    for place, row in enumerate(rows):
        here: dict[int, _Box] = {}
        column = 0
        for box in row:
            over = above.get(column) if box.down == "continue" else None
            if over is not None:
                over.height += 1
                here[column] = over
            else:
                box.row, box.column = place, column
                found.append(box)
                if box.down:
                    here[column] = box
            column += box.width
        above = here
    return found


def _cell(box: _Box, walk: CellWalk, number_of: NumberOf | None) -> RawCell:
    if box.odd:
        text, left = walk(box.node)
    else:
        lines = box.lines if number_of is None or not box.listed else _numbered(box, number_of)
        text, left = "\n".join(lines), ()
    return RawCell(box.row, box.column, box.height, box.width, text, box.node, left)


def _numbered(box: _Box, number_of: NumberOf) -> Iterator[str]:
    for paragraph, line in zip(box.node.iter(P), box.lines, strict=True):
        properties = properties_of(paragraph, PPR)
        yield line if isinstance(properties, tuple) else printed(number_of(properties)[0], line)
