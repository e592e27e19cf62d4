"""What both declared forms have alike: six sections, three of them tables, each known by what it is for."""

import pytest

from core.forms.catalog import FORMS
from core.forms.concepts import Concept, Part
from core.forms.spec import Form


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_every_section_is_known_by_its_part(form: Form) -> None:
    assert [section.part for section in form.sections] == [
        Part.WORK,
        Part.DISCLOSURE,
        Part.APPLICATIONS,
        Part.PROCEEDINGS,
        Part.PROBLEMS,
        Part.OTHER,
    ]
    assert [form.key_of(part) for part in Part if form.section(form.key_of(part)).table] == [
        table.key for table in form.tables
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_rows_are_found_by_what_they_are(form: Form) -> None:
    assert form.row_of(Concept.RECEIVED) == "applications.new"
    assert form.total_of(Concept.CARRIED_OUT) == "applications.carried_out.total"
    assert form.row_of(Concept.IN_FORCE) == ("disclosure.regulations" if form.key == "2021" else "")
    assert {form.cells[key].row_path for key in form.cells_of(Concept.DECISIONS)} >= {"disclosure.licensing"}
