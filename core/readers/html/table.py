"""A table of a web page under construction: its cells find their grid places as in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.raw import Items, RawCell, RawParagraph, RawTable, closed_up, printed, words_of

_MOST_COLUMNS = 100  # far beyond any form; what stands further right is malice
_PROSE = 200  # characters in one cell: no label and no figure is that long
_FEWEST_ROWS = 3  # of a table made of boxes: menus and pages of two columns have fewer
_FEW_WITHIN = 3  # cells of a table in a cell that is no table of its own
_FEW = 8  # filled cells of a table that arranges prose
_OVERFLOWS = lazy(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)  # not merged: Excel's words run over empty cells


@dataclass
class HtmlCell:
    """A cell with its spans, what stands in it, and what stands there and does not count."""

    height: int
    width: int
    hidden: bool = False
    wide: float | None = None  # pixels, as told
    covered: bool = False  # a box lies somewhere over it
    room: tuple[float, str] = (0.0, "")  # pixels that its words need where it cuts them off, and these words
    items: Items = field(default_factory=list["RawParagraph | RawTable"])
    left_out: list[tuple[NoteCode, str]] = field(default_factory=list[tuple[NoteCode, str]])

    def take_small_tables(self) -> None:
        """What stands in a table of one row is told with the cell that it is in: a figure and its unit, side by side."""
        found: Items = []
        for item in self.items:
            if isinstance(item, RawTable) and item.rows == 1 and len(item.cells) <= _FEW_WITHIN:
                found += map(RawParagraph, words_of(item))
                self.left_out += [left for cell in item.cells for left in cell.left_out]
            else:
                found.append(item)
        self.items[:] = found

    @property
    def text(self) -> str:
        return "\n".join(printed(item.number, item.text) for item in self.items if isinstance(item, RawParagraph))


@dataclass
class HtmlTable:
    """Rows of cells as they come; ``open`` says whether the last cell still takes text.

    ``loose`` is what did not count in the cells of a table that is dissolved.  ``groups`` tells for each
    row the group (from 0) and its tag; ``of_boxes`` a table that a style makes of other elements.
    """

    rows: list[list[HtmlCell]] = field(default_factory=list["list[HtmlCell]"])
    of_boxes: bool = False
    groups: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    backwards: set[int] = field(default_factory=set[int])  # rows that are laid out from right to left
    group: tuple[int, str] = (0, "")
    open: bool = False
    loose: list[tuple[NoteCode, str]] = field(default_factory=list[tuple[NoteCode, str]])
    told: int = 0  # columns told before the rows
    hidden_columns: set[int] = field(default_factory=set[int])
    lined: bool = False  # a line may go through the row that is open
    wide: float | None = None  # pixels of a table whose columns are as wide as they are told to be
    widths: dict[int, float] = field(default_factory=dict[int, float])

    def tell_columns(self, attributes: dict[str, str], hidden: bool, wide: float | None = None) -> None:
        """The next columns (one, or as many as the element spans) are shown or hidden, and ``wide`` in pixels."""
        end = min(self.told + _span(attributes.get("span"), _MOST_COLUMNS), _MOST_COLUMNS)
        if wide is not None:
            self.widths |= dict.fromkeys(range(self.told, end), wide)
        if hidden:
            self.hidden_columns.update(range(self.told, end))
        self.told = end

    def begin_group(self, tag: str) -> None:
        """The next rows stand in a group (``thead``, ``tbody``, ``tfoot``), or in none."""
        self.group = (self.group[0] + 1, tag)

    def open_row(self, backwards: bool = False) -> None:
        """Begin a row."""
        self.lined = False
        self.rows.append([])
        self.groups.append(self.group)
        if backwards:
            self.backwards.add(len(self.rows) - 1)

    def cover(self, role: str) -> None:
        """Something lies somewhere over the open cell, or over the row that begins."""
        if self.open:
            self.rows[-1][-1].covered = True
        elif role == "tr" and self.rows:
            self.lined = True
            for cell in self.rows[-1]:
                if not cell.covered and (words := cell.text):
                    cell.left_out.append((NoteCode.COVERED, words))

    def put_in_order(self) -> None:
        """The rows as they are shown: the first head above, the first foot below all others; no cell leaves its group."""
        for row in self.backwards:
            self.rows[row].reverse()
        if len({group for group, _ in self.groups}) < 2 or len(self.groups) != len(self.rows):
            return
        ends = {group: row + 1 for row, (group, _) in enumerate(self.groups)}
        for row, cells in enumerate(self.rows):
            for cell in cells:
                cell.height = min(cell.height, ends[self.groups[row][0]] - row)
        firsts = {tag: group for group, tag in reversed(self.groups)}
        places = {firsts.get("thead"): -1, firsts.get("tfoot"): 1}
        order = sorted(range(len(self.rows)), key=lambda row: places.get(self.groups[row][0], 0))
        self.rows = [self.rows[row] for row in order]

    def open_cell(self, attributes: dict[str, str], hidden: bool = False) -> HtmlCell:
        """Begin a cell; what stands in it is to be put into its lists."""
        if not self.rows or (self.groups and self.groups[-1][0] != self.group[0] and self.group[1]):
            self.open_row()
        height, width = _span(attributes.get("rowspan"), 1 << 16), _span(attributes.get("colspan"), _MOST_COLUMNS)
        overflows = "style" in attributes and bool(_OVERFLOWS.search(attributes["style"]))
        cell = HtmlCell(height, 1 if overflows else width, hidden, covered=self.lined)
        self.rows[-1].append(cell)
        if overflows:
            self.rows[-1] += [HtmlCell(height, 1, hidden) for _ in range(width - 1)]
        self.open = True
        return cell

    def close_cell(self) -> bool:
        """End the open cell; False where none was open."""
        was_open, self.open = self.open, False
        return was_open

    def items(self) -> Iterator[RawParagraph | RawTable]:
        """What the table amounts to: itself and the tables in its cells, or only what its cells hold."""
        self.put_in_order()
        gone = self._without_hidden()
        cells = [cell for row in self.rows for cell in row]
        inside = [item for cell in cells for item in cell.items]
        if self._is_layout(cells, inside):
            self.loose += [left for cell in cells for left in cell.left_out]
            yield from inside
            return
        for cell in cells:
            cell.take_small_tables()
        inside = [item for cell in cells for item in cell.items]
        if any(isinstance(item, RawParagraph) for item in inside):
            if self.wide is not None:
                self._cut_off()
            cells, columns = closed_up((placed for _, placed in place(self.rows)), (), self.hidden_columns)
            self.loose += [*gone, *((NoteCode.HIDDEN, cell.text) for cell in columns if cell.text)]
            yield RawTable(0, cells)
        yield from (item for item in inside if isinstance(item, RawTable))

    def _cut_off(self) -> None:
        """Tell the words that columns of a fixed width cut off."""
        placed = list(place(self.rows))
        for cell, at in placed:
            if not at.row and cell.wide is not None:
                for column in range(at.column, at.column + at.width):
                    self.widths.setdefault(column, cell.wide / at.width)
        every = max((at.column + at.width for _, at in placed), default=0)
        told = sum(self.widths.values())
        # Where all columns are told, they share what the table is wider; others take what is left.
        factor = max(1.0, (self.wide or 0.0) / told) if told and len(self.widths) == every else 1.0
        for cell, at in placed:
            columns = range(at.column, at.column + at.width)
            if cell.room[0] and all(column in self.widths for column in columns):
                width = factor * sum(self.widths[column] for column in columns)
                if cell.room[0] > width + 1 and cell.items:
                    cell.left_out.append((NoteCode.CUT_WORDS, cell.room[1]))

    def _without_hidden(self) -> list[tuple[NoteCode, str]]:
        """Take hidden rows and cells away; what stood in them."""
        hidden = [cell for row in self.rows for cell in row if cell.hidden]
        if hidden:
            rows = ([cell for cell in row if not cell.hidden] for row in self.rows)
            self.rows = [row for row, old in zip(rows, self.rows, strict=True) if row or not old]
        return [left for cell in hidden for left in cell.left_out]

    def _is_layout(self, cells: list[HtmlCell], inside: Items) -> bool:
        """Whether the table only arranges the page: one column, or more cells or prose inside than of its own."""
        if all(len(row) <= 1 for row in self.rows) or _count(inside) > len(cells):
            return True
        if self.of_boxes and len(self.rows) < _FEWEST_ROWS:
            return True
        filled = [cell for cell in cells if cell.items]
        return len(filled) <= _FEW and any(len(cell.text) > _PROSE for cell in filled)


def place(rows: Sequence[Sequence[HtmlCell]]) -> Iterator[tuple[HtmlCell, RawCell]]:
    """Give every cell the next place in its row that no cell from above covers."""
    covered: dict[int, int] = {}  # column → first row that is free again
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while covered.get(column, 0) > row:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            end = row + min(cell.height, len(rows) - row)
            width = min(cell.width, _MOST_COLUMNS - column)
            for under in range(column, column + width):
                covered[under] = max(covered.get(under, 0), end)
            left = tuple(one for one in cell.left_out if not _says_the_same(one, cell))
            yield cell, RawCell(row, column, end - row, width, cell.text, left_out=left)
            column += width


def _says_the_same(left: tuple[NoteCode, str], cell: HtmlCell) -> bool:
    """Whether hidden words are those that are seen, once more for who does not see (a screen reader)."""
    return left[0] is NoteCode.HIDDEN and "".join(left[1].split()) == "".join(cell.text.split())


def _count(items: Items) -> int:
    return sum(len(item.cells) for item in items if isinstance(item, RawTable))


def _span(text: str | None, most: int) -> int:
    """A span as written; 0 reaches to the end, what is no number counts as 1."""
    if text is None:
        return 1
    digits = text.strip()
    if not digits.isdecimal():
        return 1
    return min(int(digits[:6]), most) or most
