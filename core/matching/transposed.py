"""Tables whose rows and columns have changed places: stood upright, where the form's labels then all fall into place.

Read as they stand they hold nothing of the form, so nothing can be taken twice or
from the wrong cell: each figure is found by its row's and its column's label as ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.forms.labels import fold
from core.forms.spec import Form, Table
from core.matching.labels import words
from core.matching.parts_apart import parts_beside
from core.matching.reading import Note
from core.matching.tables import find
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawTable
from core.records import record

_FEWEST = 3  # labels in a line that tell which way a table lies
_NEARLY_ALL = 0.9  # of a table's cells: with fewer it is something else
_TURNED = "“{name}”的表格在原文件里行和列是对调的，按行、列的名称对应读入，请核对这张表。"


@record
class Upright:
    """A document with its tables upright; ``notes`` tell which were not."""

    document: RawDocument
    notes: tuple[Note, ...] = ()


def upright(document: RawDocument, form: Form) -> Upright:
    """Stand tables upright in which the labels of rows stand side by side, those of columns one below the other.

    Parts that stand apart though the form sets them side by side are laid out as it does.
    """
    notes: list[Note] = []
    items = list(document.items)
    for place, item in enumerate(items):
        if isinstance(item, RawTable) and (lying := lying_in(item, form)):
            turned = turned_round(item)
            if not find(item, form).cells and (names := list(_whole(turned, form, lying))):
                items[place] = turned
                notes += [Note(NoteCode.HEAD, _TURNED.format(name=name), place=key) for key, name in names]
    standing = replace(document, items=tuple(items)) if notes else document
    standing, of_parts = parts_beside(standing, form)
    return Upright(standing, (*notes, *of_parts))


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
