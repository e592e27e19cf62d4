"""Checks of figures that are possible but unlikely: T9–T12."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.report.findings import Grade
from core.report.report import Report
from tests.helpers.check_reports import after, found, good, sentences

FEES = "disclosure.fees.amount"
UNPAID = "applications.other.fee_unpaid.natural_person"


@pytest.mark.parametrize(
    "agency", ["白石县财政局", "临江市清河区教育局", "柳塘镇人民政府", "城东街道办事处", "白石县人民政府"]
)
def test_t9_bodies_of_counties_and_townships(agency: str) -> None:
    report = good(body={"agency": agency}).with_values({"disclosure.regulations.in_force": 3})
    (finding,) = found(report, "T9")
    assert "现行有效件数（3）" in finding.message
    (both,) = found(report.with_values({"disclosure.regulations.issued": 1}), "T9")
    assert "填有本年制发件数（1）、现行有效件数（3），" in both.message
    assert not found(report.with_values({"disclosure.regulations.in_force": 0}), "T9")


@pytest.mark.parametrize("agency", ["临江市财政局", "临江市人民政府", "内蒙古自治区财政厅", "江西省人民政府", ""])
def test_t9_leaves_others_alone(agency: str) -> None:
    assert not found(good(body={"agency": agency}).with_values({"disclosure.regulations.issued": 1}), "T9")


def test_t9_by_the_kind_of_body() -> None:
    body = {"agency": "柳塘", "kind": "township"}
    assert found(good(body=body).with_values({"disclosure.regulations.issued": 1}), "T9")


def charged(amount: str, **body: str) -> Report:
    report = good().with_values({FEES: Decimal(amount)})
    for key, value in body.items():
        report = report.with_body(key, value)
    return report


@pytest.mark.parametrize(
    "amount, told", [("10000", True), ("251000", True), ("9999", False), ("24252.311082", False), ("0", False)]
)
def test_t10_large_whole_amounts(amount: str, told: bool) -> None:
    assert bool(found(charged(amount), "T10")) is told


def test_t10_a_government_may_have_large_amounts() -> None:
    assert not found(charged("10000", kind="government"), "T10")
    assert not found(charged("10000", agency="白石县人民政府"), "T10")
    assert found(charged("10000", agency="白石县人民政府", kind="office"), "T10")


def test_t10_a_hundred_times_last_year() -> None:
    assert not found(after(charged("2.5"), charged("250")), "T10")
    (finding,) = found(after(charged("2.5"), charged("250.1")), "T10")
    assert "超过上年的100倍" in finding.message
    assert not found(after(charged("0"), charged("250")), "T10")


@pytest.mark.parametrize("other, told", [(20, False), (21, True)])
def test_t11_a_fifth_of_all(other: int, told: bool) -> None:
    report = good().with_values(
        {
            "applications.new.business": 100,
            "applications.granted.business": 100 - other,
            "applications.other.other.business": other,
        }
    )
    assert bool(found(report, "T11")) is told


def test_t11_leaves_a_total_alone_that_the_file_prints_otherwise() -> None:
    other = {"applications.other.other.business": 30, "applications.new.business": 30}
    report = good().with_values({**good().values, **other})
    assert found(replace(report, printed={"applications.other.other.total": 30}), "T11")
    assert not found(replace(report, printed={"applications.other.other.total": 3}), "T11")


def unpaid(text: str, count: int = 1) -> Report:
    values = {"applications.new.natural_person": count, UNPAID: count}
    return good().with_values(values).with_text("other", text)


@pytest.mark.parametrize("text", sentences("should_fail", "T12"))
def test_t12_no_word_of_a_fee_notice(text: str) -> None:
    (finding,) = found(unpaid(text), "T12")
    assert "有1件" in finding.message
    assert not found(unpaid(text, 0), "T12")


@pytest.mark.parametrize("text", sentences("should_pass", "T12"))
def test_t12_the_notice_is_spoken_of(text: str) -> None:
    assert not found(unpaid(text), "T12")


def test_t16_a_suit_lost_without_a_review_before_it() -> None:
    lost = good().with_values({"proceedings.suit_direct.corrected": 2})
    (finding,) = found(lost, "T16")
    assert (finding.grade, finding.strong) == (Grade.HINT, False)
    assert "“未经复议直接起诉”的“结果纠正”为2件" in finding.message
    assert not found(replace(lost, year=2023), "T16")
    assert not found(good().with_values({"proceedings.suit_direct.upheld": 2}), "T16")
    assert not found(good().with_values({"proceedings.suit_after_review.corrected": 2}), "T16")
