"""Totals and carry-overs against an independent sum over the printed grid."""

from hypothesis import given
from hypothesis import strategies as st

from core.forms.applications import APPLICANTS
from core.forms.catalog import FORMS
from core.report.calc import arithmetic, compute, recompute

FORM = FORMS["2021"]
figures = st.dictionaries(st.sampled_from(FORM.typed), st.integers(0, 10**8))


@given(figures)
def test_totals_are_plain_sums(values: dict[str, int]) -> None:
    computed = compute(FORM, values)
    rows = {key.rsplit(".", 1)[0] for key in FORM.typed if key.startswith("applications.")}
    for row in rows:
        assert computed[f"{row}.total"].value == sum(values.get(f"{row}.{column}", 0) for column in APPLICANTS)
    results = rows - {"applications.new", "applications.carried_in"}
    for column in APPLICANTS:
        processed = sum(values.get(f"{row}.{column}", 0) for row in results)
        arrived = sum(values.get(f"applications.{row}.{column}", 0) for row in ("new", "carried_in"))
        assert computed[f"applications.processed_total.{column}"].value == processed
        assert computed[f"applications.carried_out.{column}"].value == arrived - processed


@given(figures)
def test_the_two_ways_to_the_corner_agree(values: dict[str, int]) -> None:
    computed = compute(FORM, values)
    by_column = sum(computed[f"applications.processed_total.{column}"].value for column in APPLICANTS)
    assert computed["applications.processed_total.total"].value == by_column
    total = {name: computed[f"applications.{name}.total"].value for name in ("new", "carried_in", "carried_out")}
    assert total["carried_out"] == total["new"] + total["carried_in"] - by_column


@given(figures)
def test_provisional_exactly_where_a_part_is_blank(values: dict[str, int]) -> None:
    computed = compute(FORM, values)
    for key in ("review", "suit_direct", "suit_after_review"):
        parts = [f"proceedings.{key}.{part}" for part in ("upheld", "corrected", "other", "pending")]
        total = computed[f"proceedings.{key}.total"]
        assert total.blanks == sum(part not in values for part in parts)
        assert total.complete == all(part in values for part in parts)


@given(figures, st.dictionaries(st.sampled_from(FORM.typed), st.none() | st.integers(0, 10**8), max_size=9))
def test_totals_after_an_edit_are_those_of_all_figures(values: dict[str, int], edit: dict[str, int | None]) -> None:
    before = compute(FORM, values)
    now = {key: value for key, value in {**values, **edit}.items() if value is not None}
    after = recompute(FORM, now, before, edit)
    assert after == compute(FORM, now)
    for key, total in after.items():
        touched = any(leaf in edit for leaf, _ in FORM.leaves[key])
        assert touched or total is before[key]  # what is made of nothing that changed is not even looked at


def test_zero_is_not_blank() -> None:
    zeros = dict.fromkeys(FORM.typed, 0)
    assert all(total.complete and total.value == 0 for total in compute(FORM, zeros).values())
    assert not any(total.complete for total in compute(FORM, {}).values())


def test_arithmetic_shows_the_users_numbers() -> None:
    values = {"proceedings.review.upheld": 2, "proceedings.review.corrected": 3, "proceedings.review.other": 0}
    assert arithmetic(FORM, "proceedings.review.total", values, compute(FORM, values)) == "2 + 3 + 0 + 空白 = 5"
