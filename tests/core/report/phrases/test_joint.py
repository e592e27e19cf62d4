"""Counts of several things together."""

from core.forms.catalog import FORMS
from core.report.phrases.joint import named_counts
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims

OWNER = Owner(2024, "临江市水务局")


def test_two_rows_counted_together() -> None:
    (claim,) = claims("全年作出行政许可、行政处罚共320件。", FORMS["2021"], OWNER)
    assert {*claim.readings[0].cells} == {"disclosure.licensing.decisions", "disclosure.penalties.decisions"}
    assert claim.number == 320


def test_one_count_said_of_each() -> None:
    found = claims("行政复议、行政诉讼均为0件。", FORMS["2021"], OWNER)
    assert len(found) == 2 and {claim.number for claim in found} == {0}


def test_lists_with_their_counts_behind() -> None:
    assert named_counts("没有数字的一句话。") == {}
