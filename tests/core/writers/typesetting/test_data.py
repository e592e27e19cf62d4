"""A report as data for the page template."""

from decimal import Decimal

from core.report.report import Report
from core.writers.layout.style import OFFICIAL
from core.writers.typesetting import typeset
from tests.helpers.core.typeset_pages import BODY, filled, page_texts, text_of


def test_one_table_alone() -> None:
    report = filled()
    section = next(section for section in report.form.sections if section.table)
    (page,) = page_texts(typeset.pdf(report, OFFICIAL, section.key))
    assert page.startswith(section.numbered)
    assert "公开126条" not in page


def test_amounts_and_blanks() -> None:
    report = Report("2021", 2025, BODY).with_values({"disclosure.fees.amount": Decimal("1036.420000")})
    found = text_of(typeset.pdf(report))
    assert "1036.420000" in found
    assert text_of(typeset.pdf(Report("2021", 2025, BODY))).count("0") < 10
