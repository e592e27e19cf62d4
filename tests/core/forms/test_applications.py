"""Table three: the sums over results, the official relation."""

import pytest

from core.forms.catalog import FORMS


@pytest.mark.parametrize("form_key, results", [("2021", 21), ("2019", 19)])
def test_processed_total_sums_every_result_row_once(form_key: str, results: int) -> None:
    formula = FORMS[form_key].cells["applications.processed_total.business"].formula
    assert formula is not None
    assert len(set(formula.plus)) == len(formula.plus) == results


def test_carry_over_is_the_official_relation() -> None:
    formula = FORMS["2021"].cells["applications.carried_out.research"].formula
    assert formula is not None
    assert formula.plus == ("applications.new.research", "applications.carried_in.research")
    assert formula.minus == ("applications.processed_total.research",)
