"""Which conditional parts of its table style hold for a cell of a DOCX: first row, last column, bands, corners.

The place of the cell and the ``w:tblLook`` of the table decide (ECMA-376 part 1, 17.4.55 and 17.7.6); what is
stored of it at the cell (``w:cnfStyle``) Word works out anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.readers.docx.elements import TBL, TC, W, children_of, columns_before, merge_of, rows_of
from core.readers.safe_xml import Element

_LOOK, _BAND_OF_ROWS, _BAND_OF_COLUMNS = W + "tblLook", W + "tblStyleRowBandSize", W + "tblStyleColBandSize"
_VAL = W + "val"
_ON = ("1", "true", "on")
_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_MOST_IN_BAND = 1000


class TablePlaces:
    """The parts of a table style that hold for each cell of a ``w:tbl``, the weaker ones first."""

    def __init__(self, table: Element, band: tuple[int, int] = (1, 1)) -> None:
        self._flags, self._band = _flags(table), band
        rows = list(rows_of(table))
        self._parts: dict[Element, tuple[str, ...]] = {}
        for place, row in enumerate(rows):
            cells = list(children_of(row, TC))
            column = columns_before(row)
            for cell in cells:
                at = place, len(rows) - 1, column, cell is cells[-1]
                self._parts[cell] = tuple(self._of_place(*at))
                column += (merge_of(cell) or (1,))[0]

    def of(self, cell: Element) -> tuple[str, ...]:
        """The kinds of parts (``w:type`` of ``w:tblStylePr``) that hold for a ``w:tc``."""
        return self._parts.get(cell, ())

    def _of_place(self, row: int, last_row: int, column: int, last_column: bool) -> Iterator[str]:
        flags = self._flags
        top, bottom = row == 0 and "firstRow" in flags, row == last_row and "lastRow" in flags
        left, right = column == 0 and "firstColumn" in flags, last_column and "lastColumn" in flags
        if "noVBand" not in flags and not (left or right):
            yield f"band{_band(column - ('firstColumn' in flags), self._band[1])}Vert"
        if "noHBand" not in flags and not (top or bottom):
            yield f"band{_band(row - ('firstRow' in flags), self._band[0])}Horz"
        sides = {"firstRow": top, "lastRow": bottom, "firstCol": left, "lastCol": right}
        corners = {
            "nwCell": top and left,
            "neCell": top and right,
            "swCell": bottom and left,
            "seCell": bottom and right,
        }
        yield from (name for name, holds in {**sides, **corners}.items() if holds)


def table_of(cell: Element) -> Element | None:
    """The ``w:tbl`` around a cell."""
    node = cell.getparent()
    while node is not None and node.tag != TBL:
        node = node.getparent()
    return node


def bands_of(style: Element) -> tuple[int, int]:
    """How many rows and columns are in a band, by the properties of a table style."""
    rows, columns = (next(style.iter(name), None) for name in (_BAND_OF_ROWS, _BAND_OF_COLUMNS))
    return _size(rows), _size(columns)


def _size(mark: Element | None) -> int:
    told = "" if mark is None else mark.get(_VAL) or ""
    return min(int(told[:5]), _MOST_IN_BAND) or 1 if told.isdecimal() else 1


def _band(place: int, size: int) -> int:
    return 1 + place // size % 2


def _flags(table: Element) -> frozenset[str]:
    """What a ``w:tblLook`` says is on, by name or by the bits of its number; without one only the bands are."""
    look = table.find(f"{W}tblPr/{_LOOK}")
    if look is None:
        return frozenset()
    told = look.get(_VAL) or ""
    try:
        bits = int(told[:6], 16)
    except ValueError:
        bits = 0
    named = {name: look.get(W + name) for name in _BITS}
    return frozenset(
        name for name, bit in _BITS.items() if (said in _ON if (said := named[name]) is not None else bits & bit)
    )
