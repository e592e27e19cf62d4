"""A table of a web page under construction: its cells find their grid places as in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.raw import Items, RawCell, RawParagraph, RawTable, closed_up, printed

_MOST_COLUMNS = 100  # far beyond any form; what stands further right is malice
_PROSE = 200  # characters in one cell: no label and no figure is that long
_FEW = 8  # filled cells of a table that arranges prose
_OVERFLOWS = lazy(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)  # not merged: Excel's words run over empty cells


@dataclass
class HtmlCell:
    """A cell with its spans, what stands in it, and what stands there and does not count."""

    height: int
    width: int
    hidden: bool = False
    items: Items = field(default_factory=list["RawParagraph | RawTable"])
    left_out: list[tuple[NoteCode, str]] = field(default_factory=list[tuple[NoteCode, str]])

    @property
    def text(self) -> str:
        return "\n".join(printed(item.number, item.text) for item in self.items if isinstance(item, RawParagraph))


@dataclass
class HtmlTable:
    """Rows of cells as they come; ``open`` says whether the last cell still takes text.

    ``loose`` is what did not count in the cells of a table that is dissolved.
    """

    rows: list[list[HtmlCell]] = field(default_factory=list["list[HtmlCell]"])
    open: bool = False
    loose: list[tuple[NoteCode, str]] = field(default_factory=list[tuple[NoteCode, str]])
    told: int = 0  # columns told before the rows
    hidden_columns: set[int] = field(default_factory=set[int])

    def tell_columns(self, attributes: dict[str, str], hidden: bool) -> None:
        """The next columns (one, or as many as the element spans) are shown or hidden."""
        end = min(self.told + _span(attributes.get("span"), _MOST_COLUMNS), _MOST_COLUMNS)
        if hidden:
            self.hidden_columns.update(range(self.told, end))
        self.told = end

    def open_cell(self, attributes: dict[str, str], hidden: bool = False) -> HtmlCell:
        """Begin a cell; what stands in it is to be put into its lists."""
        if not self.rows:
            self.rows.append([])
        height, width = _span(attributes.get("rowspan"), 1 << 16), _span(attributes.get("colspan"), _MOST_COLUMNS)
        overflows = "style" in attributes and bool(_OVERFLOWS.search(attributes["style"]))
        cell = HtmlCell(height, 1 if overflows else width, hidden)
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
        gone = self._without_hidden()
        cells = [cell for row in self.rows for cell in row]
        inside = [item for cell in cells for item in cell.items]
        if self._is_layout(cells, inside):
            self.loose += [left for cell in cells for left in cell.left_out]
            yield from inside
            return
        if any(isinstance(item, RawParagraph) for item in inside):
            cells, columns = closed_up((placed for _, placed in place(self.rows)), (), self.hidden_columns)
            self.loose += [*gone, *((NoteCode.HIDDEN, cell.text) for cell in columns if cell.text)]
            yield RawTable(0, cells)
        yield from (item for item in inside if isinstance(item, RawTable))

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
            yield cell, RawCell(row, column, end - row, width, cell.text, left_out=tuple(cell.left_out))
            column += width


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
