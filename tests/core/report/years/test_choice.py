"""What stands in the way of reports side by side: no year, one year twice, another body, more than ten years."""

import pytest

from core.report.years.choice import Hindrance, YearEntry, hindrance
from tests.helpers.core.year_reports import AGENCY, entry, year_report

HERE = [entry(year_report(year)) for year in (2020, 2021)]


@pytest.mark.parametrize(
    ("candidate", "kind", "words"),
    [
        (entry(year_report(2022)), None, ()),
        (entry(year_report(2022, agency="")), None, ()),
        (entry(year_report(2022, agency="临江市 财政局")), None, ()),
        (entry(year_report(0), "无年份.docx"), Hindrance.NO_YEAR, ("无年份.docx",)),
        (entry(year_report(2021), "另一份.pdf"), Hindrance.SAME_YEAR, ("另一份.pdf", "2021.docx", "2021年")),
        (entry(year_report(2022, agency="临江市水务局"), "水.docx"), Hindrance.OTHER_BODY, ("临江市水务局", AGENCY)),
        (entry(year_report(2030)), Hindrance.TOO_MANY, ("2020—2030年", "10年")),
        (entry(year_report(2011)), Hindrance.TOO_MANY, ("2011—2021年",)),
        (entry(year_report(2029)), None, ()),
    ],
)
def test_what_is_in_the_way(candidate: YearEntry, kind: Hindrance | None, words: tuple[str, ...]) -> None:
    found = hindrance(candidate, HERE)
    assert (found.kind if found else None) == kind
    assert all(word in found.sentence for word in words) if found else not words


def test_a_body_may_be_renamed() -> None:
    other = entry(year_report(2022, agency="临江市财政和国资局"))
    assert hindrance(other, HERE, renamed=True) is None


def test_the_first_report_needs_only_a_year() -> None:
    assert hindrance(HERE[0], []) is None
