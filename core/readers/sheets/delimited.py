"""CSV and TSV → raw paragraphs and tables, as the sheet that a spreadsheet program would show.  Knows no form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.numerals import PART
from core.patterns import lazy
from core.readers.limits import MOST_CHARACTERS, MOST_ROWS, TooLarge
from core.readers.mangled_text import RESTORED, decode_and_restore
from core.readers.on_sheets import blocks_on_sheet
from core.readers.on_sheets.cells import TOO_LARGE, Oddities, SheetCell, sheet
from core.readers.on_sheets.number_formats import printable
from core.readers.on_sheets.seen import Hidden
from core.readers.raw import RawDocument
from core.readers.text_decoding import BROKEN, INVISIBLE

_SEPARATORS = ",\t;|"
_FEWEST_CELLS, _FEWEST_ROWS = 4, 3  # of a text that is a table
_LOOKED_AT, _MOST_ODD = 20_000, 10  # characters; runs of odd signs that may stand in a table all the same
_QUESTIONS, _WESTERN, _HAN = lazy(r"\?{2,}+"), lazy("[\x80-\xff]{2,}+"), lazy("[\u4e00-\u9fff]")
_TOLD = lazy(r"sep=(.)\r?\n", re.IGNORECASE)  # how Excel is told the separator
_AS_TEXT = lazy(r'="([^"]*)"')  # how Excel is told that digits are text
_THOUSANDS, _REST = lazy(r"[1-9]\d{0,2}"), lazy(r"\d{3}(?:,\d{3})*")
_LONGEST = 1_000_000  # characters of a cell: the rest of a file behind a quotation mark that is never closed
_TESTED = 400  # rows by which a separator is chosen
_COLUMNS = 200
_BESIDE_TEXT = 2  # cells of a row that may still be text: a number and its words
_NUMBERED = lazy(rf"\s*{PART}")

TORN = (
    "这个文本表格（CSV）里的数字带有千分位逗号，各列对不齐，无法确定哪个数在哪一格。"
    "请用 Excel 或 WPS 打开原来的表格，另存为 .xlsx 后再打开。"
)
LOST = (
    "这个文本表格（CSV）里的汉字在保存时都变成了问号或乱码，无法读取。"
    "请用 Excel 或 WPS 打开原来的表格，另存为 .xlsx 后再打开；只能存成 CSV 时，请选择“CSV UTF-8”。"
)
DAMAGED = "这个文本表格（CSV）已损坏或不完整，无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再打开。"


def document(data: bytes) -> RawDocument:
    """Read the bytes of a text with separators; raises UnusableInput."""
    decoded = decode_and_restore(data)
    text = decoded.text
    if _has_lost_its_words(text):
        raise UnusableInput(LOST, Refusal.DAMAGED)
    if len(text) > MOST_CHARACTERS:
        raise TooLarge(TOO_LARGE)
    separator = separator_of(text)
    rows = [_seen(row) for row in islice(_rows(text, separator), MOST_ROWS + 1)] if separator else []
    if len(rows) > MOST_ROWS:
        raise TooLarge(TOO_LARGE)
    if not rows:
        raise UnusableInput(DAMAGED, Refusal.DAMAGED)
    if len(rows) >= _FEWEST_ROWS and not any(map(_filled, rows[1::2])):
        rows = rows[::2]  # written with a line end too many: a blank line behind every row
    rows = _without_torn(rows) if separator == "," else rows
    broken = text.count(BROKEN)
    notes = [(NoteCode.BROKEN, f"文件里有{broken}个字已损坏，请核对文字。")] if broken else []
    notes += [(NoteCode.CHARSET, RESTORED)] if decoded.restored else []
    return blocks_on_sheet.document([sheet("", _cells(rows), (), Hidden(), Oddities())], notes)


def _has_lost_its_words(text: str) -> bool:
    """Whether the Chinese became signs of question, or signs of a wrong charset, before the file was written."""
    start = text[:_LOOKED_AT]
    beyond = sum(not sign.isascii() for sign in start)
    for odd in (_QUESTIONS, _WESTERN):
        runs = odd.findall(start)
        if len(runs) >= _MOST_ODD and 2 * sum(map(len, runs)) > beyond:
            return True
    other = start.encode("gb18030", "replace").decode("utf-8", "replace")
    return beyond >= _MOST_ODD and 3 * other.count(BROKEN) < len(_HAN.findall(other))


def _filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def separator_of(text: str) -> str:
    """What parts the cells of a text: the sign that makes most rows of several cells; "" where none does."""
    if told := _TOLD.match(text):
        return told[1]
    found = {sign: _full(islice(_rows(text, sign), _TESTED)) for sign in _SEPARATORS if sign in text}
    best = max(found, key=lambda sign: found[sign], default="")
    return best if best and found[best] >= _FEWEST_ROWS else ""


def _full(rows: Iterator[list[str]]) -> int:
    return sum(len(row) >= _FEWEST_CELLS for row in rows)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows of cells; a quotation mark that is never closed is a plain sign."""
    plain = text.removeprefix("\ufeff")
    told = _TOLD.match(plain)
    lines = io.StringIO(plain[told.end() if told else 0 :].replace("\r\n", "\n").replace("\r", "\n"))
    quoting = csv.QUOTE_NONE if plain.count('"') % 2 else csv.QUOTE_MINIMAL
    limit = csv.field_size_limit(_LONGEST)
    try:
        yield from csv.reader(lines, delimiter=separator, quoting=quoting)
    except csv.Error:  # a cell without end
        return
    finally:
        csv.field_size_limit(limit)


def _seen(row: list[str]) -> list[str]:
    """Figures, labels and headings without signs of no width; sentences stand there to the letter."""
    return [cell if cell.isascii() or "。" in cell else INVISIBLE.sub("", cell) for cell in row]


def _without_torn(rows: list[list[str]]) -> list[list[str]]:
    """The rows with figures whole that were torn at commas of thousands: ``1,048`` without quotation marks.

    Programs give every row as many cells; a row that has more of them is torn.  Raises UnusableInput where
    nothing tells which cells belong together.
    """
    filled = [len(row) for row in rows if row]
    usual = min(filled, default=0)
    if usual < _FEWEST_CELLS or 2 * filled.count(usual) < len(filled):
        return rows
    return [_whole(row, usual) if len(row) > usual else row for row in rows]


def _whole(row: list[str], usual: int) -> list[str]:
    joined = list(row)
    for place in range(len(row) - 2, -1, -1):
        if _THOUSANDS.fullmatch(joined[place]) and _REST.fullmatch(joined[place + 1]):
            joined[place : place + 2] = [f"{joined[place]},{joined[place + 1]}"]
    if len(joined) != usual:
        raise UnusableInput(TORN, Refusal.DAMAGED)
    return joined


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[SheetCell]:
    """Cells of rows; in a block of rows an empty one counts as framed: a figure may be missing there.

    Some programs write no separators behind the last filled cell of a row.
    """
    in_table = False
    width = max((len(cells) for cells in rows), default=0)
    for row, cells in enumerate(rows):
        filled = [cell for cell in cells if cell.strip()]
        in_table = len(filled) > _BESIDE_TEXT or (in_table and bool(filled) and not _ends_table(filled))
        padding = [""] * (width - len(cells)) if in_table else []
        for column, cell in enumerate((*cells, *padding)[:_COLUMNS]):
            told = _AS_TEXT.fullmatch(cell.strip())
            yield SheetCell(row, column, printable(told[1] if told else cell), in_table)


def _ends_table(filled: Sequence[str]) -> bool:
    """Whether a row of a cell or two is a heading or prose, not a label without figures."""
    return any("。" in cell for cell in filled) or bool(_NUMBERED.match(filled[0]))
