"""A report as data for the page template."""

import re
from decimal import Decimal
from io import BytesIO

from pypdf import PdfReader

from core.report.report import Report
from core.writers.pages import typeset as pages_typeset

BODY = {"agency": "临江市财政局"}


def filled(form: str = "2021", figure: int = 3, **texts: str) -> Report:
    report = Report(form, 2025, BODY, {"overview": "公开126条。", "problems": "问题。", "other": "没有。", **texts})
    return report.with_values(dict.fromkeys(report.form.typed, figure))


def text_of(data: bytes) -> str:
    """All text of a PDF without blanks: justified lines are full of them."""
    pages = (page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return re.sub(r"\s", "", "".join(pages))


def page_texts(data: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(BytesIO(data)).pages]


def test_one_table_alone() -> None:
    report = filled()
    section = next(section for section in report.form.sections if section.table)
    (page,) = page_texts(pages_typeset.pdf(report, "official", section.key))
    assert page.startswith(section.numbered)
    assert "公开126条" not in page


def test_amounts_and_blanks() -> None:
    report = Report("2021", 2025, BODY).with_values({"disclosure.fees.amount": Decimal("1036.420000")})
    found = text_of(pages_typeset.pdf(report))
    assert "1036.420000" in found
    assert text_of(pages_typeset.pdf(Report("2021", 2025, BODY))).count("0") < 10
