"""Where each cell of a pasted table belongs: by the labels it carries, else by its distance from the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cached_property
from itertools import pairwise

from core.figure_words import COUNT_UNITS, plain
from core.forms.labels import fold
from core.forms.layout import Box
from core.forms.spec import Block, Head, Kind
from core.matching.paste.table_labels import LabelledRow, TableLabels, names
from core.readers.raw import RawCell, RawTable
from core.records import record
from core.report.numbers import NotANumber, parse_typed

_FEWEST_ASIDE, _LONGEST_SERIAL = 3, 5


class Pasted:
    """A raw table seen with the labels of a frame."""

    def __init__(self, frame: TableLabels, table: RawTable) -> None:
        self.frame = frame
        self.hidden = tuple(cell for cell in table.hidden if cell.text)
        width = table.columns
        self.rows: list[list[RawCell | None]] = [[None] * width for _ in range(table.rows)]
        for cell in table.cells:
            for row in range(cell.row, cell.row + cell.height):
                self.rows[row][cell.column : cell.column + cell.width] = [cell] * cell.width

    def word(self, row: int, column: int) -> str:
        """The folded label at a place, "" where no label of this table stands."""
        return self._words[row][column]

    @cached_property
    def _words(self) -> list[list[str]]:
        known = self.frame.words
        return [[word if cell and (word := fold(cell.text)) in known else "" for cell in row] for row in self.rows]

    @cached_property
    def left(self) -> int:
        """Number of raw columns at the left that hold row labels.

        Some words name a row and a column of the same table: they tell only with
        figures beside them, and where no other row label does or behind one.
        """
        sure = self.frame.row_words - self.frame.column_words
        certain: list[int] = []
        for row in range(len(self.rows)):
            ends = [c + 1 for c, word in enumerate(self.words(row)) if word in sure]
            behind = ends and ends[-1] == self._doubtful(row, ends[-1]) - 1
            certain.append(max(ends, default=0) + bool(behind))
        return max(certain, default=0) or max(map(self._doubtful, range(len(self.rows))), default=0)

    def _doubtful(self, row: int, first: int = 0) -> int:
        words = self.words(row)
        filled = [c for c, cell in enumerate(self.rows[row]) if c >= first and cell and cell.text]
        if len(filled) < 2 or words[filled[0]] not in self.frame.row_words or any(words[filled[0] + 1 :]):
            return 0
        return filled[0] + 1

    @cached_property
    def lefts(self) -> tuple[int, ...]:
        """For each row the number of raw columns that hold labels: fewer where a figure stands beside a short label."""
        return tuple(map(self._left_of, range(len(self.rows))))

    def _left_of(self, row: int) -> int:
        own = next((c + 1 for c in reversed(range(self.left)) if self.word(row, c)), self.left)
        return own if any(cell and _is_figure(cell.text) for cell in self.rows[row][own : self.left]) else self.left

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """For each row the number of raw columns from the first behind its labels to the last it has."""
        ends = (max((c + 1 for c, cell in enumerate(row) if cell), default=0) for row in self.rows)
        return tuple(max(end - left, 0) for end, left in zip(ends, self.lefts, strict=True))

    @cached_property
    def ragged(self) -> bool:
        """Whether labels end in other columns in some rows than in others."""
        return any(left < self.left for left in self.lefts)

    @cached_property
    def torn(self) -> bool:
        """Whether heads begin where the labels stand: in plain text merged cells leave no places for what they cover."""
        return bool(self.left) and any(
            word in self.frame.sure_column_words
            for row in range(len(self.rows))
            for word in self.words(row)[: self.left]
        )

    def is_torn_head(self, row: int) -> bool:
        """Whether a raw row has heads where the labels stand."""
        return self.torn and not self.frame.sure_column_words.isdisjoint(self.words(row))

    @cached_property
    def names_all_columns(self) -> bool:
        """Whether its rows of heads name every column, each row in the order of the form."""
        return self.frame.are_all_columns(list(filter(None, words)) for words in self._words)

    @cached_property
    def hidden_columns(self) -> tuple[int, ...]:
        """Raw columns that keep their place and hold nothing that counts."""
        return tuple(c for c in range(len(self.rows[0]) if self.rows else 0) if not any(row[c] for row in self.rows))

    @cached_property
    def aside(self) -> frozenset[int]:
        """Raw columns behind the labels with nothing but running numbers (序号, 栏次) or the unit of a count (件)."""
        return frozenset(c for c in range(self.left, len(self.rows[0]) if self.rows else 0) if self._is_aside(c))

    def _is_aside(self, column: int) -> bool:
        rows = [row for row in range(len(self.rows)) if self.line_word(row)]
        texts = [plain(cell.text) for row in rows if (cell := self.rows[row][column]) and cell.text.strip()]
        if len(texts) < _FEWEST_ASIDE or len(texts) < len(rows):
            return False
        if all(text in COUNT_UNITS for text in texts):
            return True
        numbers = [int(text) for text in texts if text.isdecimal() and len(text) < _LONGEST_SERIAL]
        return len(numbers) == len(texts) and all(b - a == 1 for a, b in pairwise(numbers))

    def words(self, row: int) -> list[str]:
        """The labels along a raw row, "" where there is none."""
        return self._words[row]

    def line_word(self, row: int) -> str:
        """The most particular row label of a raw row, "" if none names a line."""
        words = (self.word(row, c) for c in reversed(range(self.left)))
        return next((word for word in words if word in self.frame.line_names), "")

    def block(self, row: int) -> Block | None:
        """The block whose title stands in this raw row."""
        titles = (self.frame.titles.get(word) for word in self.words(row))
        return next((block for block in titles if block), None)

    def heads(self, row: int) -> dict[int, tuple[RawCell, str]]:
        """The column labels in a raw row, by raw column."""
        found = ((c, self.rows[row][c], self.word(row, c)) for c in range(self.left, len(self.rows[row])))
        return {c: (cell, word) for c, cell, word in found if cell and word in self.frame.column_words}

    def own(self, row: int) -> list[RawCell]:
        """The cells that begin in a raw row; merged ones once."""
        return [cell for c, cell in enumerate(self.rows[row]) if cell and (cell.row, cell.column) == (row, c)]

    def is_idle(self, row: int) -> bool:
        """Whether a row brings no figures: nothing right of unknown row labels, or only words of the table."""
        if self.line_word(row):
            return False
        if self.left:
            return not any(cell.text for cell in self.own(row) if cell.column >= self.left)
        filled = [cell for cell in self.own(row) if cell.text]
        return bool(filled) and all(self.word(row, cell.column) for cell in filled)

    @cached_property
    def labels(self) -> int:
        """How many different labels of this table it carries."""
        return len({word for row in range(len(self.rows)) for word in self.words(row)} - {""})


class Homeless(Enum):
    """Why a pasted cell belongs to no figure of the table, and how that is said."""

    BESIDE = "超出表格右侧"
    BELOW = "超出表格下方"
    NO_ROW = "无法识别所在行"
    NO_COLUMN = "无法识别所在列"


@record
class PastedCell:
    """A pasted cell and the figure it belongs to; ``homeless`` says why there is none.

    ``covered`` where a merged cell covers another figure than that of its first place: it brings a blank.
    """

    cell: RawCell
    box: Box | None
    homeless: Homeless | None = None
    covered: bool = False


class Placing:
    """Walks a pasted table from top to bottom and gives each figure its place."""

    def __init__(self, pasted: Pasted, cursor: Box) -> None:
        self.pasted, self.frame = pasted, pasted.frame
        self._cursor = cursor
        self._block: Block | None = None
        self._heads: dict[int, list[tuple[RawCell, str]]] = {}  # raw column → labels above, top first
        self._in_heads = False
        self._last = -1
        self._met = 0  # rows with figures so far
        self._chains: dict[Block, dict[int, int]] = {}
        self._homes: dict[tuple[int, int], str] = {}  # the figure that each pasted cell went to

    def all(self) -> list[PastedCell]:
        """Every pasted cell that is not a label."""
        return [placed for row in range(len(self.pasted.rows)) for placed in self._row(row)]

    def _row(self, row: int) -> list[PastedCell]:
        heads = self.pasted.heads(row)
        block = self.pasted.block(row)
        if block or heads or self.pasted.is_torn_head(row):
            self._read_heads(block, heads)
            figures = (
                cell for cell in self.pasted.own(row) if cell.column >= self.pasted.left and _is_figure(cell.text)
            )
            stray = (cell for cell in figures if cell.column not in self.pasted.aside)
            return [PastedCell(cell, None, Homeless.NO_ROW) for cell in stray][:1]
        self._in_heads = False
        if self.pasted.is_idle(row):
            return []
        line = self._line(row)
        self._met += 1
        if line is not None:
            return self._figures(row, line)
        filled = [cell for cell in self.pasted.own(row) if cell.text]
        return [PastedCell(cell, None, Homeless.NO_ROW if self.pasted.left else Homeless.BELOW) for cell in filled[:1]]

    def _read_heads(self, block: Block | None, heads: dict[int, tuple[RawCell, str]]) -> None:
        """Rows of heads that follow each other belong together; a title begins anew."""
        if block or not self._in_heads:
            self._heads = {}
            self._chains = {}
        self._block = block or self._block
        self._in_heads = True
        if self.pasted.torn:
            return
        for column, found in heads.items():
            above = self._heads.setdefault(column, [])
            if not above or above[-1][0] is not found[0]:
                above.append(found)

    def _line(self, row: int) -> LabelledRow | None:
        """The line of a raw row: by label (below the last one where several bear it), else counted."""
        lines = self.frame.lines
        if self.pasted.left:
            bearing = self.frame.line_names.get(self.pasted.line_word(row), ())
            fitting = [i for i in bearing if self._block in (None, lines[i].block)] or list(bearing)
            self._last = next((i for i in fitting if i > self._last), fitting[0] if fitting else self._last)
            return lines[self._last] if fitting else None
        number = self._first_line + self._met
        return lines[number] if number < len(lines) else None

    @cached_property
    def _first_line(self) -> int:
        rows = range(len(self.pasted.rows))
        heads = [row for row in rows if self.pasted.heads(row) or self.pasted.block(row)]
        if heads and len(rows) - len(heads) == len(self.frame.lines):
            return 0  # the whole table, cut out with its heads
        return next(i for i, line in enumerate(self.frame.lines) if line.at == self._cursor.row)

    def _figures(self, row: int, line: LabelledRow) -> list[PastedCell]:
        placed: list[PastedCell] = []
        for column, cell in enumerate(self.pasted.rows[row]):
            if cell is None or column < self.pasted.lefts[row]:
                continue
            box = self._box(line, row, column)
            if (cell.row, cell.column) != (row, column):
                placed += self._covered(cell, row, column, box)
            elif box is not None:
                self._homes[row, column] = box.key
                placed.append(PastedCell(cell, box))
            elif cell.text and not (column in self.pasted.aside and (self._heads or column < self._data_left)):
                strange = self._heads or self.pasted.torn
                placed.append(PastedCell(cell, None, Homeless.NO_COLUMN if strange else Homeless.BESIDE))
        return placed

    def _covered(self, cell: RawCell, row: int, column: int, box: Box | None) -> list[PastedCell]:
        """A merged cell replaces all it covers: its figure stands in the first place, the others become blank."""
        home = self._homes.get((cell.row, cell.column))
        if box is None or home in (None, box.key):
            return []
        return [PastedCell(RawCell(row, column, 1, 1, ""), box, covered=bool(cell.text))]

    def _box(self, line: LabelledRow, row: int, column: int) -> Box | None:
        if self.pasted.torn:  # a whole row is placed by its own labels and cells
            whole = self.pasted.lengths[row] == len(line.boxes) and self.pasted.names_all_columns
            return line.boxes[column - self.pasted.lefts[row]] if whole else None
        if not self._heads:
            return line.box_at(self._first_column + self._distance(row, column))
        if self.pasted.lefts[row] < self.pasted.left:
            return None  # which heads its figures stand under cannot be told
        if line.block not in self._chains:
            self._chains[line.block] = self._match_heads(line.block.column_paths)
        number = self._chains[line.block].get(column)
        return None if number is None else line.boxes[number]

    def _distance(self, row: int, column: int) -> int:
        """How many columns a place of a row is behind the first figure of the table."""
        base = self._data_left
        if self.pasted.ragged:
            whole = self.pasted.lengths[row] == self._longest
            base = self.pasted.lefts[row] if whole else min(self.pasted.lefts)
        if self._closes_up:
            base += sum(1 for hidden in self.pasted.hidden_columns if base <= hidden < column)
        return column - base

    @cached_property
    def _longest(self) -> int:
        """Number of columns behind the labels: of the widest row, from where its own labels end."""
        if self.pasted.ragged:
            return max(self.pasted.lengths)
        return len(self.pasted.rows[0]) - self._data_left

    @cached_property
    def _closes_up(self) -> bool:
        """Whether hidden columns take no place: columns of the office's own, where the rest is the whole table."""
        hidden = sum(1 for column in self.pasted.hidden_columns if column >= self._data_left)
        return bool(hidden) and self._longest > self._width == self._longest - hidden

    @cached_property
    def _data_left(self) -> int:
        """First raw column of figures: past blank columns that merged labels left in plain text."""
        rows, left = self.pasted.rows, self.pasted.left
        if left:
            while len(rows[0]) - left > self._width and (left in self.pasted.aside or self._is_blank(left)):
                left += 1
        return left

    def _is_blank(self, column: int) -> bool:
        return not any(cell and cell.text for row in self.pasted.rows for cell in row[column : column + 1])

    @property
    def _width(self) -> int:
        """Grid columns that hold figures."""
        return self.frame.grid.columns - self._table_left

    @cached_property
    def _table_left(self) -> int:
        return min(box.column for line in self.frame.lines for box in line.boxes)

    @cached_property
    def _first_column(self) -> int:
        """Grid column of the first pasted figure: the cursor's, or the first for whole labelled rows."""
        whole = self.pasted.left and (self._longest == self._width or self._closes_up)
        return self._table_left if whole else self._cursor.column

    def _match_heads(self, chains: Sequence[tuple[Head, ...]]) -> dict[int, int]:
        """Raw column → number of the column with that label; equal labels are told apart by order."""
        found: dict[int, int] = {}
        last = -1 if len(self._heads) >= len(chains) else self._cursor_number(chains) - 1
        before: RawCell | None = None
        for column, above in sorted(self._heads.items()):
            cell, word = above[-1]
            if cell is before and column - 1 in found:
                found[column] = found[column - 1]
                continue
            before = cell
            fitting = [i for i, chain in enumerate(chains) if word in names(chain[-1])]
            if fitting:
                last = max(fitting, key=lambda i: (_shared(chains[i], above), i > last, -i))
                found[column] = last
        return found

    def _cursor_number(self, chains: Sequence[tuple[Head, ...]]) -> int:
        column = self._cursor.column - self._table_left
        reached = 0
        for number, chain in enumerate(chains):
            reached += chain[-1].span
            if column < reached:
                return number
        return 0


def _is_figure(text: str) -> bool:
    try:
        return parse_typed(text, Kind.CHANGE) is not None
    except NotANumber:
        return False


def _shared(chain: tuple[Head, ...], above: list[tuple[RawCell, str]]) -> int:
    """How many of the pasted labels above a column name a head over this one."""
    return sum(1 for _, word in above[:-1] if any(word in names(head) for head in chain[:-1]))
