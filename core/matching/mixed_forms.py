"""A table of one form in a report on another: its figures count where both mean the same, the rest is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.matching.labels import RawLabels, words
from core.matching.reading import Note
from core.matching.tables import FoundCells, find_all
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument
from core.records import record


@record
class Mixed:
    """Cells of the report's form that the file's table does not have, though some row of it looks like theirs."""

    blank: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()


def mixed(document: RawDocument, form: Form, found: Mapping[int, FoundCells], labels: RawLabels) -> Mixed:
    """What of the tables follows another form than the report."""
    blank: set[str] = set()
    notes: list[Note] = []
    for table in form.tables:
        keys = words(table).cells
        indexes = {index for index, piece in found.items() if not piece.cells.keys().isdisjoint(keys)}
        present = labels.of(raw for raw in document.tables if raw.index in indexes)
        if not present:
            continue
        other = max(_alike(form, table.key), key=lambda one: (_fit(one, table.key, present), one is form))
        if other is not form and _fit(other, table.key, present) > _fit(form, table.key, present):
            own, theirs = _keys(form, table.key), _keys(other, table.key)
            foreign = (_labels(other, table.key) - _labels(form, table.key)) & present
            if not foreign and _all_there(own - theirs, (found[index].cells for index in indexes)):
                continue  # its labels are shortened, its rows are our own
            blank |= own - theirs
            notes += _homeless(document, form, other, table.key, theirs - own)
    return Mixed(frozenset(blank), tuple(notes))


def _all_there(keys: set[str], pieces: Iterable[Mapping[str, RawCell]]) -> bool:
    """Whether each of these cells, which another form lacks, has a cell of its own in the file."""
    places = {
        key: (number, cell.row, cell.column) for number, piece in enumerate(pieces) for key, cell in piece.items()
    }
    return bool(keys) and keys <= places.keys() and len({places[key] for key in keys}) == len(keys)


def _alike(form: Form, table: str) -> list[Form]:
    return [one for one in FORMS.values() if one is form or any(other.key == table for other in one.tables)]


def _fit(form: Form, table: str, present: frozenset[str]) -> int:
    """How well the labels of a form's table are those that stand there."""
    return next((words(one).fit(present) for one in form.tables if one.key == table), 0)


def _labels(form: Form, table: str) -> frozenset[str]:
    return frozenset[str]().union(*(words(one).all for one in form.tables if one.key == table))


def _keys(form: Form, table: str) -> set[str]:
    return {key for one in form.tables if one.key == table for key in words(one).cells}


def _homeless(document: RawDocument, form: Form, other: Form, table: str, keys: set[str]) -> Iterator[Note]:
    """A note on the table, with the figures that have no cell in the report's form."""
    figures: dict[str, str] = {}
    for piece in find_all(document.tables, other).values():
        figures |= {key: cell.text.strip() for key, cell in piece.cells.items() if key in keys and cell.text.strip()}
    names = "；".join(f"{other.cells[key].name} {text}" for key, text in sorted(figures.items()) if text != "0")
    name = form.section(table).numbered
    message = f"“{name}”的表格是{other.name}格式，与这份报告的{form.name}格式不同，含义相同的格已读入。"
    lost = f"以下数据没有对应的格，未读入：{names[:300]}。" if names else ""
    yield Note(NoteCode.OTHER_TABLE, f"{message}{lost}请核对。", place=table)
