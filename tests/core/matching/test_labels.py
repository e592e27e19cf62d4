"""Pairing labels that were found with those of the form."""

from core.forms.catalog import FORMS
from core.forms.labels import fold
from core.matching.labels import align, fill_gaps, form_labels, words

TABLE = FORMS["2021"].table("applications")


def test_order_is_kept_and_the_sum_of_scores_is_greatest() -> None:
    scores = {(0, 1): 5, (1, 0): 5, (1, 2): 4, (2, 2): 3}
    assert align(3, 3, lambda found, wanted: scores.get((found, wanted), 0)) == {0: 1, 1: 2}
    assert align(2, 2, lambda found, wanted: 0) == {}, "nothing that fits pairs with nothing"


def test_gaps_are_filled_where_both_sides_are_equally_many() -> None:
    assert fill_gaps({0: 0, 3: 3}, [1, 2], 4) == {1: 1, 2: 2}
    assert fill_gaps({0: 0, 3: 3}, [1], 4) == {}, "one label and two places: which is not known"


def test_the_plain_case_is_exactly_the_leaves_in_order() -> None:
    columns = words(TABLE).columns[0]
    printed = [fold(chain[-1].label) for chain in TABLE.blocks[0].column_paths]
    assert columns.in_order(printed) == {place: place for place in range(len(printed))}
    assert columns.in_order(printed[::-1]) is None


def test_what_is_out_of_order_is_paired_where_it_names_one_leaf() -> None:
    columns = words(TABLE).columns[0]
    assert columns.add_unique([fold("科研机构"), fold("商业企业")], {}) == {0: 2, 1: 1}


def test_every_label_of_the_form_is_known() -> None:
    known = form_labels(FORMS["2021"])
    assert {fold("商业企业"), fold("行政许可"), fold("结果维持")} <= known


def test_heads_above_tell_columns_of_one_name_apart() -> None:
    columns = words(FORMS["2021"].table("proceedings")).columns[0]
    review, direct, after = map(fold, ("行政复议", "未经复议直接起诉", "复议后起诉"))
    upheld = fold("结果维持")
    above = [frozenset({head}) for head in (after, review, direct)]
    assert columns.by_heads([upheld] * 3, above) == {0: 10, 1: 0, 2: 5}
    assert columns.by_heads([upheld] * 3, [*above[:2], frozenset()]) is None, "one has no head and fits them all"
    every = [fold(name) for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")]
    more = columns.by_heads([*every * 3, every[4]], [*(head for head in above for _ in every), frozenset()])
    assert more is not None and sorted(more.values()) == [*range(15)] and 15 not in more
