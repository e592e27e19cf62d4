"""The short first line of a finding: one for each sentence, with no gap that the sentence has not."""

import re

from core.report.checks.headlines import HEADLINES, as_text, common_headline, headline
from core.report.checks.wording import WORDING
from core.report.findings import Finding, Grade
from tests.helpers.check_reports import found, good

_GAP = re.compile(r"\{(\w+)\}")


def test_every_sentence_has_a_first_line_made_of_its_own_parts() -> None:
    assert HEADLINES.keys() == WORDING.keys()
    for wording, words in HEADLINES.items():
        assert set(_GAP.findall(words)) <= set(_GAP.findall(WORDING[wording])), wording
        assert len(_GAP.sub("", words)) <= 18, wording


def test_equal_ones_have_a_first_line_in_common() -> None:
    (finding,) = found(good().with_values({"applications.granted.business": 2}), "T1")[:1]
    assert headline(finding).endswith("：办理结果多2件")
    assert common_headline(finding) == "办理结果多2件"
    assert as_text(finding) == f"错误：{finding.message}"


def test_a_sentence_without_parts_is_named_by_its_grade() -> None:
    assert headline(Finding("N2", Grade.NOTE, "来信")) == "提示"
