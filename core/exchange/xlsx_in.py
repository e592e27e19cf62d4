"""XLSX → raw paragraphs and tables: all sheets in sight, merged cells once, figures in plain digits.  Knows no form."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.errors import UnusableInput
from core.exchange import sheet_items, xlsx_guard
from core.exchange.raw import RawCell, RawDocument
from core.exchange.sheet_items import Sheet, plain, visible
from core.exchange.sheet_order import in_reading_order, target

MAX_BYTES = xlsx_guard.MAX_BYTES


def read(path: Path) -> RawDocument:
    """Read a workbook; raises UnusableInput with a sentence for the user where that fails."""
    if path.stat().st_size > MAX_BYTES:
        raise UnusableInput(sheet_items.TOO_LARGE)
    return document(path.read_bytes())


def document(data: bytes) -> RawDocument:
    """Read the bytes of a workbook; refs of cells are their addresses.  Raises UnusableInput."""
    package = xlsx_guard.inspect(data)
    book = _load(data)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    rounded: list[str] = []
    sheets = [Sheet(sheet.title, tuple(_cells(sheet, rounded))) for sheet in shown]
    hidden = [sheet.title for sheet in book.worksheets if sheet not in shown]
    ordered = in_reading_order(sheets, dict(link for sheet in shown for link in _links(sheet)))
    return sheet_items.document(ordered, tuple(_notes(package, rounded, hidden)))


def _load(data: bytes) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of every feature it does not keep; we keep none
            return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:
        raise UnusableInput(xlsx_guard.DAMAGED) from error


def _links(sheet: Any) -> Iterator[tuple[object, str]]:
    """Refs of cells that lead to a sheet of the workbook, with its name."""
    for cell in sheet._cells.values():
        if cell.hyperlink and cell.hyperlink.location:
            yield _ref(cell), target(cell.hyperlink.location)


def _ref(cell: Any) -> str:
    return f"{cell.parent.title}!{cell.coordinate}"


def _cells(sheet: Any, rounded: list[str]) -> Iterator[RawCell]:
    """Cells with text, and empty ones with a frame or a merge, which hold a table together."""
    merges = {
        (area.min_row, area.min_col): (area.max_row - area.min_row + 1, area.max_col - area.min_col + 1)
        for area in sheet.merged_cells.ranges
    }
    framed: dict[int, bool] = {}
    for (row, column), cell in sheet._cells.items():  # iter_rows would make a cell at every place of the sheet
        merge = merges.get((row, column))
        text = _shown(cell, rounded)
        if text or merge or _is_framed(cell, framed):
            yield RawCell(row - 1, column - 1, *(merge or (1, 1)), text, _ref(cell))


def _is_framed(cell: Any, known: dict[int, bool]) -> bool:
    """Whether an empty cell has a border; cells inside a merge have no place of their own."""
    if type(cell).__name__ == "MergedCell":
        return False
    style = cell.style_id
    if style not in known:
        border = cell.border
        known[style] = any(side and side.style for side in (border.left, border.right, border.top, border.bottom))
    return known[style]


def _shown(cell: Any, rounded: list[str]) -> str:
    value = cell.value
    if not isinstance(value, float):
        return visible(value)
    look = cell.number_format
    if "%" in look:
        return plain(value * 100) + "%"
    if _shows_fewer_digits(plain(value), look):
        rounded.append(cell.coordinate)
    return plain(value)


_NOT_DIGITS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_DIGITS = re.compile(r"[#0?,]*(?:\.([#0?]*))?")


def _shows_fewer_digits(text: str, look: str) -> bool:
    """Whether a number format rounds what stands in the cell: 0.00, #,##0."""
    pattern = _NOT_DIGITS.sub("", look.partition(";")[0])
    match = next((found for found in _DIGITS.finditer(pattern) if found.group()), None)
    if match is None or not set(pattern) & set("0#?"):
        return False
    return -int(Decimal(text).as_tuple().exponent) > len(match[1] or "")


def _notes(package: xlsx_guard.Package, rounded: list[str], hidden: list[str]) -> Iterator[tuple[str, str]]:
    if package.uncomputed:
        yield (
            "formula",
            f"有 {len(package.uncomputed)} 处公式没有存下计算结果（{_some(package.uncomputed)}），按空白读入。"
            "请用 Excel 或 WPS 打开后保存，再重新打开。",
        )
    if rounded:
        yield (
            "rounded",
            f"有 {len(rounded)} 处数字显示的小数位比实际的少（{_some(rounded)}），按实际的数字读入，请核对。",
        )
    if hidden:
        yield "hidden_sheet", f"隐藏的工作表（{_some(hidden)}）没有读入。"
    if package.pictures:
        yield "picture", f"文件里有 {package.pictures} 张图片，图片里的内容不能读取。"
    if package.text_boxes:
        yield "text_box", "工作表里有文本框，其中的文字没有读入，请核对。"


def _some(names: list[str] | tuple[str, ...]) -> str:
    return "、".join(names[:5]) + ("等" if len(names) > 5 else "")
