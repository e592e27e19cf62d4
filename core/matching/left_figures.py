"""Figures that stand in a table of the form and that none of its cells takes: none of them goes in silence.

A page end may cut a row so that its name is not to be read any more, or a
figure so that its last digits stand below a head that comes again.  Such a
figure is told at the cell where it most likely belongs, else of its table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from core.figure_words import plain
from core.forms.catalog import FORMS
from core.forms.labels import fold
from core.forms.spec import Form, Table
from core.matching.columns import counts_columns
from core.matching.labels import form_labels, words
from core.matching.reading import Note, short
from core.matching.tables import FoundCells
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.raw import RawCell, RawTable
from core.records import record

if TYPE_CHECKING:
    from core.matching.strange_lines import StrangeLine

_FIGURES = "这张表里{0}{1}不在年度报告格式的任何一格，未读入。请核对。"
_WORDS = "这张表里{0}文字{1}未读入。"
_FIGURE = lazy(r"\s*[+\-－−]?[\d０-９][\d０-９,，.．\s]*+(?:件|万元)?\s*")


@record
class LeftFigures:
    """What is left over: by cell of the form the texts that may be its figure or the rest of it; notes on all others."""

    texts: Mapping[str, tuple[str, ...]]
    notes: tuple[Note, ...] = ()


def left_figures(
    tables: Iterable[RawTable],
    found: Mapping[int, FoundCells],
    form: Form,
    cells: Mapping[str, tuple[int, RawCell]],
    of_others: Iterable[str] = (),
) -> LeftFigures:
    """The figures in the tables in which ``cells`` were found.

    The tables ``of_others`` are those of another form: their rows that this form does not have are told otherwise.
    """
    texts: dict[str, tuple[str, ...]] = {}
    notes: list[Note] = []
    others = set(of_others)
    chosen = Counter(index for index, _ in cells.values())
    for raw in tables:
        if not chosen[raw.index] or 2 * chosen[raw.index] < len(found[raw.index].cells):
            continue  # no table of the form, or one that is there a second time and is told
        free = _not_of_the_form(raw, found[raw.index])
        figures = [cell for cell in free if _FIGURE.fullmatch(cell.text)]  # nearly always none
        if figures or found[raw.index].rivals:
            notes += _doubled(raw, found[raw.index], figures, form)
        rest = list(_left_over(raw, found[raw.index], figures)) if figures else []
        remarks = _remarks(found[raw.index], free, form)
        if not rest and not remarks:
            continue
        ours = {key: cell for key, (index, cell) in cells.items() if index == raw.index}
        from core.matching.strange_lines import StrangeLines  # most files have nothing for it

        here = _from_the_top(form, ours)
        for table, keys in here:
            end = 1 << 30 if table is here[-1][0] else max(cell.row for cell in keys.values()) + 2
            named = _named(raw) if table.key in others else set[int]()
            strange = StrangeLines(raw.cells, [*keys.values()], form_labels(form))
            near = strange.news(cell for cell in rest if cell.row < end and cell.row not in named)
            placed, told = _Placing(table, keys, list(near)).run()
            texts |= placed
            notes += [_note(table, _FIGURES, line) for line in strange.lines(told)]
            notes += [_note(table, _WORDS, line) for line in strange.lines(c for c in remarks if c.row < end)]
            rest, remarks = ([cell for cell in cells if cell.row >= end] for cells in (rest, remarks))
    return LeftFigures(texts, tuple(notes))


def _note(table: Table, message: str, line: StrangeLine) -> Note:
    return Note(NoteCode.DROPPED, message.format(line.words or "的", line.printed), place=table.key, found=line.printed)


def _not_of_the_form(raw: RawTable, found: FoundCells) -> list[RawCell]:
    """The cells of a table that are none of the form's: they are free."""
    ours = {*map(id, found.cells.values()), *map(id, found.rivals.values())}
    return [cell for cell in raw.cells if id(cell) not in ours]


def _remarks(found: FoundCells, free: Sequence[RawCell], form: Form) -> list[RawCell]:
    """The free cells beside or behind the form's figures in their rows that hold words of their own."""
    rows = {cell.row for cell in found.cells.values()}
    first = min([cell.column for cell in found.cells.values()], default=0)
    beside = [cell for cell in free if cell.column > first and cell.row in rows]
    if not beside:
        return []
    from core.matching.strange_lines import is_remark

    return [cell for cell in beside if is_remark(cell, form_labels(form))]


def _from_the_top(form: Form, cells: Mapping[str, RawCell]) -> list[tuple[Table, dict[str, RawCell]]]:
    """The tables of the form of which cells stand in a raw table, with these cells, the one that ends first before others."""
    here = [(table, {key: cells[key] for key in words(table).cells if key in cells}) for table in form.tables]
    return sorted((one for one in here if one[1]), key=lambda one: max(cell.row for cell in one[1].values()))


def _doubled(raw: RawTable, found: FoundCells, figures: Sequence[RawCell], form: Form) -> Iterator[Note]:
    """Tell of rows that stand there once more, word for word: they count once."""
    ours = {cell.row for cell in found.cells.values()}
    more = {cell.row for cell in (*figures, *found.rivals.values()) if cell.row not in ours}
    if not more:
        return
    rows: dict[int, list[RawCell]] = defaultdict(list)
    for cell in sorted(raw.cells, key=lambda cell: cell.column):
        if cell.text.strip() and cell.height == 1 and (cell.row in ours or cell.row in more):
            rows[cell.row].append(cell)
    told = {row: tuple("".join(cell.text.split()) for cell in cells) for row, cells in rows.items()}
    there = {told[row] for row in ours if row in told}
    for row in sorted(more):
        name = next((cell.text for cell in reversed(rows[row]) if fold(cell.text) in form_labels(form)), "")
        if told[row] in there and (name or any(text.strip("0") for text in told[row])):
            which = f"的“{short(name)}”" if name else ""
            message = f"表格中{which}有两行，内容相同，按一行读入。请核对。"
            yield Note(NoteCode.DROPPED, message, found=name)


def _left_over(raw: RawTable, found: FoundCells, left: Sequence[RawCell]) -> Iterator[RawCell]:
    """Those of the free cells with a plain figure that number neither columns nor rows."""
    cells = [*found.cells.values(), *found.rivals.values()]
    taken = {(cell.row, column) for cell in cells for column in range(cell.column, cell.column + cell.width)}
    left = [cell for cell in left if (cell.row, cell.column) not in taken]
    if not left:
        return
    first = min(column for _, column in taken)
    rows = {row for row, _ in taken}
    beside = [cell for cell in left if cell.column + cell.width <= first]
    numbers = {id(cell) for cell in beside if _numbers_rows([one for one in beside if one.column == cell.column])}
    by_row: dict[int, list[str]] = defaultdict(list)
    for cell in raw.cells:
        if cell.text.strip():
            by_row[cell.row].append("".join(cell.text.split()))
    for cell in left:
        if id(cell) not in numbers and (cell.row in rows or not counts_columns(by_row[cell.row])):
            yield cell


def _named(raw: RawTable) -> set[int]:
    """The rows with a label of any form."""
    known = frozenset[str]().union(*map(form_labels, FORMS.values()))
    return {row for cell in raw.cells if fold(cell.text) in known for row in range(cell.row, cell.row + cell.height)}


def _numbers_rows(column: Sequence[RawCell]) -> bool:
    """Whether the figures left of all others are numbers of rows: each one more than the one above, or 1 again."""
    numbers = [int(text) if (text := plain(cell.text).strip(".")).isdecimal() else -1 for cell in column]
    return len(numbers) > 1 and all(other in (one + 1, 1) for one, other in pairwise(numbers))


class _Placing:
    """Finds for the figures left over in one raw table the cells of one table of the form."""

    def __init__(self, table: Table, cells: Mapping[str, RawCell], rest: list[RawCell]) -> None:
        self.cells, self.rest = cells, rest
        self.keys = words(table).keys
        self.rows = {cells[key].row: place for place, row in enumerate(self.keys) for key in row if key in cells}

    def run(self) -> tuple[dict[str, tuple[str, ...]], list[RawCell]]:
        """The figures by the cells that they may belong to, and those without such a cell."""
        by_row: dict[int, list[RawCell]] = defaultdict(list)
        for cell in self.rest:
            by_row[cell.row].append(cell)
        texts: dict[str, tuple[str, ...]] = {}
        told: list[RawCell] = []
        for row, figures in by_row.items():
            place = None if row in self.rows else self.place_of(row, by_row)
            keyed = self.blanks_beside(figures) if place is None else self.under(figures, place)
            if len(keyed) == len(figures) and (place is None or self.is_likely(place, keyed)):
                for key, cell in keyed.items():
                    texts[key] = (*texts.get(key, ()), cell.text.strip())
            else:
                told += figures
        return texts, told

    def blanks_beside(self, figures: Sequence[RawCell]) -> dict[str, RawCell]:
        """The figures by the blank cells of the form that they touch in their row, where each touches one."""
        keyed: dict[str, RawCell] = {}
        for cell in figures:
            blanks = [
                key
                for key, one in self.cells.items()
                if one.row == cell.row and not one.text.strip()
                if cell.column in (one.column - cell.width, one.column + one.width)
            ]
            if len(blanks) == 1:
                keyed[blanks[0]] = cell
        return keyed

    def place_of(self, row: int, by_row: Mapping[int, Sequence[RawCell]]) -> int | None:
        """The row of the form that a row without a name is, or whose figures it goes on with."""
        above = max((one for one in self.rows if one < row), default=-1)
        below = min((one for one in self.rows if one > row), default=1 << 30)
        before = self.rows.get(above, -1)
        lacking = self.rows.get(below, len(self.keys)) - before - 1
        between = sorted(one for one in by_row if above < one < below)
        if lacking == 0:
            return before if before >= 0 else None
        if lacking == len(between):
            return before + 1 + between.index(row)
        return before + 1 if lacking == 1 else None

    def under(self, figures: Sequence[RawCell], place: int) -> dict[str, RawCell]:
        """The figures by the cells of a row of the form in whose columns they stand."""
        columns: dict[int, tuple[int, int]] = {}
        for row in self.keys:
            if len(row) == len(self.keys[place]):
                for column, key in enumerate(row):
                    if key in self.cells and column not in columns:
                        cell = self.cells[key]
                        columns[column] = cell.column, cell.column + cell.width
        keyed: dict[str, RawCell] = {}
        for cell in figures:
            over = [c for c, (start, end) in columns.items() if cell.column < end and cell.column + cell.width > start]
            if len(over) == 1:
                keyed[self.keys[place][over[0]]] = cell
        return keyed

    def is_likely(self, place: int, keyed: Mapping[str, RawCell]) -> bool:
        """Whether figures are a row that is lacking, or the last digits of some figures of the row above."""
        there = {key: self.cells[key].text.strip() for key in keyed if key in self.cells}
        if not there:
            return True
        return len(keyed) < len(self.keys[place]) and all(
            plain(there.get(key, "")).isdecimal() and len(plain(cell.text)) <= len(plain(there[key]))
            for key, cell in keyed.items()
        )
