"""A report as typeset pages and the words on them; for the tests of pages."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from core.report.report import Report

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
