"""The sentences of findings."""

import pytest

from core.report.checks.wording import by_how_much, say


def test_the_user_s_own_numbers_stand_in_the_sentence() -> None:
    said = say("T6", table="二、主动公开政府信息情况", count=3)
    assert str(said).startswith("二、主动公开政府信息情况有3处未填")


@pytest.mark.parametrize("ours, theirs, words", [(3, 4, "多1件"), (4, 2, "少2件")])
def test_more_or_less_by_theirs(ours: int, theirs: int, words: str) -> None:
    assert by_how_much(ours, theirs) == words
