"""The labels of a table of the form, folded and indexed for matching."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from core.forms.labels import fold, spellings
from core.forms.spec import Head, Table, table_cells

Chain = tuple[Head, ...]


@dataclass(frozen=True)
class Axis:
    """Rows of a table, or columns of a block: names of each leaf and of the heads above it."""

    leaves: tuple[frozenset[str], ...]
    parents: tuple[tuple[frozenset[str], ...], ...]

    @property
    def leaf_names(self) -> frozenset[str]:
        """All names of leaves."""
        return _union(self.leaves)

    @property
    def parent_names(self) -> frozenset[str]:
        """All names of heads above leaves."""
        return frozenset(name for chain in self.parents for names in chain for name in names)

    def score(self, leaf: str, others: frozenset[str], place: int) -> int:
        """How well a label and those beside or above it fit a place; 0 where the label itself does not."""
        if leaf not in self.leaves[place]:
            return 0
        above = self.parents[place]
        right = sum(1 for names in above if names & others)
        mine = _union(above)
        wrong = len((others & self.parent_names) - mine)
        return max(1, 10 + right - wrong)


@dataclass(frozen=True)
class Words:
    """All labels of one table.  ``keys[row][column]`` names the cell; ``block_of[row]`` its block."""

    rows: Axis
    columns: tuple[Axis, ...]
    keys: tuple[tuple[str, ...], ...]
    block_of: tuple[int, ...]
    heads: frozenset[str]  # labels that only stand above columns
    all: frozenset[str]


@lru_cache
def words(table: Table) -> Words:
    """Index the labels of a table."""
    chains = [chain for block in table.blocks for chain in block.row_paths]
    block_of = tuple(i for i, block in enumerate(table.blocks) for _ in block.row_paths)
    cells = iter(table_cells(table))
    keys = tuple(tuple(next(cells).key for _ in table.blocks[block].column_paths) for block in block_of)
    rows = _axis(chains)
    columns = tuple(_axis(list(block.column_paths)) for block in table.blocks)
    row_names = rows.leaf_names | rows.parent_names
    column_names = _union(axis.leaf_names | axis.parent_names for axis in columns)
    fixed = frozenset(fold(text) for block in table.blocks for text in (block.title, block.corner) if text)
    return Words(rows, columns, keys, block_of, column_names - row_names, row_names | column_names | fixed)


def _axis(chains: list[Chain]) -> Axis:
    return Axis(
        tuple(_names(chain[-1]) for chain in chains),
        tuple(tuple(_names(head) for head in chain[:-1]) for chain in chains),
    )


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(name for names in sets for name in names)


def _names(head: Head) -> frozenset[str]:
    return spellings(head.label, head.aliases)
