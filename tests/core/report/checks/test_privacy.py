"""P1: numbers of persons that must not be published."""

from core.report.checks.privacy import is_card_number, is_identity_number
from tests.helpers.check_reports import found, good


def test_p1_the_office_s_own_number_is_meant_to_be_published() -> None:
    report = good().with_text("other", "没有收取信息处理费。请联系13812345678。")
    (finding,) = found(report, "P1")
    assert finding.strong and "138****5678" in finding.message
    assert not found(report.with_body("telephone", "0793-1234567、138 1234 5678"), "P1")
    assert not found(good().with_text("preamble", "请与办公室联系（电话：13812345678）。"), "P1")
    assert found(good().with_text("preamble", "请与李某联系（13812345678）。"), "P1")


def test_check_digits() -> None:
    assert is_identity_number("11010519491231002X")
    assert not is_identity_number("110105194912310021")
    assert is_card_number("4111111111111111")
    assert not is_card_number("4111111111111112")
