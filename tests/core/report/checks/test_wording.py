"""The sentences of findings, and their first lines: no gap that the sentence has not."""

import ast
import re
from collections.abc import Iterator

import pytest

from core.report.checks.wording import _NAMES, WORDING, as_text, by_how_much, carry_over, common_headline, headline, say
from core.report.findings import Finding, Grade
from tests.helpers.check_reports import found, good
from tests.helpers.places import ROOT

_GAP = re.compile(r"\{(\w+)\}")


def test_every_sentence_has_a_first_line_made_of_its_own_parts() -> None:
    for wording, (words, sentence) in WORDING.items():
        assert set(_GAP.findall(words)) <= set(_GAP.findall(sentence)), wording
        assert 0 < len(_GAP.sub("", words)) <= 18, wording


def test_every_name_of_a_gap_is_one() -> None:
    assert {gap for words in WORDING.values() for gap in _GAP.findall(words.sentence)} >= _NAMES


def said_somewhere() -> Iterator[tuple[str, str, set[str], bool]]:
    """Every call of ``say`` with a sentence named in it: where, which, the gaps it fills, whether it fills all itself."""
    for path in sorted((ROOT / "core").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                first, names = node.args[0], {word.arg for word in node.keywords}
                if isinstance(first, ast.Constant):
                    gaps = {name for name in names if name is not None}
                    yield f"{path.name}:{node.lineno}", str(first.value), gaps, None not in names


def test_who_says_a_sentence_fills_each_of_its_gaps_and_no_other() -> None:
    """A gap that nobody fills would end the program when the sentence is shown."""
    calls = list(said_somewhere())
    assert len(calls) > 20
    for where, wording, filled, all_of_them in calls:
        gaps = set(_GAP.findall(WORDING[wording].sentence))
        assert filled == gaps if all_of_them else filled <= gaps, (where, wording)


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
