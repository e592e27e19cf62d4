"""规章、规范性文件 in sentences."""

from core.report.calc import compute
from core.report.sentences import offers
from tests.helpers.check_reports import good

ROW = "disclosure.normative_documents"


def told(**counts: int) -> str:
    report = good().with_values({f"{ROW}.{column}": count for column, count in counts.items()})
    return "".join(s.template for topic in offers(report, compute(report.form, report.values)) for s in topic.variants)


def test_what_was_made_repealed_and_is_in_force() -> None:
    words = told(issued=3, repealed=1, in_force=12)
    assert all(f"{{{ROW}.{column}}}" in words for column in ("issued", "repealed", "in_force"))


def test_what_there_was_not_is_not_counted() -> None:
    assert f"{{{ROW}.repealed}}" not in told(issued=3, in_force=12)
