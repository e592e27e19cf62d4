"""What lies on the clipboard, as raw tables: HTML where it holds a table, else tab-separated text.

Excel, WPS, Word and browsers put both on the clipboard; only the HTML tells
which cells are merged and what is hidden or crossed out.  What the tables mean is :mod:`core.matching.paste.plan`'s matter.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from core.errors import UnusableInput
from core.patterns import lazy
from core.readers.html.page import ParserTarget
from core.readers.html.reader import read_into
from core.readers.html.table import HtmlCell, HtmlTable, place
from core.readers.raw import RawCell, RawParagraph, RawTable, closed_up, numbered
from core.readers.text_decoding import BACKWARDS

# What Word writes below a table whose cells end in different places: an empty row with the width of each column.
_MISALIGNED = lazy(
    r"<!(?:--)?\[if !supportMisalignedColumns\](?:--)?>([^!]{0,20000})<!(?:--)?\[endif\](?:--)?>", re.IGNORECASE
)
_WIDTH = lazy(r"<td[^>]{0,200}?\bwidth=[\"']?(\d{1,4})", re.IGNORECASE)
_SLIVER = 12  # pixels: hardly wider than a border


def parse(html: str, text: str) -> tuple[RawTable, ...]:
    """The tables on the clipboard; a plain text counts as one table.

    ``html`` and ``text`` are what the clipboard holds of each kind, "" if
    nothing.  Returns () where there is neither.
    """
    return parse_html(html) or parse_text(text)


def parse_text(text: str) -> tuple[RawTable, ...]:
    """Tab-separated text; cells in quotation marks may hold line breaks, as Excel writes them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        return ()
    quoting = csv.QUOTE_NONE if lines.count('"') % 2 else csv.QUOTE_MINIMAL
    rows = _without_blank_ends([row or [""] for row in csv.reader(io.StringIO(lines), delimiter="\t", quoting=quoting)])
    cells = [RawCell(r, c, 1, 1, _tidy(value)) for r, row in enumerate(rows) for c, value in enumerate(row)]
    return (RawTable(0, tuple(cells)),)


def parse_html(html: str) -> tuple[RawTable, ...]:
    """The tables of a piece of HTML, of nested tables only the innermost; what nobody sees does not count.

    Hidden rows and columns keep their places, as in Excel; their cells are in ``RawTable.hidden``.
    """
    if "<table" not in html.lower():
        return ()
    widths = [_WIDTH.findall(rows) for rows in _MISALIGNED.findall(html)]
    html = _MISALIGNED.sub("", html)
    try:
        page = read_into(_Clipboard, html)
    except UnusableInput:  # the plain text is still there
        return ()
    tables = tuple(item for item in numbered(page.items) if isinstance(item, RawTable))
    return (_without_slivers(tables[0], widths[0]),) if len(tables) == len(widths) == 1 else tables


def _without_blank_ends(rows: list[list[str]]) -> list[list[str]]:
    """The rows of several columns without lines of nothing before and behind them; a single column may begin with a blank."""
    first, last = 0, len(rows)
    if any(len(row) > 1 for row in rows):
        while rows[first] == [""]:
            first += 1
        while rows[last - 1] == [""]:
            last -= 1
    return rows[first:last]


def _without_slivers(table: RawTable, widths: Sequence[str]) -> RawTable:
    """A table of Word without the columns that are only there because cells below each other end not quite alike."""
    slivers = {column for column, width in enumerate(widths) if int(width) <= _SLIVER}
    if len(widths) != table.columns or not slivers:
        return table
    kept, gone = closed_up(table.cells, (), slivers)
    return table if any(cell.text for cell in gone) else replace(table, cells=kept)


@dataclass
class _CopiedBlock(HtmlTable):
    """A copied table: never dissolved, and its hidden rows and columns stay where they are."""

    def items(self) -> Iterator[RawParagraph | RawTable]:
        self.put_in_order()
        cells = [cell for row in self.rows for cell in row]
        inner = [item for cell in cells for item in cell.items if isinstance(item, RawTable)]
        if inner:  # only there for the layout
            yield from inner
        elif not all(cell.hidden for cell in cells):
            yield self._table()

    def _table(self) -> RawTable:
        rows = self._rows()
        gone = {row for row, cells in enumerate(rows) if all(cell.hidden for cell in cells)}
        placed = [(cell, at) for cell, at in place(rows) if at.row not in gone]
        columns = self._hidden_columns(placed)
        stray = {id(cell) for cell, at in placed if cell.hidden and not columns.issuperset(_columns(at))}
        if stray:  # cells that a script covers with a wider one: they take no place
            rows = [[cell for cell in row if id(cell) not in stray] for row in rows]
        cells, hidden = list[RawCell](), list[RawCell]()
        for cell, at in place(rows):
            if cell.hidden or columns.issuperset(_columns(at)):
                hidden.append(replace(at, text=_words(cell)))
            else:
                cells.append(replace(at, text=_tidy(at.text)))
        return RawTable(0, tuple(cells), tuple(hidden))

    def _rows(self) -> list[list[HtmlCell]]:
        """The rows without hidden ones at the top that only give the columns their width."""
        first = 0
        for row in self.rows:
            if not row or not all(cell.hidden and not _words(cell) for cell in row):
                break
            first += 1
        return self.rows[first:]

    def _hidden_columns(self, placed: list[tuple[HtmlCell, RawCell]]) -> set[int]:
        """Columns told to be hidden, and those of which every cell is."""
        shown = {column for cell, at in placed if not cell.hidden for column in _columns(at)}
        return self.hidden_columns | {column for _, at in placed for column in _columns(at) if column not in shown}


class _Clipboard(ParserTarget):
    """A page of which the tables count as they were copied."""

    new_table = _CopiedBlock

    def passes_over(self, tag: str) -> bool:
        """Hidden rows and cells are taken in: what stands behind them must keep its place."""
        return not (self.tables and tag in ("tr", "td", "th")) and super().passes_over(tag)


def _columns(cell: RawCell) -> range:
    return range(cell.column, cell.column + cell.width)


def _words(cell: HtmlCell) -> str:
    """What stands in a hidden cell."""
    return _tidy(cell.text) or " ".join(words for _, words in cell.left_out)


def _tidy(text: str) -> str:
    visible = "".join(
        c for c in text if c in ("\n", BACKWARDS) or c.isspace() or unicodedata.category(c) not in ("Cc", "Cf")
    )
    lines = (" ".join(line.split()) for line in visible.split("\n"))
    return "\n".join(line for line in lines if line)
