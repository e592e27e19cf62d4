"""Counts of what is left."""

from core.forms.catalog import FORMS
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims
from core.report.phrases.rest import is_rest

OWNER = Owner(2024, "临江市水务局")


def test_other_alone_and_in_front_of_more() -> None:
    assert is_rest("其他") and not is_rest("其他行政许可")


def test_the_rest_of_a_list_is_what_was_not_counted() -> None:
    text = "全年收到政府信息公开申请10件，其中自然人5件、商业企业3件、其他2件。"
    last = claims(text, FORMS["2021"], OWNER)[-1]
    cells = {cell for reading in last.readings for cell in reading.cells}
    assert "applications.new.research" in cells
    assert not {"applications.new.business", "applications.new.natural_person"} & cells
