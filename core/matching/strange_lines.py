"""Rows and columns of a table that the form does not have: named as they are printed, and told unless they repeat it.

A subtotal (小计, or figures beside 三、本年度办理结果) says nothing that the form's own cells do not
say: nothing is lost with it.  Any other line is told by its name, so that a person finds it in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from core.figure_words import plain, says_nothing
from core.forms.labels import fold
from core.matching.columns import columns_of, has_digits
from core.matching.reading import short
from core.patterns import lazy
from core.readers.raw import RawCell
from core.records import record

_SUM = lazy(r"[小合总共]计")
_FEWEST_PARTS = 2
_MOST_TOLD = 6  # figures or words that a note names


@record
class StrangeLine:
    """Cells that no cell of the form takes, of one row or column; ``words`` tell where they stand (``“小计”一行的``)."""

    words: str
    cells: tuple[RawCell, ...]

    @property
    def printed(self) -> str:
        """What stands there, shortened."""
        shown = "、".join(f"“{short(cell.text)}”" for cell in self.cells[:_MOST_TOLD])
        return shown + (f"等{len(self.cells)}处" if len(self.cells) > _MOST_TOLD else "")


class StrangeLines:
    """Puts what is left over of a raw table in lines.  ``taken`` are the cells of the form, ``labels`` its folded labels."""

    def __init__(self, every: Sequence[RawCell], taken: Collection[RawCell], labels: Collection[str]) -> None:
        self.labels, self.taken, self.every = labels, taken, every
        self.named = [cell for cell in every if len(fold(cell.text)) > 1 and not has_digits_only(cell)]
        self.rows = {cell.row for cell in taken}
        self.columns = {column for cell in taken for column in columns_of(cell)}

    def news(self, figures: Iterable[RawCell]) -> Iterator[RawCell]:
        """The figures without those lines that repeat what the form's cells say."""
        for (down, _), cells in self._by_line(figures).items():
            if down is None or not self._repeats(cells, down=down):
                yield from cells

    def lines(self, cells: Iterable[RawCell]) -> Iterator[StrangeLine]:
        """The lines that cells are of; those that stand in no line of their own are one together."""
        for (down, _), line in self._by_line(cells).items():
            yield StrangeLine(self._where(line[0], down), tuple(line))

    def _by_line(self, cells: Iterable[RawCell]) -> Mapping[tuple[bool | None, int], list[RawCell]]:
        """The cells by the line they are of: (whether it is a column, its place); (None, 0) of none."""
        lines: dict[tuple[bool | None, int], list[RawCell]] = defaultdict(list)
        for cell in cells:
            if cell.row not in self.rows:
                lines[False, cell.row].append(cell)
            elif self.columns.isdisjoint(columns_of(cell)):
                lines[True, cell.column].append(cell)
            else:
                lines[None, 0].append(cell)
        return lines

    def _where(self, cell: RawCell, down: bool | None) -> str:
        name = self._name(cell, down) if down is not None else ""
        return f"“{short(name)}”一{'列' if down else '行'}的" if name else ""

    def _name(self, cell: RawCell, down: bool | None) -> str:
        """The words nearest above a cell, or nearest before it in its row; "" without any."""
        if down:
            over = [c for c in self.named if c.row < cell.row and cell.column in columns_of(c)]
            heads = [c for c in over if c.row + c.height <= min(self.rows)]
            return _squeezed(max(heads, key=lambda c: c.row)) if heads else ""
        before = [c for c in self.every if c.column < cell.column and c.row <= cell.row < c.row + c.height]
        nearest = max(before, key=lambda c: c.column, default=None)  # a blank one names nothing
        return _squeezed(nearest) if nearest in self.named else ""

    def _repeats(self, line: Sequence[RawCell], *, down: bool) -> bool:
        """Whether a line of sums says what follows from the form's: each the sum of as many cells next to it, or another line.

        It says by its name that it is one: a line that lost its name may be the form's own, whatever its figures are.
        """
        name = self._name(line[0], down)
        figures = [_number(cell) for cell in line]
        if None in figures or not (_SUM.search(name) or fold(name) in self.labels):
            return False
        beside = [self._beside(cell, down=down) for cell in line]
        return any(self._is_sum([run[side] for run in beside], figures) for side in range(2)) or self._is_other_line(
            line, figures, down=down
        )

    def _beside(self, cell: RawCell, *, down: bool) -> tuple[list[int | None], list[int | None]]:
        """The form's figures in a cell's row (of a column: ``down``) or column, nearest first: before it, after it."""
        if down:
            there = sorted((one.column - cell.column, _number(one)) for one in self.taken if one.row == cell.row)
        else:
            there = sorted((one.row - cell.row, _number(one)) for one in self.taken if cell.column in columns_of(one))
        return [n for at, n in reversed(there) if at < 0], [n for at, n in there if at > 0]

    def _is_sum(self, runs: Sequence[Sequence[int | None]], figures: Sequence[int | None]) -> bool:
        sums = [list(accumulate(number or 0 for number in run)) for run in runs]
        return any(
            all(run[parts - 1] == figure for run, figure in zip(sums, figures, strict=True))
            for parts in range(_FEWEST_PARTS, min(map(len, sums), default=0) + 1)
        )

    def _is_other_line(self, line: Sequence[RawCell], figures: Sequence[int | None], *, down: bool) -> bool:
        if down:
            return False
        said = [{one.row: _number(one) for one in self.taken if cell.column in columns_of(one)} for cell in line]
        return any(all(row.get(at) == figure for row, figure in zip(said, figures, strict=True)) for at in self.rows)


def is_remark(cell: RawCell, labels: Collection[str]) -> bool:
    """Whether a cell among figures holds words of its own: no label, no figure, nothing that says nothing."""
    text = fold(cell.text)
    return len(text) > 1 and text not in labels and not has_digits_only(cell) and not says_nothing(cell.text)


def has_digits_only(cell: RawCell) -> bool:
    """Whether a figure stands in a cell, and no words but those of a unit."""
    return has_digits(cell) and not any("\u4e00" <= sign <= "\u9fff" for sign in cell.text)


def _squeezed(cell: RawCell) -> str:
    return "".join(cell.text.split())


def _number(cell: RawCell) -> int | None:
    """The number in a cell, 0 where it is blank, None where it is none."""
    text = plain(cell.text)
    return int(text) if text.isdecimal() else None if has_digits(cell) else 0
