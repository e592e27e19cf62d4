"""Tables whose rows and columns have changed places: stood upright, where the form's labels then all fall into place.

Read as they stand they hold nothing of the form, so nothing can be taken twice or
from the wrong cell: each figure is found by its row's and its column's label as ever.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from core.forms.labels import fold
from core.forms.spec import Form, Table
from core.matching.labels import words
from core.matching.reading import Note
from core.matching.tables import find
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawTable
from core.records import record

_FEWEST = 3  # labels in a line that tell which way a table lies
_FEWEST_HEADS, _LONGEST = 3, 40  # outcomes that tell a table of parts; characters of a head
_NEARLY_ALL = 0.9  # of a table's cells: with fewer it is something else
_TURNED = "“{name}”的表格在原文件里行和列是对调的，按行、列的名称对应读入，请核对这张表。"


@record
class PartNames:
    """The parts of a table without labels of rows, each by its innermost head: their names, folded, their heads and what stands below each."""

    parts: Mapping[str, str]
    chains: Mapping[str, tuple[str, ...]]
    leaves: Mapping[str, str]


@record
class Upright:
    """A document with its tables upright; ``notes`` tell which were not."""

    document: RawDocument
    notes: tuple[Note, ...] = ()


def upright(document: RawDocument, form: Form) -> Upright:
    """Stand tables upright in which the labels of rows stand side by side, those of columns one below the other."""
    notes: list[Note] = []
    items = list(document.items)
    for place, item in enumerate(items):
        if isinstance(item, RawTable) and (lying := lying_in(item, form)):
            turned = turned_round(item)
            if not find(item, form).cells and (names := list(_whole(turned, form, lying))):
                items[place] = turned
                notes += [Note(NoteCode.HEAD, _TURNED.format(name=name), place=key) for key, name in names]
    return Upright(replace(document, items=tuple(items)) if notes else document, tuple(notes))


def lying_in(raw: RawTable, form: Form) -> list[Table]:
    """The tables of the form whose labels stand in a raw table in the other direction than in the form."""
    return [table for table in form.tables if lies(raw, table)]


def turned_round(raw: RawTable) -> RawTable:
    """A raw table with its rows as columns."""
    return RawTable(raw.index, tuple(map(_turned, raw.cells)), tuple(map(_turned, raw.hidden)))


def lies(raw: RawTable, table: Table) -> bool:
    """Whether the labels of a table of the form stand in the other direction than in the form."""
    known = words(table)
    names = known.rows.leaf_names or frozenset[str]().union(*(axis.leaf_names for axis in known.columns))
    labels = [cell for cell in raw.cells if fold(cell.text) in names]
    down, across = {cell.row for cell in labels}, {cell.column for cell in labels}
    if not known.rows.leaf_names:
        down, across = across, down
    return len(across) >= _FEWEST and len(across) > len(down)


def _whole(raw: RawTable, form: Form, tables: list[Table]) -> Iterator[tuple[str, str]]:
    """Of these tables of the form those that a raw table holds nearly whole, by key and name."""
    cells = find(raw, form).cells
    for table in tables:
        keys = words(table).cells
        if sum(key in cells for key in keys) >= _NEARLY_ALL * len(keys):
            yield table.key, form.section(table.key).numbered


def _turned(cell: RawCell) -> RawCell:
    return replace(cell, row=cell.column, column=cell.row, height=cell.width, width=cell.height)


def has_parts_apart(raw: RawTable, form: Form) -> bool:
    """Whether a table may be laid out so: the outcomes stand in it once, without all their parts above them."""
    return any(outcome_heads(raw, names) for names in map(part_names, form.tables) if names)


@lru_cache
def part_names(table: Table) -> PartNames | None:
    """The parts of a table, None where its rows have labels or a column no head above it."""
    known = words(table)
    if known.rows.leaf_names or len(known.columns) != 1 or not all(known.columns[0].parents):
        return None
    axis = known.columns[0]
    chains: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    for above in axis.parents:
        printed = tuple(known.printed[min(names, key=lambda name: -len(name))] for names in above)
        chains[printed[-1]] = printed
        parts |= dict.fromkeys(above[-1], printed[-1])
    leaves = {name: known.printed[name] for names in axis.leaves for name in names}
    return PartNames(parts, chains, leaves)


def outcome_heads(raw: RawTable, names: PartNames) -> tuple[int, dict[int, str]] | None:
    """The row in which the outcomes stand, each once, and which of them by column; None where there is no such row."""
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in raw.cells:
        if 1 < len(cell.text) <= _LONGEST and (leaf := names.leaves.get(fold(cell.text))):
            rows.setdefault(cell.row, []).append((cell.column, leaf))
    if len(rows) != 1:
        return None
    ((row, found),) = rows.items()
    heads = dict(found)
    return (row, heads) if _FEWEST_HEADS <= len(heads) == len(set(heads.values())) else None
