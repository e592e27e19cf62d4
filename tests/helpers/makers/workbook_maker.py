"""Workbooks for the tests: from openpyxl, and with single parts rewritten by hand."""

import io
import zipfile
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Border, Side

FRAME = Border(Side("thin"), Side("thin"), Side("thin"), Side("thin"))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def book_of(*rows: Sequence[object], merges: Sequence[str] = (), framed: bool = False) -> bytes:
    """One sheet with these rows; None leaves a cell out."""
    book = Workbook()
    fill(book.worksheets[0], rows, merges, framed)
    return saved(book)


def fill(sheet, rows: Sequence[Sequence[object]], merges: Sequence[str] = (), framed: bool = False) -> None:
    for row in rows:
        sheet.append(list(row))
    if framed:
        for row in sheet.iter_rows():
            for cell in row:
                cell.border = FRAME
    for area in merges:
        sheet.merge_cells(area)


def rewritten(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, change(source.read(name)) if name == part else source.read(name))
    return target.getvalue()


def with_cells(xml: str, strings: str = "") -> bytes:
    """A workbook whose only sheet holds these rows as written, with these shared strings."""
    data = rewritten(book_of(["x"]), SHEET, lambda part: part[: part.index(b"<sheetData")] + _sheet_data(xml))
    return with_strings(data, f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()) if strings else data


def with_strings(data: bytes, part: bytes) -> bytes:
    """The workbook with this part of shared strings."""
    relation = f'<Relationship Id="rId99" Type="{KINDS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    linked = rewritten(data, RELATIONS, lambda found: found.replace(b"</Relationships>", relation.encode()))
    target = io.BytesIO(linked)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr("xl/sharedStrings.xml", part)
    return target.getvalue()


def _sheet_data(xml: str) -> bytes:
    return f"<sheetData>{xml}</sheetData></worksheet>".encode()
