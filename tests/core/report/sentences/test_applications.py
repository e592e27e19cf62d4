"""依申请公开 in sentences."""

from core.report.calc import compute
from core.report.sentences import offers
from core.report.sentences.applications import applicants, by_applicant
from core.report.sentences.figures import Figures
from tests.helpers.check_reports import good


def figures(**received: int) -> Figures:
    report = good().with_values({f"applications.new.{column}": count for column, count in received.items()})
    return Figures(report, compute(report.form, report.values))


def test_natural_persons_first_and_no_zeros() -> None:
    named = applicants(figures(business=1, natural_person=2), "applications.new")
    assert named[0].word == "自然人"
    assert all(one.amount for one in named)
    assert by_applicant(named).startswith("自然人")


def test_who_applied_is_offered_where_somebody_did() -> None:
    found = figures(business=1, natural_person=2)
    told = "".join(s.template for topic in offers(found.report, found.computed) for s in topic.variants)
    assert "{applications.new.natural_person}" in told
