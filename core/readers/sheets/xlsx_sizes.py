"""The heights of rows and the widths of columns of an XLSX sheet, for what is drawn there and what is too small to be seen or too narrow."""

from __future__ import annotations

from core.patterns import lazy
from core.readers.on_sheets.narrow import SheetWidths
from core.readers.on_sheets.ruler import SheetRuler
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_looks import TRUE, whole

_SIZE = lazy(r"\d{1,5}(?:\.\d{1,20})?")
_ROW, _COLUMN = 15.0, 9.0  # points; characters: of a sheet that does not tell
_CHARACTER = 5.25  # points: seven pixels, as wide as a digit of the usual font
_MOST_ROWS, _MOST_COLUMNS = 2000, 300  # among which a box is looked for


def ruler_of(root: Element) -> SheetRuler:
    """The sizes of a sheet's rows and columns; hidden ones have none."""
    usual = root.find("{*}sheetFormatPr")
    row = _size(None if usual is None else usual.get("defaultRowHeight"), _ROW)
    column = _size(None if usual is None else usual.get("defaultColWidth"), _COLUMN)
    heights, widths = [row] * _MOST_ROWS, [_CHARACTER * column] * _MOST_COLUMNS
    for node in root.iter("{*}row"):
        place = whole(node.get("r")) - 1
        if 0 <= place < _MOST_ROWS:
            heights[place] = 0.0 if node.get("hidden") in TRUE else _size(node.get("ht"), row)
    for node in root.iter("{*}col"):
        size = 0.0 if node.get("hidden") in TRUE else _CHARACTER * _size(node.get("width"), column)
        for place in range(max(whole(node.get("min")) - 1, 0), min(whole(node.get("max")), _MOST_COLUMNS)):
            widths[place] = size
    return SheetRuler(heights, widths)


def widths_of(root: Element) -> SheetWidths:
    """The widths of a sheet's columns, in digits of the usual font."""
    usual = root.find("{*}sheetFormatPr")
    told = None if usual is None else usual.get("defaultColWidth")
    otherwise = _size(told, _COLUMN)
    widths = {
        place: _size(node.get("width"), otherwise)
        for node in root.iter("{*}col")
        for place in range(max(whole(node.get("min")) - 1, 0), min(whole(node.get("max")), _MOST_COLUMNS))
    }
    return SheetWidths(widths, otherwise)


def _size(text: str | None, otherwise: float) -> float:
    """A size as the sheet tells it, or the usual one."""
    return float(text) if text and _SIZE.fullmatch(text) else otherwise


def is_below(text: str | None, least: float) -> bool:
    """Whether a size is told that is no larger than this one."""
    return text is not None and bool(_SIZE.fullmatch(text)) and float(text) <= least
