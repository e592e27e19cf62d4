"""XLS and ET (Excel 97–2003 and WPS spreadsheets) → raw paragraphs and tables, through xlrd.  Knows no form.

Not through calamine: a damaged file makes it end the whole program, because it
asks for as much memory as the file names.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from core.errors import Refusal, UnusableInput
from core.readers.left_out import TINIEST, looks_alike
from core.readers.on_sheets import blocks_on_sheet
from core.readers.on_sheets.cells import Merge, Oddities, Sheet, SheetCell, address, sheet
from core.readers.on_sheets.conditions import ConditionRule, ConditionRules
from core.readers.on_sheets.narrow import SheetWidths, digits_of_usual
from core.readers.on_sheets.number_formats import CellFormat, look, printable
from core.readers.on_sheets.print_margins import words_of_margin
from core.readers.on_sheets.seen import LOWEST, PLAIN, UNSHOWN, CellFont, Hidden, worded
from core.readers.on_sheets.small_formulas import CellValue
from core.readers.raw import RawDocument
from core.readers.sheets.ole_chains import come_back
from core.readers.sheets.xls_drawings import drawn
from core.readers.sheets.xls_records import conditions, margins, records
from core.readers.symbol_fonts import sign_font

_FILL = 4  # of the ways to align words across
_NARROWEST = 77  # 256ths of a character, as columns are measured
_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"
LOCKED = "这个表格文件设有密码，无法读取。请用 Excel 或 WPS 打开，取消密码后另存为 .xlsx，再重新打开。"
DAMAGED = f"这个表格文件已损坏，或者含有本程序不支持的内容。{_SAVE_AS}"


def document(data: bytes) -> RawDocument:
    """Read the bytes of an XLS or ET file; refs of cells are their addresses.  Raises UnusableInput."""
    if come_back(data):
        raise UnusableInput(DAMAGED, Refusal.DAMAGED)
    import xlrd
    from xlrd.biffh import XLRDError

    try:
        with xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
            ignore_workbook_corruption=True,  # containers that Excel opens without a word
        ) as book:
            odd = Oddities()
            sheets = list(_sheets(book, odd))
            return blocks_on_sheet.document(sheets, odd.notes())
    except (UnusableInput, MemoryError):
        raise
    except Exception as error:  # xlrd meets a damaged file with whatever Python raises then
        locked = isinstance(error, XLRDError) and "encrypted" in str(error)
        raise UnusableInput(LOCKED if locked else DAMAGED) from error


def _sheets(book: Any, odd: Oddities) -> Iterator[Sheet]:
    """The sheets in sight, one at a time in memory."""
    looks: dict[int, CellFormat] = {}
    for number, name in enumerate(book.sheet_names()):
        table = book.sheet_by_index(number)
        if table.visibility:
            odd.hidden.append(name)
        else:
            found = list(records(book.mem, book._sh_abs_posn[number])) if isinstance(book.mem, bytes) else []
            over = drawn(found)
            rules = conditions(found, book.colour_map)
            cells = _cells(book, table, looks, odd)
            cells = _conditioned(cells, book, table, looks, rules) if rules else cells
            merges = list(_merges(table))
            made = sheet(name, over.told(cells, merges), merges, _hidden(table), odd)
            odd.boxes += over.rest()
            odd.margins += (words for code in margins(found) for words in words_of_margin(code))
            odd.remarks += [note.text for note in table.cell_note_map.values()]
            yield made
        book.unload_sheet(number)


def _cells(book: Any, table: Any, looks: dict[int, CellFormat], odd: Oddities) -> Iterator[SheetCell]:
    import xlrd

    for row in range(table.nrows):
        for column, kind in enumerate(table.row_types(row)):
            if kind == xlrd.XL_CELL_EMPTY:  # no cell, only room kept for one
                continue
            cell = table.cell(row, column)
            if cell.xf_index not in looks:
                looks[cell.xf_index] = _look(book, cell.xf_index)
            look = looks[cell.xf_index]
            words = _text(cell, look, book.datemode == 1)
            runs = _runs(book, table.rich_text_runlist_map.get((row, column)), words, look)
            if isinstance(cell.value, float):
                odd.look_at(cell.value, look, address(row, column))
                unshown = look.hides(cell.value) or not (cell.value or table.show_zero_values)
                faded = bool(ink := look.ink_of(cell.value)) and looks_alike(ink, look.ground)
                runs = iter(((words, UNSHOWN),)) if unshown or faded else runs
            elif look.text_gone:
                runs = iter(((words, UNSHOWN),))
            text, left = worded(runs)
            text = look.show_text(text) if isinstance(cell.value, str) else text
            left = (*left, *look.strokes(text))
            digit = look.digit if look.repeats or isinstance(cell.value, float) else 0.0
            yield SheetCell(row, column, printable(text), look.framed, left, digit=digit, repeats=look.repeats)


def _conditioned(
    cells: Iterator[SheetCell], book: Any, table: Any, looks: dict[int, CellFormat], rules: Sequence[ConditionRule]
) -> Iterator[SheetCell]:
    """The cells with what is seen of them where conditions give them another look."""
    stored: dict[tuple[int, int], CellValue] = {}
    for row in range(table.nrows):
        for column, value in enumerate(table.row_values(row)):
            if value != "":
                stored[row, column] = value if isinstance(value, str) else float(value)
    ruled = ConditionRules(rules, stored)
    for cell in cells:
        if cell.text or cell.left_out:
            look = looks[table.cell_xf_index(cell.row, cell.column)]
            place = cell.row, cell.column
            text, left = ruled.seen(cell.text, cell.left_out, place, look.face.ink, look.ground)
            yield cell._replace(text=text, left_out=left)
        else:
            yield cell


def _runs(book: Any, changes: Any, words: str, look: CellFormat) -> Iterator[tuple[str, CellFont]]:
    """The words of a cell by font: ``changes`` says at which character which font begins."""
    start, current = 0, look.face
    for place, font in changes or ():
        yield words[start:place], current
        start, current = place, _face(book, font, look.ground)
    yield words[start:], current


def _face(book: Any, number: int, ground: str) -> CellFont:
    """What a font does to words on a ground, ``rrggbb`` ("" for one on which all is seen)."""
    if number >= len(book.font_list):
        return PLAIN
    font = book.font_list[number]
    ink = _rgb(book, font.colour_index) or "000000"
    tiny = 0 < font.height <= 20 * TINIEST
    return CellFont(
        bool(font.struck_out),
        font.escapement in (1, 2),
        bool(ground) and looks_alike(ink, ground),
        unshown=tiny,
        ink=ink,
        signs=sign_font(font.name),
    )


def _rgb(book: Any, number: int) -> str:
    """A colour of the palette, "" for those that the window gives."""
    found = book.colour_map.get(number)
    return "" if found is None else "".join(f"{part:02X}" for part in found)


def _hidden(table: Any) -> Hidden:
    hidden = Hidden(widths=_widths(table))
    for place, row in table.rowinfo_map.items():
        if row.hidden or (row.height <= 20 * LOWEST and row.height_mismatch):
            hidden.row(place, row.outline_level)
    for place, column in table.colinfo_map.items():
        if column.hidden or column.width <= _NARROWEST:
            hidden.column(place, column.outline_level)
    return hidden


def _widths(table: Any) -> SheetWidths:
    """The widths of columns in digits of the usual font; edges count as well in those that are told."""
    told = {place: column.width / 256 for place, column in table.colinfo_map.items()}
    usual = table.standardwidth / 256 if table.standardwidth else (table.defcolwidth or 8) + 1
    return SheetWidths(told, usual)


def _merges(table: Any) -> Iterator[Merge]:
    for top, bottom, left, right in table.merged_cells:
        yield Merge(top, left, bottom - top, right - left)


def _text(cell: Any, look: CellFormat, from_1904: bool) -> str:
    """What a cell shows; a formula shows its stored result."""
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return look.show(cell.value, from_1904)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return str(cell.value)


def _look(book: Any, number: int) -> CellFormat:
    style = book.xf_list[number]
    edge = style.border
    framed = any((edge.left_line_style, edge.right_line_style, edge.top_line_style, edge.bottom_line_style))
    known = book.format_map.get(style.format_key)
    pattern = style.background.fill_pattern
    # Below a pattern of lines anything may be seen; a plain one has the colour of its lines.
    ground = "FFFFFF" if pattern == 0 else _rgb(book, style.background.pattern_colour_index) if pattern == 1 else ""
    face = _face(book, style.font_index, ground)
    found = look(style.format_key, known.format_str if known else "", framed, face)
    shrinks = bool(style.alignment.shrink_to_fit or style.alignment.rotation)
    digit = 0.0 if shrinks else _digit(book, style.font_index)
    slashed = bool(edge.diag_line_style and (edge.diag_down or edge.diag_up))
    return replace(found, ground=ground, digit=digit, repeats=style.alignment.hor_align == _FILL, slashed=slashed)


def _digit(book: Any, number: int) -> float:
    """How wide digits of a font are at least, in those of the usual one; 0 where that cannot be told."""
    if not 0 <= number < len(book.font_list):
        return 0.0
    font, usual = book.font_list[number], book.font_list[0]
    return digits_of_usual(font.name, font.height, usual.name, usual.height)
