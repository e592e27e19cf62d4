"""ODS (OpenDocument spreadsheet), packed or flat → raw paragraphs and tables.  Knows no form.

A cell keeps both its number and how it is shown; repeated rows and cells are
written once with their count, empty ones up to the end of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from core import numerals
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import PLAIN, LeftOut, WordLook, looks_alike, says_more, slash
from core.readers.odf.asides import remarks, sheet_margins
from core.readers.odf.conditions import conditions
from core.readers.odf.looks import OdtStyles, is_hidden_line
from core.readers.odf.number_inks import NumberInks
from core.readers.odf.package import DRAW, OFFICE, TABLE, TEXT, count, opened, points_of, settings
from core.readers.odf.sheet_drawings import COLUMN, ROW, OdsDrawings, lines, size_of
from core.readers.odf.text import OdtWalk
from core.readers.on_sheets import blocks_on_sheet
from core.readers.on_sheets.cells import Merge, Oddities, Sheet, SheetCell, address, bounded, sheet
from core.readers.on_sheets.conditions import ConditionRules
from core.readers.on_sheets.format_sections import power_of, telling
from core.readers.on_sheets.narrow import SheetWidths, digit_of
from core.readers.on_sheets.number_formats import plain, printable, stands_for_nothing
from core.readers.on_sheets.seen import LOWEST, Hidden
from core.readers.on_sheets.small_formulas import CellValue
from core.readers.raw import RawDocument, RawParagraph, RawTable
from core.readers.safe_xml import Element

_AS_XLSX = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"
DAMAGED = f"这个 ODS 表格已损坏或不完整。{_AS_XLSX}"
LOCKED = "这个 ODS 表格设有密码，无法读取。请打开它，取消密码后另存为 .xlsx，再重新打开。"

_CELL, _COVERED = TABLE + "table-cell", TABLE + "covered-table-cell"
_STYLE_NAME, _DEFAULT_STYLE, _REPEATED_ROWS, _REPEATED = (
    TABLE + name
    for name in ("style-name", "default-cell-style-name", "number-rows-repeated", "number-columns-repeated")
)
_NO_ZEROS = lazy(rb'name="ShowZeroValues"[^<>]{0,80}>\s*false\s*<')
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_MOST_EMPTY = 100  # rows or cells alike that are kept for their frames; the rest of a sheet may be framed
_TYPE, _NO_NUMBER = OFFICE + "value-type", (0.0, False)
_NUMBERS = ("float", "currency", "percentage")
_NO_DIGIT = lazy(r"[^\d.]")
_BY_POWER = lazy(r"-?\d{1,9}(?:\.\d{1,20})?E[+-]\d{1,3}")
_WORDED = lazy(r"\d[^\d.,'’\s%eE+/]+\d")  # words between digits
_BELOW = lazy(r"[-−－–—(（〔\[【△▲▼↓负减降]")
_SCALES = (3, 4, 6, 8)  # powers of ten by which formats make numbers smaller
_NOISE = Decimal("1e-9")  # what sums leave behind
_STRING = OFFICE + "string-value"
_FRACTION = lazy(r"-?(?:(\d{1,9})\s++)?(\d{1,9})/(\d{1,9})")
_LONGEST = 60  # characters of a number as it is shown
_P = TEXT + "p"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ACROSS = (_STYLE + "diagonal-tl-br", _STYLE + "diagonal-bl-tr")
_BORDERS = tuple(_FO + name for name in ("border", "border-top", "border-bottom", "border-left", "border-right"))


def document(data: bytes) -> RawDocument:
    """Read the bytes of an ODS; refs of cells are their addresses.  Raises UnusableInput."""
    body, styles = opened(data, "spreadsheet", LOCKED, DAMAGED)
    odd = Oddities()
    sheets = list(_sheets(body, styles, NumberInks(styles.roots), odd, _shows_no_zeros(data)))
    return blocks_on_sheet.document(sheets, (*odd.notes(), *_unseen(body)))


def _shows_no_zeros(data: bytes) -> bool:
    """Whether the window shows nothing where a cell holds 0, by the settings of the file."""
    return _NO_ZEROS.search(settings(data)) is not None


def _sheets(body: Element, styles: OdtStyles, inks: NumberInks, odd: Oddities, no_zeros: bool) -> Iterator[Sheet]:
    for table in body:
        if table.tag != TABLE + "table":
            continue
        name = table.get(TABLE + "name") or ""
        if _is_hidden_sheet(table, styles):
            odd.hidden.append(name)
        else:
            reader = _OdsTable(styles, inks, odd, table)
            reader.no_zeros = no_zeros
            cells = bounded(reader.cells())
            reader.drawings.on_page()
            cells = list(reader.drawings.over.told(cells, reader.merges))
            odd.remarks += remarks(table)
            odd.margins += filter(says_more, sheet_margins(styles.roots, _master_of(table, styles)))
            odd.boxes += reader.drawings.over.rest()
            yield sheet(name, cells, reader.merges, reader.hidden, odd)


def _is_hidden_sheet(table: Element, styles: OdtStyles) -> bool:
    chain = styles.chain("table", table.get(_STYLE_NAME) or "")
    return any(part.get(TABLE + "display") == "false" for style in chain for part in style)


def _master_of(table: Element, styles: OdtStyles) -> str:
    """The name of the pages on which a sheet is printed."""
    chain = styles.chain("table", table.get(_STYLE_NAME) or "")
    return next((name for style in chain if (name := style.get(_STYLE + "master-page-name"))), "Default")


class _OdsTable:
    """Reads the cells of one sheet."""

    def __init__(self, styles: OdtStyles, inks: NumberInks, odd: Oddities, table: Element) -> None:
        self.styles, self.inks, self.odd, self.table = styles, inks, odd, table
        self.walk, self.no_zeros = OdtWalk(styles), False
        self.hidden, self.merges, self.drawings = Hidden(), list[Merge](), OdsDrawings(styles, table)
        self.column_styles: list[tuple[int, str]] = []  # first column behind those of a style, and the style
        self.widths: dict[int, float] = {}  # points
        self.hidden.widths = SheetWidths(self.widths)
        self.anew: list[str] = []  # where numbers stand that programs show otherwise than the text beside them
        self._framed: dict[str, bool] = {}
        self._slashed: dict[str, bool] = {}
        self._digits: dict[str, tuple[float, bool]] = {}
        rules = conditions(table, styles, inks)
        self.conditions = ConditionRules(rules, dict(self._stored())) if rules else None

    def _stored(self) -> Iterator[tuple[tuple[int, int], CellValue]]:
        """What the cells hold, for conditions."""
        row = 0
        for node, _ in lines(self.table, ROW):
            column = 0
            for cell in node:
                if cell.tag not in (_CELL, _COVERED):
                    continue
                repeated = count(cell, _REPEATED, _MOST_COLUMNS)
                stored = cell.get(OFFICE + "value") or "".join(line.text or "" for line in cell if line.tag == _P)
                for right in range(min(repeated, _MOST_EMPTY) if stored else 0):
                    try:
                        yield (row, column + right), float(stored)
                    except ValueError:
                        yield (row, column + right), stored
                column += repeated
            row += count(node, _REPEATED_ROWS, _MOST_ROWS)

    def cells(self) -> Iterator[SheetCell]:
        self._columns()
        row = 0
        for node, folded in lines(self.table, ROW):
            repeated = count(node, _REPEATED_ROWS, _MOST_ROWS)
            found = list(self.row(node, row))
            filled = any(cell.text or cell.left_out for cell in found)
            shown = repeated if filled else min(repeated, _MOST_EMPTY)
            if filled and self.is_unseen(node, ROW):
                for down in range(shown):
                    self.hidden.row(row + down, int(folded))
            for down in range(shown):
                yield from (cell._replace(row=row + down) for cell in found)
            row += repeated

    def _columns(self) -> None:
        column = 0
        for node, folded in lines(self.table, COLUMN):
            end = min(column + count(node, _REPEATED, _MOST_COLUMNS), _MOST_COLUMNS)
            self.column_styles.append((end, node.get(_DEFAULT_STYLE) or ""))
            if self.is_unseen(node, COLUMN):
                for one in range(column, end):
                    self.hidden.column(one, int(folded))
            elif width := size_of(self.styles, node, COLUMN):
                self.widths.update(dict.fromkeys(range(column, min(end, column + _MOST_EMPTY)), width))
            column = end

    def is_unseen(self, node: Element, kind: str) -> bool:
        """Whether a row or column is hidden, or too small to be seen."""
        if is_hidden_line(node):
            return True
        size = size_of(self.styles, node, kind)
        return size is not None and size <= LOWEST

    def row(self, node: Element, row: int) -> Iterator[SheetCell]:
        column = 0
        for cell in node:
            if cell.tag not in (_CELL, _COVERED):
                continue
            repeated = count(cell, _REPEATED, _MOST_COLUMNS)
            for shape in cell:
                if shape.tag.startswith(DRAW):
                    self.drawings.on_cell(shape, (row, column))
            if cell.tag == _CELL:
                style = cell.get(_STYLE_NAME) or node.get(_DEFAULT_STYLE) or self._column_style(column)
                text, left = self.text(cell, style, address(row, column))
                if (text or left) and self.conditions:
                    text, left = self.conditioned(
                        text, left, (row, column), self.styles.under(PLAIN, "table-cell", style)
                    )
                framed = self.framed(style)
                kept = repeated if text or left else min(repeated, _MOST_EMPTY) if framed else 0
                size = self.measured(cell, style) if text else _NO_NUMBER
                yield from (SheetCell(row, column + right, text, framed, left, False, *size) for right in range(kept))
                self._merge(cell, row, column)
            elif words := "".join(line.text or "" for line in cell if line.tag == _P).strip():
                yield SheetCell(row, column, printable(words), False)  # a merged cell covers it
            column += repeated

    def measured(self, cell: Element, style: str) -> tuple[float, bool]:
        """How wide the digits of a cell are, in points, where it holds a number; and whether they are repeated."""
        if style not in self._digits:
            self._digits[style] = _digit(self.styles.chain("table-cell", style))
        found = self._digits[style]
        return found if found[1] or cell.get(_TYPE) in _NUMBERS else _NO_NUMBER

    def _column_style(self, column: int) -> str:
        return next((style for end, style in self.column_styles if column < end), "")

    def _merge(self, cell: Element, row: int, column: int) -> None:
        high = count(cell, TABLE + "number-rows-spanned", _MOST_ROWS)
        wide = count(cell, TABLE + "number-columns-spanned", _MOST_COLUMNS)
        if high > 1 or wide > 1:
            self.merges.append(Merge(row, column, high, wide))

    def text(self, cell: Element, style: str, where: str) -> tuple[str, LeftOut]:
        """What a cell shows, and what stands there and does not count; shapes that lie on it are not in it."""
        walk, lines = self.walk, list["RawParagraph | RawTable"]()
        look = self.styles.under(PLAIN, "table-cell", style)
        walk.look, walk.left = look, []
        paragraphs = [node for node in cell if node.tag == _P]
        for node in paragraphs:
            walk.paragraph(node, lines)
        words, left = "\n".join(line.text for line in lines if isinstance(line, RawParagraph)), tuple(walk.left)
        kind = cell.get(_TYPE)
        if kind in _NUMBERS and not left:
            stored = cell.get(OFFICE + "value") or ""
            if (paragraphs and not words.strip()) or (self.no_zeros and _is_zero(stored)):
                return "", ((NoteCode.HIDDEN, stored),)  # its format, or the sheet, shows nothing of it
            if self.inks.any and looks_alike(self.ink(style, stored), look.ground):
                return "", ((NoteCode.HIDDEN, words),)
            if not _WORDED.search(words):
                shown, words = words, self.number(kind, stored, words, where, style)
                if where in self.anew[-1:]:
                    left = ((NoteCode.RECOUNTED, f"另一种内容：{shown}"),)
        elif kind == "string" and paragraphs and not (words.strip() or left) and (stored := cell.get(_STRING)):
            return "", ((NoteCode.HIDDEN, stored),)
        elif not kind and not paragraphs and (formula := cell.get(TABLE + "formula")):
            self.odd.uncomputed.append(where)
            left = (*left, (NoteCode.FORMULA, formula.partition(":")[2] or formula))
        if words and self.slashed(style):
            left = (*left, *slash(words))
        return printable(words), left

    def slashed(self, style: str) -> bool:
        """Whether a style draws a line across the cell."""
        if style not in self._slashed:
            said = (self.styles.told("table-cell", style, name) for name in _ACROSS)
            self._slashed[style] = any(line not in ("", "none") for line in said)
        return self._slashed[style]

    def ink(self, style: str, stored: str) -> str:
        """The colour that a number's format gives it, "" where it gives none."""
        try:
            return self.inks.ink(self.styles.chain("table-cell", style), float(stored))
        except ValueError:
            return ""

    def conditioned(self, text: str, left: LeftOut, place: tuple[int, int], look: WordLook) -> tuple[str, LeftOut]:
        """What is seen of a cell where conditions give it another look."""
        assert self.conditions is not None
        return self.conditions.seen(text, left, place, look.colour, look.ground)

    def number(self, kind: str, stored: str, shown: str, where: str, style: str) -> str:
        """A number as it is shown, but for separators and for rounding: then it is the number itself.

        It is that as well where its format cannot have given what stands there: programs show it anew.
        """
        try:
            number = plain(float(stored))
            value = abs(Decimal(number))
            if _says(shown, value):
                return number
            seen = Decimal(_NO_DIGIT.sub("", shown[:_LONGEST])) if shown else value
            if number.startswith("-") and value and shown and not _BELOW.search(shown):
                self.odd.unsigned.append(where)
                number = number.removeprefix("-")
            if _BY_POWER.fullmatch(shown.strip()):
                seen = abs(Decimal(shown.strip()))
            if kind == "percentage":
                return plain(float(stored) * 100) + "%"
            before, behind = _beside(shown) if value else ("", "")
            if abs(seen - value) < _NOISE or _is_fraction(shown, value):
                return f"{before}{number}{behind}"
            for power in {0, power_of(behind)}:  # 4.5万 for 45355: all its digits count
                exact = value.scaleb(-power)
                if exact.quantize(seen, ROUND_HALF_UP) == seen:
                    self.odd.rounded.append(where)
                    return f"{before}{plain(float(number) / 10**power)}{behind}"
        except (ValueError, InvalidOperation):  # shown in words, or no number
            return shown
        scaled = any(value.scaleb(-power).quantize(seen, ROUND_HALF_UP) == seen for power in _SCALES)
        anew = kind == "float" and not scaled and self.inks.shows_as_is(self.styles.chain("table-cell", style))
        (self.anew if anew else self.odd.scaled).append(where)
        return number if anew else shown

    def framed(self, style: str) -> bool:
        """Whether a style draws a frame."""
        if style not in self._framed:
            self._framed[style] = _has_border(self.styles.chain("table-cell", style))
        return self._framed[style]


def _digit(chain: list[Element]) -> tuple[float, bool]:
    """How wide digits are at least, 0 where they shrink, are turned or go on in a new line; and whether they are repeated."""

    def said(name: str) -> str:
        return next((told for style in chain for part in style if (told := part.get(name))), "")

    shrinks = said(_STYLE + "shrink-to-fit") == "true" or said(_FO + "wrap-option") == "wrap"
    turned = said(_STYLE + "rotation-angle").strip("0") != ""
    font = (said(_FO + "font-family") or said(_STYLE + "font-name")).strip("'")
    return (0.0 if shrinks or turned else digit_of(font, points_of(said(_FO + "font-size")))), said(
        _STYLE + "repeat-content"
    ) == "true"


def _says(shown: str, value: Decimal) -> bool:
    """Whether a number is shown in words that mean it: a dash for 0, 一千〇四十八."""
    words = shown.strip()
    if not words or not value:
        return not value and bool(words) and stands_for_nothing(words)
    return (
        not words.isascii()
        and not any(map(str.isdecimal, words))
        and numerals.value(words.replace("〇", "零")) == value
    )


def _is_zero(stored: str) -> bool:
    return bool(stored) and not stored.strip("-0.")


def _beside(shown: str) -> tuple[str, str]:
    """The words before and behind the digits of a number as it is shown that may change what it means."""
    places = [place for place, sign in enumerate(shown[:_LONGEST]) if sign.isdecimal()]
    if not places:
        return "", ""
    return telling(shown[: places[0]].strip("-−+")), telling(shown[places[-1] + 1 : _LONGEST].lstrip("%"))


def _is_fraction(shown: str, value: Decimal) -> bool:
    """Whether a number is shown as a fraction: ``1/2``, ``3 1/7``."""
    found = _FRACTION.fullmatch(shown.strip())
    if found is None or not int(found[3]):
        return False
    near = int(found[1] or 0) + Decimal(int(found[2])) / int(found[3])
    return abs(near - value) * int(found[3]) < 1


def _has_border(chain: list[Element]) -> bool:
    """Whether the first style that speaks of borders draws any."""
    for style in chain:
        said = [line for part in style for name in _BORDERS if (line := part.get(name))]
        if said:
            return any(line != "none" for line in said)
    return False


def _unseen(body: Element) -> Iterator[tuple[NoteCode, str]]:
    """What lies on the sheets and is not in cells."""
    if pictures := sum(1 for _ in body.iter(DRAW + "image")):
        yield NoteCode.PICTURE, f"文件里有{pictures}张图片，图片里的内容无法读取。"
