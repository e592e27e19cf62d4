"""One table of the form as a target for pasting: its lines of figures and the labels that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from core.forms.labels import fold
from core.forms.layout import Box, Role, grid
from core.forms.spec import Block, Form, Head, Section
from core.records import record


def names(head: Head) -> frozenset[str]:
    """The folded wordings of a head; empty for a head without a label."""
    return frozenset(filter(None, map(fold, (head.label, *head.aliases))))


@record
class LabelledRow:
    """A row with figures: grid row, its block, the heads that name it, its figures left to right."""

    at: int
    block: Block
    heads: tuple[Head, ...]
    boxes: tuple[Box, ...]

    def box_at(self, column: int) -> Box | None:
        """The figure that covers a grid column; None beside the figures."""
        return next((box for box in self.boxes if box.column <= column < box.column + box.width), None)


class TableLabels:
    """The lines of one table and what its labels mean."""

    def __init__(self, form: Form, table_key: str) -> None:
        self.form = form
        self.section: Section = form.section(table_key)
        self.grid = grid(form.table(table_key))

    @cached_property
    def lines(self) -> tuple[LabelledRow, ...]:
        """The rows with figures, top to bottom."""
        rows: dict[int, list[Box]] = {}
        for box in self.grid.boxes:
            if box.role is Role.FIGURE:
                rows.setdefault(box.row, []).append(box)
        cells = self.form.cells
        return tuple(
            LabelledRow(at, cells[boxes[0].key].block, cells[boxes[0].key].row, tuple(boxes))
            for at, boxes in rows.items()
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the table."""
        return self.grid.table.blocks

    @cached_property
    def line_names(self) -> dict[str, tuple[int, ...]]:
        """For a folded row label the lines that bear it."""
        return _index((name, i) for i, line in enumerate(self.lines) for name in names(line.heads[-1]))

    @cached_property
    def row_words(self) -> frozenset[str]:
        """All folded labels of rows, those over several rows too."""
        return frozenset(name for line in self.lines for head in line.heads for name in names(head))

    @cached_property
    def column_words(self) -> frozenset[str]:
        """All folded labels of columns, those over several columns too."""
        chains = (chain for block in self.blocks for chain in block.column_paths)
        return frozenset(name for chain in chains for head in chain for name in names(head))

    @cached_property
    def sure_column_words(self) -> frozenset[str]:
        """Folded labels that name columns alone."""
        return self.column_words - self.row_words

    def are_all_columns(self, rows: Iterable[Sequence[str]]) -> bool:
        """Whether rows of folded words name the columns of one block, all of them and each row in their order."""
        rows = [row for row in rows if self.sure_column_words.intersection(row)]
        return any(self._are_columns_of(block, rows) for block in self.blocks)

    def _are_columns_of(self, block: Block, rows: Sequence[Sequence[str]]) -> bool:
        chains = [tuple(map(names, chain)) for chain in block.column_paths]
        numbers = [
            [
                i
                for word in row
                if (i := next((i for i, c in enumerate(chains) if word in frozenset[str]().union(*c)), -1)) >= 0
            ]
            for row in rows
        ]
        seen = frozenset(word for row in rows for word in row)
        whole = all(seen.intersection(chain[-1]) for chain in chains)
        return whole and all(sorted(row) == row for row in numbers)

    @cached_property
    def titles(self) -> dict[str, Block]:
        """Blocks by their folded title."""
        return {fold(block.title): block for block in self.blocks if block.title}

    @cached_property
    def other_words(self) -> frozenset[str]:
        """Folded words that belong to the table but name no row or column: corners and headings."""
        corners = (block.corner for block in self.blocks)
        headings = (self.section.heading, self.section.numbered, self.section.short, *self.section.aliases)
        return frozenset(filter(None, map(fold, (*corners, *headings))))

    @cached_property
    def words(self) -> frozenset[str]:
        """Everything that is a label here."""
        return self.row_words | self.column_words | self.other_words | self.titles.keys()


def _index(pairs: Iterator[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for name, i in pairs:
        found[name] = (*found.get(name, ()), i)
    return found
