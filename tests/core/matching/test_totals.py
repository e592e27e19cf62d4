"""Figures in two cells are joined where the totals prove it, and never otherwise."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import form_of
from core.matching.totals import Joined, joined_at, split_figures
from core.report.calc import compute

FORM = form_of("2021")
A, B = "applications.granted.natural_person", "applications.granted.business"
ROW = [key for key in FORM.cells if key.startswith("applications.granted.")]


def printed(values: dict[str, int]):
    return {key: total.value for key, total in compute(FORM, values).items()}


def test_ten_as_one_and_nought() -> None:
    true = {"applications.new.natural_person": 12, A: 10, B: 0, "applications.granted.research": 2}
    read = {**true, A: 1, B: 0}
    (way,) = split_figures(FORM, read, printed(true))
    assert way == Joined(A, B, 10)
    assert way.applied(read)[A] == 10
    assert way.applied(read)[B] is None
    assert "（1 | 0）" in way.note(read).message


def test_digits_that_count_in_the_wrong_column() -> None:
    true = {"applications.new.natural_person": 20, A: 13}
    assert split_figures(FORM, {**true, A: 1, B: 3}, printed(true)) == [Joined(A, B, 13)]


def test_nothing_is_joined_where_the_totals_agree() -> None:
    read = {"applications.new.natural_person": 20, A: 1, B: 0}
    assert split_figures(FORM, read, printed(read)) == []


def test_nothing_is_joined_where_only_one_total_would_come_right() -> None:
    read = {"applications.new.natural_person": 20, A: 1, B: 0}
    assert split_figures(FORM, read, {**printed(read), "applications.granted.total": 10}) == []


def test_nothing_is_joined_where_totals_are_not_printed() -> None:
    assert split_figures(FORM, {A: 1, B: 0}, {"applications.granted.total": 10}) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 300), min_size=60, max_size=60), st.integers(0, 100), st.integers(1, 9), st.integers(0, 99)
)
def test_a_split_is_found_again(figures: list[int], place: int, head: int, tail: int) -> None:
    keys = [key for key in FORM.typed if key.startswith("applications.") and ".other_org" not in key]
    left = keys[place % len(keys)]
    right = FORM.typed[FORM.typed.index(left) + 1]
    true = {key: figures[i % len(figures)] for i, key in enumerate(FORM.typed) if FORM.cells[key].kind == "count"}
    true |= {left: int(f"{head}{tail}"), right: 0}
    found = split_figures(FORM, {**true, left: head, right: tail}, printed(true))
    assert found == [Joined(left, right, int(f"{head}{tail}"))]


def test_a_row_with_one_cell_too_many() -> None:
    assert joined_at(FORM, ROW, ["1", "0", "0", "2", "", "0", "0", "12"]) == 0
    assert joined_at(FORM, ROW, ["3", "0", "1", " ２", "0", "0", "0", "15"]) == 2


def test_the_total_itself_in_two_cells() -> None:
    assert joined_at(FORM, ROW, ["9", "0", "0", "2", "0", "0", "1", "1"]) == 6


def test_no_way_or_two_ways_to_join() -> None:
    assert joined_at(FORM, ROW, ["1", "0", "0", "2", "0", "0", "0", "13"]) is None
    assert joined_at(FORM, ROW, ["1", "1", "1", "0", "0", "0", "0", "12"]) is None
    assert joined_at(FORM, ROW, ["1", "0", "0", "0", "0", "0", "1"]) is None
    assert joined_at(FORM, ROW, ["1", "无", "0", "0", "0", "0", "0", "1"]) is None
    assert joined_at(FORM, ROW[:3], ["1", "0", "0", "2"]) is None  # no total to prove it
