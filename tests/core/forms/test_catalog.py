"""Which form is in force for a year."""

import pytest

from core.forms.catalog import form_for_year


@pytest.mark.parametrize("year, key", [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021"), (2031, "2021")])
def test_form_in_force(year: int, key: str) -> None:
    assert form_for_year(year).key == key
