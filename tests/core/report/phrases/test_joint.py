"""Counts of several things together."""

from itertools import permutations

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.report.phrases.joint import named_counts
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims
from core.report.phrases.topics import topics_of

OWNER = Owner(2024, "临江市水务局")


def test_two_rows_counted_together() -> None:
    (claim,) = claims("全年作出行政许可、行政处罚共320件。", FORMS["2021"], OWNER)
    assert {*claim.readings[0].cells} == {"disclosure.licensing.decisions", "disclosure.penalties.decisions"}
    assert claim.number == 320


def test_one_count_said_of_each() -> None:
    found = claims("行政复议、行政诉讼均为0件。", FORMS["2021"], OWNER)
    assert len(found) == 2 and {claim.number for claim in found} == {0}


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_things_that_no_table_counts_in_one_way_are_no_claim_and_no_crash(form: Form) -> None:
    assert not claims("发生行政许可和行政复议共5件。", FORMS["2021"], OWNER)
    topics = topics_of(form)
    for one, other in permutations((*topics.rows, *topics.parts), 2):
        for before, after in (("发生", "共5件"), ("作出", "各5件"), ("", "均为5件"), ("", "结果维持3件")):
            claims(f"{before}{one}和{other}{after}。", form, OWNER)


def test_lists_with_their_counts_behind() -> None:
    assert named_counts("没有数字的一句话。") == {}
