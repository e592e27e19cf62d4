"""The declared form of 2019, counted."""

from core.forms.catalog import FORMS
from core.forms.spec import Kind


def test_counts_of_2019() -> None:
    form = FORMS["2019"]
    rows = {key.rsplit(".", 1)[0] for key in form.cells if key.startswith("applications.")}
    assert len(rows) == 23
    assert form.cells["disclosure.licensing.items_change"].kind is Kind.CHANGE
