"""Claims without a number."""

import pytest

from core.forms.catalog import FORMS
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims


@pytest.mark.parametrize(
    "text, cell",
    [
        ("本年度未收到政府信息公开申请。", "applications.new.total"),
        ("全年未发生行政复议。", "proceedings.review.upheld"),
        ("未发生因政府信息公开引起的行政诉讼。", "proceedings.suit_direct.pending"),
        ("无结转下年度继续办理的申请。", "applications.carried_out.total"),
    ],
)
def test_a_denial_claims_that_there_was_none(text: str, cell: str) -> None:
    found = claims(text, FORMS["2021"], Owner(2024, "临江市水务局"))
    assert any(claim.number == 0 and any(cell in r.cells for r in claim.readings) for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        "没有收到要求提供公开出版物的申请。",
        "未收到无正当理由大量反复申请。",
        "没有收到要求确认或重新出具的申请。",
        "未收到补正后仍不明确的申请。",
        "未收到科研机构提出的政府信息公开申请。",
        "未收到企业提出的申请。",
    ],
)
def test_a_denial_of_one_kind_is_none_of_all(text: str) -> None:
    assert not [c for c in claims(text, FORMS["2021"], Owner(2024, "临江市水务局")) if c.id == "X5"]
