"""Parts of a table that the form sets side by side, standing one below the other or in tables of their own.

Table four has no labels of rows: 行政复议 and the two kinds of suits are heads above the same
five outcomes.  Many offices write the outcomes once and the parts below each other, or a small table
for each below its name.  Such tables are laid out as the form has them, each figure below both its heads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.forms.labels import fold
from core.forms.spec import Form
from core.matching.reading import Note
from core.matching.transposed import PartNames, Upright, outcome_heads, part_names, upright
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable, numbered
from core.records import record

_FEWEST_PARTS = 2  # of those of the form's table: fewer are left to the matcher
_LONGEST = 40  # characters of a line that names a part
_MORE = 4  # characters beside the name in a line that is nothing but a caption: 行政复议案件情况
_APART = "“{name}”的表格在原文件里各部分是分开写的（分几行或几张表），按名称对应读入，请核对这张表。"


@record
class _Piece:
    """The figures of one part: where they stand, by the outcome they belong to; ``below`` where only a line above names it."""

    part: str
    cells: Mapping[str, RawCell]
    below: bool = False


def in_the_form_s_order(document: RawDocument, form: Form) -> Upright:
    """The document with its tables upright and their parts side by side; ``notes`` tell of both."""
    standing = upright(document, form)
    beside, notes = parts_beside(standing.document, form)
    return Upright(beside, (*standing.notes, *notes))


def parts_beside(document: RawDocument, form: Form) -> tuple[RawDocument, tuple[Note, ...]]:
    """The document with such tables as the form has them, and what is to be told of it."""
    notes: list[Note] = []
    for table in form.tables:
        if (names := part_names(table)) and (changed := _laid_out(document, names)):
            document = changed
            name = _APART.format(name=form.section(table.key).numbered)
            notes.append(Note(NoteCode.HEAD, name, place=table.key))
    return document, tuple(notes)


def _laid_out(document: RawDocument, names: PartNames) -> RawDocument | None:
    """The document with the parts in one table at the place of the first; None where too few are found, or one twice."""
    items = list(document.items)
    found = {
        place: pieces
        for place, item in enumerate(items)
        if isinstance(item, RawTable) and (pieces := _pieces(item, items[:place], names))
    }
    parts = [piece.part for pieces in found.values() for piece in pieces]
    if len(parts) < _FEWEST_PARTS or len(set(parts)) < len(parts):
        return None
    first = min(found)
    index = document.tables.index(items[first]) if isinstance(items[first], RawTable) else 0
    gone = {place for place in found if place != first}
    gone |= {_line_above(items[:place]) for place, pieces in found.items() if any(piece.below for piece in pieces)}
    items[first] = _in_one(index, [piece for pieces in found.values() for piece in pieces], names)
    kept = (item for place, item in enumerate(items) if place not in gone)
    return replace(document, items=numbered(kept))


def _pieces(raw: RawTable, before: Sequence[RawParagraph | RawTable], names: PartNames) -> list[_Piece]:
    """The parts in a table: each row below the outcomes by its label, a single one by the line above the table."""
    told = outcome_heads(raw, names)
    if told is None:
        return []
    row, heads = told
    first = min(heads)
    pieces: list[_Piece] = []
    for at in range(row + 1, raw.rows):
        line = [cell for cell in raw.cells if cell.row <= at < cell.row + cell.height]
        figures = {heads[cell.column]: cell for cell in line if cell.column in heads and cell.row == at}
        label = "".join(cell.text for cell in line if cell.column < first)
        if not any(cell.text.strip() for cell in figures.values()) and not label.strip():
            continue
        if part := _part(label, names):
            pieces.append(_Piece(part, figures))
        elif pieces or label.strip() or any(cell.text.strip() for cell in raw.cells if cell.row > at):
            return []
        else:
            part, below = _named_above(raw, row, before, names)
            return [_Piece(part, figures, below)] if part else []
    return pieces


def _named_above(
    raw: RawTable, row: int, before: Sequence[RawParagraph | RawTable], names: PartNames
) -> tuple[str, bool]:
    """The part that stands above the outcomes or in the line above the table, and whether that line says no more."""
    within = "".join(cell.text for cell in raw.cells if cell.row < row)
    if within.strip():
        return _part(within, names), False
    above = _line_above(before)
    line = before[above] if above >= 0 else None
    part = _part(line.text, names) if isinstance(line, RawParagraph) else ""
    return part, isinstance(line, RawParagraph) and len(fold(line.text)) <= len(fold(part)) + _MORE


def _line_above(before: Sequence[RawParagraph | RawTable]) -> int:
    """Where the nearest line with words stands above a table, -1 where there is none."""
    for place in range(len(before) - 1, -1, -1):
        item = before[place]
        if isinstance(item, RawTable):
            return -1
        if item.text.strip():
            return place
    return -1


def _part(label: str, names: PartNames) -> str:
    """The part that a label names, by the longest name in it; "" where none or two are named."""
    if len(label) > _LONGEST:
        return ""
    folded = fold(label)
    if folded in names.parts:
        return names.parts[folded]
    found = sorted((name for name in names.parts if len(name) > 3 and name in folded), key=len)
    others = {names.parts[name] for name in found if name not in found[-1]}
    return names.parts[found[-1]] if found and not others else ""


def _in_one(index: int, pieces: Sequence[_Piece], names: PartNames) -> RawTable:
    """One table with the heads of each part above its outcomes, and the figures below them."""
    cells: list[RawCell] = []
    depth = max(len(names.chains[piece.part]) for piece in pieces)
    column = 0
    for piece in pieces:
        chain = names.chains[piece.part]
        width = len(piece.cells)
        for level, head in enumerate(chain):
            height = depth - level if level == len(chain) - 1 else 1
            cells.append(RawCell(level, column, height, width, head))
        for leaf, cell in piece.cells.items():
            cells += [
                RawCell(depth, column, 1, 1, leaf),
                replace(cell, row=depth + 1, column=column, height=1, width=1),
            ]
            column += 1
    return RawTable(index, tuple(cells))
