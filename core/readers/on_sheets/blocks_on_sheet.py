"""The sheets of a workbook as paragraphs and tables: where a table begins and ends on a sheet.  Knows no form.

A sheet has no paragraphs: titles, headings and whole texts stand in cells too,
mostly alone in their row.  What reads like prose or a heading becomes a
paragraph; other rows that follow each other without an empty one are a table.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from core.errors import UnusableInput
from core.notes import NoteCode
from core.numerals import PART
from core.patterns import lazy
from core.readers.on_sheets.cells import MAX_PLACES, TOO_LARGE, Sheet
from core.readers.raw import Items, RawCell, RawDocument, RawParagraph, RawTable, numbered
from core.readers.text_decoding import INVISIBLE

NOTHING = "这个表格文件里没有内容。请核对选中的文件。"

_LONGEST_HEADING = 45  # characters of a text alone in its row; a longer one is prose
_PROSE = 100  # characters of a text beside others; no label is that long
_BESIDE_PROSE = 3  # texts in a row with prose: its heading, its number
_NUMBERED = lazy(rf"\s*{PART}")
_BEGINNING = 4  # characters that titles of blocks in one table have in common
_SENTENCE = 30  # characters
_MOST_PIECES = 5
_OF_A_REPORT = lazy(r"[^\n。，；：]{4,60}报告(?:[（(][^\n。]{1,20}[）)])?")
_DEFAULT_NAME = lazy(r"(?:sheet|工作表|表)\s*\d*", re.IGNORECASE)
_CHINESE = lazy("[\u4e00-\u9fff]")


def document(sheets: Iterable[Sheet], notes: Iterable[tuple[NoteCode, str]] = ()) -> RawDocument:
    """All sheets one after the other; raises UnusableInput where they hold nothing or too much.

    A sheet that begins with a numbered heading, or is named so, belongs where an
    earlier sheet has that heading: texts on one sheet, tables on others.  The one
    sheet with texts goes first, wherever its tab is.
    """
    filled = [sheet for sheet in sheets if not sheet.blank]
    if not filled:
        raise UnusableInput(NOTHING)
    items: Items = []
    every = [(sheet, sorted(_items(sheet), key=_is_left_over)) for sheet in filled]
    told = [any(_tells(item) for item in found) for _, found in every]
    if sum(told) == 1:
        every.insert(0, every.pop(told.index(True)))
    for sheet, found in every:
        if len(filled) > 1 and _names_its_content(sheet.name, found[0]):
            found.insert(0, RawParagraph(sheet.name, level=1))
        place = _same_heading(found[0], items)
        if place is None:
            items += found
        else:
            items[place + 1 : place + 1] = found[1:]
    return RawDocument(numbered(items), tuple(notes))


def _is_left_over(item: RawParagraph | RawTable) -> bool:
    """Whether nothing of it counts: it only tells what was left out, and is no place where anything stands."""
    return isinstance(item, RawParagraph) and not item.text


def _tells(item: RawParagraph | RawTable) -> bool:
    """Whether it is a sentence of a text, and no remark on a table."""
    return isinstance(item, RawParagraph) and len(item.text) >= _SENTENCE and "。" in item.text


def _same_heading(first: RawParagraph | RawTable, items: Items) -> int | None:
    if isinstance(first, RawTable) or _is_prose(first.text) or not _NUMBERED.match(first.text):
        return None
    name = "".join(first.text.split())
    for place, item in enumerate(items):
        if isinstance(item, RawParagraph) and not _is_prose(item.text) and "".join(item.text.split()).startswith(name):
            return place
    return None


def _names_its_content(name: str, first: RawParagraph | RawTable) -> bool:
    """Whether a sheet's name serves as heading: it is a name, and the sheet does not begin with one of its own."""
    if _DEFAULT_NAME.fullmatch(name.strip()) or not _CHINESE.search(name):
        return False
    return isinstance(first, RawTable) or _is_prose(first.text)


class _Kind(Enum):
    TEXT = auto()  # paragraphs
    ALONE = auto()  # one short text: the title of a block of rows, or a label without figures
    TABLE = auto()
    EMPTY = auto()  # a row of a table without text


@dataclass
class _SheetRow:
    """A row with any cell; ``cells`` begin in it, ``above`` reach into it from above.

    ``written`` are, by column, texts with signs that nobody sees; the cells are without them.
    """

    place: int
    cells: list[RawCell]
    above: list[RawCell]
    written: dict[int, str] = field(default_factory=dict[int, str])

    @property
    def filled(self) -> list[RawCell]:
        return [cell for cell in self.cells if cell.text]

    @property
    def alone(self) -> bool:
        return len(self.cells) == 1 and not self.above

    @property
    def width(self) -> int:
        return max(cell.column + cell.width for cell in (*self.cells, *self.above))


Run = list[tuple[_Kind, _SheetRow]]


def _items(sheet: Sheet) -> Iterator[RawParagraph | RawTable]:
    rows = _rows(sheet)
    run: Run = []
    for i, row in enumerate(rows):
        kind = _kind(row, rows[max(0, i - 1) : i + 2], sheet.bare)
        if run and (kind in (None, _Kind.TEXT) or row.place > run[-1][1].place + 1):
            heads = _heads_of_prose(run, row) if kind is _Kind.TEXT else 0
            yield from _table(run[: len(run) - heads])
            for _, head in run[len(run) - heads :]:
                yield from _paragraphs(head)
            run = []
        if kind is _Kind.TEXT:
            yield from _paragraphs(row)
        elif kind is not None:
            run.append((kind, row))
        else:
            yield from _left_out(row)
    yield from _table(run)


def _heads_of_prose(run: Run, row: _SheetRow) -> int:
    """How many texts at the end of a run, each alone in its row, stand right above prose: they are its headings."""
    if row.place > run[-1][1].place + 1 or not any(_is_prose(cell.text) for cell in row.filled):
        return 0
    return next((n for n, (kind, _) in enumerate(reversed(run)) if kind is not _Kind.ALONE), len(run))


def _rows(sheet: Sheet) -> list[_SheetRow]:
    if sum(cell.height for cell in sheet.cells) > MAX_PLACES:
        raise UnusableInput(TOO_LARGE)
    rows: dict[int, _SheetRow] = {}
    for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
        seen = cell if cell.text.isascii() else replace(cell, text=INVISIBLE.sub("", cell.text))
        for place in range(cell.row, cell.row + cell.height):
            row = rows.setdefault(place, _SheetRow(place, [], []))
            (row.cells if place == cell.row else row.above).append(seen)
            if seen.text != cell.text:
                row.written[cell.column] = cell.text
    return [rows[place] for place in sorted(rows)]


def _kind(row: _SheetRow, around: Sequence[_SheetRow], bare: Collection[str]) -> _Kind | None:
    """What a row is; None where it parts what stands above from what stands below.

    A text alone in its row and without a frame (``bare`` are the refs of such cells) is no part of framed rows beside it.
    """
    filled = row.filled
    if not filled:
        return None if row.alone else _Kind.EMPTY
    if len(filled) <= _BESIDE_PROSE and any("。" in cell.text or len(cell.text) > _PROSE for cell in filled):
        return _Kind.TEXT
    if not row.alone:
        return _Kind.TABLE
    if _is_prose(filled[0].text) or _is_heading(row, around) or _is_beside_frames(row, around, bare):
        return _Kind.TEXT
    return _Kind.ALONE


def _is_beside_frames(row: _SheetRow, around: Sequence[_SheetRow], bare: Collection[str]) -> bool:
    """Whether a text has no frame, and a row right above or below it is framed."""
    if row.filled[0].ref not in bare:
        return False
    near = (other for other in around if abs(other.place - row.place) == 1 and len(other.cells) + len(other.above) > 1)
    return any(cell.ref not in bare for other in near for cell in (*other.cells, *other.above) if cell.ref)


def _is_prose(text: str) -> bool:
    return len("".join(text.split())) > _LONGEST_HEADING or "。" in text


def _is_heading(row: _SheetRow, around: Sequence[_SheetRow]) -> bool:
    """Whether a text alone in its row is numbered like a heading, and not merged like the row heads above and below it.

    A heading may be merged as wide as the table above it, or less wide than the one that it begins.
    """
    cell = row.filled[0]
    near = [other.width for other in around if abs(other.place - row.place) == 1]
    begins = all(other.place != row.place - 1 for other in around)
    return bool(_NUMBERED.match(cell.text)) and (begins or not 1 < cell.width < min(near, default=0))


def _paragraphs(row: _SheetRow) -> Iterator[RawParagraph]:
    for cell in row.filled:
        yield RawParagraph(row.written.get(cell.column, cell.text), ref=cell.ref, left_out=cell.left_out)
    yield from _left_out(row)


def _left_out(row: _SheetRow) -> Iterator[RawParagraph]:
    """What is left of a cell of which nothing counts."""
    return (RawParagraph("", left_out=cell.left_out) for cell in row.cells if cell.left_out and not cell.text)


def _table(run: Run) -> Iterator[RawParagraph | RawTable]:
    """A table with the texts above it; a run of texts alone is no table."""
    full = [i for i, (kind, _) in enumerate(run) if kind is _Kind.TABLE]
    rows = [row for _, row in run]
    first = full[0] - _titles(rows, full[0]) if full else len(rows)
    for row in rows[:first]:
        yield from _paragraphs(row)
    if len(full) == 1 and (title := _title_in_pieces(rows[full[0]])):
        yield title
        for row in rows[full[0] + 1 :]:
            yield from _paragraphs(row)
    elif full:
        last = max(i for i, row in enumerate(rows) if row.filled)
        yield _placed([cell for row in rows[first : last + 2] for cell in row.cells])
        for row in rows[last + 2 :]:
            yield from _left_out(row)


def _title_in_pieces(row: _SheetRow) -> RawParagraph | None:
    """A title of which each part stands in a cell of its own: the body, the year, what it is."""
    filled = row.filled
    words = "".join(cell.text.strip() for cell in filled)
    if len(filled) > _MOST_PIECES or not _OF_A_REPORT.fullmatch(words):
        return None
    return RawParagraph(words, ref=filled[0].ref, left_out=tuple(left for cell in row.cells for left in cell.left_out))


def _titles(rows: list[_SheetRow], first: int) -> int:
    """1 where the text above the first full row titles it, as texts of the same width do further down; else 0.

    Where no cell is merged, as in a text with separators, width does not tell: these have to begin with the same words.
    """
    if not first or not rows[first - 1].filled:
        return 0
    title = rows[first - 1].filled[0]
    alone = ((row.alone, row.filled[0]) for row in rows[first:] if len(row.filled) == 1 and not row.above)
    return int(
        any(
            (cell.column, cell.width) == (title.column, title.width)
            and (by_itself or cell.text[:_BEGINNING] == title.text[:_BEGINNING])
            for by_itself, cell in alone
        )
    )


def _placed(cells: list[RawCell]) -> RawTable:
    """The cells of a table at their places in it."""
    top = min(cell.row for cell in cells)
    left = min(cell.column for cell in cells)
    return RawTable(0, tuple(replace(cell, row=cell.row - top, column=cell.column - left) for cell in cells))
