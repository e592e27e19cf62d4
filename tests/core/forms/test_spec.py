"""What is derived from a declaration: cells, order of the computed ones, identity."""

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Block, Form, Head, Kind, Section, Table


def test_counts_of_2021() -> None:
    form = FORMS["2021"]
    applications = [cell for cell in form.cells.values() if cell.table == "applications"]
    assert len(applications) == 175
    assert sum(1 for cell in applications if cell.formula) == 37
    assert sum(1 for cell in form.cells.values() if cell.table == "proceedings") == 15
    assert form.cells["disclosure.fees.amount"].kind is Kind.MONEY


def test_counts_of_2019() -> None:
    form = FORMS["2019"]
    rows = {key.rsplit(".", 1)[0] for key in form.cells if key.startswith("applications.")}
    assert len(rows) == 23
    assert form.cells["disclosure.licensing.items_change"].kind is Kind.CHANGE


def test_computed_cells_come_after_their_parts() -> None:
    for form in FORMS.values():
        seen = set(form.typed)
        for key in form.computed:
            formula = form.cells[key].formula
            assert formula is not None
            assert seen >= {*formula.plus, *formula.minus}
            seen.add(key)


@pytest.mark.parametrize("kind", [Head, Block, Table, Section, Form])
def test_declarations_hash_by_identity(kind: type) -> None:
    """Hashing a whole declaration at each look-up in a cache costs more than the look-up saves."""
    assert (kind.__hash__, kind.__eq__) == (object.__hash__, object.__eq__)
