"""The declared form of 2021, counted."""

from core.forms.catalog import FORMS
from core.forms.spec import Kind


def test_counts_of_2021() -> None:
    form = FORMS["2021"]
    applications = [cell for cell in form.cells.values() if cell.table == "applications"]
    assert len(applications) == 175
    assert sum(1 for cell in applications if cell.formula) == 37
    assert sum(1 for cell in form.cells.values() if cell.table == "proceedings") == 15
    assert form.cells["disclosure.fees.amount"].kind is Kind.MONEY
