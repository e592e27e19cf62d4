"""A template with table four, and how the figures stand there; for the tests of alignment and figures."""

from __future__ import annotations

from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.forms.catalog import FORMS
from core.matching.report import locate_all
from core.readers.docx.reader import walked as read_document
from core.report.report import Report
from tests.helpers.makers.template_maker import part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


TABLE = "applications"


KEYS = [key for key in FORMS["2021"].cells if key.startswith(f"{TABLE}.")]


FIRST, SECOND = KEYS[:2]


def sample(**changed: int) -> Report:
    report = Report("2021", 2025, {"agency": "临江市水务局"})
    return report.with_values({**{key: n % 90 for n, key in enumerate(report.form.typed)}, **changed})


def paragraphs(data: bytes, report: Report) -> dict[str, Any]:
    """The paragraph of each figure by its key."""
    found = locate_all(read_document(etree.fromstring(part(data))), report.form)
    return {key: next(p for p in cell.ref.iter(W + "p")) for key, cell in found.items()}  # type: ignore[attr-defined]


def stand(paragraph: Any) -> str:
    mark = paragraph.find(f"{W}pPr/{W}jc")
    return "" if mark is None else mark.get(W + "val")
