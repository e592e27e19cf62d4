"""The labels of a table of the form, folded and indexed for matching."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from core.forms.labels import fold, nearest, spellings
from core.forms.spec import Form, Head, Table, cell_keys
from core.patterns import lazy
from core.readers.raw import RawTable
from core.records import record

_BEHIND = lazy(r"[（(][^（）()]{1,12}[）)]$")
_LAST_YEAR = lazy("上年|去年|上一年|同期")
Score = Callable[[int, int], float]


def align(found: int, wanted: int, score: Score) -> dict[int, int]:
    """Pair found with wanted things so that order is kept and the sum of scores is greatest.

    A score of 0 or less never pairs.  Returns found index → wanted index.
    """
    best = [[0.0] * (wanted + 1) for _ in range(found + 1)]
    paired = [[False] * wanted for _ in range(found)]
    for i in range(found - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(wanted - 1, -1, -1):
            worth = score(i, j)
            skip = max(below[j], row[j + 1])
            paired[i][j] = worth > 0 and worth + below[j + 1] >= skip
            row[j] = worth + below[j + 1] if paired[i][j] else skip
    return _trace(best, paired)


def _trace(best: list[list[float]], paired: list[list[bool]]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(paired) and j < len(paired[0]):
        if paired[i][j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def fill_gaps(placed: Mapping[int, int], free: Sequence[int], wanted: int) -> dict[int, int]:
    """Pair free things with places left over between paired neighbours, where both are equally many."""
    anchors = [(-1, -1), *sorted(placed.items()), (1 << 30, wanted)]
    if [place for _, place in anchors] != sorted(place for _, place in anchors):
        return {}
    filled: dict[int, int] = {}
    for (low, first), (high, last) in pairwise(anchors):
        between = [thing for thing in free if low < thing < high]
        if len(between) == last - first - 1:
            filled |= dict(zip(between, range(first + 1, last), strict=True))
    return filled


Chain = tuple[Head, ...]


@record
class Axis:
    """Rows of a table, or columns of a block: names of each leaf and of the heads above it."""

    leaves: tuple[frozenset[str], ...]
    parents: tuple[tuple[frozenset[str], ...], ...]

    @cached_property
    def leaf_names(self) -> frozenset[str]:
        """All names of leaves."""
        return _union(self.leaves)

    @cached_property
    def parent_names(self) -> frozenset[str]:
        """All names of heads above leaves."""
        return frozenset(name for chain in self.parents for names in chain for name in names)

    def score(self, leaf: str, others: frozenset[str], place: int) -> int:
        """How well a label and those beside or above it fit a place; 0 where the label itself does not."""
        if leaf not in self.leaves[place]:
            return 0
        above = self.parents[place]
        right = sum(1 for names in above if names & others)
        wrong = len((others & self.parent_names) - _union(above))
        return max(1, 10 + right - wrong)

    def by_heads(self, labels: Sequence[str], others: Sequence[frozenset[str]]) -> dict[int, int] | None:
        """Pair in any order, where each label, with those beside or above it, fits one place better than all others.

        None where that does not tell: a label fits several places alike, or two fit one.  What stands there beside all
        leaves of the axis, and tells nothing, is none of them.
        """
        best = [self._best(*pair) for pair in zip(labels, others, strict=True)]
        told = {i: places[0] for i, places in enumerate(best) if len(places) == 1}
        certain = len(set(told.values())) == len(told) and len(told) in (len(labels), len(self.leaves))
        return told if told and certain else None

    def _best(self, label: str, others: frozenset[str]) -> list[int]:
        """The places that a label fits best, with those beside or above it."""
        worths = [self.score(label, others, place) for place in range(len(self.leaves))]
        return [place for place, worth in enumerate(worths) if worth == max(worths) > 0]

    def in_order(self, labels: Sequence[str]) -> dict[int, int] | None:
        """The plain case: exactly the leaves of the axis, in their order."""
        if len(labels) != len(self.leaves):
            return None
        return {i: i for i in range(len(labels))} if all(map(_among, labels, self.leaves)) else None

    def add_unique(self, labels: Sequence[str], pairs: dict[int, int]) -> dict[int, int]:
        """Pair what is out of order too, where a label names only one leaf and stands there once."""
        more = dict(pairs)
        for i, label in enumerate(labels):
            places = [j for j, names in enumerate(self.leaves) if label in names]
            if i not in pairs and len(places) == 1 and places[0] not in more.values() and labels.count(label) == 1:
                more[i] = places[0]
        return more


@record
class Words:
    """All labels of one table.

    ``keys[row][column]`` names the cell, ``block_of[row]`` its block; ``heads``
    only stand above columns, ``fixed`` are titles and corners; ``printed`` gives
    a label as the form prints it, ``joined`` the label nearest to the figures by all of its row's in one cell.
    """

    rows: Axis
    columns: tuple[Axis, ...]
    keys: tuple[tuple[str, ...], ...]
    block_of: tuple[int, ...]
    heads: frozenset[str]
    fixed: frozenset[str]
    printed: dict[str, str]
    row_names: tuple[str, ...]
    joined: dict[str, str]

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """Keys of all cells of the table, in printed order."""
        return tuple(key for row in self.keys for key in row)

    @cached_property
    def all(self) -> frozenset[str]:
        """Every label of the table, folded."""
        return frozenset(self.printed)

    @cached_property
    def column_leaves(self) -> frozenset[str]:
        """The names of the columns right above figures, folded."""
        return _union(axis.leaf_names for axis in self.columns)

    @cached_property
    def without_remark(self) -> dict[str, str]:
        """The labels that end in brackets, by what stands before these: a file may state another unit there."""
        return {fold(_BEHIND.sub("", label)): name for name, label in self.printed.items() if _BEHIND.search(label)}

    def nearest(self, text: str) -> str:
        """The label most like a folded text, "" where none is near: 上年处理决定数量 is not 本年处理决定数量, however alike."""
        found = nearest(text, self.all)
        return "" if _LAST_YEAR.search(text) and not _LAST_YEAR.search(found) else found

    def fit(self, present: frozenset[str]) -> int:
        """How well the labels of the table are those that stand somewhere: two for each, one less for each that is missed."""
        return 3 * len(self.all & present) - len(self.all)


BRACKETS_BEHIND = lazy(r"[（(\[［【][^（）()\[\]［］【】]{1,30}[）)\]］】]\s*$")  # a unit or remark behind a label


class RawLabels:
    """The words of all cells of raw tables, folded, with and without a unit or remark behind them.

    Each table is looked through once, however often it is asked for.
    """

    def __init__(self) -> None:
        # By identity; the tables are kept, so that it holds.
        self._known: dict[int, tuple[RawTable, frozenset[str]]] = {}

    def of(self, tables: Iterable[RawTable]) -> frozenset[str]:
        """Those of some tables."""
        return frozenset[str]().union(*map(self._of_one, tables))

    def _of_one(self, table: RawTable) -> frozenset[str]:
        if id(table) not in self._known:
            self._known[id(table)] = table, _folded(table)
        return self._known[id(table)][1]


def _folded(table: RawTable) -> frozenset[str]:
    return frozenset(fold(cell.text) for cell in table.cells) | bare_labels(table)


def bare_labels(table: RawTable) -> frozenset[str]:
    """The words of the cells that end in brackets, folded, without these: all labels may have （件） behind them."""
    texts = {cell.text for cell in table.cells}
    bracketed = (text for text in texts if text.rstrip().endswith(("）", ")", "］", "]", "】")))
    return frozenset(fold(BRACKETS_BEHIND.sub("", text)) for text in bracketed)


@lru_cache
def form_labels(form: Form) -> frozenset[str]:
    """The labels of all tables of the form, folded."""
    return _union(words(table).all for table in form.tables)


@lru_cache
def words(table: Table) -> Words:
    """The index of a table's labels."""
    chains = [chain for block in table.blocks for chain in block.row_paths]
    block_of = tuple(i for i, block in enumerate(table.blocks) for _ in block.row_paths)
    keys = cell_keys(table)
    rows = _axis(chains)
    columns = tuple(_axis(block.column_paths) for block in table.blocks)
    column_names = _union(axis.leaf_names | axis.parent_names for axis in columns)
    fixed = {fold(text): text for block in table.blocks for text in (block.title, block.corner) if text}
    heads = (head for block in table.blocks for chain in (*block.row_paths, *block.column_paths) for head in chain)
    printed = fixed | {name: head.label for head in heads for name in _names(head)}
    return Words(
        rows,
        columns,
        keys,
        block_of,
        column_names - rows.leaf_names - rows.parent_names,
        frozenset(fixed),
        printed,
        tuple(chain[-1].label for chain in chains),
        dict(_joined(chains)),
    )


def _joined(chains: Iterable[Chain]) -> Iterator[tuple[str, str]]:
    """The labels of a row one behind the other, from any of them on, with their numbers and without."""
    for chain in chains:
        for first in range(len(chain) - 1):
            labels = [head.label for head in chain[first:]]
            yield fold("".join(labels)), fold(labels[-1])
            yield "".join(map(fold, labels)), fold(labels[-1])


def _among(name: str, names: frozenset[str]) -> bool:
    return name in names


def _axis(chains: Iterable[Chain]) -> Axis:
    chains = tuple(chains)
    return Axis(
        tuple(_names(chain[-1]) for chain in chains),
        tuple(tuple(_names(head) for head in chain[:-1]) for chain in chains),
    )


def _names(head: Head) -> frozenset[str]:
    return spellings(head.label, head.aliases)


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset(name for names in sets for name in names)
