"""XLSX → raw paragraphs and tables: all sheets in sight, merged cells once, figures in plain digits.  Knows no form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import IN_CELL_PICTURE
from core.readers.on_sheets import blocks_on_sheet
from core.readers.on_sheets.cells import Merge, Oddities, Sheet, SheetCell, sheet
from core.readers.on_sheets.number_formats import printable
from core.readers.on_sheets.seen import PLAIN, UNSHOWN, CellFont, Hidden, worded
from core.readers.raw import RawDocument
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_package import SheetPart, Workbook, opened, runs_of, whole

_TRUE, _FALSE, _NO_SIZE = ("1", "true"), ("0", "false"), ("0", "0.0")
_MOST_COLUMNS = 16_384  # of a sheet
_ADDRESS = lazy(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


def document(data: bytes) -> RawDocument:
    """Read the bytes of a workbook; refs of cells are their addresses.  Raises UnusableInput."""
    with opened(data) as package:
        reader = _CellReader(package)
        sheets = [reader.sheet(part) for part in package.sheets if part.shown]
        reader.odd.hidden += [part.name for part in package.sheets if not part.shown]
        made = blocks_on_sheet.document(sheets, (*reader.odd.notes(), *_unseen(package)))
        return replace(made, enclosed=package.enclosed())


class _CellReader:
    """Reads the cells of all sheets."""

    def __init__(self, package: Workbook) -> None:
        self.package = package
        self.strings = package.strings()
        self.looks = package.looks()
        self.from_1904 = package.counts_from_1904
        self.odd = Oddities()
        self.pictures: set[tuple[int, int]] = set()  # places under pictures
        self.no_zeros = False  # whether the sheet shows nothing where a cell holds 0

    def sheet(self, part: SheetPart) -> Sheet:
        root = self.package.parse(part.part)
        view = root.find("{*}sheetViews/{*}sheetView")
        self.pictures = self.package.pictures(part.part)
        self.no_zeros = view is not None and view.get("showZeros") in _FALSE
        return sheet(part.name, self.cells(root), _merges(root), _hidden(root), self.odd)

    def cells(self, root: Element) -> Iterator[SheetCell]:
        """Every cell of a sheet; addresses may be left out and then run on."""
        row = -1
        for node in root.iter("{*}row"):
            named = node.get("r") or ""
            row = whole(named) - 1 if whole(named) > 0 else row + 1
            column = -1
            for cell in node:
                place = _place(cell.get("r") or "")
                column = place[1] if place else column + 1
                look = self.looks.of(cell.get("s"))
                text, left = worded(self.runs(cell, look.face, look.filled))
                if (row, column) in self.pictures and not text:
                    left += (IN_CELL_PICTURE,)
                yield SheetCell(row, column, printable(text), look.framed, left, look.continues)

    def runs(self, cell: Element, face: CellFont, filled: bool = False) -> tuple[tuple[str, CellFont], ...]:
        """The words of a cell with what their font does to them: that of the cell where they have none of their own."""
        kind = cell.get("t")
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            runs = () if inline is None else runs_of(inline)
        elif kind == "s":
            found = cell.find("{*}v")
            stored = "" if found is None else found.text or ""
            named = stored.isdecimal() and int(stored[:8]) < len(self.strings)
            runs = self.strings[int(stored)] if named and len(stored) < 8 else ()
        else:
            runs = (self.text(cell),)
        if filled:
            runs = tuple((text, own._replace(white=False)) for text, own in runs)
        return runs if face == PLAIN else tuple((text, face if own == PLAIN else own) for text, own in runs)

    def text(self, cell: Element) -> tuple[str, CellFont]:
        """What a cell with a number or formula shows, and whether it is shown; a formula shows its stored result."""
        kind, found = cell.get("t") or "n", cell.find("{*}v")
        stored = "" if found is None else found.text or ""
        if not stored:
            if kind != "str" and cell.find("{*}f") is not None:
                self.odd.uncomputed.append(cell.get("r") or "")
            return "", PLAIN
        if kind == "b":
            return ("TRUE" if stored == "1" else "FALSE"), PLAIN
        return (stored, PLAIN) if kind != "n" else self.number(stored, cell)

    def number(self, stored: str, cell: Element) -> tuple[str, CellFont]:
        look = self.looks.of(cell.get("s"))
        if stored.isdecimal() and not (look.code or look.is_time or look.scale or look.written):
            return stored, UNSHOWN if self.no_zeros and not stored.strip("0") else PLAIN
        try:
            number = float(stored)
        except ValueError:
            return stored, PLAIN
        where = cell.get("r") or ""
        self.odd.look_at(number, look, where)
        unshown = look.hides(number) or (self.no_zeros and not number)
        return look.show(number, self.from_1904), UNSHOWN if unshown else PLAIN


def _hidden(root: Element) -> Hidden:
    """Rows and columns that are not shown, also those of no height or width."""
    hidden = Hidden()
    place = -1
    for row in root.iter("{*}row"):
        named = row.get("r") or ""
        place = whole(named) - 1 if whole(named) > 0 else place + 1
        if row.get("hidden") in _TRUE or (row.get("customHeight") in _TRUE and row.get("ht") in _NO_SIZE):
            hidden.row(place, _level(row))
    for columns in root.iter("{*}col"):
        if columns.get("hidden") in _TRUE or columns.get("width") in _NO_SIZE:
            first, last = (columns.get(end) or "" for end in ("min", "max"))
            if first.isdecimal() and last.isdecimal():
                for column in range(whole(first) - 1, min(whole(last), _MOST_COLUMNS)):
                    hidden.column(column, _level(columns))
    return hidden


def _level(node: Element) -> int:
    level = node.get("outlineLevel") or "0"
    return int(level) if level.isdecimal() and len(level) < 3 else 0


def _merges(root: Element) -> Iterator[Merge]:
    for merge in root.iter("{*}mergeCell"):
        first, last = (_place(corner) for corner in (merge.get("ref") or "").partition(":")[::2])
        if first and last:
            yield Merge(*first, last[0] - first[0] + 1, last[1] - first[1] + 1)


def _place(address: str) -> tuple[int, int] | None:
    """Row and column from 0 of an address."""
    match = _ADDRESS.fullmatch(address)
    if match is None or match[2] == "0":
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _unseen(package: Workbook) -> Iterator[tuple[NoteCode, str]]:
    """What the package holds that is not in cells."""
    if pictures := package.count("xl/media/"):
        yield NoteCode.PICTURE, f"文件里有{pictures}张图片，图片里的内容无法读取。"
    if package.has_text_boxes():
        yield NoteCode.TEXT_BOX, "工作表里有文本框，其中的文字未读入，请核对。"
