"""What stands in a DOCX of ours beside its body."""

import io
from datetime import UTC, datetime

from docx import Document

from core.report.report import Report
from core.writers.docx.report import to_bytes
from tests.helpers.core.docx_reports import WHEN, part, sample


def test_properties_carry_title_body_and_time() -> None:
    properties = Document(io.BytesIO(to_bytes(sample(), when=WHEN))).core_properties
    assert properties.title == "临江市财政局2021年政府信息公开工作年度报告"
    assert properties.author == properties.last_modified_by == "临江市财政局"
    assert properties.subject == "2021年"
    assert properties.language == "zh-CN"
    assert properties.created is not None and properties.created.replace(tzinfo=UTC) == WHEN


def test_endless_names_do_not_break_the_properties() -> None:
    report = Report("2021", 2025, {"agency": "局" * 400})
    assert len(Document(io.BytesIO(to_bytes(report))).core_properties.title) == 255


def test_a_time_with_a_zone_is_written_as_utc() -> None:
    beijing = datetime.fromisoformat("2026-01-20T17:30:00+08:00")
    written = part(to_bytes(sample(), when=beijing), "docProps/core.xml")
    assert written.findtext("{http://purl.org/dc/terms/}created") == "2026-01-20T09:30:00Z"
