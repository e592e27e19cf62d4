"""XLS and ET (Excel 97–2003 and WPS spreadsheets) → raw paragraphs and tables, through calamine.  Knows no form."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.errors import UnusableInput
from core.exchange import sheet_items
from core.exchange.raw import RawCell, RawDocument
from core.exchange.sheet_items import TOO_LARGE, Sheet, visible

MAX_BYTES = 32 * 2**20  # a real report has 50 kB
MAX_AREA = 1_000_000  # grid places of all sheets between their outermost cells: calamine keeps every one, 32 bytes each

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"
LOCKED = f"这个表格文件设有密码，不能读取。请取消密码；{_SAVE_AS}"
DAMAGED = f"这个表格文件已损坏，或者用了不能读取的格式。{_SAVE_AS}"


def read(path: Path) -> RawDocument:
    """Read an XLS or ET file; raises UnusableInput with a sentence for the user where that fails."""
    if path.stat().st_size > MAX_BYTES:
        raise UnusableInput(TOO_LARGE)
    return document(path.read_bytes())


def document(data: bytes) -> RawDocument:
    """Read the bytes of an XLS or ET file; raises UnusableInput."""
    if len(data) > MAX_BYTES:
        raise UnusableInput(TOO_LARGE)
    if _area(_stream(data)) > MAX_AREA:
        raise UnusableInput(TOO_LARGE)
    return sheet_items.document(*sheets(data))


def sheets(data: bytes) -> tuple[list[Sheet], list[tuple[str, str]]]:
    """The sheets in sight of any workbook that calamine reads, and notes; raises UnusableInput.

    The caller has made sure that the sheets are not too large.
    """
    import python_calamine as calamine

    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            tables = [sheet for sheet in book.sheets_metadata if sheet.typ == calamine.SheetTypeEnum.WorkSheet]
            shown = [sheet.name for sheet in tables if sheet.visible == calamine.SheetVisibleEnum.Visible]
            hidden = [sheet.name for sheet in tables if sheet.name not in shown]
            found = [Sheet(name, tuple(_cells(book.get_sheet_by_name(name)))) for name in shown]
    except calamine.PasswordError as error:
        raise UnusableInput(LOCKED) from error
    except BaseException as error:  # a panic in calamine is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise UnusableInput(DAMAGED) from error
    return found, [("hidden_sheet", f"隐藏的工作表（{'、'.join(hidden[:5])}）没有读入。")] if hidden else []


def _cells(sheet: Any) -> Iterator[RawCell]:
    """Cells with text, and empty ones that are merged."""
    merges: dict[tuple[int, int], tuple[int, int]] = {
        (top, left): (bottom - top + 1, right - left + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    }
    first_row, first_column = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=first_row):
        for column, value in enumerate(values, start=first_column):
            text = visible(value)
            if text or (row, column) in merges:
                yield RawCell(row, column, *merges.get((row, column), (1, 1)), text)


def _stream(data: bytes) -> bytes:
    """The records of the workbook inside the old container."""
    from doc2docx.cfb import CompoundFile  # pyright: ignore[reportMissingTypeStubs]

    try:
        container = CompoundFile(data)
        names = {entry.name.lower(): entry.name for entry in container.entries}
        name = names.get("workbook") or names.get("book")
        if name is None:
            raise UnusableInput(DAMAGED)
        return container.open_stream(name)
    except UnusableInput:
        raise
    except Exception as error:
        raise UnusableInput(DAMAGED) from error


# Records of BIFF that hold cells with a value: their data begin with row and column.
_CELLS = frozenset((0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E))
_SEVERAL = 0x00BD  # figures side by side, ending with the last column
_BEGIN, _PASSWORD = 0x0809, 0x002F


def _area(stream: bytes) -> int:
    """How many places the sheets have between their outermost cells; raises UnusableInput where they are locked."""
    area = place = 0
    corners = _Corners()
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        place += 4
        if kind == _PASSWORD:
            raise UnusableInput(LOCKED)
        if kind == _BEGIN:
            area += corners.area
            corners = _Corners()
        elif kind in _CELLS and size >= 6 and place + size <= len(stream):
            row, column = struct.unpack_from("<HH", stream, place)
            last = struct.unpack_from("<H", stream, place + size - 2)[0] if kind == _SEVERAL else column
            corners.add(row, column, last)
        place += size
    return area + corners.area


class _Corners:
    """The outermost cells of a sheet."""

    def __init__(self) -> None:
        self.top = self.left = 1 << 16
        self.bottom = self.right = -1

    def add(self, row: int, column: int, last: int) -> None:
        self.top, self.bottom = min(self.top, row), max(self.bottom, row)
        self.left, self.right = min(self.left, column), max(self.right, last)

    @property
    def area(self) -> int:
        return max(0, self.bottom - self.top + 1) * max(0, self.right - self.left + 1)
