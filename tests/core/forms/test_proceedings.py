"""Table four: what it counts, and what changed in 2024."""

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Form


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.key)
def test_table_four_says_what_counts_and_what_changed_in_2024(form: Form) -> None:
    """Names of decisions by their outcome, and which suits need a review first."""
    guides = {key: cell.guide for key, cell in form.cells.items() if cell.table == "proceedings"}
    assert "驳回行政复议请求" in guides["proceedings.review.upheld"]
    assert "确认违法" in guides["proceedings.review.corrected"]
    assert "和解" in guides["proceedings.review.other"]
    assert "中止" in guides["proceedings.review.pending"]
    assert "行政复议法（2024年1月1日起施行）第二十三条" in guides["proceedings.review.upheld"]
    assert "仍可以直接起诉" in guides["proceedings.suit_direct.corrected"]
    assert "仍可以直接起诉" not in guides["proceedings.suit_after_review.corrected"]
