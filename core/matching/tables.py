"""Finding the cells of the form in a raw table by their labels.

A row is known by the label nearest to its figures, a column by the lowest label
above it; the heads around them and their order are the second witness.  Nothing
depends on merged cells being there, on the number of label columns, or on
figures being filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from core.figure_words import stated_unit
from core.forms.labels import fold
from core.forms.spec import Form, Table
from core.matching.columns import (
    Columns,
    HeadedColumn,
    agree,
    beside,
    by_position,
    columns_of,
    counts_columns,
    fullest,
    halves,
    has_digits,
    has_figures_alone,
    is_crowded,
    is_wordy,
)
from core.matching.labels import BRACKETS_BEHIND, Axis, align, bare_labels, fill_gaps, form_labels, words
from core.matching.reading import Note, short
from core.matching.totals import joined_at
from core.notes import NoteCode
from core.readers.raw import RawCell, RawTable
from core.records import record

_FEWEST_LABELS = 2  # fewer are chance, unless the table before, of the same width, was cut at a page end
_TALLEST = 12  # rows of the largest block, heads and all
_LEAST_WORDY, _MOST_WORDY = 4, 60  # characters of a label that may be spelt unusually


@dataclass
class FoundCells:
    """Cells of the form in one raw table.

    ``heads`` gives the label, head or caption as printed that names a unit, ``rows``
    the raw rows that belong to each table of the form, ``columns`` where the
    columns of each block stand, ``rivals`` other cells of the same labels, ``notes``
    what was odd.  The places are ``sure`` where they would be the same with any other figures.
    """

    width: int = 0
    cells: dict[str, RawCell] = field(default_factory=dict[str, RawCell])
    heads: dict[str, str] = field(default_factory=dict[str, str])
    rows: dict[str, set[int]] = field(default_factory=dict[str, "set[int]"])
    columns: dict[tuple[str, int], Columns] = field(default_factory=dict[tuple[str, int], "Columns"])
    rivals: dict[str, RawCell] = field(default_factory=dict[str, RawCell])
    notes: list[Note] = field(default_factory=list[Note])
    sure: bool = True


def find_all(tables: Iterable[RawTable], form: Form) -> dict[int, FoundCells]:
    """Find the cells of the form in each raw table; a piece without heads takes those of the piece before it."""
    found: dict[int, FoundCells] = {}
    before = FoundCells()
    for raw in tables:
        before = found[raw.index] = find(raw, form, before)
    return found


def find(raw: RawTable, form: Form, before: FoundCells | None = None) -> FoundCells:
    """Find all cells of the form in this raw table, typed and computed."""
    found = FoundCells(raw.columns)
    if before is not None and before.width == raw.columns:
        found.columns |= before.columns
    folded = [fold(cell.text) for cell in raw.cells]
    present = frozenset(folded) | bare_labels(raw)
    for table in form.tables:
        known = words(table)
        hits = known.all & present
        goes_on = any(key == table.key for key, _ in found.columns)
        # The figures of a table whose heads alone stand in the piece before: a blank row parts a sheet's tables.
        below = not known.rows.leaf_names and goes_on and before and before.cells.keys().isdisjoint(known.cells)
        told = len(hits) >= (1 if goes_on else _FEWEST_LABELS) and any(len(name) > 3 for name in hits)
        if told or (below and has_figures_alone(raw)):
            _Search(raw, folded, table, form, found).run()
    return found


@dataclass(slots=True)
class _Spot:
    """A raw cell as met in a row, with the label it carries ("" if none of this table's)."""

    cell: RawCell
    label: str
    wordy: bool
    start: int
    end: int


@record
class _Band:
    """Raw rows ``first`` to ``last`` of column heads, and the columns of each block found in them."""

    first: int
    last: int
    columns: tuple[Columns, ...]

    @property
    def most(self) -> int:
        """Columns of the block that fits best."""
        return max(len(columns) for columns in self.columns)


class _Search:
    """Looks for one table of the form in one raw table."""

    def __init__(self, raw: RawTable, folded: list[str], table: Table, form: Form, found: FoundCells) -> None:
        self.table, self.known, self.form, self.found = table, words(table), form, found
        self.everywhere = form_labels(form)
        self.rows: list[list[_Spot]] = [[] for _ in range(raw.rows)]
        for cell, text in sorted(zip(raw.cells, folded, strict=True), key=lambda pair: pair[0].column):
            spot = self.spot(cell, text)
            for row in range(cell.row, cell.row + cell.height):
                self.rows[row].append(spot)

    def spot(self, cell: RawCell, text: str) -> _Spot:
        wordy = is_wordy(text)
        label = text if text in self.known.all else self.known.joined.get(text, "") if wordy else ""
        if wordy and not label and len(text) <= _MOST_WORDY and text not in self.everywhere:
            bare = fold(BRACKETS_BEHIND.sub("", cell.text))
            label = bare if bare in self.known.all else self.known.without_remark.get(bare, "")
            label = label or (self.known.nearest(text) if len(text) >= _LEAST_WORDY else "")
            if label:
                told = f"表格中的“{short(cell.text)}”按“{self.known.printed[label]}”识别。"
                self.note(NoteCode.LABEL, told, found=cell.text)
        return _Spot(cell, label, wordy, cell.column, cell.column + cell.width)

    def note(self, code: NoteCode, message: str, found: str = "", cell: str = "") -> None:
        self.found.notes.append(Note(code, message, cell, self.table.key, found))

    def run(self) -> None:
        self.headless = self.disordered = False
        bands = [band for band in self.bands() if band.most]
        used = {row for band in bands for row in range(band.first, band.last + 1)}
        self.strange_heads = {column for band in bands for column in self.strange(band)}
        placed = self.places(bands, used)
        self.figures_from = max((self.label_end(row) for row in placed), default=0)
        for row, place in placed.items():
            block = self.known.block_of[place]
            inherited = self.found.columns.get((self.table.key, block), {})
            above = [band.columns[block] for band in bands if band.last < row and band.columns[block]]
            columns = above[-1] if above else inherited
            self.row(row, place, columns)
            used.add(row)
            for again in self.again(row, placed, used):
                self.rivals(again, place, columns)
        for band in bands:
            self.found.columns |= {(self.table.key, i): columns for i, columns in enumerate(band.columns) if columns}
        self.found.rows[self.table.key] = used | {
            i for i, row in enumerate(self.rows) if any(spot.label in self.known.fixed for spot in row)
        }

    def bands(self) -> Iterator[_Band]:
        heads = [any(spot.label in self.known.heads for spot in row) for row in self.rows]
        for row in range(1, len(heads)):  # 其他 and 总计 alone, which rows are called as well
            heads[row] |= heads[row - 1] and self.only_leaves(row)
        row = 0
        while row < len(heads):
            first = row
            while row < len(heads) and heads[row]:
                row += 1
            if row > first:
                yield _Band(first, row - 1, tuple(self.columns(first, row, axis) for axis in self.known.columns))
            row += 1

    def only_leaves(self, row: int) -> bool:
        """Whether the words that begin in a row are names of columns below the heads of the row above, with no figure."""
        begun = [spot for spot in self.rows[row] if spot.cell.row == row and spot.cell.text.strip()]
        heads = [spot.start for spot in self.rows[row - 1] if spot.label in self.known.heads]
        leaves = self.known.column_leaves
        return bool(begun and heads) and all(s.label in leaves and s.start >= min(heads) for s in begun)

    def strange(self, band: _Band) -> Iterator[int]:
        """The grid columns below heads that are none of the form's, or one of them once more."""
        leaves = self.known.column_leaves
        taken = {(head.start, head.end) for columns in band.columns for head in columns.values()}
        for spot in (spot for row in self.rows[band.first : band.last + 1] for spot in row if spot.wordy):
            if not spot.label or (spot.label in leaves and (spot.start, spot.end) not in taken):
                yield from range(spot.start, spot.end)

    def columns(self, first: int, stop: int, axis: Axis) -> Columns:
        """Where the leaves of an axis stand in a band of heads."""
        spots = [spot for row in self.rows[first:stop] for spot in self.reaching(row, axis) if spot.label]
        leaves = {(spot.start, spot.end): spot for spot in spots if spot.label in axis.leaf_names}
        order = sorted(leaves)
        labels = [leaves[place].label for place in order]
        above = [frozenset(s.label for s in spots if s.start < end and s.end > start) for start, end in order]
        pairs = axis.by_heads(labels, above) or axis.in_order(labels)
        if pairs is None:
            pairs = align(len(order), len(axis.leaves), lambda i, j: axis.score(labels[i], above[i], j))
            pairs = axis.add_unique(labels, pairs)
        self.disordered = self.disordered or len(pairs) < len(order) == len(axis.leaves)
        return {j: HeadedColumn(*order[i], leaves[order[i]].cell.text) for i, j in pairs.items()}

    def reaching(self, row: list[_Spot], axis: Axis) -> list[_Spot]:
        """A row of heads; those above others that stand in the first of their columns alone reach over the blanks behind."""
        reaching: list[_Spot] = []
        for spot in row:
            before = reaching[-1] if reaching else None
            if spot.wordy or before is None or before.label not in axis.parent_names or spot.cell.text.strip():
                reaching.append(spot)
            else:
                reaching[-1] = replace(before, end=spot.end)
        return reaching

    def places(self, bands: list[_Band], heads: set[int]) -> dict[int, int]:
        """Raw row → row of the form."""
        axis = self.known.rows
        if not axis.leaf_names:
            return dict.fromkeys(self.unlabelled(bands) if bands else self.figures_alone(), 0)
        spots = {i: [s for s in row if s.label] for i, row in enumerate(self.rows) if i not in heads}
        order = [i for i, row in spots.items() if row and row[-1].label in axis.leaf_names]
        labels = [spots[i][-1].label for i in order]
        pairs = axis.in_order(labels)
        if pairs is None:
            beside = [frozenset(spot.label for spot in spots[i][:-1]) for i in order]
            last = [self.is_last(i, spots[i][-1]) for i in order]

            def score(i: int, j: int) -> int:
                worth = axis.score(labels[i], beside[i], j)
                return worth if last[i] or worth < 5 else worth - 4

            pairs = axis.add_unique(labels, align(len(order), len(axis.leaves), score))
        placed = {order[i]: j for i, j in pairs.items()}
        return placed | self.guessed(placed, heads)

    def guessed(self, placed: dict[int, int], heads: set[int]) -> dict[int, int]:
        """Rows whose label is unknown but whose neighbours leave only one place for them."""
        free = [
            i
            for i, row in enumerate(self.rows)
            if i not in placed and i not in heads and any(s.wordy and not s.label for s in row) and len(row) > 1
        ]
        guessed = fill_gaps(placed, free, len(self.known.keys))
        for row, place in guessed.items():
            words = next(s.cell.text for s in reversed(self.rows[row]) if s.wordy and not s.label)
            name = self.known.row_names[place]
            told = f"表格中的“{short(words)}”不是表格原有的名称，按所在位置识别为“{name}”，请核对。"
            self.note(NoteCode.LABEL, told, words)
        return guessed

    def is_last(self, row: int, spot: _Spot) -> bool:
        """Whether no other words stand between a label and the figures."""
        return not any(other.wordy and other.start >= spot.end for other in self.rows[row])

    def unlabelled(self, bands: list[_Band]) -> list[int]:
        """The row below the heads where the form's only row has no label; several where its columns stand in pieces."""
        found = [place for band in bands for columns in band.columns for place in columns]
        if len(set(found)) < len(found):  # not in pieces: one band is the form's, or nearest to it
            bands = [max(bands, key=lambda band: band.most)]
        ends = [*(band.first for band in bands[1:]), len(self.rows)][: len(bands)]  # a head or two of ours make no band
        return [row for band, end in zip(bands, ends, strict=True) for row in self.below(band, end)]

    def figures_alone(self) -> list[int]:
        """The first row of a piece without any label, whose heads stand in the piece before: a blank row parts a sheet's tables."""
        labelled = any(spot.label for row in self.rows for spot in row)
        return [] if labelled else [row for row in range(len(self.rows)) if any(self.texts(row))][:1]

    def below(self, band: _Band, end: int) -> list[int]:
        """The first row with anything in it below a band of heads."""
        below = list(range(band.last + 1, end))
        worded = [row for row in below if any(self.texts(row))]
        filled = [row for row in worded if not counts_columns(self.texts(row))]
        self.found.sure = self.found.sure and worded in ([], below[:1])  # else figures may tell that they only count
        return (filled or below)[:1]

    def texts(self, row: int) -> list[str]:
        """What stands in the cells of a row, blanks left out."""
        return ["".join(spot.cell.text.split()) for spot in self.rows[row]]

    def row(self, row: int, place: int, columns: Columns) -> None:
        """Choose the cells of one row."""
        keys = self.known.keys[place]
        label_end = self.label_end(row)
        figures = [spot.cell for spot in self.rows[row] if spot.start >= label_end and spot.cell.row == row]
        if len(columns) == len(keys):  # each has its head: what stands below 上年处理决定数量 is none of them
            strange = self.strange_heads - {at for head in columns.values() for at in range(head.start, head.end)}
            figures = [cell for cell in figures if not strange.issuperset(columns_of(cell))]
        starts = [columns[j].start for j in sorted(columns)]
        figures = self.made_whole(keys, self.without_label_places(figures, min(starts, default=0)))
        # Heads in another order, some of them above the labels: a merged cell in front of them is too low.
        displaced = starts != sorted(starts) and any(head.end <= label_end for head in columns.values())
        in_place = displaced or (starts == sorted(starts) and not self.disordered)
        if len(figures) == len(keys) and in_place and agree(figures, columns, len(keys)):
            chosen = dict(enumerate(figures))
        elif columns:
            chosen = by_position(figures, columns)
            chosen |= (split := halves(figures, chosen, columns, self.strange_heads))
            others = beside(figures, chosen, columns)
            self.found.sure = self.found.sure and not (split or others or is_crowded(figures, columns))
            self.found.rivals |= {keys[j]: cell for j, cell in others.items() if j not in split}
        else:
            chosen = fullest([cell for cell in figures if cell.column >= self.figures_from], len(keys))
        self.take(keys, chosen, {} if displaced else columns, row)

    def without_label_places(self, figures: list[RawCell], first: int) -> list[RawCell]:
        """The figures of a row without empty places left of all heads, where no row of the table has a figure."""
        return [
            cell
            for cell in figures
            if cell.text.strip() or cell.column + cell.width > first or cell.column in self.with_digits
        ]

    @cached_property
    def with_digits(self) -> frozenset[int]:
        """The grid columns in which figures begin."""
        spots = (spot for row in self.rows for spot in row)
        return frozenset(spot.start for spot in spots if not spot.label and not spot.wordy and has_digits(spot.cell))

    def again(self, row: int, placed: dict[int, int], used: set[int]) -> Iterator[int]:
        """The rows below that have the same label and no place of their own; without labels: with as many figures."""
        for other in range(row + 1, len(self.rows)):
            if other in placed or other in used or not any(has_digits(spot.cell) for spot in self.rows[other]):
                return
            label = self.last_label(row)
            same = self.last_label(other) == label and bool(label or not self.known.rows.leaf_names)
            if not same or (not self.known.rows.leaf_names and len(self.rows[other]) != len(self.rows[row])):
                return
            yield other

    def last_label(self, row: int) -> str:
        """The label nearest to the figures of a row, "" without one."""
        return next((spot.label for spot in reversed(self.rows[row]) if spot.label), "")

    def rivals(self, row: int, place: int, columns: Columns) -> None:
        """What stands in a row that comes again, at the cells of the form that it would be."""
        end = self.label_end(row)
        figures = [spot.cell for spot in self.rows[row] if spot.start >= end and spot.cell.row == row]
        keys = self.known.keys[place]
        chosen = dict(enumerate(figures)) if len(figures) == len(keys) else by_position(figures, columns)
        self.found.rivals |= {keys[column]: cell for column, cell in chosen.items() if has_digits(cell)}

    def made_whole(self, keys: tuple[str, ...], figures: list[RawCell]) -> list[RawCell]:
        """The cells of a row that has one too many, the two that hold one figure joined where its total proves it.

        Not where a column of something else has come in: it is the one too many.
        """
        self.found.sure = self.found.sure and len(figures) != len(keys) + 1
        place = joined_at(self.form, keys, [cell.text for cell in figures])
        if place is None or any(self.strange_heads.issuperset(columns_of(cell)) for cell in figures):
            return figures
        one, other = figures[place : place + 2]
        whole = replace(one, width=one.width + other.width, text=one.text.strip() + other.text.strip())
        message = f"原文件里一个数分在相邻两格（{one.text} | {other.text}），按总计核对，读为{whole.text}。请核对。"
        self.note(NoteCode.JOINED, message, f"{one.text} | {other.text}", keys[place])
        return [*figures[:place], whole, *figures[place + 2 :]]

    def label_end(self, row: int) -> int:
        """The grid column behind the last label of a row, or behind its words where no label is known."""
        spots = self.rows[row]
        unknown = max((spot.end for spot in spots if spot.wordy), default=0) if self.known.rows.leaf_names else 0
        return max((spot.end for spot in spots if spot.label), default=unknown)

    def take(self, keys: tuple[str, ...], chosen: dict[int, RawCell], columns: Columns, row: int) -> None:
        if not chosen.keys() <= columns.keys() and not self.headless:
            self.headless = True
            self.note(NoteCode.HEAD, "部分列未识别出表头，按各列的顺序读取，请核对这张表。")
        new = {column: cell for column, cell in chosen.items() if keys[column] not in self.found.cells}
        label, block = self.units(row) if new else ("", "")
        for column, cell in new.items():
            self.found.cells[keys[column]] = cell
            head = columns[column].text if column in columns else ""
            # The words around a figure that state its unit: its row's label, its column's head, its block's.
            if unit := label or (head if stated_unit(head) else block):
                self.found.heads[keys[column]] = unit

    def units(self, row: int) -> tuple[str, str]:
        """The label of a row; the corner of its heads or the head across the table above it: where they state a unit."""
        beside = (spot.cell.text for spot in reversed(self.rows[row]) if spot.wordy)
        label, block = (next(filter(stated_unit, texts), "") for texts in (beside, self.corners(row)))
        return label, block

    def corners(self, row: int) -> Iterator[str]:
        """What stands above a row's label, up to the head across the table, but for labels of other rows."""
        end = self.label_end(row)
        for spots in reversed(self.rows[max(0, row - _TALLEST) : row]):
            yield from (s.cell.text for s in spots if s.end <= end and s.label not in self.known.rows.leaf_names)
            if len(spots) == 1:
                yield spots[0].cell.text
                return
