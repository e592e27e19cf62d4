"""The vocabulary in which a form is declared.

A form is a tuple of sections; a table section is a stack of blocks; a block is
a tree of row heads crossed with a tree of column heads.  Cell keys, formulas,
layout, matching and every output are derived from these declarations.

A declaration is compared and hashed by identity (``eq=False``): it is made once,
and what is derived from it is cached under it at each look-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cached_property, lru_cache, partial

from core.forms.concepts import Concept, Part
from core.records import record


class Kind(StrEnum):
    """What a cell holds."""

    COUNT = "count"  # whole number >= 0
    CHANGE = "change"  # whole number, may be negative (form 2019: 本年增/减)
    MONEY = "money"  # decimal >= 0, in 万元


@record
class Sum:
    """How a computed head is made: leaves below ``plus`` minus leaves below ``minus``.

    ``plus`` and ``minus`` are key paths in the same tree of heads; a path
    stands for itself or for every leaf below it.  ``check`` is the id of the
    table rule (resources/docs/checks.md) that compares a printed total with this sum.
    """

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    check: str = ""


@record(eq=False)
class Head:
    """A row or column head; a leaf of the tree is a row or a column with figures.

    ``key`` is this node's part of the cell key ("" adds nothing), ``span`` the
    grid columns a leaf column takes, ``guide`` what counts here (填报口径),
    ``aliases`` other wordings seen in real reports, ``spoken`` what a text calls
    it beside its label, ``continues`` the path of the row whose figures of last
    year a row begins with.  ``of_which`` (其中):
    what stands here is counted in another row or column already, so no sum over
    a group or path takes it in.  ``concept``: what this row or column (with all
    below it) is, for those that ask; a form without it goes without them.
    Where the printed form
    departs from the look its other labels have: ``align``, ``height`` (least
    height of the row, twips), ``split`` (characters in the first of two lines
    set apart).
    """

    label: str
    key: str = ""
    children: tuple[Head, ...] = ()
    span: int = 1
    kind: Kind | None = None
    sum: Sum | None = None
    guide: str = ""
    aliases: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    continues: str = ""
    of_which: bool = False
    concept: Concept | None = None
    align: str = ""
    height: int = 0
    split: int = 0

    def paths(self, above: tuple[Head, ...] = ()) -> Iterator[tuple[Head, ...]]:
        """Yield the chain of heads from the root to each leaf, in printed order."""
        chain = (*above, self)
        if not self.children:
            yield chain
        for child in self.children:
            yield from child.paths(chain)


def path_key(chain: tuple[Head, ...]) -> str:
    """Join the non-empty keys of a chain of heads: ``refused.state_secret``."""
    return ".".join(head.key for head in chain if head.key)


@record(eq=False)
class Block:
    """Row heads crossed with column heads, below an optional title across the table."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    title: str = ""
    corner: str = ""
    guide: str = ""

    @cached_property
    def row_paths(self) -> tuple[tuple[Head, ...], ...]:
        """Chains of row heads, one a row with figures, top to bottom."""
        return tuple(chain for row in self.rows for chain in row.paths())

    @cached_property
    def column_paths(self) -> tuple[tuple[Head, ...], ...]:
        """Chains of column heads, one a column with figures, left to right."""
        return tuple(chain for column in self.columns for chain in column.paths())


@record(eq=False)
class Table:
    """A table of the form; ``widths`` are grid columns in twips (1/20 pt)."""

    key: str
    blocks: tuple[Block, ...]
    widths: tuple[int, ...]


# Keys of the words that an office puts above or below a table are the table's with one of these.
ABOVE, BELOW = ".above", ".below"


@record(eq=False)
class Section:
    """A numbered part of the report: a text, or the table with the same key.

    ``aspects`` are the sub-headings a text must treat, ``limit`` the number of
    characters it should not exceed (0: none), ``placeholder`` the words of the
    blank form, ``aliases`` other headings seen in real reports, ``part`` what it
    is for.
    """

    key: str
    number: str
    heading: str
    short: str
    table: Table | None = None
    placeholder: str = ""
    aspects: tuple[str, ...] = ()
    limit: int = 0
    guide: str = ""
    aliases: tuple[str, ...] = ()
    part: Part | None = None

    @property
    def numbered(self) -> str:
        """The heading as printed: ``一、总体情况``."""
        return f"{self.number}、{self.heading}"


@record
class Formula:
    """A computed cell: cell keys to add and to subtract, and the rule that checks it."""

    plus: tuple[str, ...]
    minus: tuple[str, ...]
    check: str


@record
class Cell:
    """One figure of the form; without ``sums`` a person types it.

    ``sums`` are all that the declaration says it must be: along its row and down its column.
    """

    key: str
    table: str
    kind: Kind
    row: tuple[Head, ...]
    column: tuple[Head, ...]
    block: Block
    sums: tuple[Formula, ...]

    @property
    def formula(self) -> Formula | None:
        """How it is computed (along the row where there are two ways); None where a person types it."""
        return self.sums[0] if self.sums else None

    @property
    def row_name(self) -> str:
        """The row's label as a person names it: ``（三）不予公开 1.属于国家秘密``."""
        return " ".join(head.label for head in self.row if head.label)

    @property
    def column_name(self) -> str:
        """The column's label as a person names it: ``法人或其他组织 商业企业``."""
        return " ".join(head.label for head in self.column if head.label)

    @property
    def name(self) -> str:
        """Row and column in official words: ``（七）总计·自然人``."""
        return "·".join(filter(None, (self.row_name, self.column[-1].label if self.row_name else self.column_name)))

    @property
    def of_which(self) -> bool:
        """Whether the figure is counted in another cell already (其中)."""
        return any(head.of_which for head in (*self.row, *self.column))

    @property
    def row_path(self) -> str:
        """The key without what the column adds: ``applications.new``, the same for all cells of a row."""
        return ".".join(filter(None, (self.table, path_key(self.row))))

    @cached_property
    def concepts(self) -> frozenset[Concept]:
        """What its row and its column are, for the checks that ask."""
        return frozenset(head.concept for head in (*self.row, *self.column) if head.concept)

    @property
    def guide(self) -> str:
        """What counts here: the most particular guides, outermost first."""
        heads = (*self.row, *self.column)
        parts = [self.block.guide, *(head.guide for head in heads)]
        return "\n".join(dict.fromkeys(part for part in parts if part))


@record(eq=False)
class Form:
    """A whole form: key, name, first report year it is for, and its sections in order.

    ``notice`` is the number of the notice that prescribes it, ``notice_title`` its title without 《》.
    """

    key: str
    name: str
    notice: str
    first_year: int
    sections: tuple[Section, ...]
    notice_title: str = ""

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in printed order."""
        return tuple(section.table for section in self.sections if section.table)

    @cached_property
    def text_keys(self) -> tuple[str, ...]:
        """Keys of all texts: title, preamble and the text sections."""
        return ("title", "preamble", *(s.key for s in self.sections if s.table is None))

    @cached_property
    def beside_keys(self) -> tuple[str, ...]:
        """Keys of the words above and below the tables, in printed order; the form itself prints none."""
        return tuple(table.key + side for table in self.tables for side in (ABOVE, BELOW))

    @cached_property
    def all_text_keys(self) -> tuple[str, ...]:
        """Keys of all texts with the words beside the tables, in printed order."""
        sections = (s.key if s.table is None else (s.key + ABOVE, s.key + BELOW) for s in self.sections)
        flat = (key for keys in sections for key in ((keys,) if isinstance(keys, str) else keys))
        return ("title", "preamble", *flat)

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """Every cell by its key, in printed order."""
        return {cell.key: cell for table in self.tables for cell in table_cells(table)}

    @cached_property
    def typed(self) -> tuple[str, ...]:
        """Keys of the cells a person types."""
        return tuple(key for key, cell in self.cells.items() if cell.formula is None)

    @cached_property
    def computed(self) -> tuple[str, ...]:
        """Keys of the computed cells, each after all cells it is made of."""
        pending = {key: cell.formula for key, cell in self.cells.items() if cell.formula}
        ordered: list[str] = []
        while pending:
            ready = [k for k, f in pending.items() if not pending.keys() & {*f.plus, *f.minus}]
            if not ready:
                raise ValueError(f"formulas of form {self.key} refer to each other: {sorted(pending)}")
            ordered += ready
            for key in ready:
                del pending[key]
        return tuple(ordered)

    @cached_property
    def parts(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """For each computed cell, in the order of :attr:`computed`, the cells it adds and those it takes away."""
        formulas = ((key, self.cells[key].formula) for key in self.computed)
        return {key: (formula.plus, formula.minus) for key, formula in formulas if formula}

    @cached_property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """For each cell, the computed cells made directly of it."""
        uses: dict[str, list[str]] = {key: [] for key in self.cells}
        for key, (plus, minus) in self.parts.items():
            for part in (*plus, *minus):
                uses[part].append(key)
        return {key: tuple(value) for key, value in uses.items()}

    @cached_property
    def leaves(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each cell, the typed cells it is made of, in order, with their signs; a typed one is its own."""
        found: dict[str, tuple[tuple[str, int], ...]] = {key: ((key, 1),) for key in self.typed}
        for key, (plus, minus) in self.parts.items():
            parts = [(part, 1) for part in plus] + [(part, -1) for part in minus]
            found[key] = tuple((leaf, sign * inner) for part, sign in parts for leaf, inner in found[part])
        return found

    @cached_property
    def _of_concepts(self) -> dict[Concept, tuple[str, ...]]:
        """Keys of the cells by what their rows and columns are: claims ask at each count in a text."""
        return {concept: tuple(k for k, cell in self.cells.items() if concept in cell.concepts) for concept in Concept}

    def cells_of(self, concept: Concept, *more: Concept) -> tuple[str, ...]:
        """Keys of the cells that stand in rows and columns of all these concepts, in printed order."""
        return tuple(key for key in self._of_concepts[concept] if self.cells[key].concepts.issuperset(more))

    def cells_in(self, part: Part) -> tuple[str, ...]:
        """Keys of the cells of the table for this part of the report, in printed order."""
        table = self.key_of(part)
        return tuple(key for key, cell in self.cells.items() if cell.table == table)

    def total_of(self, concept: Concept) -> str:
        """Key of the figure that adds up the columns of a concept; "" where the form has none."""
        return next((key for key in self.cells_of(concept) if self.cells[key].column[-1].sum is not None), "")

    def row_of(self, concept: Concept) -> str:
        """Path of the row of a concept, the key of its cells without the column; "" where the form has none."""
        return next((self.cells[key].row_path for key in self.cells_of(concept)), "")

    @cached_property
    def continued(self) -> dict[str, str]:
        """For each cell that begins with a figure of last year, that figure's key: 二 with last year's 四."""
        return {
            key: ".".join(filter(None, (cell.table, cell.row[-1].continues, path_key(cell.column))))
            for key, cell in self.cells.items()
            if cell.row[-1].continues
        }

    def section(self, key: str) -> Section:
        """The section with this key, or with the table that these words stand beside; KeyError where there is none."""
        wanted = key.removesuffix(ABOVE).removesuffix(BELOW)
        if (found := next((section for section in self.sections if section.key == wanted), None)) is None:
            raise KeyError(key)
        return found

    def key_of(self, part: Part) -> str:
        """Key of the section (and table) for this part of the report, "" where the form has none."""
        return next((section.key for section in self.sections if section.part is part), "")

    def table(self, key: str) -> Table:
        """The table with this key; KeyError where there is none."""
        table = self.section(key).table
        if table is None:
            raise KeyError(key)
        return table


@lru_cache
def table_cells(table: Table) -> tuple[Cell, ...]:
    """The cells of a table, row by row as printed."""
    return tuple(cell for block in table.blocks for cell in _cells(table, block))


def cell_keys(table: Table) -> tuple[tuple[str, ...], ...]:
    """The keys of the same, a row each, without making the cells."""
    rows = ((block, row) for block in table.blocks for row in block.row_paths)
    return tuple(tuple(_key(table, row, column) for column in block.column_paths) for block, row in rows)


def _cells(table: Table, block: Block) -> Iterator[Cell]:
    """A column's sum runs along the row, a row's sum down the column; the column's goes first."""
    along = [_spread(column[-1].sum, block.column_paths) for column in block.column_paths]
    for row in block.row_paths:
        down = _spread(row[-1].sum, block.row_paths)
        for column, of_column in zip(block.column_paths, along, strict=True):
            kinds = (head.kind for head in (*reversed(column), *reversed(row)))
            kind = next((k for k in kinds if k is not None), Kind.COUNT)
            sums = [_formula(of_column, partial(_key, table, row))] if of_column else []
            sums += [_formula(down, lambda chain, column=column: _key(table, chain, column))] if down else []
            yield Cell(_key(table, row, column), table.key, kind, row, column, block, tuple(sums))


def _key(table: Table, row: _Chain, column: _Chain) -> str:
    return ".".join(filter(None, (table.key, path_key(row), path_key(column))))


_Chain = tuple[Head, ...]
_Chains = tuple[_Chain, ...]


def _formula(spread: tuple[Sum, _Chains, _Chains], key: Callable[[_Chain], str]) -> Formula:
    total, plus, minus = spread
    return Formula(tuple(map(key, plus)), tuple(map(key, minus)), total.check)


def _spread(total: Sum | None, chains: _Chains) -> tuple[Sum, _Chains, _Chains] | None:
    """A sum with the chains of heads that it adds and those that it takes away; None where there is none."""
    if total is None:
        return None
    below = [(path_key(chain) + ".", chain) for chain in chains if not any(head.of_which for head in chain)]
    paths = (tuple(f"{path}." for path in several) for several in (total.plus, total.minus))
    plus, minus = (tuple(chain for key, chain in below if key.startswith(named)) for named in paths)
    return total, plus, minus
