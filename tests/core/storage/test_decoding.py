"""From plain data to a typed report."""

import json

import pytest

from core.errors import UnusableInput
from core.report.report import Report
from core.storage import codec
from core.storage.decoding import decode
from core.storage.parsing import parse

REPORT = Report("2021", 2024, {"agency": "甲局"}, {"overview": "字"}, values={"applications.new.business": 3})


def data() -> dict[str, object]:
    return json.loads(codec.dumps(REPORT))


def test_what_was_written_is_the_report() -> None:
    assert decode(parse(codec.dumps(REPORT))) == REPORT


@pytest.mark.parametrize(
    "key, value",
    [("year", "2024"), ("form", "1999"), ("values", {"applications.new.business": "三"}), ("texts", ["字"])],
)
def test_what_does_not_fit_is_refused(key: str, value: object) -> None:
    found = data()
    assert key in found
    found[key] = value
    with pytest.raises(UnusableInput):
        decode(parse(json.dumps(found)))
