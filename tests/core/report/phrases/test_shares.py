"""Percentages in a text."""

from core.forms.catalog import FORMS
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims

OWNER = Owner(2024, "临江市水务局")


def shares(text: str) -> list[tuple[object, tuple[str, ...]]]:
    found = [claim for claim in claims(text, FORMS["2021"], OWNER) if claim.id == "X8"]
    return [(claim.number, claim.readings[0].cells) for claim in found]


def test_of_what_the_clause_names_and_of_the_count_before() -> None:
    assert [cells for _, cells in shares("收到政府信息公开申请12件，其中自然人申请10件，占83.3%。")] == [
        ("applications.new.natural_person",)
    ]
    assert shares("收到政府信息公开申请12件，办结率为100%。") == []
