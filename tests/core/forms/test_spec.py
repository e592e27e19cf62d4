"""What is derived from a declaration: the order of computed cells, identity."""

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Block, Form, Head, Section, Table


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
