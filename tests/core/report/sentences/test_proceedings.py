"""行政复议、行政诉讼 in sentences."""

from core.report.calc import compute
from core.report.sentences import offers
from tests.helpers.check_reports import good


def told(**counts: int) -> str:
    report = good().with_values({f"proceedings.review.{outcome}": count for outcome, count in counts.items()})
    return "".join(s.template for topic in offers(report, compute(report.form, report.values)) for s in topic.variants)


def test_how_many_and_with_which_outcomes() -> None:
    words = told(upheld=2, corrected=1)
    assert "{proceedings.review.upheld}" in words and "{proceedings.review.corrected}" in words


def test_where_there_was_none_no_outcome_is_told() -> None:
    assert "{proceedings.review." not in told()
