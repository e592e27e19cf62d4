"""Pages that spreadsheet programs save: a table holds all that stands on a sheet, titles and texts too.  Knows no form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from core.numerals import PART
from core.patterns import lazy
from core.readers.raw import Items, RawCell, RawDocument, RawParagraph, RawTable

# What LibreOffice writes above each sheet, in the language of its window.
_SHEET = lazy(r"(?:Sheet|工作表|工作簿)\s*\d+\s*[:：]\s*(.*)")
_NUMBERED = lazy(rf"\s*{PART}")
_FEWEST_HEADINGS = 3  # alone in their rows: a table of the report has none, unless all its figures are blank
_MOST_BESIDE = 3  # filled cells of a row above the first heading; more of them head the columns of a table


def as_sheets(items: Items) -> Items:
    """The items of a page; where tables are whole sheets, what stands on these."""
    if any(map(_sheet_name, items)):
        return _named(items)
    return [part for item in items for part in (_parts(item) if _is_sheet(item) else (item,))]


def joined(pages: Sequence[tuple[str, RawDocument]]) -> RawDocument:
    """The sheets of a workbook, each a page, by their names."""
    tables = [(name, table) for name, page in pages for table in _tables(list(page.items))]
    notes = dict.fromkeys(note for _, page in pages for note in page.notes)
    return RawDocument(tuple(_on_sheets(tables)), tuple(notes))


def _named(items: Items) -> Items:
    """Sheets below their names; in front of the first stands a list of them."""
    sheets: list[tuple[str, Items]] = []
    for item in items:
        if told := _sheet_name(item):
            sheets.append((told, []))
        elif sheets:
            sheets[-1][1].append(item)
    return list(_on_sheets([(name, table) for name, found in sheets for table in _tables(found)]))


def _tables(items: Items) -> Sequence[RawTable]:
    return [item for item in items if isinstance(item, RawTable)] or [_column(items)]


def _column(items: Iterable[RawParagraph | RawTable]) -> RawTable:
    """Lines below each other: a sheet of one column is no table on a page."""
    lines = [item.text for item in items if isinstance(item, RawParagraph)]
    return RawTable(0, tuple(RawCell(row, 0, 1, 1, line) for row, line in enumerate(lines)))


def _sheet_name(item: RawParagraph | RawTable) -> str:
    found = _SHEET.fullmatch(item.text) if isinstance(item, RawParagraph) and item.level == 1 else None
    return found[1] if found else ""


def _is_sheet(item: RawParagraph | RawTable) -> bool:
    if not isinstance(item, RawTable):
        return False
    heads = [cell.row for cell in item.cells if cell.column == 0 and _NUMBERED.match(cell.text)]
    if len(heads) < _FEWEST_HEADINGS:
        return False
    filled = Counter(cell.row for cell in item.cells if cell.text)
    if filled[heads[0] - 1] > _MOST_BESIDE:
        return False
    return sum(filled[row] == 1 for row in heads) >= _FEWEST_HEADINGS


def _parts(table: RawTable | RawParagraph) -> Iterable[RawParagraph | RawTable]:
    return _on_sheets([("", table)]) if isinstance(table, RawTable) else ()


def _on_sheets(tables: Sequence[tuple[str, RawTable]]) -> Iterable[RawParagraph | RawTable]:
    from core.readers.on_sheets import blocks_on_sheet
    from core.readers.on_sheets.cells import Sheet

    return blocks_on_sheet.document(Sheet(name, _without_gaps(table)) for name, table in tables).items


def _without_gaps(table: RawTable) -> tuple[RawCell, ...]:
    """The cells without the empty ones beside a title or text: a page has a cell at every place."""
    filled = Counter(cell.row for cell in table.cells if cell.text)
    return tuple(cell for cell in table.cells if cell.text or cell.left_out or filled[cell.row] > 1)
