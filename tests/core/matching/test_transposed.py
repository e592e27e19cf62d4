"""Tables whose rows and columns have changed places."""

from dataclasses import replace

import pytest

from core.forms.catalog import FORMS
from core.matching.report import read
from core.matching.transposed import upright
from core.notes import NoteCode
from core.readers.raw import RawDocument, RawTable
from tests.helpers.makers.report_maker import document, parts

FORM = FORMS["2021"]


def turned(table: RawTable) -> RawTable:
    cells = (replace(c, row=c.column, column=c.row, height=c.width, width=c.height) for c in table.cells)
    return replace(table, cells=tuple(cells))


def figures() -> dict[str, str]:
    return {key: str(place + 1) for place, key in enumerate(FORM.cells)}


@pytest.mark.parametrize(
    "which", [("disclosure",), ("applications",), ("proceedings",), (*(t.key for t in FORM.tables),)]
)
def test_each_figure_is_found_by_its_labels(which: tuple[str, ...]) -> None:
    made = parts(figures())
    for key in which:
        made[key] = [turned(table) for table in made[key]]
    reading = read(document(made))
    assert {key: str(value) for key, value in reading.values.items()} == {key: figures()[key] for key in FORM.typed}
    told = [note.place for note in reading.notes if "对调" in note.message]
    assert told == list(which) and all(n.code == NoteCode.HEAD for n in reading.notes if "对调" in n.message)


def test_upright_tables_are_left_as_they_are() -> None:
    for form in FORMS:
        made: RawDocument = document(parts(form_key=form))
        assert upright(made, FORMS[form]).document is made


def test_a_table_of_which_half_is_missing_is_not_turned() -> None:
    made = parts(figures())
    (table,) = made["applications"]
    half = turned(replace(table, cells=tuple(cell for cell in table.cells if cell.row < 9)))
    made["applications"] = [half]
    whole = document(made)
    assert upright(whole, FORM).document is whole
    reading = read(whole)
    assert all(reading.values.get(key) is None for key in FORM.typed if key.startswith("applications."))
    assert any(note.code == NoteCode.MISSING and note.place == "applications" for note in reading.notes)
