"""Each check is explained to clerks; what is said of the tables holds for the rules."""

import pytest

from core.report.checks import rules
from core.report.checks.compare_years import _LEAST, _TIMES
from core.report.checks.explained.tables import EXPLAINED as TABLES
from core.report.checks.explained.tables import Explained
from core.report.checks.explained.texts import EXPLAINED as TEXTS
from core.report.findings import UNREAD

ALL = {**TABLES, **TEXTS}


def test_every_check_is_explained_and_nothing_else() -> None:
    assert set(ALL) == {key for rule in rules() for key in rule.ids} | {UNREAD}
    assert not set(TABLES) & set(TEXTS)
    assert all(key[0] == "T" for key in TABLES)


@pytest.mark.parametrize("key", ALL)
def test_all_parts_are_sentences(key: str) -> None:
    check: Explained = ALL[key]
    assert len({check.meaning, check.answer, check.example}) == 3
    for words in (check.meaning, check.answer, check.example):
        assert words.endswith("。") and len(words) >= 12
    assert len(check.name) <= 26 and not check.name.endswith("。")


def test_the_numbers_are_those_of_the_rules() -> None:
    assert (_LEAST, _TIMES) == (10, 5)
    assert "五倍" in TABLES["T14"].meaning and "五分之一" in TABLES["T14"].meaning
