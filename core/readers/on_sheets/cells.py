"""The cells of a workbook's sheets, whatever its format: merged cells once, empty ones where they hold a table together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from core.errors import UnusableInput
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import IN_CELL_PICTURE, LeftOut, notes_on, notes_on_comments
from core.readers.limits import MOST_CHARACTERS, TooLarge
from core.readers.on_sheets.narrow import is_repeated, is_too_wide
from core.readers.on_sheets.number_formats import CellFormat, plain
from core.readers.on_sheets.seen import Hidden, in_sight
from core.readers.raw import RawCell
from core.records import record

MAX_CELLS = 50_000  # of one sheet; a report has some hundred
MAX_PLACES = 500_000  # grid places that merges or cells of a sheet cover
HIDDEN_SHEETS = "隐藏的工作表（{}）未读入。"
TOO_LARGE = "这个表格文件太大，不像是一份年度报告。请把年度报告单独另存为一个 .xlsx 文件后再打开。"

_SHORT = lazy(r"\s++")
_LONGEST = 60  # characters of a box that its note shows
_PICTURE_IN_CELL = ("=DISPIMG(", "=_xlfn.DISPIMG(")  # how WPS keeps a picture that is put into a cell
_MOST_EMPTY = 100  # rows without words that are kept for their frames
_MOST_JOINED = 200  # rows of one text
_MOST_ROWS, _MOST_COLUMNS = 1000, 100  # of one merge; whole columns of a sheet are merged by slip or malice


class SheetCell(NamedTuple):
    """A cell as it stands in the file: row and column from 0, visible text, whether it has a frame, what does not count.

    ``digit`` is how wide a digit of its number is (core/readers/on_sheets/narrow.py).
    """

    row: int
    column: int
    text: str
    framed: bool
    left_out: LeftOut = ()
    continues: bool = False  # whether its text goes on from the row above
    digit: float = 0.0
    repeats: bool = False  # whether what stands in it is repeated until the cell is full


class Merge(NamedTuple):
    """A merge: place of its first cell, and how many rows and columns it takes."""

    row: int
    column: int
    height: int
    width: int


@record
class Sheet:
    """A sheet's cells at their places on the sheet: those with text, and empty ones that are merged or framed.

    ``bare`` are the refs of those without a frame, on a sheet where others have one.
    """

    name: str
    cells: tuple[RawCell, ...]
    bare: frozenset[str] = frozenset()

    @property
    def blank(self) -> bool:
        """Whether there is no text on it."""
        return not any(cell.text for cell in self.cells)


def sheet(name: str, found: Iterable[SheetCell], merges: Iterable[Merge], hidden: Hidden, odd: Oddities) -> Sheet:
    """Put cells and merges together, but for those out of sight; refs are addresses.

    Raises UnusableInput where there is too much of them.
    """
    bare: set[str] = set()
    shown = _joined(map(_pictured, found))
    cells = tuple(islice(_cells(name, shown, merges, _Room(hidden, odd), bare), MAX_CELLS + 1))
    if len(cells) > MAX_CELLS:
        raise UnusableInput(TOO_LARGE)
    seen, gone = in_sight(cells, hidden)
    odd.unseen += gone
    odd.folded += [name] if hidden.folded else []
    return Sheet(name, seen, frozenset(bare) if len(bare) < len(seen) else frozenset())


def _pictured(cell: SheetCell) -> SheetCell:
    """A cell as it is, one that holds a picture without the words that stand for it."""
    if not cell.text.startswith(_PICTURE_IN_CELL):
        return cell
    return cell._replace(text="", left_out=(*cell.left_out, IN_CELL_PICTURE))


def bounded(found: Iterable[SheetCell]) -> list[SheetCell]:
    """Cells that are asked for more than once; raises UnusableInput where there are too many, framed ones included."""
    cells = list(islice(found, MAX_PLACES + 1))
    if len(cells) > MAX_PLACES:
        raise UnusableInput(TOO_LARGE)
    return cells


def _joined(found: Iterable[SheetCell]) -> Iterator[SheetCell]:
    """The cells in any order, those together whose text was too long for a row and goes on in the next."""
    last: SheetCell | None = None
    rows = 1
    for cell in found:
        if last and not cell.text:
            yield cell
        elif (
            last
            and cell.continues
            and (cell.row, cell.column) == (last.row + rows, last.column)
            and rows < _MOST_JOINED
        ):
            last = last._replace(text=last.text + cell.text, left_out=(*last.left_out, *cell.left_out))
            rows += 1
        else:
            if last:
                yield last
            last, rows = cell, 1
    if last:
        yield last


class _Room(NamedTuple):
    """What of a sheet is hidden, which tells how much room its cells have for their numbers; and what is odd in it."""

    hidden: Hidden
    odd: Oddities

    def look_at(self, cell: SheetCell, columns: int) -> None:
        """Take in a number that is too wide for its cell, or repeated in it."""
        if cell.row in self.hidden.rows or cell.column in self.hidden.columns:
            return
        width = self.hidden.widths.across(cell.column, columns, self.hidden.columns)
        if cell.repeats:
            if is_repeated(cell.text, cell.digit, width):
                self.odd.repeated.append(address(cell.row, cell.column))
        elif is_too_wide(cell.text, cell.digit, width):
            self.odd.narrow.append(address(cell.row, cell.column))


def _cells(
    name: str, found: Iterable[SheetCell], merges: Iterable[Merge], room: _Room, bare: set[str]
) -> Iterator[RawCell]:
    sizes, covered = _sizes(merges)
    firsts = set(sizes)
    shown: set[str] = set()  # words of merged cells: programs write them into all the cells that are merged
    characters = 0
    filled = 0  # the last row with anything in it
    for cell in found:
        row, column, text, framed, left, _, digit, _ = cell
        if text or left:
            filled = row
        elif row > filled + _MOST_EMPTY and (row, column) not in sizes:  # sheets are framed down to their end
            continue
        characters += len(text)  # many cells may share one text
        if characters > MOST_CHARACTERS:
            raise TooLarge(TOO_LARGE)
        size = sizes.pop((row, column), None)
        if size:
            shown.add(text.strip())
        elif text and (row, column) in covered and (row, column) not in firsts:
            room.odd.covered += [] if text.strip() in shown else [text.strip()]
            continue
        if digit and text:
            room.look_at(cell, size[1] if size else 1)
        if text or size or left or (framed and (row, column) not in covered):
            ref = f"{name}!{address(row, column)}"
            if not framed:
                bare.add(ref)
            yield RawCell(row, column, *(size or (1, 1)), text, ref, left)
    for place, size in sizes.items():  # of cells that the file leaves out
        yield RawCell(*place, *size, "")


_SheetPlace = tuple[int, int]


def _sizes(merges: Iterable[Merge]) -> tuple[dict[_SheetPlace, _SheetPlace], set[_SheetPlace]]:
    """The sizes of merges by the place of their first cells; and all places under merges."""
    sizes: dict[_SheetPlace, _SheetPlace] = {}
    covered: set[_SheetPlace] = set()
    area = 0
    for row, column, rows, columns in merges:
        height, width = max(1, min(rows, _MOST_ROWS)), max(1, min(columns, _MOST_COLUMNS))
        area += height * width
        if area > MAX_PLACES:
            raise UnusableInput(TOO_LARGE)
        sizes[row, column] = (height, width)
        covered |= {(row + down, column + right) for down in range(height) for right in range(width)}
    return sizes, covered


def address(row: int, column: int) -> str:
    """The address of a place counted from 0: ``B16``."""
    return f"{_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def _letters(column: int) -> str:
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


@dataclass
class Oddities:
    """What a person should know of a workbook: addresses of cells and names of sheets."""

    uncomputed: list[str] = field(default_factory=list[str])  # formulas without a result
    rounded: list[str] = field(default_factory=list[str])  # numbers shown with fewer digits than they have
    hidden: list[str] = field(default_factory=list[str])  # sheets
    unseen: list[str] = field(default_factory=list[str])  # words in hidden rows and columns
    folded: list[str] = field(default_factory=list[str])  # sheets with groups folded away
    boxes: list[str] = field(default_factory=list[str])  # words in boxes drawn beside the tables
    margins: list[str] = field(default_factory=list[str])  # words above and below printed pages
    remarks: list[str] = field(default_factory=list[str])  # what readers remarked at cells (批注)
    covered: list[str] = field(default_factory=list[str])  # words that a merged cell covers
    scaled: list[str] = field(default_factory=list[str])  # numbers shown divided by a thousand or more

    narrow: list[str] = field(default_factory=list[str])  # numbers too wide for their columns
    repeated: list[str] = field(default_factory=list[str])  # figures repeated until their cells are full
    unsigned: list[str] = field(default_factory=list[str])  # numbers below nothing shown without a sign
    red: list[str] = field(default_factory=list[str])  # those that nothing but red tells

    def look_at(self, number: float, look: CellFormat, where: str) -> None:
        """Take in what is odd in how a number is shown."""
        own = look.at(number)
        self.unsigned += [where] if look.loses_sign(number) else []
        self.red += [where] if look.reddens(number) else []
        if look.names_scale(number):
            self.rounded += [where] if look.loses(number) else []
        elif own.scale or own.adds_digits(number):
            self.scaled.append(where)
        elif own.rounds(plain(number)):
            self.rounded.append(where)

    def notes(self) -> Iterator[tuple[NoteCode, str]]:
        """As notes of a raw document."""
        blank = "，按空白读入。请用 Excel 或 WPS 打开后保存，再重新打开。"
        stored, shown = "，按单元格里保存的数字读入。请核对。", "，按显示的数字读入。请核对。"
        yield from _counted(NoteCode.FORMULA, "公式没有存下计算结果", self.uncomputed, blank)
        yield from _counted(
            NoteCode.ROUNDED, "数字显示的小数位比实际的少", self.rounded, "，按实际的数字读入，请核对。"
        )
        yield from _counted(NoteCode.CUT_WORDS, "数字因列太窄显示为“####”", self.narrow, stored)
        yield from _counted(NoteCode.UNIT, "数字设置了“填充”对齐，看上去重复了几遍", self.repeated, stored)
        yield from _counted(NoteCode.UNIT, "负数显示时没有负号", self.unsigned, shown)
        yield from _counted(NoteCode.UNIT, "负数只用红色表示，没有负号", self.red, "，按负数读入。请核对。")
        if self.hidden:
            yield NoteCode.HIDDEN_SHEET, HIDDEN_SHEETS.format(_some(self.hidden))
        if self.unseen:
            yield NoteCode.HIDDEN, f"隐藏的行或列未读入（{_some(self.unseen)}）。请核对。"
        if self.covered:
            yield NoteCode.HIDDEN, f"合并单元格盖住的内容未读入（{_some(self.covered)}）。请核对。"
        if self.boxes:
            boxes = _some([f"“{_SHORT.sub('', words)[:_LONGEST]}”" for words in self.boxes])
            yield NoteCode.TEXT_BOX, f"工作表里有文本框，其中的文字未读入：{boxes}。请核对。"
        yield from notes_on_comments(self.remarks)
        yield from notes_on((NoteCode.MARGIN, words) for words in dict.fromkeys(self.margins))
        if self.folded:
            yield NoteCode.HIDDEN, f"工作表（{_some(self.folded)}）中有折叠的行或列，已照常读入。请核对。"
        yield from _counted(NoteCode.UNIT, "数字设置了缩放显示", self.scaled, shown)


def _counted(code: NoteCode, what: str, cells: list[str], done: str) -> Iterator[tuple[NoteCode, str]]:
    """A note on what some cells have and what was done about it; none where none has it."""
    if cells:
        yield code, f"有{len(cells)}处{what}（{_some(cells)}）{done}"


def _some(names: list[str]) -> str:
    return "、".join(names[:5]) + ("等" if len(names) > 5 else "")
