"""The sentences of findings, and their first lines: no gap that the sentence has not."""

import re

import pytest

from core.report.checks.wording import _NAMES, WORDING, as_text, by_how_much, carry_over, common_headline, headline, say
from core.report.findings import Finding, Grade
from tests.helpers.check_reports import found, good

_GAP = re.compile(r"\{(\w+)\}")


def test_every_sentence_has_a_first_line_made_of_its_own_parts() -> None:
    for wording, said in WORDING.items():
        words, sentence = said.headline, said.sentence
        assert set(_GAP.findall(words)) <= set(_GAP.findall(sentence)), wording
        assert 0 < len(_GAP.sub("", words)) <= 18, wording


def test_every_name_of_a_gap_is_one() -> None:
    assert {gap for words in WORDING.values() for gap in _GAP.findall(words.sentence)} >= _NAMES


def test_equal_ones_have_a_first_line_in_common() -> None:
    (finding,) = found(good().with_values({"applications.granted.business": 2}), "T1")[:1]
    assert headline(finding).endswith("：办理结果多2件")
    assert common_headline(finding) == "办理结果多2件"
    assert as_text(finding) == f"错误：{finding.message}"


def test_a_sentence_without_parts_is_named_by_its_grade() -> None:
    assert headline(Finding("N2", Grade.NOTE, "来信")) == "提示"


def test_the_user_s_own_numbers_stand_in_the_sentence() -> None:
    said = say("T6", table="二、主动公开政府信息情况", count=3)
    assert str(said).startswith("二、主动公开政府信息情况有3处未填")


@pytest.mark.parametrize("ours, theirs, words", [(3, 4, "多1件"), (4, 2, "少2件")])
def test_more_or_less_by_theirs(ours: int, theirs: int, words: str) -> None:
    assert by_how_much(ours, theirs) == words


def test_the_terms_of_a_column_are_shown_as_they_stand() -> None:
    assert carry_over([5, None, 2], [3]) == {"new": "5", "carried_in": "空白+2", "arrived": "7", "processed": "3"}
