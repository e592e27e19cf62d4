"""Fees and 定稿 in the file: there and back, missing in older files, kept by older programs, refused where broken."""

import json
from typing import Any

import pytest

from core.errors import UnusableInput
from core.report.fees import PAGES, PIECES, Entry, Payment
from core.report.report import Finished, Reopening, Report
from core.report.rollover import draft
from core.storage import codec, later_parts

WHO = Finished("2026-01-20", "李某")
FEES = (Entry(PIECES, 45, 3, "张某"), Entry(PAGES, 0, 0, "某申请", Payment.UNPAID))
FULL = Report("2021", 2025, fees=FEES, finished=WHO, reopened=(Reopening("2026-01-22", "退回修改", WHO),))


def as_data(report: Report) -> dict[str, Any]:
    return json.loads(codec.dumps(report))


def test_there_and_back() -> None:
    assert codec.loads(codec.dumps(FULL)) == FULL


def test_a_report_without_them_is_written_as_before() -> None:
    assert not later_parts.KEYS.keys() & as_data(Report("2021", 2025)).keys()
    assert as_data(FULL)["schema"] == as_data(Report("2021", 2025))["schema"], "an older program still opens it"


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("fees", 3),
        ("fees", [{"way": "pieces"}]),
        ("fees", [{"way": "weight", "quantity": 3}]),
        ("fees", [{"way": "pieces", "quantity": -1}]),
        ("fees", [{"way": "pieces", "quantity": True}]),
        ("fees", [{"way": "pages", "quantity": 3, "month": 13}]),
        ("finished", {"day": "2026-01-20"}),
        ("finished", "李某"),
        ("reopened", [{"day": "2026-01-20", "note": 3, "finished": {"day": "", "by": ""}}]),
    ],
)
def test_what_is_no_such_part_is_refused_by_name(key: str, part: object) -> None:
    data = {**as_data(FULL), key: part}
    with pytest.raises(UnusableInput, match=later_parts.KEYS[key]):
        codec.loads(json.dumps(data))


def test_next_years_draft_begins_without_them() -> None:
    started = draft(FULL, 2026)
    assert (started.fees, started.finished, started.reopened) == ((), None, ())
    assert started.last_year is not None
    assert (started.last_year.fees, started.last_year.finished) == ((), None)
