"""What a row of the list of findings shows."""

from core.report.checks import run_checks
from gui.panels.finding_card import FindingCard
from tests.helpers.check_reports import good


def card(count: int = 0, reason: str = "") -> FindingCard:
    report = good().with_text("problems", "")
    finding = next(one for one in run_checks(report) if one.id == "S1")
    return FindingCard(finding, "缺少内容", "error", reason=reason, count=count)


def test_a_finding_has_its_sentence_and_a_fold_has_none() -> None:
    assert card().words == card().finding.message
    assert card(count=3).words == ""


def test_a_screen_reader_says_all_of_it() -> None:
    text = card(reason="已经核对").text
    assert card().finding.message in text and "已经核对" in text
