"""The least changes that make one text of another."""

from hypothesis import given
from hypothesis import strategies as st

from core.report.text_changes import change_before, changes

TEXTS = st.text("甲乙丙\n1", max_size=12)


@given(TEXTS, TEXTS)
def test_they_make_the_new_text(old: str, new: str) -> None:
    made = old
    for change in changes(old, new):
        made = made[: change.start] + change.words + made[change.end :]
    assert made == new


def test_what_stayed_is_untouched() -> None:
    (change,) = changes("公开3条，其中", "公开12条，其中")
    assert (change.start, change.end, change.words) == (2, 3, "12")
    assert changes("同", "同") == ()


def test_the_change_that_ended_at_the_cursor() -> None:
    change = change_before("甲乙", "甲丙丁乙", 3)
    assert change is not None and (change.start, change.words) == (1, "丙丁")
    assert change_before("甲乙", "甲丙乙丁", 2) is None
