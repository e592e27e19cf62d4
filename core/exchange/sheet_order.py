"""The sheets of a workbook in reading order: a text that leads to another sheet has that sheet in its place.

Our own workbooks are made so, with all texts on the first sheet; without the
order nobody could tell which texts stand before the tables and which after.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from core.exchange.raw import RawCell
from core.exchange.sheet_items import Sheet

_LOCATION = re.compile(r"#?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!")


def target(location: str) -> str:
    """The name of the sheet to which a link leads, "" where it leads elsewhere: ``'三、其他'!A1``."""
    match = _LOCATION.match(location)
    return (match["quoted"] or match["plain"]).replace("''", "'") if match else ""


def in_reading_order(sheets: Sequence[Sheet], links: Mapping[object, str]) -> list[Sheet]:
    """Put each sheet where the first link to it stands; ``links`` leads from a cell's ref to a sheet's name.

    Links back, to a sheet that was read before, count for nothing.
    """
    waiting = {sheet.name: sheet for sheet in sheets}
    ordered: list[Sheet] = []
    for sheet in sheets:
        if waiting.pop(sheet.name, None):
            ordered += _unfolded(sheet, links, waiting)
    return ordered


def _unfolded(sheet: Sheet, links: Mapping[object, str], waiting: dict[str, Sheet]) -> Iterator[Sheet]:
    """A sheet with the sheets it leads to in between.  It has no name then: the name is no heading of every piece."""
    cells = sorted(sheet.cells, key=lambda cell: (cell.row, cell.column))
    start = 0
    for place, cell in enumerate(cells):
        if linked := waiting.pop(links.get(cell.ref, ""), None):
            yield Sheet("", tuple(cells[start : place if _begins_with(linked, cell) else place + 1]))
            yield linked
            start = place + 1
    yield Sheet("" if start else sheet.name, tuple(cells[start:]))


def _begins_with(sheet: Sheet, cell: RawCell) -> bool:
    """Whether a sheet repeats the text that leads to it as its heading."""
    first = min((c for c in sheet.cells if c.text), key=lambda c: (c.row, c.column), default=None)
    return first is not None and first.text == cell.text
