"""What lies on the clipboard, as raw tables: HTML where it holds a table, else tab-separated text.

Excel, WPS, Word and browsers put both on the clipboard; only the HTML tells
which cells are merged.  What the tables mean is :mod:`core.matching.paste.plan`'s matter.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

from core.readers.raw import RawCell, RawTable

_MAX_SPAN = 100  # a span beyond any form is a slip or malice
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SKIPPED = frozenset({"style", "script", "title", "xml"})
_BREAKS = frozenset({"br", "p", "div", "li"})


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
    rows = [row or [""] for row in csv.reader(io.StringIO(lines), delimiter="\t", quoting=quoting)]
    cells = [RawCell(r, c, 1, 1, _tidy(value)) for r, row in enumerate(rows) for c, value in enumerate(row)]
    return (RawTable(0, tuple(cells)),)


def parse_html(html: str) -> tuple[RawTable, ...]:
    """The tables of a piece of HTML; of nested tables only the innermost, without hidden rows."""
    if "<table" not in html.lower():
        return ()
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # html.parser's answer to a broken <![…]>; the plain text is still there
        return ()
    laid_out = (_lay_out(i, found.rows) for i, found in enumerate(reader.tables) if not found.nests)
    return tuple(table for table in laid_out if table.cells)


@dataclass
class _Cell:
    height: int
    width: int
    pieces: list[str] = field(default_factory=list[str])


@dataclass
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list[list[_Cell]])
    nests: bool = False  # holds another table: only there for the layout
    open: _Cell | None = None
    hidden: bool = False  # inside a hidden row


class _Reader(HTMLParser):
    """Collects tables; end tags may be missing, as in HTML of office programs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._stack: list[_Table] = []
        self._skipping = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        table = self._stack[-1] if self._stack else None
        if tag == "table":
            self._open_table(table)
        elif tag in _SKIPPED:
            self._skipping = tag
        elif table is None:
            return
        elif tag == "tr":
            table.open = None
            table.hidden = bool(_HIDDEN.search(given.get("style", "")))
            if not table.hidden:
                table.rows.append([])
        elif tag in {"td", "th"}:
            self._open_cell(table, given)
        elif tag in _BREAKS and table.open:
            table.open.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipping:
            self._skipping = ""
        elif self._stack and tag == "table":
            self._stack.pop()
        elif self._stack and tag in {"td", "th", "tr"}:
            self._stack[-1].open = None

    def handle_data(self, data: str) -> None:
        if self._stack and self._stack[-1].open and not self._skipping:
            self._stack[-1].open.pieces.append(re.sub(r"\s+", " ", data))

    def _open_table(self, outer: _Table | None) -> None:
        if outer is not None:
            outer.nests = True
        self._stack.append(_Table())
        self.tables.append(self._stack[-1])

    @staticmethod
    def _open_cell(table: _Table, given: dict[str, str]) -> None:
        if table.hidden or _HIDDEN.search(given.get("style", "")):
            table.open = None
            return
        if not table.rows:
            table.rows.append([])
        table.open = _Cell(_span(given.get("rowspan", "")), _span(given.get("colspan", "")))
        table.rows[-1].append(table.open)


def _span(text: str) -> int:
    digits = text.strip()
    return min(max(int(digits), 1), _MAX_SPAN) if digits.isdecimal() else 1


def _lay_out(index: int, rows: list[list[_Cell]]) -> RawTable:
    """Give every cell its grid place, as a browser does: past places that spans from above cover."""
    cells: list[RawCell] = []
    covered: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in covered:
                c += 1
            height = min(cell.height, len(rows) - r)
            covered |= {(r + down, c + right) for down in range(height) for right in range(cell.width)}
            cells.append(RawCell(r, c, height, cell.width, _tidy("".join(cell.pieces))))
            c += cell.width
    return RawTable(index, tuple(cells))


def _tidy(text: str) -> str:
    visible = "".join(c for c in text if c == "\n" or c.isspace() or unicodedata.category(c) not in ("Cc", "Cf"))
    lines = (" ".join(line.split()) for line in visible.split("\n"))
    return "\n".join(line for line in lines if line)
